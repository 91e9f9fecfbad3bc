using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>Turns a sheet into paragraphs and tables. A sheet knows only places: where a row holds a single cell it is words, where several stand side by side
/// or a merged cell reaches over rows it belongs to a table; frames tell empty cells of a table from paper.</summary>
internal sealed class SheetBlocks
{
    // A single cell longer than this is a paragraph, framed or not.
    private const int LongestInTable = 60;

    private readonly ReadingBudget budget;
    private readonly List<SheetLine> lines;

    private SheetBlocks(Sheet sheet, ReadingBudget budget)
    {
        this.budget = budget;
        lines = SheetLine.Of(sheet);
    }

    public static void Add(Sheet sheet, List<Block> blocks, ReadingBudget budget)
    {
        new SheetBlocks(sheet, budget).AddTo(blocks);
        blocks.AddRange(sheet.Floating.Select(words => new Paragraph(words)));
    }

    private void AddTo(List<Block> blocks)
    {
        var table = new List<SheetLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            budget.Step();
            if (IsInTable(i))
            {
                if (table.Count > 0 && lines[i].Row > table[^1].Row + 1 && !lines[i].IsReachedFromAbove)
                {
                    End(table, blocks);
                }

                table.Add(lines[i]);
                continue;
            }

            End(table, blocks);
            AddWords(lines[i], blocks);
        }

        End(table, blocks);
    }

    private static void AddWords(SheetLine line, List<Block> blocks)
    {
        foreach (var words in line.Cells.SelectMany(cell => cell.Text.Split('\n')).Select(words => words.Trim()).Where(words => words.Length > 0))
        {
            blocks.Add(new Paragraph(words));
        }
    }

    private bool IsInTable(int at)
    {
        var line = lines[at];
        if (line.IsReachedFromAbove || line.Written >= 2 || (line.IsFramed && line.Cells.Count >= 2))
        {
            return true;
        }

        // One cell alone: a category row of a table when the table goes on above or below it in the same frame, words otherwise.
        var isShort = line.Cells.TrueForAll(cell => cell.Text.Length <= LongestInTable);
        return isShort && (line.IsFramed ? IsGridBeside(at, -1) || IsGridBeside(at, 1) : line.Cells[0].Columns == 1 && IsGridBeside(at, -1) && IsGridBeside(at, 1));
    }

    private bool IsGridBeside(int at, int step) =>
        at + step >= 0 && at + step < lines.Count
        && Math.Abs(lines[at + step].Row - lines[at].Row) == 1
        && lines[at + step] is { } beside
        && (beside.Written >= 2 || beside.IsReachedFromAbove || (beside.IsFramed && beside.Cells.Count >= 2));

    private void End(List<SheetLine> table, List<Block> blocks)
    {
        // A last row of empty frames is printed blank; without frames it is only paper.
        while (table.Count > 0 && table[^1] is { Written: 0, IsFramed: false, IsReachedFromAbove: false })
        {
            table.RemoveAt(table.Count - 1);
        }

        if (table.Count > 0)
        {
            Fill(table);
            var grid = new GridBuilder();
            foreach (var cell in table.SelectMany(line => line.Cells).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column))
            {
                grid.AddAt(new TableCell(cell.Row, cell.Column, cell.Rows, cell.Columns, MappedText.Unplaced(cell.Text)));
            }

            if (grid.ToTable() is { } made)
            {
                blocks.Add(made with { SheetRows = Starts(table, cell => cell.Row), SheetColumns = Starts(table, cell => cell.Column) });
            }
        }

        table.Clear();
    }

    private static ImmutableArray<int> Starts(List<SheetLine> table, Func<PlacedCell, int> start) => [.. table.SelectMany(line => line.Cells).Select(start).Distinct().Order()];

    // Without frames nothing marks an empty cell: every column that holds something in one row is a column of all rows.
    private void Fill(List<SheetLine> table)
    {
        if (table.Exists(line => line.IsFramed))
        {
            return;
        }

        var columns = table.SelectMany(line => line.Cells).Select(cell => cell.Column).Distinct().Order().ToArray();
        var covered = new HashSet<(int, int)>(table.SelectMany(line => line.Cells).Where(cell => cell.Rows * cell.Columns > 1).SelectMany(Places));
        foreach (var line in table)
        {
            var taken = line.Cells.Select(cell => cell.Column).ToHashSet();
            foreach (var column in columns.Where(column => !taken.Contains(column) && !covered.Contains((line.Row, column))))
            {
                budget.Piece();
                line.Cells.Add(new PlacedCell(line.Row, column, 1, 1, ""));
            }
        }
    }

    private static IEnumerable<(int, int)> Places(PlacedCell cell)
    {
        for (var row = cell.Row; row < cell.Row + cell.Rows; row++)
        {
            for (var column = cell.Column; column < cell.Column + cell.Columns; column++)
            {
                yield return (row, column);
            }
        }
    }
}
