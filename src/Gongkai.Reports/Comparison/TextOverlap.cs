using System.Text;

namespace Gongkai.Reports.Comparison;

/// <summary>How much of a text was taken over from another: by whole phrases between two marks, years and white space left out,
/// so that 2023年 for 2022年 makes no difference and a changed number does.</summary>
public static class TextOverlap
{
    private const int ShortestPhrase = 4;
    private const int YearLength = 4;

    /// <summary>Share of the characters of <paramref name="now"/> that stand in phrases of <paramref name="before"/>, 0 to 1; 0 for an empty text.</summary>
    public static double Share(string now, IEnumerable<string> before)
    {
        var known = before.SelectMany(Phrases).ToHashSet(StringComparer.Ordinal);
        int all = 0, taken = 0;
        foreach (var phrase in Phrases(now))
        {
            all += phrase.Length;
            taken += known.Contains(phrase) ? phrase.Length : 0;
        }

        return all == 0 ? 0 : (double)taken / all;
    }

    /// <summary>The phrases of a text in order. Such as are too short to tell where they come from are left out.</summary>
    private static IEnumerable<string> Phrases(string text)
    {
        var phrase = new StringBuilder();
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || text[at] is '。' or '！' or '？' or '；' or '，' or '：' or ';' or ',' or ':' or '\n')
            {
                if (phrase.Length >= ShortestPhrase)
                {
                    yield return phrase.ToString();
                }

                phrase.Clear();
            }
            else if (IsYear(text, at))
            {
                at += YearLength - 1;
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                phrase.Append(text[at]);
            }
        }
    }

    private static bool IsYear(string text, int at) => at + YearLength < text.Length && text[at] == '2' && text[at + 1] == '0' && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && text[at + YearLength] is '年' or ' ' && (at == 0 || !char.IsAsciiDigit(text[at - 1]));
}
