using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Reads a table whose rows all have the same columns (table 3): one row a label, values by order.</summary>
internal static class MatrixTableReader
{
    public static TableReading Read(TableRegion region, ImmutableArray<Piece> pieces, int end)
    {
        var form = EditionChoice.OfRows(region, pieces);
        var columns = region.Table.Table(form).Blocks[0].Columns;
        var runs = Runs(region, pieces, end, columns.Length);
        var usual = UsualLeading(runs, columns.Length);
        var rows = new List<SolverRow>();
        var observations = new List<Observation>();
        for (var i = 0; i < region.Anchors.Length; i++)
        {
            var anchor = region.Anchors[i];
            if (!IsCategoryHere(region, i, runs[i]) && Cells(anchor.Row, columns) is { Length: > 0 } cells)
            {
                rows.Add(new SolverRow(cells, RowReading.Of(anchor, runs[i], columns.Length, usual)));
            }
        }

        rows.AddRange(UnlabelledRows.Between(region, runs, pieces, form, columns));
        var missing = region.Table.Rows.Where(row => row.Editions.Any(edition => edition.Form == form) && rows.All(found => found.Reading.Anchor.Row != row)).ToList();
        var solved = TableSolver.Solve(rows, missing.SelectMany(row => Cells(row, columns)), region.Table.EquationsOf(form));
        var figures = new Dictionary<CellId, Figure>();
        foreach (var row in rows)
        {
            Spread(row, columns, solved);
            foreach (var cell in row.Cells)
            {
                figures[cell] = FigureMaking.Make(cell, solved[cell], null, Explain(row.Reading));
            }

            observations.AddRange(RowObservations.Of(row, columns.Length, solved));
        }

        foreach (var row in missing)
        {
            var cells = Cells(row, columns);
            foreach (var cell in cells)
            {
                figures[cell] = FigureMaking.Make(cell, solved[cell], null, null);
            }

            observations.Add(new Observation(ObservationKind.RowLost) { Section = region.Table.Number, Cells = cells, Text = row.Labels[0] });
        }

        var last = runs.Count == 0 ? region.End : Math.Max(region.End, runs.Max(run => run.End));
        return new TableReading(region.Table, form, figures, observations, region.Start, last);
    }

    // Empty when the row belongs to another edition that has not all of these columns.
    private static ImmutableArray<CellId> Cells(MergedRow row, ImmutableArray<FormColumn> columns)
    {
        var cells = ImmutableArray.CreateBuilder<CellId>(columns.Length);
        foreach (var column in columns)
        {
            if (!CellId.TryParse($"{row.Code}.{column.Code}", out var cell))
            {
                return [];
            }

            cells.Add(cell);
        }

        return cells.MoveToImmutable();
    }

    private static List<ValueRun> Runs(TableRegion region, ImmutableArray<Piece> pieces, int end, int columns)
    {
        var runs = new List<ValueRun>(region.Anchors.Length);
        for (var i = 0; i < region.Anchors.Length; i++)
        {
            var limit = i + 1 < region.Anchors.Length ? region.Anchors[i + 1].Label.Index : end;
            runs.Add(ValueRun.Behind(region.Anchors[i].Label, pieces, limit, columns));
        }

        return runs;
    }

    // How many empty cells usually stand between label and first value: the mode over full rows.
    private static int UsualLeading(List<ValueRun> runs, int columns) =>
        runs.Select(run => run.Trim()).Where(run => run.Core.Length == columns).GroupBy(run => run.Leading).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? 0;

    // （六）其他处理 is a row in one edition and the category over three rows in another: without values it is the category.
    private static bool IsCategoryHere(TableRegion region, int at, ValueRun run)
    {
        var row = region.Anchors[at].Row;
        return run.Cells.All(cell => cell.IsBlank)
            && region.Table.Rows.Any(other => other.Editions.Any(edition => edition.Row.Path.Any(part => row.Labels.Contains(part))) && region.Anchors.Any(anchor => anchor.Row == other));
    }

    // A number in one cell over all columns, or alone in its row, is the row's total; the columns stay empty.
    private static void Spread(SolverRow row, ImmutableArray<FormColumn> columns, Dictionary<CellId, SolvedCell> solved)
    {
        var (_, core, _) = row.Reading.Run.Trim();
        if (row.Reading.Ways.IsEmpty && core.Length == 1 && core[0].Value is { Kind: PrintKind.Number })
        {
            var isMerged = core[0].ColumnSpan >= columns.Length - 1;
            foreach (var cell in row.Cells)
            {
                solved[cell] = new SolvedCell(FigureState.Absent, default, null);
            }

            solved[row.Cells[^1]] = new SolvedCell(isMerged ? FigureState.Read : FigureState.Doubtful, Slot.Of(core[0]), core[0].Value.Number);
        }
    }

    private static string? Explain(RowReading reading) =>
        reading.Anchor.Similarity < 1 || reading.Fit != RowFit.Exact
            ? string.Create(CultureInfo.InvariantCulture, $"label={reading.Anchor.Label.Text.Value}; row={reading.Anchor.Row.Code}; similarity={reading.Anchor.Similarity:0.00}; fit={reading.Fit}; ways={reading.Ways.Length}")
            : null;
}
