using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gongkai.Documents.Inspecting.Web;

/// <summary>Classes and names that the style sheets in a page keep from being seen. Sheets in other files are not looked at.</summary>
internal sealed partial class PageStyles
{
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);

    public PageStyles(IDocument page)
    {
        foreach (var sheet in page.QuerySelectorAll("style"))
        {
            hidden.UnionWith(Rule().Matches(sheet.TextContent).SelectMany(rule => rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries)).Where(selector => Simple().IsMatch(selector)));
        }
    }

    /// <summary>Whether the element keeps itself, or is kept by its class or name, from being seen.</summary>
    public bool Hides(IElement element) => PageInspector.HidesItself(element)
        || (hidden.Count > 0 && (element.ClassList.Any(name => hidden.Contains("." + name)) || (element.Id is { Length: > 0 } id && hidden.Contains("#" + id))));

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0)[^{}]*\}", RegexOptions.IgnoreCase)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[.#][\w-]+$")]
    private static partial Regex Simple();
}
