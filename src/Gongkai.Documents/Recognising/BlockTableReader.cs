using System.Collections.Immutable;
using System.Text;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Reads a table of blocks with heads of their own (table 2). Each block is taken for the edition whose column heads it prints,
/// so that a report that mixes two editions is read as it stands.</summary>
internal static class BlockTableReader
{
    private const int LongestHead = 60;

    /// <summary>A row with the heads printed over it and its values.</summary>
    private sealed record PrintedRow(RowAnchor Anchor, string Heads, string? Unit, ValueRun Run);

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
            ReadRow(printed[i], fit, figures, observations);
        }

        AddLostRows(region, form, figures, observations);
        var last = printed.Count == 0 ? region.End : printed.Max(row => row.Run.End);
        return new TableReading(region.Table, form, figures, observations, region.Start, Math.Max(last, region.End));
    }

    private static List<PrintedRow> Rows(TableRegion region, ImmutableArray<Piece> pieces, int end)
    {
        var widest = region.Table.Forms.Max(form => region.Table.Table(form).Blocks.Max(block => block.Columns.Length));
        var rows = new List<PrintedRow>();
        var behind = Math.Max(0, region.Start - 16);
        foreach (var anchor in region.Anchors)
        {
            var (heads, unit) = HeadsBetween(pieces, behind, anchor.Label.Index);
            var before = rows.Count > 0 ? rows[^1] : null;
            if (heads.Length < 4 && before is not null && SameBlock(before.Anchor.Row, anchor.Row))
            {
                (heads, unit) = (before.Heads, before.Unit);
            }

            var limit = region.Anchors.FirstOrDefault(next => next.Label.Index > anchor.Label.Index)?.Label.Index ?? end;
            var run = ValueRun.Behind(anchor.Label, pieces, limit, widest);
            rows.Add(new PrintedRow(anchor, heads, unit ?? UnitIn(anchor.Label.Text.Value), run));
            behind = run.End;
        }

        return rows;
    }

    private static bool SameBlock(MergedRow one, MergedRow other) =>
        one.Editions.Any(edition => other.Editions.Any(its => ReferenceEquals(its.Block, edition.Block)));

    // Everything short between the last value and the label; the block's own head line tells nothing about the edition.
    private static (string Heads, string? Unit) HeadsBetween(ImmutableArray<Piece> pieces, int start, int end)
    {
        var heads = new StringBuilder();
        string? unit = null;
        for (var at = start; at < end; at++)
        {
            var piece = pieces[at];
            if (piece.Value.Kind == PrintKind.Number || piece.Key.Length > LongestHead)
            {
                heads.Clear();
                unit = null;
            }
            else if (piece.Key.Length > 0 && !piece.Key.StartsWith("第二十条", StringComparison.Ordinal) && piece.Key != "信息内容")
            {
                heads.Append(piece.Key);
                unit = UnitIn(piece.Text.Value) ?? unit;
            }
        }

        return (heads.ToString(), unit);
    }

    private static string? UnitIn(string text) =>
        text.Contains("亿元", StringComparison.Ordinal) ? "亿元"
        : text.Contains("万元", StringComparison.Ordinal) ? "万元"
        : text.Contains('元', StringComparison.Ordinal) ? "元"
        : null;

    // The heads decide. Without heads the edition of the other blocks does; the mere number of values never does, because values get lost and glued.
    private static (EditionRow Edition, bool IsDecided) BestEdition(PrintedRow row, Form? hint)
    {
        var count = row.Run.Trim().Core.Length;
        var hintWeight = row.Heads.Length == 0 ? 2 : 0.5;
        var scored = row.Anchor.Row.Editions
            .Select(edition => (Edition: edition, Score: Score(row, edition, count) + (edition.Form == hint ? hintWeight : 0)))
            .OrderByDescending(pair => pair.Score)
            .ToList();
        var isDecided = scored.Count == 1 || (scored[0].Score - scored[1].Score >= 0.25 && (row.Heads.Length > 0 || hint is not null));
        return (scored[0].Edition, isDecided);
    }

    private static double Score(PrintedRow row, EditionRow edition, int count)
    {
        var columns = edition.Block.Columns;
        var official = string.Concat(columns.Select(column => LabelFold.Of(column.Label)));
        var heads = row.Heads.Length == 0 ? 0 : Similarity.Of(row.Heads, official);
        var fits = count == columns.Length ? 0.6 : count > columns.Length ? -0.2 : 0;
        return (heads * 1.5) + (count == 0 ? 0 : fits);
    }

    private static void ReadRow(PrintedRow row, (EditionRow Edition, bool IsDecided) fit, Dictionary<CellId, Figure> figures, List<Observation> observations)
    {
        var columns = fit.Edition.Block.Columns;
        ImmutableArray<CellId> cells = [.. columns.Select(column => CellId.Parse($"{row.Anchor.Row.Code}.{column.Code}"))];
        var reading = RowReading.Of(row.Anchor, row.Run, columns.Length, 0);
        var solved = TableSolver.Solve([new SolverRow(cells, reading)], [], []);
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = fit.IsDecided ? solved[cells[i]] : Undecided(solved[cells[i]]);
            var figure = FigureMaking.Make(cells[i], cell, row.Unit, fit.IsDecided ? null : $"heads={row.Heads}");
            figures[cells[i]] = figure;
            if (cells[i].Definition.IsAmount && figure is { Unit: null, Value: not null and not 0 })
            {
                observations.Add(new Observation(ObservationKind.UnitMissing) { Section = 2, Cells = [cells[i]], Actual = figure.Value, Text = figure.Raw, Places = [figure.Where!.Value] });
            }
        }

        observations.AddRange(RowObservations.Of(new SolverRow(cells, reading), columns.Length, solved));
    }

    // Neither heads nor count tell the edition: the numbers may belong to other columns.
    private static SolvedCell Undecided(SolvedCell cell) => cell.State == FigureState.Read && cell.Number != 0 ? cell with { State = FigureState.Doubtful } : cell;

    private static void AddLostRows(TableRegion region, Form? form, Dictionary<CellId, Figure> figures, List<Observation> observations)
    {
        if (form is null)
        {
            return;
        }

        foreach (var row in region.Table.Table(form).Cells.GroupBy(cell => cell.Row))
        {
            var lost = row.Where(cell => !figures.ContainsKey(cell.Id)).Select(cell => cell.Id).ToImmutableArray();
            foreach (var cell in lost)
            {
                figures[cell] = Figure.Absent;
            }

            // A row printed in another edition's block is not lost.
            if (lost.Length == row.Count() && region.Anchors.All(anchor => anchor.Row.Code != row.Key.Code))
            {
                observations.Add(new Observation(ObservationKind.RowLost) { Section = region.Table.Number, Cells = lost, Text = row.Key.Label });
            }
        }
    }
}
