using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>Puts cells on a grid the way browsers and word processors do, and leaves out grid rows and columns in which no cell begins:
/// rounding slivers, spans of 999, hidden helper columns.</summary>
internal sealed class GridBuilder
{
    private const int MaxSpan = 1_000;
    private const int MaxColumns = 4_096;

    private readonly List<TableCell> cells = [];
    private readonly List<int> occupiedUntil = [];
    private int row = -1;
    private int column;

    public void NextRow()
    {
        row++;
        column = 0;
    }

    /// <summary>Adds a cell at the next free place of the row; a row span of 0 reaches to the end of the table.</summary>
    public void Add(MappedText text, int rowSpan, int columnSpan, bool isHead = false)
    {
        if (row < 0)
        {
            NextRow();
        }

        while (column < occupiedUntil.Count && occupiedUntil[column] > row)
        {
            column++;
        }

        rowSpan = rowSpan <= 0 ? MaxSpan : Math.Min(rowSpan, MaxSpan);
        columnSpan = column >= MaxColumns ? 1 : Math.Clamp(columnSpan, 1, MaxSpan);
        if (rowSpan > 1)
        {
            Occupy(rowSpan, columnSpan);
        }

        cells.Add(new TableCell(row, column, rowSpan, columnSpan, text) { IsHead = isHead });
        column += columnSpan;
    }

    /// <summary>Adds a cell at a given place.</summary>
    public void AddAt(TableCell cell) => cells.Add(cell);

    /// <summary>The table; null when it has no cell.</summary>
    public Table? ToTable()
    {
        if (cells.Count == 0)
        {
            return null;
        }

        var rows = new Axis(cells.Select(cell => cell.Row));
        var columns = new Axis(cells.Select(cell => cell.Column));
        var placed = ImmutableArray.CreateBuilder<TableCell>(cells.Count);
        foreach (var cell in cells)
        {
            var (row, column, rowSpan, columnSpan) = (rows.Place(cell.Row), columns.Place(cell.Column), rows.Span(cell.Row, cell.RowSpan), columns.Span(cell.Column, cell.ColumnSpan));
            var stays = row == cell.Row && column == cell.Column && rowSpan == cell.RowSpan && columnSpan == cell.ColumnSpan;
            placed.Add(stays ? cell : cell with { Row = row, Column = column, RowSpan = rowSpan, ColumnSpan = columnSpan });
        }

        return new Table(placed.MoveToImmutable());
    }

    private void Occupy(int rowSpan, int columnSpan)
    {
        while (occupiedUntil.Count < Math.Min(column + columnSpan, MaxColumns))
        {
            occupiedUntil.Add(0);
        }

        for (var i = column; i < column + columnSpan && i < occupiedUntil.Count; i++)
        {
            occupiedUntil[i] = row + rowSpan;
        }
    }

    /// <summary>The grid lines of one direction at which a cell begins, numbered anew.</summary>
    private sealed class Axis
    {
        private readonly int[] starts;

        // A cell begins at every line from 0: nothing is left out.
        private readonly bool isFull;

        public Axis(IEnumerable<int> used)
        {
            starts = [.. used.Distinct()];
            Array.Sort(starts);
            isFull = starts[^1] == starts.Length - 1;
        }

        public int Place(int start) => isFull ? start : Array.BinarySearch(starts, start);

        public int Span(int start, int span)
        {
            if (span == 1)
            {
                return 1;
            }

            var end = Array.BinarySearch(starts, start + span);
            return (end < 0 ? ~end : end) - Place(start);
        }
    }
}
