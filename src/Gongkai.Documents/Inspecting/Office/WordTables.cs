using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>What the head of the column and the cell to the left say about the paragraphs of a table.</summary>
internal static class WordTables
{
    private const int LongestHead = 40;

    public static Dictionary<XElement, string> Heads(XDocument story)
    {
        var heads = new Dictionary<XElement, string>();
        foreach (var table in story.All("tbl"))
        {
            string[]? first = null;
            foreach (var row in table.Elements().Where(element => element.Is("tr")))
            {
                var cells = row.Elements().Where(element => element.Is("tc")).ToList();
                var words = cells.Select(Words).ToArray();
                for (var at = 0; at < cells.Count; at++)
                {
                    var head = (first is not null && at < first.Length ? first[at] : "") + (at > 0 ? "\n" + words[at - 1] : "");
                    foreach (var paragraph in cells[at].Elements().Where(element => element.Is("p")))
                    {
                        heads[paragraph] = head;
                    }
                }

                first ??= words;
            }
        }

        return heads;
    }

    private static string Words(XElement cell)
    {
        var words = string.Concat(cell.Elements().Where(element => element.Is("p")).Select(WordParagraph.Shown));
        return words.Length > LongestHead ? words[..LongestHead] : words;
    }
}
