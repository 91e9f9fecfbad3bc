using System.Text.RegularExpressions;

namespace Gongkai.Documents.Inspecting.Text;

/// <summary>A place in a text that a pattern fits.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Severity">Its weight there.</param>
/// <param name="Start">First character in the original text.</param>
/// <param name="Length">How many characters.</param>
internal readonly record struct TextHit(TextPattern Pattern, LeakSeverity Severity, int Start, int Length);

/// <summary>Finds personal data and markings in a text.</summary>
internal static class TextSearch
{
    private const int Before = 40;
    private const int After = 20;

    /// <summary>All hits in order of place; where two patterns meet, the graver one stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="head">Head of the column, or other words that speak of the text; may be empty.</param>
    /// <param name="official">What the organ itself makes public, folded.</param>
    public static List<TextHit> Find(string text, string head, IReadOnlySet<string> official)
    {
        var hits = new List<TextHit>();
        if (text.Length < 2)
        {
            return hits;
        }

        var folded = new FoldedText(text);
        var digits = folded.Text.Count(char.IsAsciiDigit);
        foreach (var pattern in TextPatterns.All.Where(pattern => pattern.MayBeIn(folded.Text, digits)))
        {
            foreach (Match match in pattern.Expression.Matches(folded.Text))
            {
                var group = match.Groups["value"] is { Success: true } value ? value : match;
                if (!CheckDigits.Pass(pattern.Check, group.Value) || official.Contains(Bare(group.Value)))
                {
                    continue;
                }

                var before = folded.Text[Math.Max(0, group.Index - Before)..group.Index];
                var end = group.Index + group.Length;
                if (pattern.SeverityOf(head.Length == 0 ? before : head + "\n" + before, folded.Text[end..Math.Min(folded.Text.Length, end + After)], group.Value) is { } severity)
                {
                    var (start, length) = folded.Place(group.Index, group.Length);
                    hits.Add(new TextHit(pattern, severity, start, length));
                }
            }
        }

        return Disjoint(hits);
    }

    /// <summary>A contact without the signs that only divide it.</summary>
    public static string Bare(string contact) => string.Concat(new FoldedText(contact).Text.Where(character => !char.IsWhiteSpace(character) && character is not ('-' or '(' or ')')));

    private static List<TextHit> Disjoint(List<TextHit> hits)
    {
        var kept = new List<TextHit>();
        foreach (var hit in hits.OrderByDescending(hit => hit.Severity).ThenByDescending(hit => hit.Length))
        {
            if (!kept.Exists(other => hit.Start < other.Start + other.Length && other.Start < hit.Start + hit.Length))
            {
                kept.Add(hit);
            }
        }

        kept.Sort((one, other) => one.Start.CompareTo(other.Start));
        return kept;
    }
}
