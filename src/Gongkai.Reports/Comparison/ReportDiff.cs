using System.Collections.Immutable;

namespace Gongkai.Reports.Comparison;

/// <summary>A cell in two reports.</summary>
/// <param name="Cell">Which cell.</param>
/// <param name="Before">In the first report.</param>
/// <param name="After">In the second.</param>
public sealed record CellChange(CellId Cell, Figure Before, Figure After)
{
    /// <summary>How much it grew; null unless both have a value.</summary>
    public decimal? Change => After.Value - Before.Value;

    /// <summary>The change as a share of the first value (0.25 for a quarter more); null when that is 0 or missing.</summary>
    public decimal? Share => Before.Value is { } before and not 0 ? Change / before : null;
}

/// <summary>What differs between two versions or two years of a report.</summary>
/// <param name="Cells">Cells whose value or state differs, in form order.</param>
/// <param name="Paragraphs">All paragraphs of both, in the order of the second; what it left out stands behind its part.</param>
/// <param name="TakenOver">Share of the second report's words that were taken over from the first, phrase by phrase, 0 to 1.</param>
public sealed record ReportDiff(ImmutableArray<CellChange> Cells, ImmutableArray<ParagraphChange> Paragraphs, double TakenOver)
{
    /// <summary>True when neither a cell nor a paragraph differs.</summary>
    public bool IsEmpty => Cells.IsEmpty && Paragraphs.All(paragraph => paragraph.Fate == ParagraphFate.Same);

    /// <summary>Compares cell by cell and paragraph by paragraph.</summary>
    public static ReportDiff Compare(AnnualReport before, AnnualReport after)
    {
        var cells = before.Figures.Concat(after.Figures).Select(pair => pair.Key).Distinct().Order()
            .Select(cell => new CellChange(cell, before.Figures[cell], after.Figures[cell]))
            .Where(change => change.Before.Value != change.After.Value || change.Before.State != change.After.State);
        var words = string.Join('\n', after.Sections.Select(section => section.Text.Value));
        return new ReportDiff([.. cells], ParagraphMatch.Follow(before, after), TextOverlap.Share(words, before.Sections.Select(section => section.Text.Value)));
    }
}
