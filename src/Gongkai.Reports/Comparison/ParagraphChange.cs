namespace Gongkai.Reports.Comparison;

/// <summary>What became of a paragraph.</summary>
public enum ParagraphFate
{
    /// <summary>It stands in both, in the same place.</summary>
    Same,

    /// <summary>It stands in both, elsewhere: in another part, or in another order.</summary>
    Moved,

    /// <summary>It stands in the first once, and in the second a further time.</summary>
    Copied,

    /// <summary>It stands in both with other words in it.</summary>
    Changed,

    /// <summary>Only the second has it.</summary>
    Added,

    /// <summary>Only the first has it.</summary>
    Removed,
}

/// <summary>A paragraph in two reports.</summary>
/// <param name="Section">The part it stands in, 1 to 6: of the second report, or of the first when it was removed.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Before">Its words in the first; null when added.</param>
/// <param name="After">Its words in the second; null when removed.</param>
public sealed record ParagraphChange(int Section, ParagraphFate Fate, string? Before, string? After)
{
    /// <summary>The part of the first report that it came from; null when added.</summary>
    public int? From { get; init; }

    /// <summary>Share of its words that were taken over from <see cref="Before"/>, 0 to 1.</summary>
    public double TakenOver => After is null || Before is null ? 0 : Fate == ParagraphFate.Changed ? TextOverlap.Share(After, [Before]) : 1;
}
