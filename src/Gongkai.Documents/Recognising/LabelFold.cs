namespace Gongkai.Documents.Recognising;

/// <summary>Folds a label to what is compared: letters, digits and Han characters only, because publishers vary
/// brackets, commas and blanks inside the same official label (shapes S37, S38).</summary>
internal static class LabelFold
{
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>The folded text; the same string where nothing has to be folded.</summary>
    public static string Of(string text)
    {
        foreach (var character in text)
        {
            if (!Keeps(character) || Lower(character) != character)
            {
                return Of(text.AsSpan());
            }
        }

        return text;
    }

    public static string Of(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var character in text)
        {
            length += Keeps(character) ? 1 : 0;
        }

        return string.Create(length, text, static (folded, source) =>
        {
            var at = 0;
            foreach (var character in source)
            {
                if (Keeps(character))
                {
                    folded[at++] = Lower(character);
                }
            }
        });
    }

    public static bool Keeps(char character) => IsHan(character) || char.IsLetterOrDigit(character);

    /// <summary>The character as it is compared.</summary>
    public static char Lower(char character) => IsHan(character) ? character : char.ToLowerInvariant(character);

    // Nearly every character is one of these, and neither question needs the tables for it.
    private static bool IsHan(char character) => character is >= '\u4E00' and <= '\u9FFF';

    /// <summary>The folded label without the number in front of it (一、 （三） 1. 2、).</summary>
    public static string WithoutEnumerator(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var length = EnumeratorLength(trimmed);
        return Of(trimmed[length..]);
    }

    /// <summary>The folded label before a gloss in brackets; empty when it has none. A bracket around the number in front is no gloss.</summary>
    public static string WithoutGloss(string text)
    {
        var start = EnumeratorLength(text.AsSpan());
        var gloss = text.AsSpan(start).IndexOfAny('(', '（', '，');
        return gloss > 0 ? Of(text.AsSpan(0, start + gloss)) : "";
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
