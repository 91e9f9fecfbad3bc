using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Text;
using Grid = Gongkai.Text.Table;

namespace Gongkai.Documents.Writing;

/// <summary>One part of a report as a sheet: words in rows merged over the width, then the table.</summary>
internal sealed class XlsxSheet
{
    private const int LeastColumns = 4;
    private const double PageCharacters = 110;
    private readonly SheetData data = new();
    private readonly List<string> merges = [];
    private readonly Dictionary<string, ImmutableArray<string>> formulas;
    private readonly Dictionary<string, (string Reference, decimal? Value)> places = new(StringComparer.Ordinal);
    private readonly int columns;
    private readonly double[] widths;
    private uint row;

    public XlsxSheet(ImmutableArray<Block> blocks, Dictionary<string, ImmutableArray<string>> formulas)
    {
        this.formulas = formulas;
        var widest = blocks.OfType<Grid>().MaxBy(table => table.ColumnCount);
        columns = Math.Max(LeastColumns, widest?.ColumnCount ?? 0);
        widths = Widths(widest, columns);
        foreach (var block in blocks)
        {
            Add(block);
        }
    }

    /// <summary>Rows to print on every page, from 1; null for none.</summary>
    public (uint First, uint Last)? HeadRows { get; private set; }

    public Worksheet Build()
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { ShowGridLines = false, WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 18 },
            Columns(),
            data);
        if (merges.Count > 0)
        {
            sheet.Append(new MergeCells(merges.Select(area => new MergeCell { Reference = area })) { Count = (uint)merges.Count });
        }

        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.6, Right = 0.6, Top = 0.8, Bottom = 0.8, Header = 0.3, Footer = 0.4 },
            new PageSetup { PaperSize = 9, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C— &P —")));
        return sheet;
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Words(heading.Text.Value, heading.Level == 1 ? XlsxFormat.Heading : XlsxFormat.Text);
                break;
            case Paragraph paragraph:
                Words(paragraph.Text.Value, paragraph.Style switch { ParagraphStyle.Title => XlsxFormat.Title, ParagraphStyle.Mark => XlsxFormat.Mark, _ => XlsxFormat.Text });
                break;
            case Grid table:
                Table(table);
                break;
        }
    }

    private void Words(string text, XlsxFormat format)
    {
        // About two places a Chinese character; the sheet does not grow merged rows by itself.
        var lines = Math.Max(1, (int)Math.Ceiling(text.Length * (format == XlsxFormat.Title ? 3.4 : 2.1) / PageCharacters));
        var line = new Row { RowIndex = ++row, Height = format == XlsxFormat.Title ? 30 * lines : 18 * lines, CustomHeight = true };
        line.Append(TextCell(0, text, format));
        data.Append(line);
        merges.Add($"{Reference(0, row)}:{Reference(columns - 1, row)}");
    }

    private void Table(Grid table)
    {
        var first = row + 1;
        foreach (var cell in table.Cells.Where(cell => cell.Anchor is not null))
        {
            places[cell.Anchor!] = (Reference(cell.Column, first + (uint)cell.Row), Number(cell));
        }

        foreach (var slots in TableSlots.Rows(table))
        {
            var lines = slots.Max(slot => slot is { IsContinued: false, Cell: { RowSpan: 1 } cell } ? LinesOf(cell) : 1);
            var line = new Row { RowIndex = ++row, Height = lines == 1 ? 20 : 17 * lines, CustomHeight = true };
            line.Append(slots.SelectMany(slot => Cells(slot, table)));
            data.Append(line);
        }

        merges.AddRange(table.Cells.Where(cell => cell.RowSpan > 1 || cell.ColumnSpan > 1)
            .Select(cell => $"{Reference(cell.Column, first + (uint)cell.Row)}:{Reference(cell.Column + cell.ColumnSpan - 1, first + (uint)(cell.Row + cell.RowSpan - 1))}"));
        if (table.HeadRows > 0)
        {
            HeadRows = (first, first + (uint)table.HeadRows - 1);
        }

        row++;
    }

    // How many lines a cell wraps to: a sheet does not measure merged cells by itself.
    private int LinesOf(TableCell cell)
    {
        var width = widths.Skip(cell.Column).Take(cell.ColumnSpan).Sum() - 1;
        var length = cell.Text.Value.Sum(character => char.IsAscii(character) ? 1.1 : 2.15);
        return Math.Max(1, (int)Math.Ceiling(length / Math.Max(1, width)));
    }

    // Covered places carry the border of the cell that covers them.
    private IEnumerable<Cell> Cells(Slot slot, Grid table)
    {
        var format = slot.Cell is not { } cell ? XlsxFormat.Label
            : cell.IsNumber ? XlsxFormat.Number
            : cell is { IsHead: true, RowSpan: 1 } && cell.Row >= table.HeadRows && cell.ColumnSpan < table.ColumnCount && table.HeadRows > 0 ? XlsxFormat.Label
            : XlsxFormat.Head;
        yield return slot is { Cell: { } own, IsContinued: false } ? ValueCell(slot.Column, own, format) : Empty(slot.Column, format);
        for (var column = slot.Column + 1; column < slot.Column + slot.ColumnSpan; column++)
        {
            yield return Empty(column, format);
        }
    }

    private Cell ValueCell(int column, TableCell cell, XlsxFormat format)
    {
        if (cell.Text.Length == 0)
        {
            return Empty(column, format);
        }

        if (Number(cell) is not { } number)
        {
            return TextCell(column, cell.Text.Value, format);
        }

        var value = new Cell { CellReference = Reference(column, row), StyleIndex = (uint)format };
        if (Formula(cell, number) is { } formula)
        {
            value.Append(new CellFormula(formula));
        }

        value.Append(new CellValue(number.ToString(CultureInfo.InvariantCulture)));
        return value;
    }

    private string? Formula(TableCell cell, decimal number)
    {
        if (cell.Anchor is null || !formulas.TryGetValue(cell.Anchor, out var parts))
        {
            return null;
        }

        var found = parts.Select(part => places.TryGetValue(part, out var place) ? place : default).ToList();
        return found.TrueForAll(place => place.Value is not null) && found.Sum(place => place.Value) == number ? Sum([.. found.Select(place => place.Reference)]) : null;
    }

    // Neighbours in one row read better as a range.
    private string Sum(string[] references)
    {
        var first = ColumnOf(references[0]);
        var areNeighbours = references.Length > 1 && references.Select((reference, index) => reference == Reference(first + index, row)).All(same => same);
        return areNeighbours ? $"SUM({references[0]}:{references[^1]})" : string.Join('+', references);
    }

    private static int ColumnOf(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;

    // A workbook keeps fifteen digits of a number; a longer one stays text, or it would change.
    private static decimal? Number(TableCell cell) =>
        cell.IsNumber && cell.Text.Value.Count(char.IsAsciiDigit) <= 15 && decimal.TryParse(cell.Text.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private Cell Empty(int column, XlsxFormat format) => new() { CellReference = Reference(column, row), StyleIndex = (uint)format };

    private Cell TextCell(int column, string text, XlsxFormat format) => new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(OfficePackage.Legal(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = Reference(column, row),
        DataType = CellValues.InlineString,
        StyleIndex = (uint)format,
    };

    private Columns Columns() => new(widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true }));

    private static double[] Widths(Grid? table, int columns)
    {
        var parts = table is { ColumnWidths.Length: > 0 } ? table.ColumnWidths : [.. Enumerable.Repeat(1, columns)];
        var sum = parts.Sum();
        return [.. parts.Select(part => Math.Round(PageCharacters * part / sum, 2))];
    }

    private static string Reference(int column, uint row)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }
}
