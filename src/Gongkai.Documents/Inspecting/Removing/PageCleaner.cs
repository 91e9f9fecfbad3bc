using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Documents.Inspecting.Web;
using Gongkai.Documents.Reading;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Cleans a web page; the new one is UTF-8.</summary>
internal static class PageCleaner
{
    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> bytes, CleaningOrder order)
    {
        using var page = new HtmlParser().ParseDocument(TextDecoder.Decode(bytes.Span, order.Budget));
        foreach (var comment in page.Descendants<IComment>().Where(comment => (order.Wants("web.comment") && PageInspector.IsTelling(comment.Data)) || order.WantsOut(comment.Data)).ToList())
        {
            comment.Remove();
        }

        var styles = new PageStyles(page);
        foreach (var element in page.All.ToList())
        {
            CleanElement(element, styles, order);
        }

        foreach (var charset in page.QuerySelectorAll("meta[charset]"))
        {
            charset.SetAttribute("charset", "utf-8");
        }

        foreach (var type in page.QuerySelectorAll("meta[http-equiv='Content-Type' i]"))
        {
            type.SetAttribute("content", "text/html; charset=utf-8");
        }

        using var text = new StringWriter();
        page.ToHtml(text, AngleSharp.Html.HtmlMarkupFormatter.Instance);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void CleanElement(IElement element, PageStyles styles, CleaningOrder order)
    {
        var isUnseen = (styles.Hides(element) && !PageInspector.IsMenu(element)) || (PageInspector.IsPale(element) && !PageInspector.HasClass(element));
        if (order.Wants("web.hidden-element") && isUnseen && element.TextContent.Trim().Length > 0)
        {
            element.Remove();
            return;
        }

        if (element.LocalName == "meta" && order.Wants("web.author") && "author".Equals(element.GetAttribute("name"), StringComparison.OrdinalIgnoreCase))
        {
            element.Remove();
            return;
        }

        foreach (var attribute in element.Attributes.ToList())
        {
            if (attribute.Value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            {
                element.SetAttribute(attribute.Name, CleanPicture(attribute.Value, order));
            }
            else if ((order.Wants("web.data-attribute") && attribute.Name.StartsWith("data-", StringComparison.Ordinal) && order.WantsOut(attribute.Value))
                || (order.Wants("web.hidden-field") && attribute.Name == "value" && element.GetAttribute("type") == "hidden" && order.WantsOut(attribute.Value)))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    private static string CleanPicture(string address, CleaningOrder order)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !address[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        try
        {
            return address[..(comma + 1)] + Convert.ToBase64String(FileCleaner.CleanInner(Convert.FromBase64String(address[(comma + 1)..].Trim()), "data", order).Span);
        }
        catch (FormatException)
        {
            return address;
        }
    }
}
