using System.Runtime.InteropServices;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>What one sheet of a workbook stores, in whatever order it came. Rows and columns that are hidden are not printed and not kept.</summary>
internal sealed class Sheet(ReadingBudget budget)
{
    private const int MostMerges = 200_000;

    private readonly Dictionary<(int Row, int Column), SheetCell> cells = [];
    private readonly List<MergedArea> merges = [];
    private readonly HashSet<int> hiddenRows = [];
    private readonly HashSet<int> hiddenColumns = [];

    public IReadOnlyList<MergedArea> Merges => merges;

    /// <summary>Words that float over the sheet.</summary>
    public List<string> Floating { get; } = [];

    public void Add(int row, int column, string text, bool isFramed)
    {
        budget.Piece();
        CollectionsMarshal.GetValueRefOrAddDefault(cells, (row, column), out _) = new SheetCell(row, column, text, isFramed);
    }

    public void Merge(MergedArea area)
    {
        budget.Step();
        if (merges.Count < MostMerges && area.Row >= 0 && area.Column >= 0 && area.Rows >= 1 && area.Columns >= 1)
        {
            merges.Add(area);
        }
    }

    public void HideRow(int row) => hiddenRows.Add(row);

    public void HideColumns(int first, int last)
    {
        for (var column = first; column <= Math.Min(last, 20_000); column++)
        {
            hiddenColumns.Add(column);
        }
    }

    /// <summary>The visible cells by row, then column.</summary>
    public List<SheetCell> Visible()
    {
        var visible = new List<SheetCell>(cells.Count);
        foreach (var cell in cells.Values)
        {
            if (!hiddenRows.Contains(cell.Row) && !hiddenColumns.Contains(cell.Column))
            {
                visible.Add(cell);
            }
            else if (cell.Text.Length > 0)
            {
                budget.Remark("hidden-text");
            }
        }

        visible.Sort(static (one, other) => one.Row != other.Row ? one.Row.CompareTo(other.Row) : one.Column.CompareTo(other.Column));
        return visible;
    }
}
