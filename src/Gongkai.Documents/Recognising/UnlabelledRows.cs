using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Rows whose label is gone but whose values are there: placed by their order between the rows around them,
/// and only when as many whole rows of values are left over as rows are missing there.</summary>
internal static class UnlabelledRows
{
    public static IEnumerable<SolverRow> Between(TableRegion region, List<ValueRun> runs, ImmutableArray<Piece> pieces, Form form, ImmutableArray<FormColumn> columns)
    {
        for (var i = 0; i < region.Anchors.Length; i++)
        {
            var from = region.Anchors[i].Row.Index + 1;
            var to = i + 1 < region.Anchors.Length ? region.Anchors[i + 1].Row.Index : region.Table.Rows.Length;
            var missing = region.Table.Rows[from..to].Where(row => row.Editions.Any(edition => edition.Form == form)).ToList();
            if (missing.Count == 0 || i + 1 >= region.Anchors.Length)
            {
                continue;
            }

            var left = LeftOver(runs[i], pieces, region.Anchors[i + 1].Label.Index, columns.Length);
            for (var row = 0; left.Count == missing.Count * columns.Length && row < missing.Count; row++)
            {
                var cells = left.GetRange(row * columns.Length, columns.Length);
                var anchor = new RowAnchor(missing[row], cells[0], 0);
                var run = new ValueRun([.. cells], false, cells[^1].Index + 1);
                yield return new SolverRow(
                    [.. columns.Select(column => CellId.Parse($"{missing[row].Code}.{column.Code}"))],
                    new RowReading(anchor, RowFit.None, [[.. cells.Select(Slot.Of)]], run));
            }
        }
    }

    private static List<Piece> LeftOver(ValueRun run, ImmutableArray<Piece> pieces, int end, int columns)
    {
        var (_, core, _) = run.Trim();
        var left = core.Length >= columns * 2 ? core.Skip(columns).Where(cell => !cell.IsBlank).ToList() : [];
        for (var at = run.End; at < end; at++)
        {
            if (pieces[at].Value.Kind is PrintKind.Number or PrintKind.NotApplicable)
            {
                left.Add(pieces[at]);
            }
        }

        return left;
    }
}
