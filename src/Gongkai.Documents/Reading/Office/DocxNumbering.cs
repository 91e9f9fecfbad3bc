using System.Xml;

namespace Gongkai.Documents.Reading.Office;

/// <summary>The automatic numbers of a Word document: they are printed before the words, but stand in no text.</summary>
internal sealed class DocxNumbering
{
    private readonly Dictionary<int, Level[]> patterns = [];
    private readonly Dictionary<int, Numbered> lists = [];

    public static DocxNumbering Read(OfficePackage package, string part)
    {
        var numbering = new DocxNumbering();
        using var xml = package.Xml(part);
        if (xml is null || xml.IsEmptyElement)
        {
            return numbering;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.LocalName == "abstractNum")
            {
                numbering.patterns[xml.Number("abstractNumId", -1)] = ReadLevels(xml);
            }
            else if (xml.LocalName == "num")
            {
                numbering.ReadList(xml);
            }
            else
            {
                xml.SkipInside();
            }
        }

        return numbering;
    }

    /// <summary>The number that the next paragraph of a list gets, as printed; empty for bullets and unknown lists.</summary>
    public string Next(int list, int level)
    {
        if (level is < 0 or > 8 || !lists.TryGetValue(list, out var numbered) || !patterns.TryGetValue(numbered.Pattern, out var levels))
        {
            return "";
        }

        var counts = numbered.Counts;
        counts[level] = counts[level] == int.MinValue ? (numbered.Starts[level] ?? levels[level].Start) : counts[level] + 1;
        for (var below = level + 1; below < counts.Length; below++)
        {
            counts[below] = int.MinValue;
        }

        return Print(levels, level, counts);
    }

    private static string Print(Level[] levels, int level, int[] counts)
    {
        var text = levels[level].Text;
        if (levels[level].Format is "bullet" or "none" || text.Length == 0)
        {
            return "";
        }

        for (var i = 0; i <= level; i++)
        {
            var count = counts[i] == int.MinValue ? levels[i].Start : counts[i];
            text = text.Replace($"%{(char)('1' + i)}", NumberFormat.Print(count, levels[i].Format), StringComparison.Ordinal);
        }

        return text;
    }

    private static Level[] ReadLevels(XmlReader xml)
    {
        var levels = Enumerable.Range(0, 9).Select(_ => new Level()).ToArray();
        if (xml.IsEmptyElement)
        {
            return levels;
        }

        var depth = xml.Depth;
        var level = levels[0];
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            level = xml.LocalName == "lvl" ? levels[Math.Clamp(xml.Number("ilvl", 0), 0, 8)] : level;
            switch (xml.LocalName)
            {
                case "start":
                    level.Start = xml.Number("val", 1);
                    break;
                case "numFmt":
                    level.Format = xml.Attribute("val") ?? "";
                    break;
                case "lvlText":
                    level.Text = xml.Attribute("val") is { Length: < 100 } text ? text : "";
                    break;
            }
        }

        return levels;
    }

    private void ReadList(XmlReader xml)
    {
        var id = xml.Number("numId", -1);
        var list = new Numbered();
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            var level = 0;
            while (xml.Read() && xml.Depth > depth)
            {
                switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : "")
                {
                    case "abstractNumId":
                        list.Pattern = xml.Number("val", -1);
                        break;
                    case "lvlOverride":
                        level = Math.Clamp(xml.Number("ilvl", 0), 0, 8);
                        break;
                    case "startOverride":
                        list.Starts[level] = xml.Number("val", 1);
                        break;
                }
            }
        }

        lists[id] = list;
    }

    private sealed class Level
    {
        public int Start { get; set; } = 1;

        public string Format { get; set; } = "decimal";

        public string Text { get; set; } = "";
    }

    private sealed class Numbered
    {
        public int Pattern { get; set; } = -1;

        public int?[] Starts { get; } = new int?[9];

        public int[] Counts { get; } = [.. Enumerable.Repeat(int.MinValue, 9)];
    }
}
