using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>A stretch of text in a paragraph, as one element of the part holds it.</summary>
/// <param name="Element">The element: text, tab, break.</param>
/// <param name="Run">The run around it.</param>
/// <param name="Text">Its characters.</param>
/// <param name="IsDeleted">Whether a tracked change took it out.</param>
internal readonly record struct WordText(XElement Element, XElement Run, string Text, bool IsDeleted);

/// <summary>Walks paragraphs of a Word part. Text boxes have paragraphs of their own; of two versions of one place the first is shown.</summary>
internal static class WordParagraph
{
    /// <summary>All paragraphs of a part in order; their numbers count from 1.</summary>
    public static IEnumerable<XElement> All(XDocument part) => part.All("p").Where(IsWordParagraph);

    /// <summary>The stretches of text that belong to the paragraph itself.</summary>
    public static IEnumerable<WordText> Texts(XElement paragraph) => Walk(paragraph, null, false);

    /// <summary>The words that the paragraph shows.</summary>
    public static string Shown(XElement paragraph) => string.Concat(Texts(paragraph).Where(text => !text.IsDeleted).Select(text => text.Text));

    /// <summary>Whether it stands in the second of two versions of one place.</summary>
    public static bool IsFallback(XElement element) => element.Ancestors().Any(ancestor => ancestor.Is("Fallback"));

    private static IEnumerable<WordText> Walk(XElement parent, XElement? run, bool isDeleted)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t" when run is not null:
                    yield return new WordText(element, run, element.Value, isDeleted);
                    break;
                case "delText" when run is not null:
                    yield return new WordText(element, run, element.Value, true);
                    break;
                case "tab" or "ptab" when run is not null:
                    yield return new WordText(element, run, "\t", isDeleted);
                    break;
                case "br" or "cr" when run is not null:
                    yield return new WordText(element, run, "\n", isDeleted);
                    break;
                case "noBreakHyphen" when run is not null:
                    yield return new WordText(element, run, "-", isDeleted);
                    break;
                case "p" or "txbxContent" or "rPr" or "pPr" or "instrText" or "drawing" or "pict" or "object" or "AlternateContent":
                    break;
                default:
                    foreach (var text in Walk(element, element.Is("r") ? element : run, isDeleted || element.Is("del") || element.Is("moveFrom")))
                    {
                        yield return text;
                    }

                    break;
            }
        }
    }

    private static bool IsWordParagraph(XElement element) => element.Name.NamespaceName.Contains("wordprocessingml", StringComparison.Ordinal);
}
