using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Documents.Inspecting.Web;

/// <summary>Looks into a web page.</summary>
internal static partial class PageInspector
{
    private const int LongestMenu = 120;
    private const int LeastWords = 12;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "LI", "TD", "TH", "H1", "H2", "H3", "H4", "H5", "H6", "DT", "DD", "CAPTION", "ARTICLE", "SECTION", "BLOCKQUOTE", "PRE", "FIGCAPTION", "BODY", "MAIN", "HEADER", "FOOTER", "NAV", "ASIDE", "UL", "OL", "TABLE", "TBODY", "THEAD", "TR", "TITLE", "LABEL", "OPTION", "BUTTON", "A",
    };

    public static void Inspect(string html, LeakLog log)
    {
        if (FlatPage.IsEndless(html))
        {
            log.Add("file.damaged", LeakPlace.Whole);
            log.Text(FlatPage.Words(html), LeakPlace.Whole, TextOrigin.Hidden);
            return;
        }

        using var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = false }).ParseDocument(html);
        FlatPage.Flatten(page, log);
        var styles = new PageStyles(page);
        var number = 0;
        var hidden = new HashSet<INode>();
        foreach (var node in page.Descendants())
        {
            log.Budget.Step();
            number++;
            var where = LeakPlace.Whole with { Paragraph = number };
            switch (node)
            {
                case IComment comment:
                    InspectComment(comment.Data, where, log);
                    break;
                case IElement element:
                    InspectElement(element, where, hidden, styles, log);
                    break;
            }
        }
    }

    /// <summary>Whether a comment says more than where a part of the page begins.</summary>
    public static bool IsTelling(string comment) => !Plain().IsMatch(comment) && (comment.Contains("</", StringComparison.Ordinal) || Chinese().Count(comment) >= LeastWords);

    /// <summary>Whether an element keeps itself from being seen.</summary>
    public static bool HidesItself(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && HidingStyle().IsMatch(style));

    // White on the page's own white; a class may give another ground, which only the style sheet knows.
    public static bool IsPale(IElement element) => White().IsMatch($"color:{element.GetAttribute("color")};{element.GetAttribute("style")}")
        && !element.AncestorsAndSelf().Any(one => one.HasAttribute("bgcolor") || (one.GetAttribute("style")?.Contains("background", StringComparison.OrdinalIgnoreCase) ?? false));

    public static bool HasClass(IElement element) => element.AncestorsAndSelf().Take(4).Any(one => one.ClassName is { Length: > 0 });

    private static void InspectElement(IElement element, LeakPlace where, HashSet<INode> hidden, PageStyles styles, LeakLog log)
    {
        var isHidden = element.Parent is not null && hidden.Contains(element.Parent);
        if (!isHidden && styles.Hides(element))
        {
            isHidden = true;
            InspectHidden(element, where, log);
        }

        if (isHidden)
        {
            hidden.Add(element);
        }
        else if (IsPale(element) && element.TextContent.Trim() is { Length: > 0 } pale)
        {
            log.Add("web.hidden-element", where, pale, HasClass(element) ? LeakSeverity.Note : null);
        }

        InspectAttributes(element, where, log);
        if (element.LocalName is "script" or "style" or "template" or "noscript")
        {
            InspectScript(element, where, log);
        }
        else if (Blocks.Contains(element.TagName) && OwnText(element) is { Length: > 1 } words)
        {
            log.Text(words, where, isHidden ? TextOrigin.Hidden : TextOrigin.Visible, HeadOf(element), canClean: isHidden);
        }
    }

    private static void InspectComment(string comment, LeakPlace where, LeakLog log)
    {
        if (IsTelling(comment) || log.HoldsPersonalData(comment))
        {
            log.Add("web.comment", where, comment);
        }

        log.Text(comment, where, TextOrigin.Hidden, canClean: true);
    }

    // Menus, dialogues and tabs wait hidden on every page; hidden rows, paragraphs and cells are text that was taken back.
    private static void InspectHidden(IElement element, LeakPlace where, LeakLog log)
    {
        var words = element.TextContent.Trim();
        if (words.Length == 0)
        {
            return;
        }

        log.Add(!IsMenu(element) || log.HoldsPersonalData(words) ? "web.hidden-element" : "web.hidden-menu", where, words);
    }

    /// <summary>Whether a hidden element is furniture of the page, not text that was taken back.</summary>
    public static bool IsMenu(IElement element)
    {
        if (element.LocalName is "tr" or "td" or "th" or "p" or "span" or "font" or "li" or "b" or "strong" or "em" or "col" || Ground().IsMatch(element.GetAttribute("style") ?? ""))
        {
            return false;
        }

        var words = element.TextContent.Trim();
        return words.Length <= LongestMenu || element.LocalName is "ul" or "nav" or "form" or "dialog" or "iframe" or "button" or "a" or "img" or "input" or "select" or "label" or "textarea"
            || element.QuerySelectorAll("a,button,input").Length * 12 > words.Length / 4;
    }

    private static void InspectAttributes(IElement element, LeakPlace where, LeakLog log)
    {
        foreach (var attribute in element.Attributes)
        {
            var at = where with { Cell = attribute.Name };
            if (attribute.Value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            {
                InspectInlinePicture(attribute.Value, where, log);
            }
            else if (attribute.Name.StartsWith("data-", StringComparison.Ordinal) && log.HoldsPersonalData(attribute.Value))
            {
                log.Add("web.data-attribute", at, attribute.Value);
            }
            else if (attribute.Name is "src" or "href" && IsLocalPath(attribute.Value))
            {
                log.Add("package.local-path", at, attribute.Value, canClean: false);
            }
            else if (attribute.Name is "alt" or "title" or "value" or "content" or "href" or "placeholder" or "aria-label")
            {
                log.Text(Uri.UnescapeDataString(attribute.Value), at, TextOrigin.Hidden);
            }
        }

        if (element.LocalName == "input" && element.GetAttribute("type") is "hidden" && element.GetAttribute("value") is { Length: > 0 } value && log.HoldsPersonalData(value))
        {
            log.Add("web.hidden-field", where, value, LeakSeverity.Stop);
        }

        if (element.LocalName == "meta" && element.GetAttribute("name") is { } name && name.Equals("author", StringComparison.OrdinalIgnoreCase) && element.GetAttribute("content") is { Length: > 0 } author && Office.Authors.IsPerson(author))
        {
            log.Add("web.author", where, author);
        }
    }

    private static void InspectScript(IElement element, LeakPlace where, LeakLog log)
    {
        var words = element.LocalName is "template" or "noscript" ? element.InnerHtml : element.TextContent;
        if (log.HoldsPersonalData(words))
        {
            log.Add("web.script-data", where, words, canClean: false);
            log.Text(words, where, TextOrigin.Hidden);
        }
    }

    private static void InspectInlinePicture(string address, LeakPlace where, LeakLog log)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && address[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                FileInspector.InspectInner(Convert.FromBase64String(address[(comma + 1)..].Trim()), $"data-{where.Paragraph}", log);
            }
            catch (FormatException)
            {
                log.Add("file.damaged", where);
            }
        }
    }

    private static IEnumerable<IElement> AncestorsAndSelf(this IElement element)
    {
        for (var one = element; one is not null; one = one.ParentElement)
        {
            yield return one;
        }
    }

    private static string OwnText(IElement element) => string.Concat(element.ChildNodes.Select(child => child switch
    {
        IText text => text.Data,
        IElement inner when inner.LocalName == "br" => "\n",
        IElement inner when !Blocks.Contains(inner.TagName) && !HidesItself(inner) && inner.LocalName is not ("script" or "style" or "template" or "noscript") => inner.TextContent,
        _ => "",
    })).Trim();

    private static string HeadOf(IElement element)
    {
        if (element.LocalName is not ("td" or "th") || element.ParentElement is not { } row)
        {
            return "";
        }

        var left = element.PreviousElementSibling?.TextContent.Trim() ?? "";
        var at = row.Children.TakeWhile(cell => cell != element).Count();
        var first = row.ParentElement is { ChildElementCount: > 0 } table ? table.Children[0] : null;
        var head = first is not null && first != row && at < first.ChildElementCount ? first.Children[at].TextContent.Trim() : "";
        return $"{(head.Length > 40 ? "" : head)}\n{(left.Length > 40 ? "" : left)}";
    }

    private static bool IsLocalPath(string address) => address.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || (address.Length > 3 && char.IsAsciiLetter(address[0]) && address[1] == ':' && address[2] is '\\' or '/');

    [GeneratedRegex(@"^\s*(?:\[if\b|<!\[endif|/?\s*wp:|#|\s*$)|^\s*(?:<!\[CDATA\[)", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[一-龥]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0|(?:left|top|text-indent)\s*:\s*-\d{3,}|(?:^|;)\s*(?:height|width|max-height)\s*:\s*0(?:px)?\s*(?:;|$)|(?:^|;)\s*color\s*:\s*transparent", RegexOptions.IgnoreCase)]
    private static partial Regex HidingStyle();

    [GeneratedRegex(@"(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?|white|rgb\(255,\s*255,\s*255\))\s*(?:;|$)", RegexOptions.IgnoreCase)]
    private static partial Regex White();

    [GeneratedRegex(@"(?:^|;)\s*(?:color|font-size)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Ground();
}
