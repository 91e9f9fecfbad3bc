using System.Text;

namespace Gongkai.Documents.Inspecting.Text;

/// <summary>The words around a leak, short enough for a list and with personal data masked.</summary>
internal static class Excerpt
{
    public const int Longest = 80;

    private const int Before = 14;
    private const int After = 8;

    /// <summary>The first words of a text.</summary>
    public static string Of(string text, IReadOnlyList<TextHit> hits) => Cut(OneLine(Masked(text, hits)), 0, Longest);

    /// <summary>A hit with a few words on both sides.</summary>
    public static string Around(string text, IReadOnlyList<TextHit> hits, TextHit hit)
    {
        var masked = Masked(text, hits);
        var from = Math.Max(0, hit.Start - Before);
        return OneLine(Cut(masked, from, Math.Min(Longest, hit.Start - from + hit.Length + After)));
    }

    /// <summary>The text with its hits masked: the same length, the same places.</summary>
    public static string Masked(string text, IReadOnlyList<TextHit> hits)
    {
        var masked = new StringBuilder(text);
        foreach (var hit in hits.Where(hit => hit.Pattern.Id.StartsWith("personal.", StringComparison.Ordinal)))
        {
            var (head, tail) = hit.Length >= 11 ? (3, 2) : hit.Length >= 6 ? (2, 1) : (1, 0);
            for (var at = hit.Start + head; at < hit.Start + hit.Length - tail; at++)
            {
                masked[at] = '*';
            }
        }

        return masked.ToString();
    }

    private static string Cut(string text, int from, int length)
    {
        var end = Math.Min(text.Length, from + length);
        if (end < text.Length && end > from && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return (from > 0 ? "…" : "") + text[from..end] + (end < text.Length ? "…" : "");
    }

    private static string OneLine(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries));
}
