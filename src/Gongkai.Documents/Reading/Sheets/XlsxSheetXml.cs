using System.Globalization;
using System.Xml;
using Gongkai.Documents.Reading.Office;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>Reads the parts of one sheet of an XLSX workbook: cells, merged areas, what is hidden, and text boxes.</summary>
internal sealed class XlsxSheetXml(OfficePackage package, string part, XlsxFormats formats, List<string> strings, bool is1904, ReadingBudget budget)
{
    private const int MostColumns = 16_384;
    private const int MostRows = 1_048_576;

    private int row = -1;
    private int column = -1;

    public void Read(Sheet sheet)
    {
        using var xml = package.Xml(part)!;
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.LocalName)
            {
                case "cols":
                    ReadColumns(xml, sheet);
                    break;
                case "sheetData":
                    ReadRows(xml, sheet);
                    break;
                case "mergeCells":
                    ReadMerges(xml, sheet);
                    break;
                default:
                    xml.SkipInside();
                    break;
            }
        }

        foreach (var drawing in package.Relations(part).Values.Where(relation => relation.Type == "drawing"))
        {
            ReadTextBoxes(drawing.Target, sheet);
        }
    }

    private static void ReadColumns(XmlReader xml, Sheet sheet)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Attribute("hidden") is "1" or "true")
            {
                sheet.HideColumns(xml.Number("min", 1) - 1, xml.Number("max", 0) - 1);
            }

            xml.SkipInside();
        }
    }

    private void ReadRows(XmlReader xml, Sheet sheet)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            budget.Step();
            row = xml.Number("r", row + 2) - 1;
            column = -1;
            if (xml.Attribute("hidden") is "1" or "true")
            {
                sheet.HideRow(row);
            }

            if (!xml.IsEmptyElement)
            {
                ReadCells(xml, sheet);
            }
        }
    }

    private void ReadCells(XmlReader xml, Sheet sheet)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.LocalName != "c")
            {
                xml.SkipInside();
                continue;
            }

            var (statedRow, statedColumn) = Place(xml.Attribute("r"));
            column = statedColumn < 0 ? column + 1 : statedColumn;
            row = statedRow < 0 ? row : statedRow;
            var format = formats[xml.Number("s", 0)];
            var text = ReadCell(xml, format.Pattern);
            if (row is >= 0 and < MostRows && column < MostColumns && (text.Length > 0 || format.IsFramed))
            {
                sheet.Add(row, column, text, format.IsFramed);
            }
        }
    }

    private string ReadCell(XmlReader xml, NumberPattern pattern)
    {
        var type = xml.Attribute("t") ?? "n";
        if (xml.IsEmptyElement)
        {
            return "";
        }

        string value = "", inline = "", formula = "";
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.LocalName)
            {
                case "v":
                    value = xml.TextInside();
                    break;
                case "is":
                    inline = XlsxReader.Words(xml);
                    break;
                case "f":
                    formula = "=" + xml.TextInside();
                    break;
                default:
                    xml.SkipInside();
                    break;
            }
        }

        // A formula saved without its result shows a figure that the file does not hold: it is neither blank nor zero.
        return value.Length == 0 && inline.Length == 0 ? formula : Text(type, value, inline, pattern).Trim();
    }

    private string Text(string type, string value, string inline, NumberPattern pattern) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "",
        "inlineStr" => inline,
        "b" => value == "1" ? "TRUE" : "FALSE",
        "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => CellNumber.Print(number, pattern, is1904),
        _ => value,
    };

    private static void ReadMerges(XmlReader xml, Sheet sheet)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if ((xml.Attribute("ref") ?? "").Split(':') is [var first, var last])
            {
                var (row, column) = Place(first);
                var (lastRow, lastColumn) = Place(last);
                sheet.Merge(new MergedArea(row, column, lastRow, lastColumn));
            }

            xml.SkipInside();
        }
    }

    private void ReadTextBoxes(string drawing, Sheet sheet)
    {
        using var xml = package.Xml(drawing);
        while (xml is not null && xml.Read())
        {
            budget.Step();
            if (xml.NodeType == XmlNodeType.Element && xml is { LocalName: "p", NamespaceURI: "http://schemas.openxmlformats.org/drawingml/2006/main" })
            {
                if (XlsxReader.Words(xml).Trim() is { Length: > 0 } words)
                {
                    budget.Piece();
                    sheet.Floating.Add(words);
                }
            }
        }
    }

    /// <summary>Row and column of a reference such as <c>AB12</c>, from 0; -1 where it names none.</summary>
    private static (int Row, int Column) Place(string? reference)
    {
        int row = 0, column = 0;
        foreach (var sign in reference ?? "")
        {
            if (char.IsAsciiLetter(sign))
            {
                column = Math.Min((column * 26) + (sign | 0x20) - 'a' + 1, MostColumns + 1);
            }
            else if (char.IsAsciiDigit(sign))
            {
                row = Math.Min((row * 10) + sign - '0', MostRows + 1);
            }
        }

        return (row - 1, column - 1);
    }
}
