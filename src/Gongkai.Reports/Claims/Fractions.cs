using Gongkai.Text;

namespace Gongkai.Reports.Claims;

/// <summary>Shares in words: 三分之一, 八成, 一半. They round, so each leaves some points open.</summary>
internal static class Fractions
{
    private const string Of = "分之";
    private const string Half = "一半";
    private const decimal Hundred = 100;
    private const decimal Tenth = 10;
    private const decimal OpenOfTenths = 5;
    private const decimal OpenOfParts = 3;

    /// <summary>Makes the tenths among some numbers shares, and adds the fractions of a text.</summary>
    public static void Join(string text, List<CountedNumber> numbers, bool[] used)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            if (number is { UnitKind: UnitKind.Loose, UnitLength: 1, Value: > 0 and < Tenth } && text[number.UnitStart] == '成')
            {
                numbers[i] = number with { Value = number.Value * Tenth, UnitKind = UnitKind.Percent, Grain = OpenOfTenths };
            }
        }

        var found = Parts(text).Concat(Halves(text)).ToList();
        if (found.Count == 0)
        {
            return;
        }

        numbers.RemoveAll(number => found.Exists(fraction => number.Start < fraction.End && number.End > fraction.Start));
        numbers.AddRange(found);
        numbers.Sort((left, right) => left.Start.CompareTo(right.Start));
        found.ForEach(fraction => Array.Fill(used, true, fraction.Start, fraction.End - fraction.Start));
    }

    private static IEnumerable<CountedNumber> Parts(string text)
    {
        for (var at = text.IndexOf(Of, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Of, at + Of.Length, StringComparison.Ordinal))
        {
            var part = at + Of.Length;
            if (at > 0 && part < text.Length && Numerals.TryParse(text.AsSpan(at - 1, 1).ToString(), out var whole) && Numerals.TryParse(text.AsSpan(part, 1).ToString(), out var some) && whole.Scaled >= some.Scaled && whole.Scaled > 0)
            {
                yield return Share(text, at - 1, part + 1, Math.Round(some.Scaled / whole.Scaled * Hundred, 1));
            }
        }
    }

    private static IEnumerable<CountedNumber> Halves(string text)
    {
        for (var at = text.IndexOf(Half, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Half, at + Half.Length, StringComparison.Ordinal))
        {
            yield return Share(text, at, at + Half.Length, Hundred / 2);
        }
    }

    // 近一半, 三分之一以上 bound what they name.
    private static CountedNumber Share(string text, int start, int end, decimal percent) => new(start, start + 1, percent)
    {
        UnitKind = UnitKind.Percent,
        UnitStart = start + 1,
        UnitLength = end - start - 1,
        Grain = OpenOfParts,
        Inexact = (start > 0 && "近约超逾过足不".Contains(text[start - 1], StringComparison.Ordinal)) || (end < text.Length && "以多左强弱有".Contains(text[end], StringComparison.Ordinal)),
    };
}
