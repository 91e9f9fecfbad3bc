using System.Globalization;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Cells in rows and columns that do not show. One that is merged into a row or column that shows is seen there.</summary>
internal sealed class HiddenCells
{
    private const int MostCells = 20_000;

    private readonly List<(SheetCell Cell, bool IsRow, (int First, int Last)? Columns)> cells = [];
    private readonly HashSet<int> rows = [];
    private readonly HashSet<(int Row, int Column)> seen = [];

    public void AddRow(int row) => rows.Add(row);

    public void Add(SheetCell cell, bool isHiddenRow, (int First, int Last)? columns)
    {
        if (cells.Count < MostCells)
        {
            cells.Add((cell, isHiddenRow, columns));
        }
    }

    /// <summary>Takes note of a merge such as <c>B2:D4</c>.</summary>
    public void AddMerge(string range, HiddenLines lines)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        var first = SheetCells.Parse(colon < 0 ? range : range[..colon]);
        var last = SheetCells.Parse(colon < 0 ? range : range[(colon + 1)..]);
        if (first.Row > 0 && last.Row - first.Row < 1_000 && last.Column - first.Column < 1_000
            && Enumerable.Range(first.Row, last.Row - first.Row + 1).Any(row => !rows.Contains(row)) && Enumerable.Range(first.Column, last.Column - first.Column + 1).Any(column => lines.ColumnRange(column) is null))
        {
            seen.Add(first);
        }
    }

    /// <summary>One leak for each stretch of rows or columns: its rule, its range, and the words of its first cells.</summary>
    public IEnumerable<(string Rule, string Range, string Text)> Leaks()
    {
        var unseen = cells.Where(cell => !seen.Contains((cell.Cell.Row, cell.Cell.Column))).ToList();
        foreach (var columns in unseen.Where(cell => !cell.IsRow).GroupBy(cell => cell.Columns!.Value))
        {
            yield return ("sheet.hidden-column", $"{SheetCells.Letters(columns.Key.First)}:{SheetCells.Letters(columns.Key.Last)}", Words(columns.Select(cell => cell.Cell)));
        }

        var lines = unseen.Where(cell => cell.IsRow).GroupBy(cell => cell.Cell.Row).OrderBy(row => row.Key).ToList();
        for (int start = 0, end; start < lines.Count; start = end)
        {
            for (end = start + 1; end < lines.Count && lines[end].Key == lines[end - 1].Key + 1; end++)
            {
            }

            yield return ("sheet.hidden-row", string.Create(CultureInfo.InvariantCulture, $"{lines[start].Key}:{lines[end - 1].Key}"), Words(lines[start].Select(cell => cell.Cell)));
        }
    }

    private static string Words(IEnumerable<SheetCell> cells) => string.Join(' ', cells.Take(10).Select(cell => cell.Text));
}
