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

/// <summary>What became of a paragraph.</summary>
public enum ParagraphFate
{
    /// <summary>It stands in both, in the same place.</summary>
    Same,

    /// <summary>It stands in both, elsewhere.</summary>
    Moved,

    /// <summary>It stands in both with other words in it.</summary>
    Changed,

    /// <summary>Only the second has it.</summary>
    Added,

    /// <summary>Only the first has it.</summary>
    Removed,
}

/// <summary>A paragraph in two reports.</summary>
/// <param name="Section">The part it stands in, 1 to 6.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Before">Its words in the first; null when added.</param>
/// <param name="After">Its words in the second; null when removed.</param>
public sealed record ParagraphChange(int Section, ParagraphFate Fate, string? Before, string? After);

/// <summary>What differs between two versions or two years of a report.</summary>
/// <param name="Cells">Cells whose value or state differs, in form order.</param>
/// <param name="Paragraphs">All paragraphs of both.</param>
/// <param name="TakenOver">Share of the second report's words that stand unchanged in the first, 0 to 1.</param>
public sealed record ReportDiff(ImmutableArray<CellChange> Cells, ImmutableArray<ParagraphChange> Paragraphs, double TakenOver)
{
    /// <summary>Compares cell by cell and paragraph by paragraph.</summary>
    public static ReportDiff Compare(AnnualReport before, AnnualReport after)
    {
        var cells = before.Figures.Concat(after.Figures).Select(pair => pair.Key).Distinct().Order()
            .Select(cell => new CellChange(cell, before.Figures[cell], after.Figures[cell]))
            .Where(change => change.Before.Value != change.After.Value || change.Before.State != change.After.State);
        var paragraphs = Enumerable.Range(1, 6).SelectMany(number => Follow(number, Lines(before, number), Lines(after, number), Lines(before)));
        var changes = paragraphs.ToImmutableArray();
        var all = changes.Sum(change => change.After?.Length ?? 0);
        var same = changes.Where(change => change.Fate is ParagraphFate.Same or ParagraphFate.Moved).Sum(change => change.After!.Length);
        return new ReportDiff([.. cells], changes, all == 0 ? 0 : (double)same / all);
    }

    private static List<string> Lines(AnnualReport report, int number) =>
        report.Section(number)?.Text.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList() ?? [];

    private static HashSet<string> Lines(AnnualReport report) => Enumerable.Range(1, 6).SelectMany(number => Lines(report, number)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<ParagraphChange> Follow(int section, List<string> before, List<string> after, HashSet<string> anywhereBefore)
    {
        var kept = CommonInOrder(before, after);
        var old = new Queue<string>(before.Where(line => !after.Contains(line)));
        foreach (var line in after)
        {
            if (kept.Contains(line))
            {
                yield return new ParagraphChange(section, ParagraphFate.Same, line, line);
            }
            else if (anywhereBefore.Contains(line))
            {
                yield return new ParagraphChange(section, ParagraphFate.Moved, line, line);
            }
            else if (old.TryPeek(out var candidate) && Text.Similarity.Of(line.AsSpan()[..Math.Min(line.Length, 400)], candidate.AsSpan()[..Math.Min(candidate.Length, 400)]) > 0.5)
            {
                yield return new ParagraphChange(section, ParagraphFate.Changed, old.Dequeue(), line);
            }
            else
            {
                yield return new ParagraphChange(section, ParagraphFate.Added, null, line);
            }
        }

        foreach (var line in old)
        {
            yield return new ParagraphChange(section, ParagraphFate.Removed, line, null);
        }
    }

    // The longest common sequence of paragraphs, as a set: the rest was moved or written anew.
    private static HashSet<string> CommonInOrder(List<string> before, List<string> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var common = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0, j = 0; i < before.Count && j < after.Count;)
        {
            if (before[i] == after[j])
            {
                common.Add(before[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }
}
