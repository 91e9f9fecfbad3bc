using System.Globalization;

namespace Gongkai.Text;

/// <summary>Reads one number from a place in a text: sign, digits or characters, 余 and the like, multiplier, percent.</summary>
/// <param name="text">The text.</param>
/// <param name="isWhole">True where the text is nothing but a number, so that a Chinese comma in it parts thousands.</param>
internal readonly ref struct NumberScanner(ReadOnlySpan<char> text, bool isWhole)
{
    private const int MostDigits = 24;
    private const int Group = 3;
    private const string PercentWord = "百分之";
    private readonly ReadOnlySpan<char> text = text;
    private readonly bool isWhole = isWhole;

    /// <summary>0 to 9 for a digit of any width, or -1.</summary>
    public static int DigitOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= '０' and <= '９' => character - '０',
        _ => -1,
    };

    /// <summary>Reads the number that begins at a place.</summary>
    /// <param name="at">Where the number, its sign or 百分之 begins.</param>
    /// <param name="mayBeLone">A word of doubt stands before it, so that 百 alone is a number.</param>
    /// <param name="number">The number.</param>
    /// <returns>The place behind it, or, where there is none, minus the place behind what looked like one.</returns>
    public int Scan(int at, bool mayBeLone, out PrintedNumber number)
    {
        number = default;
        var start = at;
        var sign = SignOf(text[at]);
        at += sign == NumberSign.None ? 0 : 1;
        var isPercent = text[at..].StartsWith(PercentWord);
        at += isPercent ? PercentWord.Length : 0;
        if (at >= text.Length)
        {
            return -at;
        }

        var end = DigitOf(text[at]) >= 0 ? Arabic(at, out number) : InCharacters(at, mayBeLone, out number);
        if (end <= 0)
        {
            return end;
        }

        if (end < text.Length && text[end] is '%' or '％')
        {
            isPercent = true;
            end++;
        }

        number = number with
        {
            Value = sign == NumberSign.Minus ? -number.Value : number.Value,
            Sign = sign,
            IsPercent = isPercent,
            Raw = TextSpan.Between(start, end),
        };
        return end;
    }

    public static NumberSign SignOf(char character) => character switch
    {
        '+' or '＋' => NumberSign.Plus,
        '-' or '－' or '−' or '–' or '负' => NumberSign.Minus,
        _ => NumberSign.None,
    };

    private int Arabic(int at, out PrintedNumber number)
    {
        Span<char> digits = stackalloc char[MostDigits + 1];
        var length = 0;
        var end = Whole(at, digits, ref length);
        var decimals = 0;
        if (end + 1 < text.Length && text[end] is '.' or '．' && DigitOf(text[end + 1]) >= 0 && length < MostDigits)
        {
            digits[length++] = '.';
            var fraction = end + 1;
            end = Run(text, fraction, digits, ref length);
            decimals = end - fraction;
        }

        number = default;
        if (length > MostDigits)
        {
            return -end;
        }

        var value = decimal.Parse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        number = new PrintedNumber(value, default) { Decimals = decimals };
        end = Multiplied(end, ref number);
        return Compound(end, ref number);
    }

    // 2亿3000万 and 3万5000 are one number.
    private int Compound(int end, ref PrintedNumber number)
    {
        if (number.Factor == 1 || !number.IsExact || number.Decimals > 0 || end >= text.Length || DigitOf(text[end]) < 0)
        {
            return end;
        }

        var behind = Arabic(end, out var rest);
        if (behind <= 0 || rest.Scaled >= number.Factor || rest.Decimals > 0)
        {
            return end;
        }

        number = new PrintedNumber(number.Scaled + rest.Scaled, default) { Bound = rest.Bound };
        return behind;
    }

    private int InCharacters(int at, bool mayBeLone, out PrintedNumber number)
    {
        var end = FormalNumeral.End(text, at);
        while (end < text.Length && CharacterNumeral.IsNumeral(text[end]))
        {
            end++;
        }

        number = default;
        var run = FormalNumeral.InOrdinary(text[at..end]);
        var isLone = CharacterNumeral.IsLoneUnit(run) && (mayBeLone || (end < text.Length && NumberWords.Current.Inside.Match(text, end) is not null));
        if (!isLone && !CharacterNumeral.TryRead(run, out _))
        {
            return -end;
        }

        var value = isLone ? CharacterNumeral.ValueOfUnit(run[0]) : CharacterNumeral.TryRead(run, out var read) ? read : 0;
        number = new PrintedNumber(value, default) { IsInCharacters = true };
        end = Fraction(end, ref number);
        var before = end;
        end = Multiplied(end, ref number);

        // 三十几 has a digit in it that is not known; 三几 is nothing.
        return end > before && run.Length == 1 && run[0] != '十' && !isLone && number.Factor == 1 ? -end : end;
    }

    // 三点五
    private int Fraction(int end, ref PrintedNumber number)
    {
        var at = end + 1;
        decimal scale = 1;
        var value = number.Value;
        while (end < text.Length && text[end] == '点' && at < text.Length && at - end <= MostDigits / 2 && CharacterNumeral.DigitOf(text[at]) is >= 0 and var digit)
        {
            scale /= 10;
            value += digit * scale;
            at++;
        }

        if (at == end + 1 || (at < text.Length && CharacterNumeral.IsNumeral(text[at]) && text[at] is not ('万' or '亿')))
        {
            return end;
        }

        number = number with { Value = value, Decimals = at - end - 1 };
        return at;
    }

    // 余 may stand before or behind the multiplier: 20余万, 3.6万余.
    private int Multiplied(int end, ref PrintedNumber number)
    {
        end = Doubtful(end, ref number);
        if (end < text.Length && NumberWords.Current.Times.Match(text, end) is { } times)
        {
            number = number with { Multiplier = times.Found, Factor = NumberWords.FactorOf(times) };
            end = Doubtful(end + times.Found.Length, ref number);
        }

        return end;
    }

    private int Doubtful(int end, ref PrintedNumber number)
    {
        if (end >= text.Length || NumberWords.Current.Inside.Match(text, end) is not { } word)
        {
            return end;
        }

        number = number with { Bound = number.Bound | NumberWords.BoundOf(word.Instead) };
        return end + word.Found.Length;
    }

    private int Whole(int at, Span<char> digits, ref int length)
    {
        var end = Run(text, at, digits, ref length);
        if (end - at > Group)
        {
            return end;
        }

        // Thousands: the same mark before every group of three, and no digit directly behind the last.
        var groups = 0;
        while (IsGroup(at, end, end + (groups * (Group + 1))))
        {
            groups++;
        }

        var last = end + (groups * (Group + 1));
        if (groups == 0 || (last < text.Length && DigitOf(text[last]) >= 0))
        {
            return end;
        }

        for (var group = 0; group < groups; group++)
        {
            Run(text.Slice(end + (group * (Group + 1)) + 1, Group), 0, digits, ref length);
        }

        return last;
    }

    private bool IsGroup(int start, int first, int at)
    {
        // In running text a Chinese comma between plain digits parts a sentence.
        if (at + Group >= text.Length || text[at] != text[first] || text[start] is '0' or '０'
            || !(text[at] is ',' or '\'' or '’' or '\u2009' or '\u202F' || (text[at] == '，' && (isWhole || text[at + 1] >= '０'))))
        {
            return false;
        }

        return DigitOf(text[at + 1]) >= 0 && DigitOf(text[at + 2]) >= 0 && DigitOf(text[at + Group]) >= 0;
    }

    private static int Run(ReadOnlySpan<char> text, int at, Span<char> digits, ref int length)
    {
        for (; at < text.Length && DigitOf(text[at]) is >= 0 and var digit; at++)
        {
            if (length < digits.Length)
            {
                digits[length++] = (char)('0' + digit);
            }
        }

        return at;
    }
}
