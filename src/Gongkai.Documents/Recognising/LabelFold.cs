using System.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Folds a label to what is compared: letters, digits and Han characters only, because publishers vary
/// brackets, commas and blanks inside the same official label (shapes S37, S38).</summary>
internal static class LabelFold
{
    private const string Numerals = "一二三四五六七八九十";

    public static string Of(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Keeps(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }

    public static bool Keeps(char character) => char.IsLetterOrDigit(character);

    /// <summary>The folded label without the number in front of it (一、 （三） 1. 2、).</summary>
    public static string WithoutEnumerator(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var length = EnumeratorLength(trimmed);
        return Of(trimmed[length..]);
    }

    /// <summary>How many characters the enumerator in front takes; 0 when there is none.</summary>
    public static int EnumeratorLength(ReadOnlySpan<char> text)
    {
        var at = 0;
        var bracketed = at < text.Length && text[at] is '(' or '（' or '〔' or '[';
        at += bracketed ? 1 : 0;
        at = SkipSpaces(text, at);
        var digits = at;
        while (at < text.Length && (Numerals.Contains(text[at], StringComparison.Ordinal) || char.IsAsciiDigit(text[at])))
        {
            at++;
        }

        if (at == digits || at - digits > 3)
        {
            return 0;
        }

        at = SkipSpaces(text, at);
        var closed = at < text.Length && text[at] is ')' or '）' or '〕' or ']' or '、' or '.' or '．' or ',' or '，' or '。' or ':' or '：';
        return closed ? SkipSpaces(text, at + 1) : 0;
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
