using System.Globalization;

namespace Gongkai.Documents.Reading.Office;

/// <summary>A count in the formats that word processors number with.</summary>
internal static class NumberFormat
{
    private const string Digits = "〇一二三四五六七八九";

    public static string Print(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" => Counted(number),
        "ideographDigital" or "taiwaneseDigital" or "japaneseDigitalTenThousand" => Spelled(number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is > 0 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Plain(number).Select(digit => (char)(digit - '0' + '０'))),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "lowerLetter" when number is > 0 and <= 26 => ((char)('a' + number - 1)).ToString(),
        "upperLetter" when number is > 0 and <= 26 => ((char)('A' + number - 1)).ToString(),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        _ => Plain(number),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Spelled(int number) => number < 0 ? Plain(number) : string.Concat(Plain(number).Select(digit => Digits[digit - '0']));

    private static string Counted(int number) => number switch
    {
        < 0 or >= 1000 => Plain(number),
        < 10 => Digits[number].ToString(),
        < 20 => "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
        < 100 => $"{Digits[number / 10]}十" + (number % 10 == 0 ? "" : Digits[number % 10]),
        _ => $"{Digits[number / 100]}百" + (number % 100) switch
        {
            0 => "",
            < 10 => "零" + Digits[number % 10],
            < 20 => "一" + Counted(number % 100),
            _ => Counted(number % 100),
        },
    };

    private static string Roman(int number)
    {
        if (number is <= 0 or >= 400)
        {
            return Plain(number);
        }

        var text = "";
        foreach (var (value, letters) in (ReadOnlySpan<(int, string)>)[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value; number -= value)
            {
                text += letters;
            }
        }

        return text;
    }
}
