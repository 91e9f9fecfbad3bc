using System.Globalization;

namespace Gongkai.Corpus.Auditing;

/// <summary>Writes a number the way a sentence wants it.</summary>
internal static class SpokenNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <param name="value">The number.</param>
    /// <param name="manner">Empty, <c>zh</c> in characters, <c>fw</c> full width, <c>th</c> with thousands, or a percentage with so many decimals (<c>1</c>), cut off with <c>t</c> behind.</param>
    public static string Write(decimal value, string manner) => manner switch
    {
        "" => value.ToString("0.####", CultureInfo.InvariantCulture),
        "th" => value.ToString("#,##0", CultureInfo.InvariantCulture),
        "fw" => string.Concat(value.ToString("0", CultureInfo.InvariantCulture).Select(digit => (char)(digit + ('０' - '0')))),
        "zh" => InCharacters((int)value),
        _ => Percentage(value, manner),
    };

    private static string Percentage(decimal share, string manner)
    {
        var decimals = manner[0] - '0';
        var percent = share * 100;
        var scale = (decimal)Math.Pow(10, decimals);
        percent = manner.EndsWith('t') ? Math.Truncate(percent * scale) / scale : Math.Round(percent, decimals, MidpointRounding.AwayFromZero);
        return percent.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string InCharacters(int value)
    {
        if (value < 10)
        {
            return Digits[value].ToString();
        }

        var (text, zero) = ("", false);
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = value / unit % 10;
            if (digit > 0)
            {
                text += (zero ? "零" : "") + (digit == 1 && unit == 10 && text.Length == 0 ? "" : Digits[digit].ToString()) + name;
            }

            zero = text.Length > 0 && digit == 0;
        }

        return text;
    }
}
