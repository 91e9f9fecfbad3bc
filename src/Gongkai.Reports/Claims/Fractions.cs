using Gongkai.Text;

namespace Gongkai.Reports.Claims;

/// <summary>Shares in words: 三分之一, 八成, 一半. They round, so each leaves some points open.</summary>
internal static class Fractions
{
    private const string Of = "分之";
    private const decimal Hundred = 100;
    private const decimal OpenOfTenths = 5;
    private const decimal OpenOfParts = 3;

    /// <summary>The share whose first numeral stands at a place; null where it is a number of another kind.</summary>
    public static CountedNumber? Find(string text, PrintedNumber first)
    {
        var numeral = first.Raw;
        var behind = text.AsSpan(numeral.End);
        if (first.Scaled <= 0 || first.IsPercent)
        {
            return null;
        }

        if (behind.StartsWith("成") && first.Scaled < 10 && !behind.StartsWith("成立") && !behind.StartsWith("成员"))
        {
            return Share(numeral, 1, first.Scaled * 10, OpenOfTenths) with { Inexact = !first.IsExact || IsBound(behind[1..]) };
        }

        const int longest = 2;
        for (var length = longest; length > 0 && behind.StartsWith(Of); length--)
        {
            if (behind.Length >= Of.Length + length && Numerals.TryParse(behind.Slice(Of.Length, length).ToString(), out var part) && part.Scaled <= first.Scaled)
            {
                return Share(numeral, Of.Length + length, Math.Round(part.Scaled / first.Scaled * Hundred, 1), OpenOfParts) with { Inexact = !first.IsExact || IsBound(behind[(Of.Length + length)..]) };
            }
        }

        return null;
    }

    private static CountedNumber Share(TextSpan numeral, int length, decimal percent, decimal open) => new(numeral.Start, numeral.End, percent)
    {
        UnitKind = UnitKind.Percent,
        UnitStart = numeral.End,
        UnitLength = length,
        Grain = open,
    };

    private static bool IsBound(ReadOnlySpan<char> behind) => behind.StartsWith("以上") || behind.StartsWith("多") || behind.StartsWith("左右") || behind.StartsWith("以下") || behind.StartsWith("有余") || behind.StartsWith("强") || behind.StartsWith("弱");
}
