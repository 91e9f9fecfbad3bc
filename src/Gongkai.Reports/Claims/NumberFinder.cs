using System.Globalization;

namespace Gongkai.Reports.Claims;

/// <summary>A number in running text, with what stands around it.</summary>
internal readonly record struct FoundNumber(int Start, int Length, decimal Value, UnitKind UnitKind, int UnitStart, int UnitLength)
{
    /// <summary>Upper end of a range.</summary>
    public decimal? Upper { get; init; }

    public bool Inexact { get; init; }

    /// <summary>A year (2020年) and no quantity.</summary>
    public bool IsYear => UnitKind == UnitKind.Never && Value is >= 1949 and <= 2100 && UnitLength > 0;

    public bool IsQuantity => UnitKind is not (UnitKind.Never or UnitKind.None) || UnitLength == 0;

    public int End => UnitLength > 0 ? UnitStart + UnitLength : Start + Length;
}

/// <summary>Finds numbers with their units in running text: Arabic (full-width, thousands), Chinese, 万 and 亿, ranges, 余 近 约.
/// Document numbers, dates, article numbers and bare digits are no quantities.</summary>
internal static class NumberFinder
{
    private const string Chinese = "零〇一二三四五六七八九十百千万亿两";
    private const string Digits = "零一二三四五六七八九";

    public static List<FoundNumber> FindNumbers(string text)
    {
        var found = new List<FoundNumber>();
        for (var at = 0; at < text.Length;)
        {
            var next = TryRead(text, at, found);
            at = next > at ? next : at + 1;
        }

        return found;
    }

    /// <summary>Reads the number that starts here; returns the place behind it, or <paramref name="at"/> when none does.</summary>
    private static int TryRead(string text, int at, List<FoundNumber> found)
    {
        var end = NumberAt(text, at, out var value, out var isChinese);
        if (end == at)
        {
            return at;
        }

        decimal? upper = null;
        var numberEnd = end;
        if (RangeAt(text, end, isChinese, out var upperValue) is var rangeEnd && rangeEnd > end)
        {
            upper = upperValue;
            numberEnd = rangeEnd;
        }

        var unitAt = SkipBlanks(text, numberEnd);
        var vague = false;
        while (unitAt < text.Length && text[unitAt] is '余' or '多' or '来' or '几')
        {
            vague = true;
            unitAt = SkipBlanks(text, unitAt + 1);
        }

        var scale = 1m;
        if (vague && unitAt + 1 < text.Length && text[unitAt] is '万' or '亿' && text[unitAt + 1] != '元')
        {
            scale = text[unitAt] == '万' ? 10_000m : 100_000_000m;
            unitAt++;
        }

        var unitLength = Lexicon.Current.UnitAt(text, unitAt, out var kind);
        if (IsOrdinal(text, at) || !Stands(text, at, numberEnd, unitAt, unitLength, kind, isChinese))
        {
            return numberEnd;
        }

        var after = unitAt + unitLength;
        found.Add(new FoundNumber(at, numberEnd - at, value * scale, kind, unitAt, unitLength)
        {
            Upper = upper * scale,
            Inexact = vague || upper is not null || IsVagueBefore(text, at) || IsVagueAfter(text, after) || (Scaled(text, at, numberEnd) && value % 1000 == 0),
        });
        return Math.Max(after, numberEnd);
    }

    private static bool Stands(string text, int at, int numberEnd, int unitAt, int unitLength, UnitKind kind, bool isChinese)
    {
        if (unitLength > 0)
        {
            return !IsTurnOfPhrase(text, at, unitAt, unitLength, kind, isChinese);
        }

        // 数量为12。 总数量:47
        return numberEnd - at <= 7
            && (numberEnd >= text.Length || text[numberEnd] is '，' or '。' or '；' or '、' or ',' or ';' or '\n' or '（' or '(' or '|' or ' ' or '）' or ')')
            && SkipBlanksBack(text, at) is > 0 and var before
            && (text[before - 1] is '为' or '：' or ':' or '数' or '量' or '共' or '计' || (isChinese && text[before - 1] is '是'))
            && (!isChinese || text[at] is '零' or '〇');
    }

    /// <summary>一种, 一批, 二次, 一次性, 六个方面, 三部分 say nothing about how many of anything.</summary>
    private static bool IsTurnOfPhrase(string text, int at, int unitAt, int unitLength, UnitKind kind, bool isChinese)
    {
        var behind = text.AsSpan(unitAt + unitLength);
        if (behind.Length > 0 && (behind[0] is '性' or '龙' || (text[unitAt] == '部' && behind[0] == '分')
            || (text[unitAt] == '个' && (behind.StartsWith("方面", StringComparison.Ordinal) || behind.StartsWith("环节", StringComparison.Ordinal) || behind.StartsWith("部分", StringComparison.Ordinal)))))
        {
            return true;
        }

        return isChinese && unitAt == at + 1 && ((text[at] == '一' && (kind == UnitKind.Loose || text[unitAt] == '项')) || (text[at] == '二' && text[unitAt] == '次'));
    }

    private static int NumberAt(string text, int at, out decimal value, out bool isChinese)
    {
        isChinese = false;
        if (DigitOf(text[at]) >= 0)
        {
            return ArabicAt(text, at, out value);
        }

        isChinese = true;
        return Chinese.Contains(text[at], StringComparison.Ordinal) ? ChineseAt(text, at, out value) : NoNumber(at, out value);
    }

    private static int NoNumber(int at, out decimal value)
    {
        value = 0;
        return at;
    }

    private static int ArabicAt(string text, int at, out decimal value)
    {
        value = 0;
        if (at > 0 && (char.IsAsciiLetter(text[at - 1]) || text[at - 1] is '.' or '．' or '-' or '/' or '＋' or '+'))
        {
            return SkipDigits(text, at);
        }

        var end = SkipDigits(text, at);
        var whole = Plain(text, at, end);
        while (end - at is >= 1 and <= 15 && IsThousands(text, at, end))
        {
            whole += Plain(text, end + 1, end + 4);
            end += 4;
        }

        var fraction = "";
        if (end + 1 < text.Length && text[end] is '.' or '．' && DigitOf(text[end + 1]) >= 0)
        {
            var fractionEnd = SkipDigits(text, end + 1);
            fraction = "." + Plain(text, end + 1, fractionEnd);
            end = fractionEnd;
        }

        if (whole.Length + fraction.Length > 24)
        {
            return end;
        }

        value = decimal.Parse(whole + fraction, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return ScaleAt(text, end, ref value);
    }

    /// <summary>万, 亿 behind digits; 万元 and 亿元 are units and stay.</summary>
    private static int ScaleAt(string text, int end, ref decimal value)
    {
        var at = SkipBlanks(text, end);
        if (at < text.Length && text[at] is '万' or '亿' or '千' or '百' && !(at + 1 < text.Length && text[at + 1] == '元'))
        {
            value *= text[at] switch { '百' => 100m, '千' => 1000m, '万' => 10_000m, _ => 100_000_000m };
            return at + 1;
        }

        return end;
    }

    private static bool IsThousands(string text, int at, int end)
    {
        var first = at;
        while (first < end && DigitOf(text[first]) >= 0)
        {
            first++;
        }

        return first - at <= 3 && end + 3 < text.Length + 1 && end < text.Length && (text[end] == ',' || (text[end] == '，' && end + 1 < text.Length && text[end + 1] is >= '０' and <= '９'))
            && end + 3 < text.Length && DigitOf(text[end + 1]) >= 0 && DigitOf(text[end + 2]) >= 0 && DigitOf(text[end + 3]) >= 0
            && (end + 4 >= text.Length || DigitOf(text[end + 4]) < 0)
            && Plain(text, at, end) != "0";
    }

    private static int ChineseAt(string text, int at, out decimal value)
    {
        long total = 0, section = 0, digit = 0;
        var end = at;
        for (; end < text.Length; end++)
        {
            var index = Digits.IndexOf(text[end], StringComparison.Ordinal);
            if (index >= 0)
            {
                digit = digit > 0 && end > at && Digits.Contains(text[end - 1], StringComparison.Ordinal) ? (digit * 10) + index : index;
            }
            else if (text[end] is '〇')
            {
                digit *= 10;
            }
            else if (text[end] is '两')
            {
                digit = 2;
            }
            else if (text[end] is '十' or '百' or '千')
            {
                section += Math.Max(digit, 1) * (text[end] == '十' ? 10 : text[end] == '百' ? 100 : 1000);
                digit = 0;
            }
            else if (text[end] is '万' or '亿' && end > at && !(end + 1 < text.Length && text[end + 1] == '元') && total < 1_000_000_000_000)
            {
                total = (total + section + digit) * (text[end] == '万' ? 10_000 : 100_000_000);
                section = digit = 0;
            }
            else
            {
                break;
            }

            if (end - at > 12)
            {
                break;
            }
        }

        value = total + section + digit;
        return end;
    }

    private static int RangeAt(string text, int end, bool isChinese, out decimal upper)
    {
        upper = 0;
        if (end + 1 >= text.Length || text[end] is not ('-' or '—' or '~' or '～' or '－' or '至' or '到'))
        {
            return end;
        }

        return isChinese
            ? Chinese.Contains(text[end + 1], StringComparison.Ordinal) ? ChineseAt(text, end + 1, out upper) : end
            : DigitOf(text[end + 1]) >= 0 ? Upper(text, end + 1, out upper) : end;
    }

    private static int Upper(string text, int at, out decimal upper)
    {
        var end = SkipDigits(text, at);
        upper = end - at <= 12 ? decimal.Parse(Plain(text, at, end), CultureInfo.InvariantCulture) : 0;
        return end;
    }

    private static bool IsOrdinal(string text, int at) => at > 0 && text[at - 1] is '第' or '〔' or '[' or '【' or '［' or '№';

    private static bool Scaled(string text, int at, int end)
    {
        for (var i = at; i < end; i++)
        {
            if (text[i] is '万' or '亿' or '.' or '．')
            {
                return text.AsSpan(at, end - at).IndexOfAny('万', '亿') >= 0;
            }
        }

        return false;
    }

    private static bool IsVagueBefore(string text, int at)
    {
        var end = SkipBlanksBack(text, at);
        if (end == 0)
        {
            return false;
        }

        return text[end - 1] is '近' or '约' or '逾' or '超' or '足' or '上'
            || (end > 1 && text.AsSpan(end - 2, 2) is "超过" or "大约" or "至少" or "不足" or "最多" or "突破");
    }

    private static bool IsVagueAfter(string text, int after) =>
        after < text.Length && (text[after] is '余' or '多' || text.AsSpan(after).StartsWith("以上", StringComparison.Ordinal) || text.AsSpan(after).StartsWith("左右", StringComparison.Ordinal));

    private static int DigitOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= '０' and <= '９' => character - '０',
        _ => -1,
    };

    private static string Plain(string text, int start, int end) => string.Create(end - start, (text, start), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = DigitOf(state.text[state.start + i]) is >= 0 and var digit ? (char)('0' + digit) : '0';
        }
    });

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && DigitOf(text[at]) >= 0)
        {
            at++;
        }

        return at;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00a0' or '\u3000' or '\t')
        {
            at++;
        }

        return at;
    }

    private static int SkipBlanksBack(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\u00a0' or '\u3000')
        {
            at--;
        }

        return at;
    }
}
