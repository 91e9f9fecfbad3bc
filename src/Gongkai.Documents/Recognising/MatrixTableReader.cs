using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Reads a table whose rows all have the same columns (table 3): one row a label, values by order.</summary>
internal static class MatrixTableReader
{
    private const int FewestSingles = 4;

    public static TableReading Read(TableRegion region, ImmutableArray<Piece> pieces, int end, bool isAddressed)
    {
        var form = EditionChoice.OfRows(region, pieces);
        var columns = region.Table.Table(form).Blocks[0].Columns;
        var runs = RowRuns.Of(region, pieces, end, _ => columns.Length);
        var rows = Rows(region, runs, pieces, form, isAddressed);
        var missing = region.Table.Rows.Where(row => row.Editions.Any(edition => edition.Form == form) && rows.TrueForAll(found => found.Reading.Anchor.Row != row)).ToList();
        var solved = TableSolver.Solve(rows, missing.SelectMany(row => region.Table.CellsOf(form, row).Cells), region.Table.EquationsOf(form));
        var isSingle = AreSingle(rows);
        var figures = new Dictionary<CellId, Figure>(solved.Count);
        var observations = new List<Observation>();
        foreach (var row in rows)
        {
            SpreadSingle(row, columns.Length, isSingle, solved);
            var explanation = RowExplanation.Of(row, solved);
            foreach (var cell in row.Cells)
            {
                figures[cell] = FigureMaking.Make(cell, solved[cell], null, explanation);
            }

            observations.AddRange(RowObservations.Of(row, columns.Length, solved));
        }

        foreach (var row in missing)
        {
            var cells = region.Table.CellsOf(form, row).Cells;
            foreach (var cell in cells)
            {
                figures[cell] = FigureMaking.Make(cell, solved[cell], null, RowExplanation.OfLost(solved[cell]));
            }

            observations.Add(new Observation(ObservationKind.RowLost) { Section = region.Table.Number, Cells = cells, Text = row.Labels[0] });
        }

        var last = runs.Count == 0 ? region.End : Math.Max(region.End, runs.Max(run => run.End));
        return new TableReading(region.Table, form, figures, observations, region.Start, last)
        {
            IsLoose = region.Anchors[0].Label.Table == 0,
            IsScattered = Scattered.Is(region, runs, rows),
        };
    }

    private static List<SolverRow> Rows(TableRegion region, List<ValueRun> runs, ImmutableArray<Piece> pieces, Form form, bool isAddressed)
    {
        var columns = region.Table.Table(form).Blocks[0].Columns;
        var under = region.Anchors.Select(anchor => anchor.Label.Table).Distinct().ToDictionary(table => table, table => table == 0 ? null : RowLayout.ColumnUnder(pieces, table, LabelFold.Of(columns[0].Label), columns.Length, runs));
        var deepest = region.Table.Rows.Max(row => row.Depth);
        var layout = new RowLayout(columns.Length, RowSums.None(columns.Length))
        {
            FillersTrail = runs.Exists(run => run.EndsInFillers),
            IsAddressed = isAddressed,
        };
        var usual = UsualLeading(runs, columns.Length);
        var leading = Enumerable.Range(0, deepest + 1).Select(depth => UsualLeading(runs.Where((_, at) => region.Anchors[at].Row.Depth == depth), columns.Length) ?? usual).ToArray();
        var rows = new List<SolverRow>();
        for (var i = 0; i < region.Anchors.Length; i++)
        {
            var anchor = region.Anchors[i];
            if (!IsCategoryHere(region, i, runs[i]) && region.Table.CellsOf(form, anchor.Row) is { Cells.IsEmpty: false } known)
            {
                rows.Add(new SolverRow(known.Cells, RowReading.Of(anchor, runs[i], layout with
                {
                    Sums = known.Sums,
                    IsWidest = anchor.Row.Depth == deepest,
                    UsualLeading = leading[anchor.Row.Depth],
                    FirstColumn = under[anchor.Label.Table],
                })));
            }
        }

        rows.AddRange(UnlabelledRows.Between(region, runs, pieces, form, columns));
        return rows;
    }

    // How many empty cells usually stand between label and first value: the mode over full rows.
    private static int? UsualLeading(IEnumerable<ValueRun> runs, int columns) =>
        runs.Select(run => run.Trim()).Where(run => run.Core.Length == columns).GroupBy(run => run.Leading).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;

    // （六）其他处理 is a row in one edition and the category over three rows in another: without values it is the category.
    private static bool IsCategoryHere(TableRegion region, int at, ValueRun run)
    {
        var row = region.Anchors[at].Row;
        return run.Cells.All(cell => cell.IsBlank)
            && region.Table.Rows.Any(other => other.Editions.Any(edition => edition.Row.Path.Any(part => row.Labels.Contains(part))) && region.Anchors.Any(anchor => anchor.Row == other));
    }

    // A table in which every row holds one number, at its beginning, prints totals in merged cells: where it was flattened, the number seems to stand in the first column.
    private static bool AreSingle(List<SolverRow> rows)
    {
        var printed = rows.Where(row => row.Reading.Run.HasNumber).ToList();
        return printed.Count >= FewestSingles && printed.TrueForAll(row => row.Reading.Run.Trim().Core.Length == 1) && printed.Select(row => row.Reading.Run.Trim().Leading).Distinct().Count() <= 3
            && printed.TrueForAll(row => row.Reading.Ways.IsEmpty || row.Reading.Ways.All(way => way[^1].Number is null));
    }

    // A number in one cell over all columns, or alone in its row, is the row's total; the columns stay empty.
    private static void SpreadSingle(SolverRow row, int columns, bool isSingle, Dictionary<CellId, SolvedCell> solved)
    {
        var (_, core, _) = row.Reading.Run.Trim();
        if ((row.Reading.Ways.IsEmpty || isSingle) && core.Length == 1 && core[0].Value is { Kind: PrintKind.Number } && !RowWays.IsGlued(core[0]))
        {
            var isMerged = core[0].ColumnSpan >= columns - 1;
            foreach (var cell in row.Cells)
            {
                solved[cell] = new SolvedCell(FigureState.Absent, default, null);
            }

            solved[row.Cells[^1]] = new SolvedCell(isMerged ? FigureState.Read : FigureState.Doubtful, Slot.Of(core[0]), core[0].Value.Number);
        }
    }
}
