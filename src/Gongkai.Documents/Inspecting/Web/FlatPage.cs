using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gongkai.Documents.Inspecting.Web;

/// <summary>Keeps a page from being nested without end: every look at an element costs as much as lies in it.</summary>
internal static partial class FlatPage
{
    // Ten times what the worst page of a publisher nests.
    private const int Deepest = 500;

    // So many elements left open are no mistake any more, and the parser looks at all of them for each new one.
    private const int MostOpen = 10_000;

    /// <summary>Whether so many elements stay open that the page cannot be taken apart in bounded time.</summary>
    public static bool IsEndless(string html)
    {
        var open = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            open = html[tag.Index + 1] == '/' ? Math.Max(0, open - 1) : open + 1;
            if (open > MostOpen)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of a page that is not taken apart.</summary>
    public static string Words(string html) => Markup().Replace(html, "");

    /// <summary>Takes the elements out of what is nested too deep and leaves its words.</summary>
    public static void Flatten(INode page, LeakLog log)
    {
        var depth = 0;
        for (INode? node = page; node is not null;)
        {
            log.Budget.Step();
            if (depth == Deepest && node.HasChildNodes)
            {
                Level(node, log);
            }

            if (node.FirstChild is { } child)
            {
                (node, depth) = (child, depth + 1);
                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                (node, depth) = (node.Parent, depth - 1);
            }

            node = node?.NextSibling;
        }
    }

    private static void Level(INode top, LeakLog log)
    {
        var words = new StringBuilder();
        for (var node = top.FirstChild; node is not null;)
        {
            log.Budget.Step();
            words.Append(node is ICharacterData data ? data.Data : "");
            var next = node.FirstChild;
            for (var up = node; next is null && up is not null && up != top; up = up.Parent)
            {
                next = up.NextSibling;
            }

            node = next;
        }

        while (top.FirstChild is { } child)
        {
            top.RemoveChild(child);
        }

        top.AppendChild(top.Owner!.CreateTextNode(words.ToString()));
    }

    // Without those that need no end.
    [GeneratedRegex(@"</?(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option)\b)[a-z][a-z0-9]*", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<[^<>]*>")]
    private static partial Regex Markup();
}
