using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>Which values belong to which label of a table: usually those behind it; those before it where the whole table stands that way round;
/// and, where labels stand together without values, the rows of values that follow them, in order (shapes S10, S20).</summary>
internal static class RowRuns
{
    private const int FewestTurned = 3;
    private const int MostSurplus = 2;

    /// <summary>For each label of the region its values.</summary>
    /// <param name="region">The labels.</param>
    /// <param name="pieces">The document.</param>
    /// <param name="end">Where the values end at the latest.</param>
    /// <param name="columnsOf">How many columns the row of a label has.</param>
    public static List<ValueRun> Of(TableRegion region, ImmutableArray<Piece> pieces, int end, Func<RowAnchor, int> columnsOf)
    {
        var anchors = region.Anchors;
        var runs = new List<ValueRun>(anchors.Length);
        for (var i = 0; i < anchors.Length; i++)
        {
            var run = ValueRun.Behind(anchors[i].Last, pieces, i + 1 < anchors.Length ? anchors[i + 1].Label.Index : end, columnsOf(anchors[i]));
            runs.Add(anchors[i].Label.Spelt is { IsSure: false } ? run with { IsByOrder = true } : run);
        }

        return Turned(anchors, pieces, runs, columnsOf) ?? WithTorn(anchors, pieces, BlankLines.Fill(anchors, pieces, runs, columnsOf), end, columnsOf);
    }

    // Values before their labels: a whole row of them stands above the form's first label; or none stands behind the last label,
    // and more labels have values before than behind them.
    private static List<ValueRun>? Turned(ImmutableArray<RowAnchor> anchors, ImmutableArray<Piece> pieces, List<ValueRun> runs, Func<RowAnchor, int> columnsOf)
    {
        if (anchors.Length < FewestTurned || anchors[0].Label.Table > 0)
        {
            return null;
        }

        var before = new List<ValueRun>(anchors.Length);
        for (var i = 0; i < anchors.Length; i++)
        {
            // A category stands between the values and the label of its first row.
            var isCategory = i + 1 < anchors.Length && IsCategoryOf(anchors[i], anchors[i + 1]);
            var floor = i == 0 ? 0 : i > 1 && IsCategoryOf(anchors[i - 1], anchors[i]) ? anchors[i - 2].Last.Index + 1 : anchors[i - 1].Last.Index + 1;
            before.Add(isCategory ? new ValueRun([], false, anchors[i].Last.Index + 1) : ValueRun.Before(anchors[i].Label, pieces, floor, columnsOf(anchors[i])));
        }

        // No row stands above the first of the form: a whole row of values before its label is its own.
        var isAbove = anchors[0].Row.Index == 0 && before[0].Cells.Length == columnsOf(anchors[0]) && before[0].HasNumber;
        return isAbove || (before[0].HasNumber && !runs[^1].HasNumber && before.Count(run => run.HasNumber) > runs.Count(run => run.HasNumber)) ? before : null;
    }

    private static bool IsCategoryOf(RowAnchor one, RowAnchor other) =>
        other.Row.Editions.Any(edition => edition.Row.Path.Any(one.Row.Labels.Contains)) && other.Label.Index - one.Last.Index == 1;

    private static List<ValueRun> WithTorn(ImmutableArray<RowAnchor> anchors, ImmutableArray<Piece> pieces, List<ValueRun> runs, int end, Func<RowAnchor, int> columnsOf)
    {
        for (var first = 0; first < anchors.Length; first++)
        {
            var last = first;
            while (last + 1 < anchors.Length && !runs[last].HasNumber)
            {
                last++;
            }

            if (last > first && runs[last].HasNumber)
            {
                // A category over the rows has no values of its own.
                var group = Enumerable.Range(first, last - first + 1).Where(row => row == last || !IsCategoryOf(anchors[row], anchors[row + 1])).ToList();
                Tear(anchors, pieces, runs, group, last + 1 < anchors.Length ? anchors[last + 1].Label.Index : end, columnsOf);
            }

            first = last;
        }

        return runs;
    }

    private static void Tear(ImmutableArray<RowAnchor> anchors, ImmutableArray<Piece> pieces, List<ValueRun> runs, List<int> group, int end, Func<RowAnchor, int> columnsOf)
    {
        var last = group[^1];
        var values = new List<Piece>();
        for (var at = anchors[last].Last.Index + 1; at < end && (pieces[at].IsValue || pieces[at].Key.Length == 0); at++)
        {
            values.Add(pieces[at]);
        }

        var printed = values.FindAll(piece => !piece.IsBlank);
        if (group.Count < 2 || printed.Count != group.Sum(row => columnsOf(anchors[row])))
        {
            // More than one row's values behind several labels: whose they are is open.
            var isOpen = group.Count > 1 && printed.Count > columnsOf(anchors[last]) + MostSurplus && !runs[last].InGridRow;
            runs[last] = runs[last] with { IsOpen = isOpen, IsByOrder = runs[last].IsByOrder || isOpen };
            return;
        }

        var from = 0;
        foreach (var row in group)
        {
            var count = columnsOf(anchors[row]);
            runs[row] = new ValueRun([.. printed.GetRange(from, count)], false, printed[from + count - 1].Index + 1) { IsByOrder = true };
            from += count;
        }
    }
}
