using System.Globalization;

namespace Gongkai.Documents.Reading.Office;

/// <summary>What the styles of a Word document say about heading levels, automatic numbers and hidden text.</summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    public static DocxStyles Read(OfficePackage package, string part)
    {
        var all = new DocxStyles();
        using var xml = package.Xml(part);
        if (xml is null || xml.IsEmptyElement)
        {
            return all;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.LocalName != "style" || xml.Attribute("styleId") is not { } id)
            {
                xml.SkipInside();
                continue;
            }

            var style = new Style();
            ReadStyle(xml, style);
            all.styles[id] = style;
        }

        return all;
    }

    /// <summary>The heading level of a style, from 1; 0 for none.</summary>
    public int HeadingLevel(string id) => Find(id, style => style.Level) ?? 0;

    /// <summary>The list that numbers the paragraphs of a style.</summary>
    public (int List, int Level)? Numbering(string id) =>
        Find(id, style => style.List) is { } list ? (list, Find(id, style => style.ListLevel) ?? 0) : null;

    private int? Find(string id, Func<Style, int?> property)
    {
        for (var steps = 0; steps < 20 && styles.TryGetValue(id, out var style); steps++)
        {
            if (property(style) is { } value)
            {
                return value;
            }

            id = style.BasedOn;
        }

        return null;
    }

    private static void ReadStyle(System.Xml.XmlReader xml, Style style)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != System.Xml.XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "name":
                    style.Level ??= LevelOf(xml.Attribute("val") ?? "");
                    break;
                case "basedOn":
                    style.BasedOn = xml.Attribute("val") ?? "";
                    break;
                case "outlineLvl" when xml.Number("val", 9) is >= 0 and < 6 and var level:
                    style.Level = level + 1;
                    break;
                case "numId":
                    style.List = xml.Number("val", 0);
                    break;
                case "ilvl":
                    style.ListLevel = xml.Number("val", 0);
                    break;
            }
        }
    }

    private static int? LevelOf(string name)
    {
        var digits = name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) ? name[8..] : name.StartsWith("标题 ", StringComparison.Ordinal) ? name[3..] : "";
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is > 0 and < 7 ? level : null;
    }

    private sealed class Style
    {
        public string BasedOn { get; set; } = "";

        public int? Level { get; set; }

        public int? List { get; set; }

        public int? ListLevel { get; set; }
    }
}
