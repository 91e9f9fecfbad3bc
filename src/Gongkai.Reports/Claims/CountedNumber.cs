using Gongkai.Text;

namespace Gongkai.Reports.Claims;

/// <summary>A number in running text that counts or measures something, with its unit.</summary>
/// <param name="Start">First character, words of doubt left out.</param>
/// <param name="NumberEnd">Behind the numeral.</param>
/// <param name="Value">How many; of a range the lower end. Of an amount in 万元 the number before 万.</param>
internal readonly record struct CountedNumber(int Start, int NumberEnd, decimal Value)
{
    public decimal? Upper { get; init; }

    /// <summary>Decimals as printed, in the unit as printed.</summary>
    public int Decimals { get; init; }

    public bool Inexact { get; init; }

    /// <summary>How much the printed decimals leave open where the number stands in 万 or 亿 (0.46万件, 214.6万元); 0 where it says all.</summary>
    public decimal Grain { get; init; }

    public UnitKind UnitKind { get; init; }

    public int UnitStart { get; init; }

    public int UnitLength { get; init; }

    public int End => UnitLength > 0 ? UnitStart + UnitLength : NumberEnd;
}

/// <summary>A year in running text (2020年).</summary>
internal readonly record struct NamedYear(int Start, int Year);

/// <summary>The numbers of a text as the claim grammar wants them: quantities with their unit, and years. All others count nothing.</summary>
internal static class CountedNumbers
{
    private const string BeforeBare = "为：:数量共计是";
    private const string BehindBare = "，。；、,;\n（(|）) ";

    /// <summary>Adds what is in the text to both lists, in order; <paramref name="used"/> learns which characters any number takes.</summary>
    public static void Find(string text, List<CountedNumber> numbers, List<NamedYear> years, bool[] used)
    {
        FoundNumber? lower = null;
        foreach (var found in Numerals.FindNumbers(text))
        {
            var raw = found.Number.Raw;
            Array.Fill(used, true, raw.Start, Math.Min(raw.Length + found.Measure.Length, text.Length - raw.Start));
            switch (found.Role)
            {
                case NumberRole.Year:
                    years.Add(new NamedYear(raw.Start, (int)found.Number.Value));
                    break;
                case NumberRole.Range when lower is { } first:
                    Add(text, found, numbers, first);
                    lower = null;
                    continue;
                case NumberRole.Range:
                    lower = found;
                    continue;
                case NumberRole.Quantity:
                case NumberRole.Bare:
                    Add(text, found, numbers, null);
                    break;
            }

            lower = null;
        }

        Fractions.Join(text, numbers, used);
    }

    private static void Add(string text, FoundNumber found, List<CountedNumber> numbers, FoundNumber? lower)
    {
        var number = found.Number;
        var end = number.Raw.End;
        var isMoney = end < text.Length && text[end] == '元' && number.Multiplier is "万" or "亿";
        var unitStart = number.IsPercent && text[end - 1] is '%' or '％' ? end - 1 : isMoney ? text.LastIndexOf(number.Multiplier![0], end - 1) : SkipBlanks(text, end);
        var unitLength = Lexicon.Current.UnitAt(text, unitStart, out var kind);
        kind = number.IsPercent ? UnitKind.Percent : kind;
        if (unitLength > 0 ? IsTurnOfPhrase(text, number, unitStart, unitLength, kind) : kind != UnitKind.Percent && !StandsBare(text, found))
        {
            return;
        }

        if (kind == UnitKind.Never)
        {
            return;
        }

        var isBound = lower is not null || !number.IsExact || IsBoundBehind(text, unitStart + unitLength);
        var isRounded = !isMoney && number.Factor > 1 && !number.IsInCharacters;
        numbers.Add(new CountedNumber((lower ?? found).Number.Raw.Start, end, lower is { } first ? first.Number.Scaled : isMoney ? number.Value : number.Scaled)
        {
            Upper = lower is null ? null : number.Scaled,
            Decimals = number.Decimals,
            Inexact = isBound || isRounded,
            Grain = isBound ? 0 : isRounded ? number.Factor * GrainOf(number.Decimals) : isMoney ? GrainOf(number.Decimals) : 0,
            UnitKind = kind,
            UnitStart = unitStart,
            UnitLength = unitLength,
        });
    }

    private static decimal GrainOf(int decimals) => new(1, 0, 0, false, (byte)decimals);

    // 数量为12。 总数量:47 新收 12，办结 11（单位：件）
    private static bool StandsBare(string text, FoundNumber found)
    {
        const int mostDigits = 7;
        var raw = found.Number.Raw;
        var before = raw.Start;
        while (before > 0 && text[before - 1] is ' ' or '\u3000')
        {
            before--;
        }

        return raw.Length <= mostDigits && (!found.Number.IsInCharacters || found.Number.Value == 0)
            && (raw.End >= text.Length || BehindBare.Contains(text[raw.End], StringComparison.Ordinal))
            && before > 0 && (BeforeBare.Contains(text[before - 1], StringComparison.Ordinal) || (char.IsLetter(text[before - 1]) && SharesUnit(text, raw.End)));
    }

    /// <summary>（件） or （单位：件） at the end of the sentence is the unit of all its bare numbers.</summary>
    private static bool SharesUnit(string text, int at)
    {
        const int longest = 240;
        var rest = text.AsSpan(at, Math.Min(longest, text.Length - at));
        var end = rest.IndexOfAny('。', '\n');
        rest = (end < 0 ? rest : rest[..end]).TrimEnd();
        return rest.EndsWith("（件）") || rest.EndsWith("(件)") || rest.EndsWith("（单位：件）") || rest.EndsWith("(单位:件)") || rest.EndsWith("（单位:件）");
    }

    /// <summary>一批, 一种, 六个方面, 三部分 say nothing about how many of anything.</summary>
    private static bool IsTurnOfPhrase(string text, PrintedNumber number, int unitStart, int unitLength, UnitKind kind)
    {
        var behind = text.AsSpan(unitStart + unitLength);
        return (text[unitStart] == '部' && behind.StartsWith("分"))
            || (text[unitStart] == '个' && (behind.StartsWith("方面") || behind.StartsWith("环节") || behind.StartsWith("部分") || behind.StartsWith("百分点")))
            || (number is { IsInCharacters: true, Value: 1 } && (kind == UnitKind.Loose || text[unitStart] == '项' || IsNotOne(text.AsSpan(0, number.Raw.Start), behind)));
    }

    /// <summary>没有一件, 一起也没有: not one is none.</summary>
    private static bool IsNotOne(ReadOnlySpan<char> before, ReadOnlySpan<char> behind) =>
        before.EndsWith("没有") || before.EndsWith("无") || before.EndsWith("没") || before.EndsWith("未有")
        || (behind.Length > 1 && behind[0] is '也' or '都' && behind[1] is '没' or '未' or '无');

    private static bool IsBoundBehind(string text, int at) => at < text.Length
        && (text[at] is '余' or '多' || text.AsSpan(at).StartsWith("以上") || text.AsSpan(at).StartsWith("左右") || text.AsSpan(at).StartsWith("以内") || text.AsSpan(at).StartsWith("以下"));

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00a0' or '\u3000' or '\t')
        {
            at++;
        }

        return at;
    }
}
