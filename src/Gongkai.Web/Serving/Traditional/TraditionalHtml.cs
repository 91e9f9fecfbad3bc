using System.Text;

namespace Gongkai.Web.Serving.Traditional;

/// <summary>A finished page in traditional characters: its words and what is read out of it. Addresses, values and what somebody typed stay as they are.</summary>
internal static class TraditionalHtml
{
    private static readonly string[] Spoken = ["title", "aria-label", "placeholder", "alt", "data-label", "label", "content"];
    private static readonly string[] Untouched = ["script", "style", "textarea"];

    /// <summary>The page. What it says to be in simplified script is in traditional script now.</summary>
    public static string Convert(string html)
    {
        var output = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            TraditionalScript.Current.Append(html.AsSpan(at, (tag < 0 ? html.Length : tag) - at), output);
            if (tag < 0)
            {
                break;
            }

            var end = EndOfTag(html, tag);
            AppendTag(html[tag..end], output);
            at = Untouched.FirstOrDefault(name => Opens(html, tag, name)) is { } untouched && html.IndexOf($"</{untouched}", end, StringComparison.OrdinalIgnoreCase) is >= 0 and var close ? close : end;
            output.Append(html, end, at - end);
        }

        return output.ToString();
    }

    private static bool Opens(string html, int tag, string name) =>
        string.Compare(html, tag + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && tag + 1 + name.Length < html.Length && !char.IsAsciiLetterOrDigit(html[tag + 1 + name.Length]);

    // A > inside a quoted value ends nothing.
    private static int EndOfTag(string html, int start)
    {
        var quote = '\0';
        for (var at = start; at < html.Length; at++)
        {
            if (quote != '\0')
            {
                quote = html[at] == quote ? '\0' : quote;
            }
            else if (html[at] is '"' or '\'')
            {
                quote = html[at];
            }
            else if (html[at] == '>')
            {
                return at + 1;
            }
        }

        return html.Length;
    }

    private static void AppendTag(string tag, StringBuilder output)
    {
        for (var at = 0; at < tag.Length;)
        {
            var open = tag.IndexOf("=\"", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : tag.IndexOf('"', open + 2);
            if (close < 0)
            {
                output.Append(tag, at, tag.Length - at);
                return;
            }

            var name = tag.AsSpan(at, open - at).TrimEnd();
            name = name[(name.LastIndexOf(' ') + 1)..];
            output.Append(tag, at, open + 2 - at);
            var value = tag.AsSpan(open + 2, close - open - 2);
            if (name is "lang" && value is "zh-Hans")
            {
                output.Append("zh-Hant");
            }
            else if (IsSpoken(name))
            {
                TraditionalScript.Current.Append(value, output);
            }
            else
            {
                output.Append(value);
            }

            at = close;
            output.Append('"');
            at++;
        }
    }

    private static bool IsSpoken(ReadOnlySpan<char> name)
    {
        foreach (var spoken in Spoken)
        {
            if (name.Equals(spoken, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
