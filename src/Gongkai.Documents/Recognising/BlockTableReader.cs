using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Reads a table of blocks with heads of their own (table 2). Each block is taken for the edition whose column heads it prints,
/// so that a report that mixes two editions is read as it stands.</summary>
internal static class BlockTableReader
{
    private const double SureHeads = 0.9;
    private const int MostShown = 4;

    /// <summary>A row with the heads printed over it and its values.</summary>
    private sealed record PrintedRow(RowAnchor Anchor, BlockHeads Heads, string? Unit, ValueRun Run);

    public static TableReading Read(TableRegion region, ImmutableArray<Piece> pieces, int end, Form? hint)
    {
        var printed = Rows(region, pieces, end);
        var fits = printed.Select(row => BestEdition(row, null)).ToList();
        var form = fits.Where(fit => fit.IsDecided).GroupBy(fit => fit.Edition.Form).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key ?? hint;
        var figures = new Dictionary<CellId, Figure>();
        var observations = new List<Observation>();
        for (var i = 0; i < printed.Count; i++)
        {
            var fit = fits[i].IsDecided ? fits[i] : BestEdition(printed[i], form);
            ReadRow(printed[i], fit, UsualLeading(printed, printed[i].Run), figures, observations);
        }

        AddLostRows(region, form, figures, observations);
        var last = printed.Count == 0 ? region.End : printed.Max(row => row.Run.End);
        return new TableReading(region.Table, form, figures, observations, region.Start, Math.Max(last, region.End)) { IsLoose = region.Anchors[0].Label.Table == 0 };
    }

    private static List<PrintedRow> Rows(TableRegion region, ImmutableArray<Piece> pieces, int end)
    {
        var runs = RowRuns.Of(region, pieces, end, anchor => anchor.Row.Widest);
        var rows = new List<PrintedRow>();
        var behind = Math.Max(0, region.Start - 16);
        for (var i = 0; i < region.Anchors.Length; i++)
        {
            var anchor = region.Anchors[i];
            var heads = BlockHeads.Between(pieces, behind, anchor.Label.Index);
            var before = rows.Count > 0 ? rows[^1] : null;
            if (heads.AreLost && before is not null && SameBlock(before.Anchor.Row, anchor.Row))
            {
                heads = before.Heads;
            }

            rows.Add(new PrintedRow(anchor, heads, heads.Unit ?? BlockHeads.UnitIn(anchor.Label.Text.Value), runs[i]));
            behind = runs[i].End;
        }

        return rows;
    }

    private static int Widest(MergedRow row) => row.Editions.Max(edition => edition.Table.Blocks.Max(block => block.Columns.Length));

    private static bool SameBlock(MergedRow one, MergedRow other) =>
        one.Editions.Any(edition => other.Editions.Any(its => ReferenceEquals(its.Block, edition.Block)));

    // The heads decide. Without heads the edition of the other blocks does; the mere number of values never does, because values get lost and glued.
    private static (EditionRow Edition, bool IsDecided) BestEdition(PrintedRow row, Form? hint)
    {
        var hintWeight = row.Heads.AreLost ? 2 : 0.5;
        var (best, bestFit, most, second) = (row.Anchor.Row.Editions[0], 0.0, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var edition in row.Anchor.Row.Editions)
        {
            var fit = row.Heads.Fit(edition.Heads);
            var score = (fit * 1.5) + CountScore(row, edition) + (edition.Form == hint ? hintWeight : 0);
            if (score > most)
            {
                (best, bestFit, most, second) = (edition, fit, score, most);
            }
            else
            {
                second = Math.Max(second, score);
            }
        }

        var isDecided = row.Anchor.Row.Editions.Length == 1 || (most - second >= 0.25 && (!row.Heads.AreLost || hint is not null));
        // Digits that ran together may be one number or several: only heads beyond doubt say how many columns they fill.
        return (best, isDecided && (bestFit >= SureHeads || !row.Run.Cells.Any(cell => cell.IsGlued)));
    }

    private static double CountScore(PrintedRow row, EditionRow edition)
    {
        var columns = edition.Block.Columns;
        var count = row.Run.Trim().Core.Length;
        return count == 0 ? 0 : count > columns.Length ? -0.4 : count == columns.Length || (row.Run.InGridRow && row.Run.Cells.Length == columns.Length) ? 0.4 : 0;
    }

    // A number right behind the label of any row of the grid: the first column stands there, and an empty cell in that place is no filler.
    private static int? UsualLeading(List<PrintedRow> rows, ValueRun run) =>
        run.InGridRow && rows.Exists(row => row.Run.InGridRow && row.Run.Cells is [{ IsBlank: false } first, ..] && first.Table == run.Cells[0].Table) ? 0 : null;

    private static void ReadRow(PrintedRow row, (EditionRow Edition, bool IsDecided) fit, int? usualLeading, Dictionary<CellId, Figure> figures, List<Observation> observations)
    {
        var columns = fit.Edition.Block.Columns;
        var cells = fit.Edition.Cells;
        var reading = RowReading.Of(row.Anchor, row.Run, new RowLayout(columns.Length, RowSums.None(columns.Length))
        {
            FillersTrail = row.Run.EndsInFillers,
            IsWidest = columns.Length == Widest(row.Anchor.Row),
            UsualLeading = usualLeading,
        });
        var solved = TableSolver.Solve([new SolverRow(cells, reading)], [], []);
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = fit.IsDecided ? solved[cells[i]] : Undecided(solved[cells[i]]);
            var figure = FigureMaking.Make(cells[i], cell, row.Unit, fit.IsDecided ? null : $"heads={string.Concat(row.Heads.Keys.TakeLast(MostShown))}");
            figures[cells[i]] = figure;
            if (cells[i].Definition.IsAmount && figure is { Unit: null, Value: not null and not 0 })
            {
                observations.Add(new Observation(ObservationKind.UnitMissing) { Section = 2, Cells = [cells[i]], Actual = figure.Value, Text = figure.Raw, Places = [figure.Where!.Value] });
            }
        }

        observations.AddRange(RowObservations.Of(new SolverRow(cells, reading), columns.Length, solved));
    }

    // Neither heads nor count tell the edition: the numbers may belong to other columns.
    private static SolvedCell Undecided(SolvedCell cell) => cell.State is FigureState.Read or FigureState.Inferred ? cell with { State = FigureState.Doubtful } : cell;

    private static void AddLostRows(TableRegion region, Form? form, Dictionary<CellId, Figure> figures, List<Observation> observations)
    {
        if (form is null)
        {
            return;
        }

        foreach (var row in region.Table.RowsOf(form))
        {
            var lost = row.Cells.RemoveAll(figures.ContainsKey);
            foreach (var cell in lost)
            {
                figures[cell] = Figure.Absent;
            }

            // A row printed in another edition's block is not lost.
            if (lost.Length == row.Cells.Length && region.Anchors.All(anchor => anchor.Row.Code != row.Row.Code))
            {
                observations.Add(new Observation(ObservationKind.RowLost) { Section = region.Table.Number, Cells = lost, Text = row.Row.Label });
            }
        }
    }
}
