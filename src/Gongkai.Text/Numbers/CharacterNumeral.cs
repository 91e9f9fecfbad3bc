namespace Gongkai.Text;

/// <summary>Numerals in characters: 三十二, 一百零五, 两万三千, 二〇二〇. Strict: 三五, 二三十 and 一百五 are no numbers.</summary>
internal static class CharacterNumeral
{
    private const int FewestPositional = 4;
    private const int Longest = 20;

    public static bool IsNumeral(char character) => DigitOf(character) >= 0 || UnitOf(character) > 0 || character is '万' or '亿' or '廿' or '卅';

    /// <summary>True for 百, 千, 万, 亿 without a digit: a number only with a word of doubt (百余, 近千).</summary>
    public static bool IsLoneUnit(ReadOnlySpan<char> text) => text.Length == 1 && BeginsWithUnit(text);

    public static bool BeginsWithUnit(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is '百' or '千' or '万' or '亿';

    /// <summary>The value of a whole numeral; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > Longest)
        {
            return false;
        }

        return text.IndexOfAny("十百千万亿") < 0 ? TryPositional(text, out value) : TryBig(text, '亿', 100_000_000, out value);
    }

    /// <summary>What 百, 千, 万 or 亿 stands for.</summary>
    public static decimal ValueOfUnit(char unit) => unit switch { '万' => 10_000, '亿' => 100_000_000, _ => UnitOf(unit) };

    /// <summary>0 to 9, or -1.</summary>
    public static int DigitOf(char character) => character switch
    {
        '零' or '〇' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };

    private static int UnitOf(char character) => character switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };

    // 二〇二〇 and 一九九八 are numbers, 三五 is three to five.
    private static bool TryPositional(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.Length > 1 && text.Length < FewestPositional && text.IndexOfAny('零', '〇') < 0)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (text.Length > 1 && character == '两')
            {
                return false;
            }

            value = (value * 10) + DigitOf(character);
        }

        return true;
    }

    private static bool TryBig(ReadOnlySpan<char> text, char unit, decimal factor, out decimal value)
    {
        var at = text.LastIndexOf(unit);
        if (at < 0)
        {
            return unit == '亿' ? TryBig(text, '万', 10_000, out value) : TrySection(text, out value);
        }

        value = 0;
        var rest = text[(at + 1)..];
        decimal more = 0;
        if (at == 0 || !TryBig(text[..at], '万', 10_000, out var many) || (!rest.IsEmpty && !TryRest(rest, out more)) || more >= factor)
        {
            return false;
        }

        value = (many * factor) + more;
        return true;
    }

    // 三万五 may mean 35000, so a lone digit must follow 零.
    private static bool TryRest(ReadOnlySpan<char> rest, out decimal value)
    {
        value = 0;
        var hasZero = rest[0] is '零' or '〇';
        rest = hasZero ? rest[1..] : rest;
        return !rest.IsEmpty && (hasZero || rest.Length > 1) && TryBig(rest, '万', 10_000, out value) && value > 0;
    }

    private static bool TrySection(ReadOnlySpan<char> text, out decimal value)
    {
        int sum = 0, digit = -1, lastUnit = 10_000;
        var zero = false;
        value = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var unit = UnitOf(text[at]);
            if (unit > 0)
            {
                // 十二 and 一百十二 leave out the one before 十.
                var count = digit < 0 && unit == 10 && !zero ? 1 : digit;
                if (count <= 0 || unit >= lastUnit || (text[Math.Max(at - 1, 0)] == '两' && unit == 10))
                {
                    return false;
                }

                sum += count * unit;
                (lastUnit, digit, zero) = (unit, -1, false);
                continue;
            }

            var next = DigitOf(text[at]);
            if (next < 0 || digit >= 0 || (next == 0 && (zero || sum == 0)))
            {
                return false;
            }

            (digit, zero) = next == 0 ? (-1, true) : (next, zero);
        }

        if (digit < 0)
        {
            value = sum;
            return !zero && sum > 0;
        }

        value = sum + digit;
        return sum == 0 || ((zero || lastUnit == 10) && text[^1] != '两');
    }
}
