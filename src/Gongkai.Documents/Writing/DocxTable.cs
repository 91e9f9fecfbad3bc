using System.Collections.Immutable;
using System.Globalization;
using Grid = Gongkai.Text.Table;
using GridCell = Gongkai.Text.TableCell;

namespace Gongkai.Documents.Writing;

/// <summary>Sets one grid as a table of a Word file: fixed widths, merged cells, head rows repeated on every page, rows kept whole.</summary>
internal sealed class DocxTable(Grid grid, int width, DocxText text)
{
    // A table that fits on a page stays on one; a longer one breaks between rows and repeats its heads.
    private const int RowsOfAPage = 30;

    private static readonly string Borders = string.Concat(new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side => $"""<w:{side} w:val="single" w:color="auto" w:sz="4" w:space="0"/>"""));

    // Half points. 小五 lets a head of four characters stand on one line of a table of ten columns; in fifteen columns 五号 breaks it in the middle, as the form does.
    private readonly string size = grid.ColumnCount is > 5 and <= 12 ? "18" : "21";
    private readonly int[] widths = Widths(grid, width);

    private string RunSize => $"""<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>""";

    public void Write()
    {
        var bookmark = text.Begin(grid.Anchor);
        var caption = grid.Caption.Length > 0 ? $"""<w:tblCaption w:val="{DocxText.Escaped(OfficePackage.Legal(grid.Caption))}"/>""" : "";
        text.Tags($"""<w:tbl><w:tblPr><w:tblW w:w="{Text(widths.Sum())}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{Borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tblCellMar>""");
        text.Tags($"""<w:tblLook w:val="0420" w:firstRow="{(grid.HeadRows > 0 ? "true" : "false")}" w:lastRow="false" w:firstColumn="false" w:lastColumn="false" w:noHBand="false" w:noVBand="true"/>{caption}</w:tblPr>""");
        text.Tags($"<w:tblGrid>{string.Concat(widths.Select(column => $"""<w:gridCol w:w="{Text(column)}"/>"""))}</w:tblGrid>");
        var number = 0;
        foreach (var row in TableSlots.Rows(grid))
        {
            Row(row, number++);
        }

        text.Tags("</w:tbl>");
        text.End(bookmark);
    }

    private void Row(ImmutableArray<Slot> slots, int number)
    {
        text.Tags($"""<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{(size == "18" ? "340" : "440")}" w:hRule="atLeast"/>{(number < grid.HeadRows ? "<w:tblHeader/>" : "")}</w:trPr>""");
        var isHeadRow = TableSlots.IsHeadRow(slots);
        var keepsNext = number < grid.RowCount - 1 && (isHeadRow || grid.RowCount <= RowsOfAPage);
        foreach (var slot in slots)
        {
            Cell(slot, !isHeadRow, keepsNext);
        }

        text.Tags("</w:tr>");
    }

    private void Cell(Slot slot, bool hasValues, bool keepsNext)
    {
        var span = slot.ColumnSpan > 1 ? $"""<w:gridSpan w:val="{Text(slot.ColumnSpan)}"/>""" : "";
        var merge = slot.Cell is { RowSpan: > 1 } ? slot.IsContinued ? """<w:vMerge w:val="continue"/>""" : """<w:vMerge w:val="restart"/>""" : "";
        text.Tags($"""<w:tc><w:tcPr><w:tcW w:w="{Text(widths.AsSpan(slot.Column, slot.ColumnSpan).ToArray().Sum())}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>""");
        Paragraph(slot is { IsContinued: false } ? slot.Cell : null, hasValues, keepsNext);
        text.Tags("</w:tc>");
    }

    private void Paragraph(GridCell? cell, bool hasValues, bool keepsNext)
    {
        // In a table with heads of its own the labels beside values begin at the left; heads, categories and values are centred as on the official form.
        var isLabel = cell is { IsHead: true, RowSpan: 1 } && hasValues && grid.HeadRows > 0;
        text.Tags($"""<w:p><w:pPr><w:pStyle w:val="{DocxStyles.Cell}"/>{(keepsNext ? "<w:keepNext/>" : "")}<w:jc w:val="{(isLabel ? "left" : "center")}"/></w:pPr>""");
        if (cell is not null)
        {
            var bookmark = text.Begin(cell.Anchor);
            text.Run(cell.Text.Value, RunSize);
            text.End(bookmark);
        }

        text.Tags("</w:p>");
    }

    private static int[] Widths(Grid grid, int width)
    {
        var parts = grid.ColumnWidths.Length == grid.ColumnCount ? grid.ColumnWidths : [.. Enumerable.Repeat(1, grid.ColumnCount)];
        var sum = parts.Sum();
        return [.. parts.Select(part => width * part / sum)];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
