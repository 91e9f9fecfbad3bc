using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>What the other rows and the heads of a table tell about where a row's values stand.</summary>
/// <param name="Columns">How many values a row has.</param>
/// <param name="Sums">The sums inside a row.</param>
internal sealed record RowLayout(int Columns, RowSums Sums)
{
    /// <summary>How many empty cells stand between label and first value in full rows whose labels stand as deep in the form; null where none is full.</summary>
    public int? UsualLeading { get; init; }

    /// <summary>True where the places that merged cells cover stand as empty cells behind the values.</summary>
    public bool FillersTrail { get; init; }

    /// <summary>True for a row whose cells fill every column of the grid, so that no empty cell beside its values can be a filler.</summary>
    public bool IsWidest { get; init; }

    /// <summary>The grid column of the first value by the heads over it; null when they do not tell.</summary>
    public int? FirstColumn { get; init; }

    /// <summary>True where every cell has an address of its own, so that a cell that is not there is empty, not lost.</summary>
    public bool IsAddressed { get; init; }

    /// <summary>The grid column of the first value: by the head over it, if most printed values stand in the columns that begin there;
    /// in a table without heads (cut at a page break) by the outermost printed values, if they are just as far apart as a row is wide.</summary>
    /// <param name="pieces">The document.</param>
    /// <param name="table">Which of its tables.</param>
    /// <param name="head">Folded head of the first column.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="runs">The rows' values.</param>
    public static int? ColumnUnder(ImmutableArray<Piece> pieces, int table, string head, int columns, IEnumerable<ValueRun> runs)
    {
        var printed = runs.Where(run => run.InGridRow).SelectMany(run => run.Cells).Where(cell => cell.Table == table && !cell.IsBlank).ToList();
        if (printed.Count == 0)
        {
            return null;
        }

        if (Pieces(pieces, table, printed[0].Index).FirstOrDefault(piece => piece.ColumnSpan == 1 && piece.Key == head) is { Column: var first })
        {
            return printed.Count(cell => cell.Column >= first && cell.Column < first + columns) * 10 >= printed.Count * 9 ? first : null;
        }

        var leftmost = printed.Min(cell => cell.Column);
        return printed.Max(cell => cell.Column) - leftmost == columns - 1 && printed.Count > columns ? leftmost : null;
    }

    // The cells of a table stand together.
    private static IEnumerable<Piece> Pieces(ImmutableArray<Piece> pieces, int table, int inside)
    {
        var at = inside;
        while (at > 0 && pieces[at - 1].Table == table)
        {
            at--;
        }

        for (; at < pieces.Length && pieces[at].Table == table; at++)
        {
            yield return pieces[at];
        }
    }

    /// <summary>The cells of a row by the columns of the heads; null when the row does not fit under them.</summary>
    public Slot[]? UnderHeads(ValueRun run)
    {
        if (!run.InGridRow || FirstColumn is not { } first)
        {
            return null;
        }

        var slots = new Slot[Columns];
        var placed = 0;
        for (var column = 0; column < Columns; column++)
        {
            if (CellAt(run, first + column) is { } cell)
            {
                slots[column] = Slot.Of(cell);
                placed += cell.IsBlank ? 0 : 1;
            }
            else if (!IsAddressed)
            {
                return null;
            }
        }

        return placed == run.Cells.Count(cell => !cell.IsBlank) ? slots : null;
    }

    private static Piece? CellAt(ValueRun run, int column)
    {
        foreach (var cell in run.Cells)
        {
            if (cell.Column == column && cell.ColumnSpan == 1)
            {
                return cell;
            }
        }

        return null;
    }
}
