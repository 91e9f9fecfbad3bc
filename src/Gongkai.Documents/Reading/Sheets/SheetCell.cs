namespace Gongkai.Documents.Reading.Sheets;

/// <summary>A cell that a workbook stores: rows and columns from 0.</summary>
/// <param name="Row">Row.</param>
/// <param name="Column">Column.</param>
/// <param name="Text">What it shows; empty for a cell that is only formatted.</param>
/// <param name="IsFramed">True where it has a border: it belongs to a printed table even when it is empty.</param>
internal readonly record struct SheetCell(int Row, int Column, string Text, bool IsFramed);

/// <summary>A rectangle of merged cells, ends included.</summary>
internal readonly record struct MergedArea(int Row, int Column, int LastRow, int LastColumn)
{
    public int Rows => LastRow - Row + 1;

    public int Columns => LastColumn - Column + 1;
}
