using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>What became of one cell.</summary>
/// <param name="State">How sure.</param>
/// <param name="Slot">The print it was read from.</param>
/// <param name="Number">The number in the printed unit.</param>
internal readonly record struct SolvedCell(FigureState State, Slot Slot, decimal? Number);

/// <summary>A row to solve: its cells by column and the ways to read it.</summary>
internal sealed record SolverRow(ImmutableArray<CellId> Cells, RowReading Reading);

/// <summary>Chooses between ways to read rows by the form's own equations, as an error-correcting code.
/// A legibly printed figure is never altered: equations only decide where the print leaves a choice.</summary>
internal sealed class TableSolver
{
    private readonly ImmutableArray<Equation> equations;
    private readonly Dictionary<CellId, SolvedCell> solved = [];
    private readonly Dictionary<CellId, decimal> known = [];

    private TableSolver(ImmutableArray<Equation> equations) => this.equations = equations;

    /// <summary>Solves all rows of one print of a table.</summary>
    /// <param name="rows">Rows found.</param>
    /// <param name="lost">Cells of rows that were not found; they may be inferred.</param>
    /// <param name="equations">Equations of every edition of the table.</param>
    public static Dictionary<CellId, SolvedCell> Solve(IReadOnlyList<SolverRow> rows, IEnumerable<CellId> lost, ImmutableArray<Equation> equations)
    {
        var solver = new TableSolver(equations);
        foreach (var row in rows.Where(row => row.Reading.Fit == RowFit.Exact))
        {
            solver.TakeExact(row);
        }

        foreach (var row in rows.Where(row => row.Reading.Fit != RowFit.Exact).OrderBy(row => row.Reading.Ways.Length))
        {
            solver.Decide(row);
        }

        foreach (var cell in lost)
        {
            solver.solved.TryAdd(cell, new SolvedCell(FigureState.Absent, default, null));
        }

        solver.Infer();
        return solver.solved;
    }

    private void TakeExact(SolverRow row)
    {
        var way = row.Reading.Ways[0];
        for (var column = 0; column < row.Cells.Length; column++)
        {
            Set(row.Cells[column], Plain(way[column]));
        }
    }

    private static SolvedCell Plain(Slot slot) => slot.Piece?.Value.Kind switch
    {
        null => new(FigureState.Absent, slot, null),
        PrintKind.Blank => new(FigureState.Blank, slot, null),
        PrintKind.NotApplicable => new(FigureState.NotApplicable, slot, null),
        PrintKind.Number => new(FigureState.Read, slot, slot.Number),
        _ => new(FigureState.Doubtful, slot, null),
    };

    private void Decide(SolverRow row)
    {
        var concerned = equations.Where(equation => equation.Cells.Any(row.Cells.Contains)).ToArray();
        var own = concerned.Where(equation => equation.Cells.All(row.Cells.Contains)).ToArray();
        var others = concerned.Except(own).ToArray();
        var survivors = row.Reading.Ways.Select(way => new TriedWay(way)).Where(way => way.Test(own, row.Cells, known)).Where(way => way.Test(others, row.Cells, known)).ToList();
        var proven = survivors.Count == 1 && survivors[0].Checked >= own.Length + 1 && own.Length > 0;
        if (survivors.Count == 0)
        {
            survivors = [.. row.Reading.Ways.Select(way => new TriedWay(way))];
        }

        for (var column = 0; column < row.Cells.Length; column++)
        {
            Set(row.Cells[column], Agree(row.Reading, survivors, column, proven));
        }
    }

    // What all remaining ways say about one column.
    private static SolvedCell Agree(RowReading reading, List<TriedWay> ways, int column, bool proven)
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
            return new SolvedCell(FigureState.Doubtful, default, null);
        }

        if (slot.IsLost)
        {
            return value is null ? new SolvedCell(FigureState.Absent, default, null) : new SolvedCell(FigureState.Inferred, default, value);
        }

        var plain = Plain(slot);
        if (reading.Fit == RowFit.None)
        {
            // Placed by order alone: only the equations of row and columns together make it more than a guess.
            return plain.State == FigureState.Read ? plain with { State = proven ? FigureState.Inferred : FigureState.Doubtful } : plain;
        }

        var mayBeRead = reading.Fit is RowFit.Long or RowFit.Loose || (reading.Fit == RowFit.Short && proven);
        return plain.State == FigureState.Read && !(mayBeRead && IsSettled(reading, ways, column, proven)) ? plain with { State = FigureState.Inferred } : plain;
    }

    // A surplus cell settled by equations alone is still a guess, unless every way to drop one gives the same value here.
    private static bool IsSettled(RowReading reading, List<TriedWay> ways, int column, bool proven) =>
        proven || reading.Fit == RowFit.Loose || reading.Ways.All(way => way[column].Number == ways[0].Way[column].Number);

    private void Set(CellId cell, SolvedCell value)
    {
        solved[cell] = value;
        if (value is { State: FigureState.Read or FigureState.Inferred, Number: { } number })
        {
            known[cell] = number;
        }
    }

    // Lost and unreadable cells: one at a time, wherever every equation that leaves only this cell open agrees on a whole number.
    private void Infer()
    {
        var open = solved.Where(pair => pair.Value.Number is null && pair.Value.State is FigureState.Absent or FigureState.Doubtful).Select(pair => pair.Key).ToList();
        for (var progress = open.Count > 0; progress;)
        {
            progress = false;
            foreach (var cell in open.Where(cell => !known.ContainsKey(cell)).ToList())
            {
                if (Implied(cell) is { } value)
                {
                    solved[cell] = solved[cell] with { State = FigureState.Inferred, Number = value };
                    known[cell] = value;
                    progress = true;
                }
            }
        }
    }

    private decimal? Implied(CellId cell)
    {
        decimal? implied = null;
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
                return null;
            }

            implied = value;
        }

        return implied;
    }
}
