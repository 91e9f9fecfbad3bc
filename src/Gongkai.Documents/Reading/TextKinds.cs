using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>What kind of document a decoded text is.</summary>
internal static class TextKinds
{
    private const int SearchedCharacters = 8192;
    private const string MimeVersion = "MIME-Version:";

    private static readonly string[] PageMarks = ["<!doctype html", "<html", "<head>", "<body", "<table", "<div", "</td>", "</p>", "</div>", "<meta "];

    public static DocumentKind Of(string text, string name)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, SearchedCharacters)).TrimStart();
        if (IsMessage(head))
        {
            return DocumentKind.Mhtml;
        }

        if (head.StartsWith("{") && (HasEnding(name, ".json") || (head.Contains("\"organ\"", StringComparison.Ordinal) && head.Contains("\"year\"", StringComparison.Ordinal))))
        {
            return DocumentKind.Json;
        }

        // Markdown may hold tags; a page is only what begins like one.
        if (HasEnding(name, ".md") || HasEnding(name, ".markdown"))
        {
            return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
                ? DocumentKind.Html
                : DocumentKind.Markdown;
        }

        return IsPage(text, head, name) ? DocumentKind.Html : DocumentKind.Text;
    }

    // The head of a message stands before the first tag, but a sender's address may be in angle brackets.
    private static bool IsMessage(ReadOnlySpan<char> head)
    {
        var isMail = head.StartsWith("From:", StringComparison.OrdinalIgnoreCase);
        var page = head.IndexOf('<');
        var before = isMail || page < 0 ? head : head[..Math.Min(head.Length, page + MimeVersion.Length)];
        return before.IndexOf(MimeVersion, StringComparison.OrdinalIgnoreCase) is >= 0 and var mark
            && (isMail || page < 0 || mark < page)
            && head.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPage(string text, ReadOnlySpan<char> head, string name)
    {
        foreach (var mark in PageMarks)
        {
            if (head.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return (HasEnding(name, ".html") || HasEnding(name, ".htm") || HasEnding(name, ".shtml") || HasEnding(name, ".xhtml"))
            || text.Contains("<table", StringComparison.OrdinalIgnoreCase) || text.Contains("</td>", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasEnding(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
