using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Disclosure.Items;

/// <summary>The text of an item as people type it in a plain field, without scripts: a line is a paragraph; <c># </c> makes a heading, <c>- </c> and <c>1. </c> a list,
/// <c>| a | b |</c> a row of a table, <c>&gt; </c> a quote, <c>**words**</c> strong words, <c>[words](address)</c> a link. Lines that begin with a tag are
/// taken as they are, up to the next empty line; the desk cleans them. The way back is <see cref="BodySource"/>.</summary>
public static partial class BodyText
{
    private static readonly (string Letter, string Kept)[] Signs = [("\\", "\uE000"), ("*", "\uE001"), ("[", "\uE002"), ("|", "\uE003")];

    private enum LineKind
    {
        Blank,
        Paragraph,
        Heading,
        Bullet,
        Numbered,
        Row,
        Quote,
        Raw,
    }

    /// <summary>The typed text as HTML. Whatever was typed comes out; what a page must not hold is taken out by the desk.</summary>
    public static string ToHtml(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new StringBuilder();
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())];
        for (var at = 0; at < lines.Length;)
        {
            var kind = KindOf(lines[at]);
            var end = at + 1;
            while (end < lines.Length && Continues(kind, KindOf(lines[end])))
            {
                end++;
            }

            Write(kind, kind == LineKind.Raw ? lines.AsSpan(at, end - at) : Array.ConvertAll(lines[at..end], Protect), html);
            at = end;
        }

        return Plain(html.ToString());
    }

    // A sign behind a stroke is only a letter. It waits as a letter that no text has until all signs are read.
    private static string Protect(string line) =>
        Signs.Aggregate(line, (words, sign) => words.Replace("\\" + sign.Letter, sign.Kept, StringComparison.Ordinal));

    private static string Plain(string html) => Signs.Aggregate(html, (words, sign) => words.Replace(sign.Kept, sign.Letter, StringComparison.Ordinal));

    private static bool Continues(LineKind kind, LineKind next) => kind switch
    {
        LineKind.Raw => next != LineKind.Blank,
        LineKind.Bullet or LineKind.Numbered or LineKind.Row or LineKind.Quote => next == kind,
        _ => false,
    };

    private static LineKind KindOf(string line) =>
        line.Length == 0 ? LineKind.Blank
        : RawLine().IsMatch(line) ? LineKind.Raw
        : HeadingLine().IsMatch(line) ? LineKind.Heading
        : line.StartsWith("- ", StringComparison.Ordinal) ? LineKind.Bullet
        : NumberedLine().IsMatch(line) ? LineKind.Numbered
        : line.StartsWith('|') ? LineKind.Row
        : line.StartsWith("> ", StringComparison.Ordinal) ? LineKind.Quote
        : LineKind.Paragraph;

    private static void Write(LineKind kind, ReadOnlySpan<string> lines, StringBuilder html)
    {
        switch (kind)
        {
            case LineKind.Blank:
                break;
            case LineKind.Heading:
                var level = lines[0].TakeWhile(letter => letter == '#').Count();
                html.Append('<').Append('h').Append(level + 1).Append('>').Append(Inline(lines[0][level..].Trim())).Append("</h").Append(level + 1).Append('>');
                break;
            case LineKind.Raw:
                html.AppendJoin('\n', lines);
                break;
            case LineKind.Row:
                WriteTable(lines, html);
                break;
            case LineKind.Bullet:
                WriteEach("<ul>", "li", "</ul>", lines, line => line[2..], html);
                break;
            case LineKind.Numbered:
                var first = lines[0][..lines[0].IndexOf('.', StringComparison.Ordinal)];
                WriteEach(first == "1" ? "<ol>" : $"<ol start=\"{first}\">", "li", "</ol>", lines, line => line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..], html);
                break;
            case LineKind.Quote:
                WriteEach("<blockquote>", "p", "</blockquote>", lines, line => line[2..], html);
                break;
            default:
                html.Append("<p>").Append(Inline(lines[0].StartsWith('\\') && KindOf(lines[0][1..]) is not (LineKind.Paragraph or LineKind.Blank) ? lines[0][1..] : lines[0])).Append("</p>");
                break;
        }
    }

    private static void WriteEach(string open, string tag, string close, ReadOnlySpan<string> lines, Func<string, string> words, StringBuilder html)
    {
        html.Append(open);
        foreach (var line in lines)
        {
            html.Append('<').Append(tag).Append('>').Append(Inline(words(line).Trim())).Append("</").Append(tag).Append('>');
        }

        html.Append(close);
    }

    // The line under the head, |---|---|, says that there is one.
    private static void WriteTable(ReadOnlySpan<string> lines, StringBuilder html)
    {
        var hasHead = lines.Length > 1 && Rule().IsMatch(lines[1]);
        html.Append("<table>");
        if (hasHead)
        {
            WriteRow("<thead>", "th", "</thead><tbody>", lines[0], html);
        }
        else
        {
            html.Append("<tbody>");
        }

        foreach (var line in lines[(hasHead ? 2 : 0)..])
        {
            WriteRow("", "td", "", line, html);
        }

        html.Append("</tbody></table>");
    }

    private static void WriteRow(string open, string tag, string close, string line, StringBuilder html)
    {
        html.Append(open).Append("<tr>");
        foreach (var cell in Inside(line).Split('|'))
        {
            html.Append('<').Append(tag).Append('>').Append(Inline(cell.Trim())).Append("</").Append(tag).Append('>');
        }

        html.Append("</tr>").Append(close);
    }

    // The strokes at both ends belong to the row, not to its cells.
    private static string Inside(string line) => line.Length > 1 && line.EndsWith('|') ? line[1..^1] : line[1..];

    private static string Inline(string words) => Links().Replace(
        Strong().Replace(WebUtility.HtmlEncode(words), "<strong>$1</strong>"),
        match => $"<a href=\"{match.Groups[2].Value}\">{match.Groups[1].Value}</a>");

    [GeneratedRegex("^</?[a-zA-Z][a-zA-Z0-9]*[\\s/>]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RawLine();

    [GeneratedRegex(@"^#{1,3}\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^[0-9]{1,4}\.\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"^\|(?:\s*:?-{3,}:?\s*\|)+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\*\*(?!\s)([^*]*[^*\s])\*\*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\[([^\[\]]+)\]\(([^\s()]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Links();
}
