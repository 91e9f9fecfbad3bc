using DocumentFormat.OpenXml.Spreadsheet;

namespace Gongkai.Documents.Writing;

/// <summary>The cell formats of a workbook, in the order of <see cref="XlsxFormat"/>.</summary>
internal static class XlsxStyles
{
    public static Stylesheet Build() => new(
        new Fonts(Face("仿宋", 11), Face("黑体", 14), Face("方正小标宋简体", 18), Face("黑体", 11, "FFB3261E")) { Count = 4 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Box()) { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            Format(0, 0, HorizontalAlignmentValues.Left),
            Format(2, 0, HorizontalAlignmentValues.Center),
            Format(1, 0, HorizontalAlignmentValues.Left),
            Format(0, 1, HorizontalAlignmentValues.Center),
            Format(0, 1, HorizontalAlignmentValues.Left),
            Format(0, 1, HorizontalAlignmentValues.Right),
            Format(3, 0, HorizontalAlignmentValues.Center)) { Count = 7 },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static Font Face(string name, double size, string? color = null) => color is null
        ? new Font(new FontSize { Val = size }, new FontName { Val = name })
        : new Font(new Bold(), new FontSize { Val = size }, new Color { Rgb = color }, new FontName { Val = name });

    private static Border Box() => new(
        new LeftBorder { Style = BorderStyleValues.Thin },
        new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin },
        new BottomBorder { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues side) =>
        new(new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        { NumberFormatId = 0, FontId = font, FillId = 0, BorderId = border, FormatId = 0, ApplyFont = true, ApplyBorder = border > 0, ApplyAlignment = true };
}

/// <summary>Position of a cell format in the style sheet.</summary>
internal enum XlsxFormat : uint
{
    Text,
    Title,
    Heading,
    Head,
    Label,
    Number,
    Mark,
}
