using System.Xml;
using Gongkai.Documents.Reading.Office;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>How the cells of an XLSX workbook are formatted: number format and frame, by the number that a cell names.</summary>
internal sealed class XlsxFormats
{
    private readonly List<(NumberPattern Pattern, bool IsFramed)> formats = [];

    public static XlsxFormats Read(OfficePackage package, string part)
    {
        var all = new XlsxFormats();
        using var xml = package.Xml(part);
        if (xml is null || xml.IsEmptyElement)
        {
            return all;
        }

        var numbers = new Dictionary<int, NumberPattern>();
        var borders = new List<bool>();
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.LocalName)
            {
                case "numFmts":
                    ReadNumbers(xml, numbers);
                    break;
                case "borders":
                    ReadBorders(xml, borders);
                    break;
                case "cellXfs":
                    all.ReadFormats(xml, numbers, borders);
                    break;
                default:
                    xml.SkipInside();
                    break;
            }
        }

        return all;
    }

    public (NumberPattern Pattern, bool IsFramed) this[int format] => format >= 0 && format < formats.Count ? formats[format] : (NumberPattern.General, false);

    private static void ReadNumbers(XmlReader xml, Dictionary<int, NumberPattern> numbers)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            numbers[xml.Number("numFmtId", -1)] = NumberPattern.Of(xml.Attribute("formatCode") ?? "");
            xml.SkipInside();
        }
    }

    private static void ReadBorders(XmlReader xml, List<bool> borders)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            borders.Add(!xml.IsEmptyElement && HasLine(xml));
        }
    }

    private static bool HasLine(XmlReader xml)
    {
        var found = false;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            found |= xml.LocalName is not "diagonal" && xml.Attribute("style") is not (null or "none");
            xml.SkipInside();
        }

        return found;
    }

    private void ReadFormats(XmlReader xml, Dictionary<int, NumberPattern> numbers, List<bool> borders)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            var number = xml.Number("numFmtId", 0);
            var border = xml.Number("borderId", 0);
            formats.Add((numbers.TryGetValue(number, out var pattern) ? pattern : NumberPattern.BuiltIn(number), border >= 0 && border < borders.Count && borders[border]));
            xml.SkipInside();
        }
    }
}
