using System.Collections.Immutable;

namespace Gongkai.Corpus.Galleys;

/// <summary>A table as set: rows of cells, each cell where the ones before it leave room, as in a web page.</summary>
/// <param name="Number">2, 3 or 4; 0 for another table.</param>
/// <param name="Rows">The cells that start in each row, from left to right.</param>
public sealed record GalleyTable(int Number, ImmutableArray<ImmutableArray<GalleyCell>> Rows) : GalleyBlock
{
    /// <summary>Rows at the top that hold heads only.</summary>
    public int HeadRows => Rows.TakeWhile(row => row.All(cell => cell.Figure is null)).Count();

    /// <summary>The table with its cells changed.</summary>
    public GalleyTable WithCells(Func<GalleyCell, GalleyCell> change) => this with { Rows = [.. Rows.Select(row => row.Select(change).ToImmutableArray())] };

    /// <summary>The table with one row changed.</summary>
    public GalleyTable WithRow(int row, Func<ImmutableArray<GalleyCell>, IEnumerable<GalleyCell>> change) => this with { Rows = Rows.SetItem(row, [.. change(Rows[row])]) };

    /// <summary>Every cell with its place in the grid.</summary>
    public ImmutableArray<ImmutableArray<GridCell>> Grid()
    {
        var free = new List<int>();
        var grid = ImmutableArray.CreateBuilder<ImmutableArray<GridCell>>(Rows.Length);
        for (var row = 0; row < Rows.Length; row++)
        {
            var placed = ImmutableArray.CreateBuilder<GridCell>(Rows[row].Length);
            var column = 0;
            foreach (var cell in Rows[row])
            {
                while (column < free.Count && free[column] > row)
                {
                    column++;
                }

                placed.Add(new GridCell(cell, row, column));
                for (var covered = column; covered < column + cell.ColumnSpan; covered++)
                {
                    while (free.Count <= covered)
                    {
                        free.Add(0);
                    }

                    free[covered] = row + cell.RowSpan;
                }

                column += cell.ColumnSpan;
            }

            grid.Add(placed.ToImmutable());
        }

        return grid.MoveToImmutable();
    }

    /// <summary>The table cut in two before a row. A cell that covers rows on both sides is cut too; <paramref name="below"/> says what its lower part prints.</summary>
    public (GalleyTable Above, GalleyTable Below) CutBefore(int row, Func<GalleyCell, string> below)
    {
        var grid = Grid();
        var above = grid.Take(row).Select(cells => cells.Select(place => place.Cell with { RowSpan = Math.Min(place.Cell.RowSpan, row - place.Row) }).ToImmutableArray());
        var over = grid.Take(row).SelectMany(cells => cells).Where(place => place.Row + place.Cell.RowSpan > row)
            .Select(place => place with { Cell = place.Cell with { Text = below(place.Cell), RowSpan = place.Row + place.Cell.RowSpan - row } });
        var first = over.Concat(grid[row]).OrderBy(place => place.Column).Select(place => place.Cell).ToImmutableArray();
        return (this with { Rows = [.. above] }, this with { Rows = [first, .. Rows.Skip(row + 1)] });
    }
}

/// <summary>A cell in the grid.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Row">First grid row, from 0.</param>
/// <param name="Column">First grid column, from 0.</param>
public readonly record struct GridCell(GalleyCell Cell, int Row, int Column)
{
    /// <summary>Behind its last column.</summary>
    public int End => Column + Cell.ColumnSpan;
}
