using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Grid = Gongkai.Text.Table;
using GridCell = Gongkai.Text.TableCell;

namespace Gongkai.Documents.Writing;

/// <summary>Sets one grid as a table of a Word file: fixed widths, merged cells, head rows repeated on every page, rows kept whole.</summary>
internal sealed class DocxTable(Grid grid, int width, DocxAnchors anchors)
{
    // Half points: 五号 for few columns, 小五 and 六号 for many.
    private readonly string size = grid.ColumnCount <= 5 ? "21" : grid.ColumnCount <= 10 ? "18" : "16";
    private readonly int[] widths = Widths(grid, width);

    public Table Build()
    {
        var properties = new TableProperties(
            new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableJustification { Val = TableRowAlignmentValues.Center },
            Borders(),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa }),
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
        var properties = new TableRowProperties(new CantSplit(), new TableRowHeight { Val = 340, HeightType = HeightRuleValues.AtLeast });
        if (number < grid.HeadRows)
        {
            properties.Append(new TableHeader());
        }

        return new TableRow([properties, .. slots.Select(Cell)]);
    }

    private TableCell Cell(Slot slot)
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
        return new TableCell(properties, slot is { Cell: { } cell, IsContinued: false } ? Paragraph(cell) : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell })));
    }

    private Paragraph Paragraph(GridCell cell)
    {
        // Labels beside values begin at the left; heads, categories and values are centred as on the official form.
        var isLabel = cell is { IsHead: true, RowSpan: 1 } && cell.Row >= grid.HeadRows && cell.Column > 0 | cell.ColumnSpan > 1 && cell.ColumnSpan < grid.ColumnCount;
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Cell }, new Justification { Val = isLabel ? JustificationValues.Left : JustificationValues.Center });
        var run = new Run(new RunProperties(new FontSize { Val = size }, new FontSizeComplexScript { Val = size }));
        DocxText.Append(run, cell.Text.Value);
        var paragraph = new Paragraph(properties);
        paragraph.Append(anchors.Around(cell.Anchor, run));
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
