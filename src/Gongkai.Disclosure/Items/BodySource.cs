using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Disclosure.Items;

/// <summary>The way back from a clean body to the text that <see cref="BodyText"/> reads. What its signs cannot say stays a tag, so that nothing is lost by opening and saving.</summary>
public static partial class BodySource
{
    /// <summary>The text to type on at.</summary>
    public static string Of(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var document = new HtmlParser().ParseDocument($"<body>{body}");
        var parts = new List<string>();
        foreach (var node in document.Body!.ChildNodes)
        {
            if (node is IElement element)
            {
                parts.Add(Block(element));
            }
            else if (!string.IsNullOrWhiteSpace(node.TextContent))
            {
                parts.Add(Line(Escape(node.TextContent)));
            }
        }

        // Paragraph under paragraph without a gap, as a document is typed; a gap around everything else.
        return string.Concat(parts.Select((part, at) => at == 0 ? part : (IsPlain(part) && IsPlain(parts[at - 1]) ? "\n" : "\n\n") + part));
    }

    private static bool IsPlain(string part) => !part.StartsWith('<') && !part.StartsWith('|') && !part.StartsWith('>') && !part.StartsWith("- ", StringComparison.Ordinal) && !part.Contains('\n', StringComparison.Ordinal) && !Numbered().IsMatch(part);

    private static string Block(IElement element) => element.LocalName switch
    {
        "p" when Inline(element) is { } words => Line(words),
        "h2" or "h3" or "h4" when Inline(element) is { Length: > 0 } words => new string('#', element.LocalName[1] - '1') + " " + words,
        "ul" when Items(element) is { } items => string.Join('\n', items.Select(item => "- " + item)),
        "ol" when Items(element) is { } items => string.Join('\n', items.Select((item, at) => string.Create(CultureInfo.InvariantCulture, $"{Start(element) + at}. {item}"))),
        "blockquote" when Quote(element) is { } lines => string.Join('\n', lines.Select(line => "> " + line)),
        "table" when Table(element) is { } rows => string.Join('\n', rows),
        _ => element.OuterHtml.ReplaceLineEndings(" "),
    };

    private static string Line(string words) => Sign().IsMatch(words) ? "\\" + words : words;

    private static int Start(IElement list) => int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var start) ? start : 1;

    private static List<string>? Items(IElement list)
    {
        var items = list.Children.Select(item => item.LocalName == "li" ? Inline(item) : null).ToList();
        return items.Count > 0 && items.TrueForAll(item => !string.IsNullOrEmpty(item)) && list.Attributes.All(attribute => attribute.Name == "start") && Start(list) is > 0 and < 10_000 ? [.. items.OfType<string>()] : null;
    }

    private static List<string>? Quote(IElement quote)
    {
        var lines = quote.Children.Select(line => line.LocalName == "p" ? Inline(line) : null).ToList();
        return lines.Count > 0 && lines.TrueForAll(line => !string.IsNullOrEmpty(line)) ? [.. lines.OfType<string>()] : null;
    }

    private static List<string>? Table(IElement table)
    {
        if (table.QuerySelector("caption, col, colgroup, tfoot, [colspan], [rowspan], [scope], tr:not(:has(*))") is not null || table.Children.Any(part => part.LocalName is not ("thead" or "tbody")))
        {
            return null;
        }

        var head = table.QuerySelectorAll("thead tr").ToList();
        var rows = table.QuerySelectorAll("tr").Select(row => row.Children.Select(Cell).ToList()).ToList();
        if (head.Count > 1 || rows.Count == head.Count || rows.Exists(row => row.Contains(null)) || table.QuerySelectorAll("th").Length != head.Sum(row => row.Children.Length) || table.QuerySelectorAll("tbody").Length > 1)
        {
            return null;
        }

        var lines = rows.Select(row => $"| {string.Join(" | ", row)} |").ToList();
        if (head.Count == 1)
        {
            lines.Insert(1, "|" + string.Concat(Enumerable.Repeat("---|", rows[0].Count)));
        }

        return lines;
    }

    private static string? Cell(IElement cell) => Inline(cell)?.Replace("|", "\\|", StringComparison.Ordinal);

    // The words of an element in the signs of the plain text; null when there is more in it than they can say.
    private static string? Inline(IElement element)
    {
        var words = new List<string>();
        foreach (var node in element.ChildNodes)
        {
            var said = node switch
            {
                IText text => Escape(text.Data),
                IElement { LocalName: "strong" or "b", ChildElementCount: 0, TextContent: var strong } when strong.Trim().Length > 0 && strong.Trim() == strong => $"**{Escape(strong)}**",
                IElement { LocalName: "a", ChildElementCount: 0, TextContent: var shown } link when Address().IsMatch(link.GetAttribute("href") ?? "") && shown.Length > 0 && !shown.Contains('[', StringComparison.Ordinal) && !shown.Contains(']', StringComparison.Ordinal) && link.Attributes.Length == 1 => $"[{Escape(shown)}]({link.GetAttribute("href")})",
                _ => null,
            };
            if (said is null)
            {
                return null;
            }

            words.Add(said);
        }

        return string.Concat(words).ReplaceLineEndings(" ").Trim();
    }

    private static string Escape(string text) => Bracket().Replace(text.Replace("\\", "\\\\", StringComparison.Ordinal), "\\[").Replace("*", "\\*", StringComparison.Ordinal).ReplaceLineEndings(" ");

    [GeneratedRegex(@"\[(?=[^\[\]]+\]\([^\s()]+\))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^[^\s()*\[\]\\|]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"^(?:#{1,3}\s|- |[0-9]{1,4}\.\s|\||> |</?[a-zA-Z][a-zA-Z0-9]*[\s/>])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^[0-9]{1,4}\.\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();
}
