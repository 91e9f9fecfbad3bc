using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Tracked changes of a Word part.</summary>
internal static class WordChanges
{
    /// <summary>Elements whose content was put in.</summary>
    public static bool IsInsertion(XElement element) => element.Name.LocalName is "ins" or "moveTo";

    /// <summary>Elements whose content was taken out.</summary>
    public static bool IsDeletion(XElement element) => element.Name.LocalName is "del" or "moveFrom";

    /// <summary>Elements that keep how something looked before.</summary>
    public static bool IsFormer(XElement element) => element.Name.LocalName is "rPrChange" or "pPrChange" or "sectPrChange" or "tblPrChange" or "tblPrExChange" or "tcPrChange" or "trPrChange" or "tblGridChange" or "numberingChange" or "cellIns" or "cellDel" or "cellMerge";

    public static void Inspect(XDocument story, string part, LeakLog log)
    {
        var number = 0;
        foreach (var element in story.Descendants())
        {
            log.Budget.Step();
            if (element.Is("p") && element.Name.NamespaceName.Contains("wordprocessingml", StringComparison.Ordinal))
            {
                number++;
            }

            if (!(IsInsertion(element) || IsDeletion(element) || IsFormer(element)) || element.Attr("author") is null || element.Ancestors().Any(IsDeletion))
            {
                continue;
            }

            var words = string.Concat(element.Descendants().Where(text => text.Name.LocalName is "t" or "delText").Select(text => text.Value));
            var where = new LeakPlace { Part = part, Paragraph = number };
            log.Add("word.tracked-change", where, $"{element.Attr("author")}{(IsDeletion(element) ? " −" : IsInsertion(element) ? " +" : "")} {words}");
            if (IsDeletion(element))
            {
                log.Text(words, where, TextOrigin.Hidden, canClean: true);
            }
        }
    }
}
