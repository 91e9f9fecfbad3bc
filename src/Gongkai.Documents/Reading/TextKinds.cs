using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>What kind of document a decoded text is.</summary>
internal static class TextKinds
{
    private const int SearchedCharacters = 8192;

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

    private static bool IsMessage(ReadOnlySpan<char> head) =>
        head.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase)
        && head.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase)
        && head.IndexOf('<') is var page && (page < 0 || head.IndexOf("MIME-Version:", StringComparison.OrdinalIgnoreCase) < page || head.StartsWith("From:", StringComparison.OrdinalIgnoreCase));

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
