using System.Text;
using System.Xml;

namespace Gongkai.Documents.Reading.Office;

/// <summary>Steps over elements so that a caller who stands on a start tag ends on the end tag of the same element.</summary>
internal static class XmlWalk
{
    /// <summary>Moves to the next child element of the element at <paramref name="depth"/>; false at its end.
    /// Each child must be read to its end (or be left out by <see cref="SkipInside"/>) before the next call.</summary>
    public static bool NextChild(this XmlReader xml, int depth)
    {
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves to the end tag of the element.</summary>
    public static void SkipInside(this XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>The characters inside the element; moves to its end tag.</summary>
    public static string TextInside(this XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var first = "";
        StringBuilder? all = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                if (first.Length == 0)
                {
                    first = xml.Value;
                }
                else
                {
                    all = (all ?? new StringBuilder(first)).Append(xml.Value);
                }
            }
        }

        return all?.ToString() ?? first;
    }

    /// <summary>The attribute of that local name, whatever its prefix; null when there is none.</summary>
    public static string? Attribute(this XmlReader xml, string localName)
    {
        string? value = null;
        if (xml.MoveToFirstAttribute())
        {
            do
            {
                if (xml.LocalName == localName)
                {
                    value = xml.Value;
                    break;
                }
            }
            while (xml.MoveToNextAttribute());
            xml.MoveToElement();
        }

        return value;
    }

    /// <summary>The attribute <c>val</c> as a switch: on unless it says off.</summary>
    public static bool IsOn(this XmlReader xml) => xml.Attribute("val") is not ("0" or "false" or "off" or "none");

    /// <summary>The attribute as a whole number; the given one when it is no number.</summary>
    public static int Number(this XmlReader xml, string localName, int otherwise) =>
        int.TryParse(xml.Attribute(localName), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
