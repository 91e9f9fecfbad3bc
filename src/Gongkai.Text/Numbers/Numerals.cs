namespace Gongkai.Text;

/// <summary>Numbers as reports print them: Arabic digits of any width with thousands and decimals, numerals in characters, 万 and 亿,
/// and the words that make them inexact.</summary>
public static class Numerals
{
    private const int Longest = 64;

    /// <summary>Reads a text that is one number and nothing else, apart from white space around it: 1,234 · ３．５ · -3 · 13.6万 · 20余 · 约三十二 · 85.7% · 一百零五.
    /// Ranges, numbers with a unit and words that hold a number are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number; its place counts in <paramref name="text"/>.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out PrintedNumber number)
    {
        number = default;
        var start = text.Length - text.TrimStart().Length;
        var whole = text.Trim();
        if (whole.IsEmpty || whole.Length > Longest)
        {
            return false;
        }

        var bound = NumberBound.Exact;
        var at = FirstNumeral(whole);
        if (at == whole.Length || (at > 0 && NumberWords.Current.BoundBefore(whole, at, out bound) != at))
        {
            return false;
        }

        var end = new NumberScanner(whole, isWhole: true).Scan(at, bound != NumberBound.Exact, out number);
        if (end <= 0)
        {
            return false;
        }

        if (end < whole.Length && NumberWords.Current.Behind.Match(whole, end) is { } behind)
        {
            bound |= NumberWords.BoundOf(behind.Instead);
            end += behind.Found.Length;
        }

        number = number with { Bound = number.Bound | bound, Raw = new TextSpan(number.Raw.Start + start, number.Raw.Length) };
        return end == whole.Length;
    }

    /// <summary>The numbers in running text, from left to right, each with what it is for. Numerals in characters only where a measure word follows
    /// or where they are plainly numbers: not 一是, 第一, 一把手, 三公经费, 四类.</summary>
    public static IEnumerable<FoundNumber> FindNumbers(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length;)
        {
            at = NumberFinder.Next(text, at, out var found);
            if (found is { } number)
            {
                yield return number;
            }
        }
    }

    // Where the number begins, its sign and 百分之 included: the first character that is neither doubt nor blank.
    private static int FirstNumeral(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && NumberScanner.DigitOf(text[at]) < 0 && NumberScanner.SignOf(text[at]) == NumberSign.None && !CharacterNumeral.IsNumeral(text[at]) && FormalNumeral.End(text, at) == at)
        {
            at++;
        }

        return at;
    }
}
