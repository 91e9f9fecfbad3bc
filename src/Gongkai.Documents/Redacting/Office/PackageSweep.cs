using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Redacting.Office;

/// <summary>Takes words out of the places of an office file that are not its running text: names, descriptions, addresses, charts, properties.</summary>
internal static class PackageSweep
{
    private const int ShortestWords = 2;

    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal) { "descr", "title", "tooltip", "string", "instr", "author", "alt", "prompt", "promptTitle", "error", "errorTitle", "display", "location", "anchor", "href", "displayText", "initials" };
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "bookmarkStart", "docPr", "cNvPr", "definedName", "table", "tableColumn", "hyperlink" };
    private static readonly HashSet<string> Valued = new(StringComparer.Ordinal) { "alias", "tag", "default", "statusText", "helpText", "listEntry", "docPart" };

    /// <summary>Words that are worth looking for: single characters stand everywhere.</summary>
    public static List<string> Worth(IEnumerable<string> words) => [.. words.Select(word => word.Trim()).Where(word => word.Length >= ShortestWords).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];

    /// <summary>Whether people wrote what the attribute says.</summary>
    public static bool IsTelling(XAttribute attribute) => attribute.Parent is { } element
        && (Telling.Contains(attribute.Name.LocalName) || (attribute.Name.LocalName == "name" && Named.Contains(element.Name.LocalName)) || (attribute.Name.LocalName == "val" && Valued.Contains(element.Name.LocalName)));

    /// <summary>Takes the words out of attributes that people wrote, and of all texts when wanted.</summary>
    public static bool Apply(XDocument xml, List<string> words, bool withTexts)
    {
        var found = false;
        foreach (var attribute in xml.Descendants().SelectMany(element => element.Attributes()).Where(attribute => IsTelling(attribute) && words.Exists(word => attribute.Value.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            attribute.Value = attribute.Name.LocalName == "name" && attribute.Parent!.Is("bookmarkStart") ? $"_r{attribute.Parent.Attr("id")}" : Without(attribute.Value, words);
            found = true;
        }

        foreach (var text in withTexts ? xml.DescendantNodes().OfType<XText>().Where(text => words.Exists(word => text.Value.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList() : [])
        {
            text.Value = Without(text.Value, words);
            found = true;
        }

        return found | (withTexts && BlankSplit(xml, words));
    }

    public static string Without(string text, List<string> words)
    {
        foreach (var word in words)
        {
            text = text.Replace(word, RedactionSign.Block, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    // Words that lie in pieces over the texts of one paragraph: the paragraph goes.
    private static bool BlankSplit(XDocument xml, List<string> words)
    {
        var found = false;
        foreach (var paragraph in xml.Descendants().Where(element => element.Is("p") || element.Is("rich") || element.Is("si") || element.Is("is")))
        {
            var texts = paragraph.All("t").ToList();
            var joined = string.Concat(texts.Select(text => text.Value));
            if (texts.Count > 1 && words.Exists(word => joined.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                texts.ForEach(text => text.Value = "");
                texts[0].Value = RedactionSign.Block;
                found = true;
            }
        }

        return found;
    }
}
