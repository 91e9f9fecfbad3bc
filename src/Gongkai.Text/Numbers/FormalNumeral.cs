using System.Buffers;

namespace Gongkai.Text;

/// <summary>Numerals of accounts (叁拾, 壹佰零五) and the short ones for twenty and thirty (廿一, 卅三), as ordinary characters.</summary>
internal static class FormalNumeral
{
    private const string Formal = "壹贰叁肆伍陆柒捌玖拾佰仟";
    private const string Ordinary = "一二三四五六七八九十百千";
    private const int Fewest = 2;
    private static readonly SearchValues<char> Unusual = SearchValues.Create(Formal + "廿卅");

    /// <summary>Behind a run of formal characters; the place itself where fewer than two stand there, for 伍 and 陆 alone are parts of words (队伍, 陆续).</summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (Formal.Contains(text[end], StringComparison.Ordinal) || (end > at && text[end] is '零' or '万' or '亿')))
        {
            end++;
        }

        return end - at < Fewest ? at : end;
    }

    /// <summary>The numeral in ordinary characters; itself where it has no others.</summary>
    public static ReadOnlySpan<char> InOrdinary(ReadOnlySpan<char> numeral)
    {
        if (!numeral.ContainsAny(Unusual))
        {
            return numeral;
        }

        var ordinary = numeral.ToString().Replace("廿", "二十", StringComparison.Ordinal).Replace("卅", "三十", StringComparison.Ordinal);
        return string.Concat(ordinary.Select(character => Formal.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? Ordinary[at] : character));
    }
}
