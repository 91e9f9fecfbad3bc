using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Layout;

/// <summary>Lays one statistic table of a form as a grid: heads merged over their columns, categories over their rows,
/// labels without sub-rows running to the right. Everything comes from the form's data.</summary>
internal sealed class TableGrid
{
    private readonly FormTable table;
    private readonly Figures figures;
    private readonly int labels;
    private readonly int columns;
    private readonly ImmutableArray<TableCell>.Builder cells = ImmutableArray.CreateBuilder<TableCell>();
    private int row;
    private int headRows;

    public TableGrid(FormTable table, Figures figures)
    {
        this.table = table;
        this.figures = figures;
        labels = table.Blocks.Max(LabelColumns);
        columns = table.Blocks.Max(block => block.Columns.Length);
    }

    public Table Lay(string title)
    {
        foreach (var block in table.Blocks)
        {
            LayHeads(block);
            LayRows(block);
        }

        return new Table([.. cells.OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)])
        {
            Anchor = $"table-{table.Number}",
            Caption = title,
            // Several blocks have a head each; repeating the first one over the others would mislead.
            HeadRows = table.Blocks.Length == 1 ? headRows : 0,
            ColumnWidths = [.. Widths()],
        };
    }

    private static int LabelColumns(FormBlock block) =>
        block.HeadLabel.Length == 0 && block.Rows.All(line => line.Label.Length == 0 && line.Path.IsEmpty) ? 0 : block.Rows.Max(line => line.Path.Length + 1);

    private void LayHeads(FormBlock block)
    {
        if (block.Head.Length > 0)
        {
            Head(row++, 0, 1, labels + columns, block.Head);
        }

        var top = row;
        if (table.ColumnsHead.Length > 0)
        {
            Head(row++, labels, 1, columns, table.ColumnsHead);
        }

        var depth = block.Columns.Max(column => column.Path.Length) + 1;
        if (labels > 0)
        {
            Head(top, 0, row - top + depth, labels, block.HeadLabel.Length > 0 ? block.HeadLabel : table.Corner);
        }

        for (var index = 0; index < block.Columns.Length; index++)
        {
            LayColumnHead(block.Columns, index, depth);
        }

        row += depth;
        headRows = headRows == 0 ? row : headRows;
    }

    // Heads above a column are printed once, over the neighbours that share them.
    private void LayColumnHead(ImmutableArray<FormColumn> all, int index, int depth)
    {
        var path = all[index].Path;
        for (var level = 0; level < path.Length; level++)
        {
            if (index == 0 || !SharesPath(all[index - 1].Path, path, level))
            {
                var last = index;
                while (last + 1 < all.Length && SharesPath(all[last + 1].Path, path, level))
                {
                    last++;
                }

                Head(row + level, labels + index, 1, Right(all.Length, last) - index + 1, path[level]);
            }
        }

        Head(row + path.Length, labels + index, depth - path.Length, Right(all.Length, index) - index + 1, all[index].Label);
    }

    private void LayRows(FormBlock block)
    {
        for (var index = 0; index < block.Rows.Length; index++)
        {
            LayLabels(block.Rows, index);
            for (var column = 0; column < block.Columns.Length; column++)
            {
                Value(block, block.Cells[(index * block.Columns.Length) + column], column);
            }

            row++;
        }
    }

    private void LayLabels(ImmutableArray<FormRow> all, int index)
    {
        if (labels == 0)
        {
            return;
        }

        var path = all[index].Path;
        for (var level = 0; level < path.Length; level++)
        {
            if (index == 0 || !SharesPath(all[index - 1].Path, path, level))
            {
                var span = all.Skip(index).TakeWhile(next => SharesPath(next.Path, path, level)).Count();
                Head(row, level, span, 1, path[level]);
            }
        }

        Head(row, path.Length, 1, labels - path.Length, all[index].Label);
    }

    private void Value(FormBlock block, FormCell cell, int column)
    {
        var text = FigureText.Of(figures[cell.Id], cell.Column.Unit);
        cells.Add(new TableCell(row, labels + column, 1, Right(block.Columns.Length, column) - column + 1, MappedText.Unplaced(text))
        {
            Anchor = cell.Id.Code,
            IsNumber = true,
        });
    }

    // The last column of a block that is narrower than its table runs to the right edge.
    private int Right(int blockColumns, int column) => column == blockColumns - 1 ? columns - 1 : column;

    private static bool SharesPath(ImmutableArray<string> other, ImmutableArray<string> path, int level) =>
        other.Length > level && other.AsSpan()[..(level + 1)].SequenceEqual(path.AsSpan()[..(level + 1)]);

    private void Head(int top, int left, int height, int width, string text) =>
        cells.Add(new TableCell(top, left, height, width, MappedText.Unplaced(text)) { IsHead = true });

    // Four characters fit a category and a value of the requests table; its last label column takes the rest.
    private IEnumerable<int> Widths()
    {
        var (label, value) = labels > 1 ? (50, 16) : (26, 25);
        return Enumerable.Range(0, labels + columns).Select(column => column == labels - 1 ? label : column < labels ? 16 : value);
    }
}
