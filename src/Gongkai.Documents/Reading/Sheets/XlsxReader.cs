using System.Text;
using System.Xml;
using Gongkai.Documents.Reading.Office;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>An XLSX workbook to blocks: its visible sheets one after the other, each cell as it stands, formulas by the result they were saved with.</summary>
internal static class XlsxReader
{
    /// <summary>Sheets read of one workbook.</summary>
    public const int MostSheets = 1_000;

    public static Document Read(OfficePackage package, string main, string name, ReadingBudget budget)
    {
        var relations = package.Relations(main);
        var formats = XlsxFormats.Read(package, Part("styles"));
        var strings = SharedStrings(package, Part("sharedStrings"), budget);
        var (sheets, is1904) = Sheets(package, main, budget);
        var blocks = new List<Block>();
        foreach (var part in sheets.Select(id => relations.TryGetValue(id, out var relation) ? relation.Target : "").Where(package.Has))
        {
            var sheet = new Sheet(budget);
            new XlsxSheetXml(package, part, formats, strings, is1904, budget).Read(sheet);
            SheetBlocks.Add(sheet, blocks, budget);
        }

        return LaidOutText.Document(name, DocumentKind.Xlsx, blocks);

        string Part(string type) => relations.Values.FirstOrDefault(relation => relation.Type == type).Target ?? "";
    }

    /// <summary>All the words below an element, runs joined; readings of characters (<c>rPh</c>) left out.</summary>
    public static string Words(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var words = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
            {
                words.Append(xml.TextInside());
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "rPh")
            {
                xml.SkipInside();
            }
        }

        return words.ToString();
    }

    private static (List<string> Sheets, bool Is1904) Sheets(OfficePackage package, string main, ReadingBudget budget)
    {
        var sheets = new List<string>();
        var is1904 = false;
        using var xml = package.Xml(main) ?? throw new NotReadableException(NotReadableReason.Damaged, "xlsx");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                is1904 = xml.Attribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet")
            {
                if (xml.Attribute("state") is "hidden" or "veryHidden")
                {
                    budget.Remark("hidden-text");
                }
                else if (sheets.Count < MostSheets)
                {
                    sheets.Add(xml.Attribute("id") ?? "");
                }
            }
        }

        return (sheets, is1904);
    }

    private static List<string> SharedStrings(OfficePackage package, string part, ReadingBudget budget)
    {
        var strings = new List<string>();
        using var xml = package.Xml(part);
        if (xml is null || xml.IsEmptyElement)
        {
            return strings;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            budget.Piece();
            strings.Add(Words(xml));
        }

        return strings;
    }
}
