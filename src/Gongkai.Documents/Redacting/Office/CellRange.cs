using System.Globalization;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>Cells as people name them: <c>B3</c>, <c>B3:D9</c>, <c>C:C</c>, <c>5:5</c>. Ends included.</summary>
internal readonly record struct CellRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    public static CellRange? Parse(string text)
    {
        var ends = text.Replace("$", "", StringComparison.Ordinal).Trim().ToUpperInvariant().Split(':');
        if (ends.Length > 2 || Corner(ends[0]) is not { } first || Corner(ends[^1]) is not { } last || (first.Row == 0) != (last.Row == 0) || (first.Column == 0) != (last.Column == 0) || (ends.Length == 1 && (first.Row == 0 || first.Column == 0)))
        {
            return null;
        }

        return new CellRange(
            first.Row == 0 ? 1 : Math.Min(first.Row, last.Row), first.Row == 0 ? int.MaxValue : Math.Max(first.Row, last.Row),
            first.Column == 0 ? 1 : Math.Min(first.Column, last.Column), first.Column == 0 ? int.MaxValue : Math.Max(first.Column, last.Column));
    }

    public bool Holds(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;

    private static (int Row, int Column)? Corner(string text)
    {
        if (SheetCells.Parse(text) is { Row: > 0 } cell)
        {
            return cell;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? (row, 0)
            : text.Length is > 0 and <= 3 && text.All(char.IsAsciiLetterUpper) ? (0, SheetCells.Parse(text + "1").Column) : null;
    }
}
