using System.Globalization;

namespace Gongkai.Documents.Recognising;

/// <summary>What a value cell can hold.</summary>
internal enum PrintKind
{
    /// <summary>A number, perhaps with unit or gloss.</summary>
    Number,

    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>“/” or a dash: the cell does not concern the organ.</summary>
    NotApplicable,

    /// <summary>Something that is no number.</summary>
    Other,
}

/// <summary>One value cell: kind, number (in the printed unit), unit and words, repaired.</summary>
internal readonly record struct PrintedValue(PrintKind Kind, decimal? Number, string? Unit, string Raw)
{
    private static readonly string[] Units = ["亿元", "万元", "元", "件", "条", "项", "个", "次", "份", "人", "宗", "起"];

    /// <summary>Reads a cell. Strict: a sentence that holds a number is <see cref="PrintKind.Other"/>.</summary>
    public static PrintedValue Read(string text)
    {
        var trimmed = WithoutBars(text);
        if (trimmed.IsEmpty)
        {
            return new(PrintKind.Blank, null, null, "");
        }

        var raw = trimmed.Length == text.Length ? text : trimmed.ToString();
        if (IsDash(trimmed))
        {
            return new(PrintKind.NotApplicable, null, null, raw);
        }

        // A gloss behind the number belongs to the cell's words, not to its value: 9（其中修订4件）.
        var gloss = trimmed.IndexOfAny('(', '（');
        var number = (gloss > 0 ? trimmed[..gloss] : trimmed).TrimEnd();
        var unit = UnitBehind(number);
        number = unit is null ? number : number[..^unit.Length].TrimEnd();
        return TryNumber(number, out var value)
            ? new(PrintKind.Number, value, unit is "亿元" or "万元" or "元" ? unit : null, raw)
            : new(PrintKind.Other, null, null, raw);
    }

    /// <summary>The text without the bars between cells and the blanks around it.</summary>
    public static ReadOnlySpan<char> WithoutBars(ReadOnlySpan<char> text) => text.Trim().Trim('|').Trim();

    /// <summary>The value in 元 for money, the number itself otherwise.</summary>
    public static decimal InBaseUnit(decimal number, string? unit) => unit switch
    {
        "亿元" => number * 100_000_000m,
        "万元" => number * 10_000m,
        _ => number,
    };

    /// <summary>True for the number line between pages (“- 3 -”, “— 5 —”), which is no value of a table.</summary>
    public static bool IsPageNumber(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 3 || !IsDashCharacter(text[0]) || !IsDashCharacter(text[^1]))
        {
            return false;
        }

        var inner = text.Trim("-—–－ \u00A0\u3000");
        return inner.Length is > 0 and < 5 && inner.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>True for a unit by itself.</summary>
    public static bool IsUnit(ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (text.SequenceEqual(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static string? UnitBehind(ReadOnlySpan<char> text)
    {
        if (char.IsAsciiDigit(text[^1]))
        {
            return null;
        }

        foreach (var unit in Units)
        {
            if (text.EndsWith(unit))
            {
                return unit;
            }
        }

        return null;
    }

    private static bool IsDash(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!IsDashCharacter(character) && character is not '/' and not '／' and not '\\' && !char.IsWhiteSpace(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDashCharacter(char character) => character is '-' or '—' or '–' or '－' or '―' or '─';

    private static bool TryNumber(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        // “1.” is the number of a list.
        if (text.IsEmpty || text.Length > 24 || text[^1] is '.' or '．')
        {
            return false;
        }

        Span<char> digits = stackalloc char[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            // Thousands separators stand before exactly three digits; blanks never join figures.
            if (text[at] is ',' or '，' or '\'')
            {
                if (length == 0 || !IsGroup(text[(at + 1)..]))
                {
                    return false;
                }

                continue;
            }

            digits[length++] = text[at] switch
            {
                >= '０' and <= '９' => (char)(text[at] - '０' + '0'),
                '．' => '.',
                '＋' => '+',
                '－' or '—' or '–' => '-',
                _ => text[at],
            };
        }

        return decimal.TryParse(digits[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsGroup(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsDigit(text[0]) && char.IsDigit(text[1]) && char.IsDigit(text[2]) && (text.Length == 3 || !char.IsDigit(text[3]));
}
