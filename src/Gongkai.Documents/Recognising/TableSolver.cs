using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Chooses between ways to read rows by the form's own equations, as an error-correcting code: over all rows at once, not one after the other.
/// A legibly printed figure is never altered: equations only decide where the print leaves a choice.</summary>
internal sealed class TableSolver
{
    private const int MostTogether = 20_000;
    private const int MostLostInColumn = 2;
    private const int FewestOfHabit = 8;
    private readonly ImmutableArray<Equation> equations;
    private readonly Dictionary<CellId, SolvedCell> solved;
    private readonly Dictionary<CellId, decimal> known;

    private TableSolver(ImmutableArray<Equation> equations, int cells)
    {
        this.equations = equations;
        solved = new(cells);
        known = new(cells);
    }

    /// <summary>Solves all rows of one print of a table.</summary>
    /// <param name="rows">Rows found.</param>
    /// <param name="lost">Cells of rows that were not found; they may be inferred.</param>
    /// <param name="equations">Equations of the edition that the print follows.</param>
    public static Dictionary<CellId, SolvedCell> Solve(IReadOnlyList<SolverRow> rows, IEnumerable<CellId> lost, ImmutableArray<Equation> equations)
    {
        var solver = new TableSolver(equations, rows.Sum(row => row.Cells.Length));
        foreach (var row in rows.Where(row => row.Reading.Fit == RowFit.Exact))
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                solver.Set(row.Cells[column], SolvedCell.Plain(row.Reading.Ways[0][column]));
            }
        }

        solver.DecideOpen([.. rows.Where(row => row.Reading.Fit != RowFit.Exact).Select(row => new OpenRow(row, equations))]);
        solver.LeaveColumnsOpen(rows);
        foreach (var cell in lost)
        {
            solver.solved.TryAdd(cell, new SolvedCell(FigureState.Absent, default, null));
        }

        solver.Infer();
        return solver.solved;
    }

    private void DecideOpen(List<OpenRow> open)
    {
        // Rows that the sums leave one way tell more about the others.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var row in open.OrderBy(row => row.Ways.Length))
            {
                changed |= row.Narrow(known);
                changed |= Learn(row);
            }
        }

        PreferAsPrinted(open, solved.Count);
        NarrowToOneGap([.. open.Where(row => row.Row.Reading.Fit == RowFit.Short && !row.IsContradicted)], open.Count);
        NarrowTogether([.. open.Where(row => row.IsUndecided)]);
        foreach (var row in open.OrderBy(row => row.Ways.Length))
        {
            Conclude(row);
        }
    }

    private bool Learn(OpenRow row)
    {
        var learned = false;
        for (var column = 0; row is { IsContradicted: false, Ways.Length: 1 } && column < row.Row.Cells.Length; column++)
        {
            learned |= row.Ways[0][column].Number is { } number && known.TryAdd(row.Row.Cells[column], number);
        }

        return learned;
    }

    // The outermost cell empty in most rows is a habit; else a sum has to confirm it.
    private void PreferAsPrinted(List<OpenRow> open, int decided)
    {
        var edges = open.Where(row => row.Row.Reading.Fit == RowFit.Edge).ToList();
        foreach (var row in edges)
        {
            if (edges.Count >= FewestOfHabit && edges.Sum(edge => edge.Row.Cells.Length) >= decided && row.Ways.Length > 1 && row.Ways[0] == row.Row.Reading.Ways[0] && !row.IsContradicted)
            {
                row.Keep([row.Ways[0]]);
            }
            else
            {
                row.PreferAsPrinted(known);
            }

            Learn(row);
        }
    }

    // Where many rows lack one cell each, and only one column can be the lost one in all of them, it is that column.
    private static void NarrowToOneGap(List<OpenRow> rows, int open)
    {
        if (rows.Count < FewestOfHabit || rows.Count * 2 < open || rows.Exists(row => row.Ways.IsEmpty || row.Ways[0].Count(slot => slot.IsLost) != 1))
        {
            return;
        }

        var common = Enumerable.Range(0, rows[0].Row.Cells.Length).Where(column => rows.TrueForAll(row => row.Ways.Any(way => way[column].IsLost))).ToList();
        foreach (var row in rows.Where(_ => common.Count == 1))
        {
            row.Keep([.. row.Ways.Where(way => way[common[0]].IsLost)]);
        }
    }

    // Rows that leave a choice each may leave none together.
    private void NarrowTogether(List<OpenRow> rows)
    {
        if (rows.Count < 2 || rows.Aggregate(1.0, (product, row) => product * row.Ways.Length) > MostTogether)
        {
            return;
        }

        var kept = rows.ConvertAll(_ => new HashSet<Slot[]>());
        Try(rows, 0, [], kept);
        for (var at = 0; at < rows.Count && kept[0].Count > 0; at++)
        {
            rows[at].Keep(rows[at].Ways.Where(kept[at].Contains));
            Learn(rows[at]);
        }
    }

    private void Try(List<OpenRow> rows, int at, List<Slot[]> chosen, List<HashSet<Slot[]>> kept)
    {
        if (at == rows.Count)
        {
            for (var row = 0; row < chosen.Count; row++)
            {
                kept[row].Add(chosen[row]);
            }

            return;
        }

        foreach (var way in rows[at].Ways.Where(way => rows[at].Holds(way, known)))
        {
            var added = rows[at].Row.Cells.Where((cell, column) => way[column].Number is { } number && known.TryAdd(cell, number)).ToList();
            chosen.Add(way);
            Try(rows, at + 1, chosen, kept);
            chosen.RemoveAt(at);
            added.ForEach(cell => known.Remove(cell));
        }
    }

    private void Conclude(OpenRow row)
    {
        var (ways, isProven, rules) = row.Conclude(known);
        var isLeftOpen = row.IsContradicted && row.Row.Reading.Fit == RowFit.Glued;
        for (var column = 0; column < row.Row.Cells.Length; column++)
        {
            var cell = isLeftOpen ? new SolvedCell(FigureState.Doubtful, default, null) : Agree(row.Row.Reading, ways, column, isProven);
            Set(row.Row.Cells[column], cell with { Rules = rules });
        }
    }

    // The same column lost in several rows is no accident: those cells may have been printed empty, and more than one lost cell a column stays open.
    private void LeaveColumnsOpen(IReadOnlyList<SolverRow> rows)
    {
        var width = rows.All(row => row.Reading.Fit == RowFit.Exact) ? 0 : rows.Max(row => row.Cells.Length);
        for (var column = 0; column < width && rows.Count > MostLostInColumn; column++)
        {
            var lost = rows.Where(row => column < row.Cells.Length).Select(row => row.Cells[column]).Where(cell => solved[cell] is { Slot.IsLost: true, State: FigureState.Inferred or FigureState.Doubtful }).ToList();
            foreach (var cell in lost.Where(_ => lost.Count > MostLostInColumn))
            {
                Set(cell, new SolvedCell(FigureState.Doubtful, default, null) { MayBeBlank = true });
            }
        }
    }

    // What all remaining ways say about one column.
    private static SolvedCell Agree(RowReading reading, List<TriedWay> ways, int column, bool isProven)
    {
        if (ways.Count == 0)
        {
            return new SolvedCell(reading.Run.Cells.Length == 0 ? FigureState.Absent : FigureState.Doubtful, default, null);
        }

        var first = ways[0];
        var slot = first.Way[column];
        var value = first.ValueOf(column);
        if (ways.Exists(way => way.ValueOf(column) != value || (value is null && way.Way[column].Piece?.Value.Kind != slot.Piece?.Value.Kind)))
        {
            return new SolvedCell(FigureState.Doubtful, default, null) { MayBeBlank = ways.Exists(way => way.Way[column].Piece?.Value.Kind is PrintKind.Blank or PrintKind.NotApplicable) };
        }

        if (slot.IsLost)
        {
            return value is null ? new SolvedCell(FigureState.Absent, default, null) : new SolvedCell(FigureState.Inferred, default, value);
        }

        var plain = SolvedCell.Plain(slot);
        if (reading.Fit == RowFit.None)
        {
            // Placed by order alone: only the equations of row and columns together make it more than a guess.
            return plain.State == FigureState.Read ? plain with { State = isProven ? FigureState.Inferred : FigureState.Doubtful } : plain;
        }

        var mayBeRead = reading.Fit is RowFit.Long or RowFit.Loose or RowFit.Edge || (reading.Fit == RowFit.Short && isProven);
        return plain.State == FigureState.Read && !(mayBeRead && IsSettled(reading, ways, column, isProven)) ? plain with { State = FigureState.Inferred } : plain;
    }

    // A surplus cell settled by equations alone is still a guess, unless every way to drop one gives the same value here.
    private static bool IsSettled(RowReading reading, List<TriedWay> ways, int column, bool isProven) =>
        isProven || reading.Fit == RowFit.Loose || (reading.Fit == RowFit.Edge && ways.Count == 1 && ways[0].Way == reading.Ways[0]) || reading.Ways.All(way => way[column].Number == ways[0].Way[column].Number);

    private void Set(CellId cell, SolvedCell value)
    {
        solved[cell] = value;
        if (value is { State: FigureState.Read or FigureState.Inferred, Number: { } number })
        {
            known[cell] = number;
        }
        else
        {
            known.Remove(cell);
        }
    }

    // Lost and unreadable cells: one at a time, wherever every equation that leaves only this cell open agrees on a whole number.
    private void Infer()
    {
        var open = solved.Where(pair => pair.Value is { Number: null, MayBeBlank: false, State: FigureState.Absent or FigureState.Doubtful }).Select(pair => pair.Key).ToList();
        for (var progress = open.Count > 0; progress;)
        {
            progress = false;
            foreach (var cell in open.Where(cell => !known.ContainsKey(cell)).ToList())
            {
                if (Implied(cell) is ({ } value, var rules))
                {
                    solved[cell] = solved[cell] with { State = FigureState.Inferred, Number = value, Rules = rules };
                    known[cell] = value;
                    progress = true;
                }
            }
        }
    }

    private (decimal? Value, ImmutableArray<string> Rules) Implied(CellId cell)
    {
        decimal? implied = null;
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var equation in equations)
        {
            if (!equation.Concerns(cell) || !equation.Cells.All(other => other == cell || known.ContainsKey(other)))
            {
                continue;
            }

            var left = equation.Left.Where(other => other != cell).Sum(other => known[other]);
            var right = equation.Right.Where(other => other != cell).Sum(other => known[other]);
            var value = equation.Left.Contains(cell) ? right - left : left - right;
            if (value < 0 || value != decimal.Truncate(value) || (implied is not null && implied != value))
            {
                return (null, []);
            }

            implied = value;
            rules.Add(equation.Rule);
        }

        return (implied, [.. rules]);
    }
}
