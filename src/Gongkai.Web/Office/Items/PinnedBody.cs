using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Web.Office.Items;

/// <summary>A body with the passages marked that remarks are pinned to. A passage that was rewritten since, or goes over the end of a paragraph, stays unmarked; its remark is listed all the same.</summary>
internal static class PinnedBody
{
    public static string Mark(string body, IEnumerable<(long Remark, string Passage)> pins)
    {
        var document = new HtmlParser().ParseDocument($"<body>{body}");
        foreach (var (remark, passage) in pins.Where(pin => pin.Passage.Length > 0))
        {
            var text = document.Body!.Descendants<IText>().FirstOrDefault(text => text.Data.Contains(passage, StringComparison.Ordinal));
            if (text is null)
            {
                continue;
            }

            var start = text.Data.IndexOf(passage, StringComparison.Ordinal);
            var marked = text.Split(start);
            marked.Split(passage.Length);
            var mark = document.CreateElement("mark");
            mark.Id = FormattableString.Invariant($"passage-{remark}");
            marked.Parent!.ReplaceChild(mark, marked);
            mark.AppendChild(marked);
        }

        return document.Body!.InnerHtml;
    }
}
