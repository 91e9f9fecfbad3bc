using Ganss.Xss;

namespace Gongkai.Disclosure.Items;

/// <summary>Makes the text of an item safe to show: paragraphs, headings, lists, tables and links stay; what runs, loads, styles or poses as a form goes.
/// The desk cleans whatever it is given, so that no way in leads around it.</summary>
internal static class CleanBody
{
    private static readonly HtmlSanitizerOptions Options = new()
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "a", "b", "blockquote", "br", "caption", "col", "colgroup", "dd", "dl", "dt", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub", "sup",
            "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "colspan", "href", "rowspan", "scope", "start" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The text with nothing in it that a page must not hold. What is clean stays as it is.</summary>
    public static string Of(string body) => body.Length == 0 ? "" : new HtmlSanitizer(Options) { KeepChildNodes = true }.Sanitize(body).Trim();
}
