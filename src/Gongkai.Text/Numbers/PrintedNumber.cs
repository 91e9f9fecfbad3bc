namespace Gongkai.Text;

/// <summary>How far a printed number is from exact.</summary>
[Flags]
public enum NumberBound
{
    /// <summary>It says what it says.</summary>
    Exact = 0,

    /// <summary>The true number is more, or at least that: 余, 多, 逾, 超过, 以上.</summary>
    More = 1,

    /// <summary>The true number is less, or at most that: 近, 不足, 以内.</summary>
    Less = 2,

    /// <summary>The true number lies around it: 约, 左右, 来.</summary>
    About = 4,
}

/// <summary>The sign printed in front of a number.</summary>
public enum NumberSign
{
    /// <summary>None.</summary>
    None,

    /// <summary>A plus sign.</summary>
    Plus,

    /// <summary>A minus sign, or 负.</summary>
    Minus,
}

/// <summary>A number as printed: its value, and how it was written.</summary>
/// <param name="Value">The number without its <see cref="Multiplier"/>, negative with a minus sign: 13.6 for 13.6万. A numeral in characters is whole (三万 is 30000).</param>
/// <param name="Raw">Where it stands: sign, digits, 余 and multiplier; not words before (约) or behind (以上).</param>
public readonly record struct PrintedNumber(decimal Value, TextSpan Raw)
{
    /// <summary>How many decimals are printed.</summary>
    public int Decimals { get; init; }

    /// <summary>The printed sign.</summary>
    public NumberSign Sign { get; init; }

    /// <summary>The word that multiplies: 万, 亿, 百万, 千万 …; null for none. In 3.68万元 it is 万.</summary>
    public string? Multiplier { get; init; }

    /// <summary>What the multiplier stands for; 1 for none.</summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>How exact it is.</summary>
    public NumberBound Bound { get; init; }

    /// <summary>True for a number with a percent sign or behind 百分之; 85.7% has the value 85.7.</summary>
    public bool IsPercent { get; init; }

    /// <summary>True for a numeral in characters.</summary>
    public bool IsInCharacters { get; init; }

    /// <summary>The value with its multiplier: 136000 for 13.6万.</summary>
    public decimal Scaled => Value * Factor;

    /// <summary>True when no word makes it a bound.</summary>
    public bool IsExact => Bound == NumberBound.Exact;
}

/// <summary>What a number in running text is for, as far as the characters around it tell.</summary>
public enum NumberRole
{
    /// <summary>It counts or measures: a measure word or percent sign stands behind it.</summary>
    Quantity,

    /// <summary>It stands alone.</summary>
    Bare,

    /// <summary>One end of a range: 3至5件.</summary>
    Range,

    /// <summary>A year: 2020年.</summary>
    Year,

    /// <summary>A part of a date or a time: 12月31日.</summary>
    Date,

    /// <summary>A place in an order: 第20条, or the mark of a list.</summary>
    Ordinal,

    /// <summary>Part of a document number, telephone number, address or name.</summary>
    Identifier,
}

/// <summary>A number found in running text.</summary>
/// <param name="Number">The number; its place counts in the text searched.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Measure">The measure word behind it (件, 条, 元); empty for none.</param>
public readonly record struct FoundNumber(PrintedNumber Number, NumberRole Role, string Measure);
