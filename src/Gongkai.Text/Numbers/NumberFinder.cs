using System.Buffers;

namespace Gongkai.Text;

/// <summary>Finds one number after the other in running text and tells what each is for.</summary>
internal static class NumberFinder
{
    private const string Percent = "百分之";
    private const int IdentifierDigits = 7;

    // What any number begins with; all else is passed over without a look at it.
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟");

    /// <summary>The first number from a place on, and where to look for the next.</summary>
    public static int Next(string text, int at, out FoundNumber? found)
    {
        found = null;
        var skipped = text.AsSpan(at).IndexOfAny(Beginnings);
        if (skipped < 0)
        {
            return text.Length;
        }

        at += skipped;

        if (NumberWords.Current.Phrases.Match(text, at) is { } phrase)
        {
            return at + phrase.Found.Length;
        }

        var start = Start(text, at);
        var doubt = NumberWords.Current.BoundBefore(text, start, out var bound);
        var end = new NumberScanner(text, isWhole: false).Scan(start, doubt > 0, out var number);
        if (end <= 0)
        {
            return Math.Max(-end, at + 1);
        }

        var measure = MeasureAt(text, end, out var behind);
        number = number with { Bound = number.Bound | bound | BoundBehind(text, behind) };
        var role = number.IsInCharacters ? RoleOfNumeral(text, number, doubt > 0, measure) : RoleOfDigits(text, number, measure);
        found = role is { } known ? new FoundNumber(number, known, measure) : null;
        return end;
    }

    // A sign or 百分之 before the numeral belongs to it; a hyphen only where it joins nothing.
    private static int Start(string text, int at)
    {
        if (text.AsSpan(at).StartsWith(Percent, StringComparison.Ordinal))
        {
            return at;
        }

        if (at == 0 || NumberScanner.SignOf(text[at - 1]) == NumberSign.None || NumberScanner.DigitOf(text[at]) < 0)
        {
            return at;
        }

        return at == 1 || !Joins(text, at - 2) ? at - 1 : at;
    }

    private static bool Joins(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at]) || NumberScanner.DigitOf(text[at]) >= 0 || NumberWords.Current.Measures.Match(text, at) is not null
        || text[at] is '月' or '号' or ')' or '）' or '〕' or ']' or '%' or '％' || NumberScanner.SignOf(text[at]) != NumberSign.None;

    private static string MeasureAt(string text, int end, out int behind)
    {
        behind = end;
        var at = end;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at == text.Length || NumberWords.Current.Measures.Match(text, at) is not { } measure)
        {
            return "";
        }

        behind = at + measure.Found.Length;
        return measure.Found;
    }

    private static NumberBound BoundBehind(string text, int at) =>
        at < text.Length && NumberWords.Current.Behind.Match(text, at) is { } word ? NumberWords.BoundOf(word.Instead) : NumberBound.Exact;

    private static NumberRole? RoleOfNumeral(string text, PrintedNumber number, bool isDoubted, string measure)
    {
        var (start, end) = (number.Raw.Start, number.Raw.End);
        var before = start > 0 ? text[start - 1] : ' ';
        var isSingle = end - start == 1;
        if (before == '第' || (!isDoubted && isSingle && NumberWords.Current.Never.Contains(before, StringComparison.Ordinal)) || before is '几' or '数')
        {
            return null;
        }

        var next = end < text.Length ? text[end] : ' ';
        if (measure == "年" && number.Value is >= 1900 and <= 2100)
        {
            return NumberRole.Year;
        }

        if (next is '月' || (measure == "日" && before == '月'))
        {
            return NumberRole.Date;
        }

        if (JoinsRange(text, start, end))
        {
            return NumberRole.Range;
        }

        if (measure.Length > 0 || number.IsPercent)
        {
            return NumberRole.Quantity;
        }

        return isSingle || number.Factor != 1 || !number.IsExact ? null : NumberRole.Bare;
    }

    private static NumberRole RoleOfDigits(string text, PrintedNumber number, string measure)
    {
        var (start, end) = (number.Raw.Start, number.Raw.End);
        var before = start > 0 ? text[start - 1] : ' ';
        var next = CharacterAfter(text, end);
        if (before == '第')
        {
            return NumberRole.Ordinal;
        }

        if (before is '〔' or '[' or '［' or '【' or '﹝' or '_' or '@' || IsLetter(before) || (IsLetter(next) && measure.Length == 0)
            || NumberWords.Current.IsAfterIdentifierWord(text.AsSpan(0, start)))
        {
            return NumberRole.Identifier;
        }

        return DateRole(text, number, measure, next) ?? TokenRole(text, start, end, measure) ?? CountRole(text, number, measure);
    }

    private static NumberRole? DateRole(string text, PrintedNumber number, string measure, char next)
    {
        if (number.Decimals > 0 || number.Raw.Length > 8)
        {
            return null;
        }

        if (measure is "年" or "年度" && number.Value is >= 1900 and <= 2100)
        {
            return NumberRole.Year;
        }

        // 202011日 has lost its characters.
        return next is '月' or '时' || (measure == "日" && (number.Value > 31 || text.AsSpan(0, number.Raw.Start).TrimEnd().EndsWith("月"))) ? NumberRole.Date : null;
    }

    // A run of numbers joined by signs: 3-5, 0537-2320375, 16+1, 2020-01-05, 2020.1.5.
    private static NumberRole? TokenRole(string text, int start, int end, string measure)
    {
        int first = start, last = end;
        while (first > 0 && IsTokenCharacter(text[first - 1]))
        {
            first--;
        }

        while (last < text.Length && IsTokenCharacter(text[last]))
        {
            last++;
        }

        var token = text.AsSpan(first, last - first);
        var joints = 0;
        var isRange = true;
        for (var at = 1; at < token.Length - 1; at++)
        {
            if (NumberScanner.DigitOf(token[at]) < 0 && NumberScanner.DigitOf(token[at - 1]) >= 0 && NumberScanner.DigitOf(token[at + 1]) >= 0 && !IsInside(first + at, start, end))
            {
                joints++;
                isRange &= NumberWords.Current.Range.Contains(token[at], StringComparison.Ordinal);
            }
        }

        // Commas part a list, so they join nothing; a telephone number is longer than a range or begins with 0.
        return joints switch
        {
            0 => JoinsRange(text, start, end) ? NumberRole.Range : null,
            1 when isRange && token[0] != '0' && last - first < IdentifierDigits + 3 => NumberRole.Range,
            _ => NumberRole.Identifier,
        };
    }

    // 3件至5件, 三至五件, 10%-20%
    private static bool JoinsRange(string text, int start, int end)
    {
        var range = NumberWords.Current.Range;
        if (end < text.Length - 1 && range.Contains(text[end], StringComparison.Ordinal) && IsNumeral(text[end + 1]))
        {
            return true;
        }

        return start > 1 && range.Contains(text[start - 1], StringComparison.Ordinal) && (IsNumeral(text[start - 2]) || text[start - 2] is '%' or '％');
    }

    private static bool IsNumeral(char character) => NumberScanner.DigitOf(character) >= 0 || CharacterNumeral.IsNumeral(character);

    private static bool IsInside(int at, int start, int end) => at >= start && at < end;

    private static bool IsTokenCharacter(char character) =>
        NumberScanner.DigitOf(character) >= 0 || character is '.' or '/' or ':' or '+' or '-' or '–' or '—' or '~' or '～' or '－' or '×' or '*';

    private static NumberRole CountRole(string text, PrintedNumber number, string measure)
    {
        var (start, end) = (number.Raw.Start, number.Raw.End);
        if (IsListMark(text, start, end))
        {
            return NumberRole.Ordinal;
        }

        if (number.IsPercent || measure.Length > 0)
        {
            return NumberRole.Quantity;
        }

        var isLong = number.Factor == 1 && end - start >= IdentifierDigits && IsAllDigits(text.AsSpan(start, end - start));
        var hasLeadingZero = end - start > 1 && number.Decimals == 0 && text[start] is '0' or '０';
        var isIdentifier = end < text.Length && NumberWords.Current.IdentifierBehind.Match(text, end) is not null;
        return isLong || hasLeadingZero || isIdentifier ? NumberRole.Identifier : NumberRole.Bare;
    }

    private static bool IsAllDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (NumberScanner.DigitOf(character) < 0)
            {
                return false;
            }
        }

        return true;
    }

    // 1. 2、 3） at the beginning of a line, and (4).
    private static bool IsListMark(string text, int start, int end)
    {
        if (end >= text.Length)
        {
            return false;
        }

        var open = start > 0 && text[start - 1] is '(' or '（';
        if (open && text[end] is ')' or '）')
        {
            return open;
        }

        var before = start - 1;
        while (before >= 0 && text[before] is ' ' or '\t' or '　')
        {
            before--;
        }

        return end - start < 3 && (before < 0 || text[before] is '\n' or '|') && text[end] is '.' or '．' or '、' or ')' or '）';
    }

    private static char CharacterAfter(string text, int at)
    {
        var rest = text.AsSpan(at).TrimStart(' ');
        return rest.IsEmpty ? ' ' : rest[0];
    }

    private static bool IsLetter(char character) => char.IsAsciiLetter(character);
}
