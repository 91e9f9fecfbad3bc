using System.Globalization;
using System.Text;
using System.Xml;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>A cell that holds something.</summary>
/// <param name="Row">Row from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Text">What it holds, numbers as the file writes them, long ones in full.</param>
/// <param name="Formula">Its formula; empty for none.</param>
/// <param name="Format">Number of its format.</param>
internal readonly record struct SheetCell(int Row, int Column, string Text, string Formula, string? Format)
{
    public string Address => SheetCells.Letters(Column) + Row.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Names and texts of cells.</summary>
internal static class SheetCells
{
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>Row and column of <c>B3</c>, dollar signs left out; zeros when it is no cell.</summary>
    public static (int Row, int Column) Parse(string? address)
    {
        int column = 0, at = 0;
        var plain = (address ?? "").Replace("$", "", StringComparison.Ordinal).ToUpperInvariant();
        for (; at < plain.Length && char.IsAsciiLetterUpper(plain[at]) && at < 3; at++)
        {
            column = (column * 26) + plain[at] - 'A' + 1;
        }

        return at > 0 && int.TryParse(plain.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, column) : (0, 0);
    }

    /// <summary>The characters of all texts inside the element, readings for pronunciation left out; ends on its end tag.</summary>
    public static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var text = new StringBuilder();
        var isText = false;
        var reading = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                isText = xml.LocalName == "t" && reading < 0;
                reading = xml.LocalName == "rPh" && reading < 0 ? xml.Depth : reading;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
                reading = xml.Depth == reading ? -1 : reading;
            }
            else if (isText)
            {
                text.Append(xml.Value);
            }
        }

        return text.ToString();
    }

    /// <summary>A number as people would read it: 3.3010219900101E+17 in full.</summary>
    public static string Number(string raw) =>
        raw.Contains('E', StringComparison.OrdinalIgnoreCase) && decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString("0.##########", CultureInfo.InvariantCulture) : raw;
}
