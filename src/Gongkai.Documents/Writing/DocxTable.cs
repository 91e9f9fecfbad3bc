using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Grid = Gongkai.Text.Table;
using GridCell = Gongkai.Text.TableCell;

namespace Gongkai.Documents.Writing;

/// <summary>Sets one grid as a table of a Word file: fixed widths, merged cells, head rows repeated on every page, rows kept whole.</summary>
internal sealed class DocxTable(Grid grid, int width, DocxAnchors anchors)
{
    // A table that fits on a page stays on one; a longer one breaks between rows and repeats its heads.
    private const int RowsOfAPage = 30;

    // Half points. 小五 lets a head of four characters stand on one line of a table of ten columns; in fifteen columns 五号 breaks it in the middle, as the form does.
    private readonly string size = grid.ColumnCount is > 5 and <= 12 ? "18" : "21";
    private readonly int[] widths = Widths(grid, width);

    public Table Build()
    {
        var properties = new TableProperties(
            new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableJustification { Val = TableRowAlignmentValues.Center },
            Borders(),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 30, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 30, Type = TableWidthValues.Dxa }),
            new TableLook { Val = "0420", FirstRow = grid.HeadRows > 0, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true });
        if (grid.Caption.Length > 0)
        {
            properties.Append(new TableCaption { Val = OfficePackage.Legal(grid.Caption) });
        }

        var table = new Table(properties, new TableGrid(widths.Select(column => new GridColumn { Width = Text(column) })));
        var number = 0;
        foreach (var row in TableSlots.Rows(grid))
        {
            table.Append(Row(row, number++));
        }

        return table;
    }

    private TableRow Row(ImmutableArray<Slot> slots, int number)
    {
        var properties = new TableRowProperties(new CantSplit(), new TableRowHeight { Val = size == "18" ? 340u : 440u, HeightType = HeightRuleValues.AtLeast });
        if (number < grid.HeadRows)
        {
            properties.Append(new TableHeader());
        }

        var isHeadRow = TableSlots.IsHeadRow(slots);
        var keepsNext = number < grid.RowCount - 1 && (isHeadRow || grid.RowCount <= RowsOfAPage);
        return new TableRow([properties, .. slots.Select(slot => Cell(slot, !isHeadRow, keepsNext))]);
    }

    private TableCell Cell(Slot slot, bool hasValues, bool keepsNext)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Text(widths.Skip(slot.Column).Take(slot.ColumnSpan).Sum()), Type = TableWidthUnitValues.Dxa });
        if (slot.ColumnSpan > 1)
        {
            properties.Append(new GridSpan { Val = slot.ColumnSpan });
        }

        if (slot.Cell is { RowSpan: > 1 })
        {
            properties.Append(new VerticalMerge { Val = slot.IsContinued ? MergedCellValues.Continue : MergedCellValues.Restart });
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, Paragraph(slot is { IsContinued: false } ? slot.Cell : null, hasValues, keepsNext));
    }

    private Paragraph Paragraph(GridCell? cell, bool hasValues, bool keepsNext)
    {
        // In a table with heads of its own the labels beside values begin at the left; heads, categories and values are centred as on the official form.
        var isLabel = cell is { IsHead: true, RowSpan: 1 } && hasValues && grid.HeadRows > 0;
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell });
        if (keepsNext)
        {
            properties.Append(new KeepNext());
        }

        properties.Append(new Justification { Val = isLabel ? JustificationValues.Left : JustificationValues.Center });
        var paragraph = new Paragraph(properties);
        if (cell is not null)
        {
            var run = new Run(new RunProperties(new FontSize { Val = size }, new FontSizeComplexScript { Val = size }));
            DocxText.Append(run, cell.Text.Value);
            paragraph.Append(anchors.Around(cell.Anchor, run));
        }

        return paragraph;
    }

    private static TableBorders Borders()
    {
        T Line<T>()
            where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
        return new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());
    }

    private static int[] Widths(Grid grid, int width)
    {
        var parts = grid.ColumnWidths.Length == grid.ColumnCount ? grid.ColumnWidths : [.. Enumerable.Repeat(1, grid.ColumnCount)];
        var sum = parts.Sum();
        return [.. parts.Select(part => width * part / sum)];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
