using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>What a number format of a workbook says beyond digits: a date, a percentage, a unit printed behind (<c>0.00"万元"</c>).</summary>
internal sealed class NumberPattern
{
    private readonly ImmutableArray<string> suffixes;

    private NumberPattern(bool isDate, bool isPercent, ImmutableArray<string> suffixes)
    {
        IsDate = isDate;
        IsPercent = isPercent;
        this.suffixes = suffixes;
    }

    public static NumberPattern General { get; } = new(false, false, [""]);

    public bool IsDate { get; }

    public bool IsPercent { get; }

    public static NumberPattern BuiltIn(int id) => id switch
    {
        9 or 10 => new(false, true, ["%"]),
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => new(true, false, [""]),
        _ => General,
    };

    public static NumberPattern Of(string format)
    {
        // The general format may carry a unit too: General"件".
        format = format.Replace("General", "0", StringComparison.OrdinalIgnoreCase).Replace("G/通用格式", "0", StringComparison.Ordinal);
        var sections = format.Length > 1_000 ? [] : Sections(format);
        if (sections.Count == 0)
        {
            return General;
        }

        return new(sections[0].IsDate, sections[0].Suffix.Contains('%', StringComparison.Ordinal), [.. sections.Select(section => section.Suffix)]);
    }

    /// <summary>What the format prints behind a value of that sign.</summary>
    public string Suffix(double value) =>
        value < 0 && suffixes.Length > 1 ? suffixes[1]
        : value == 0 && suffixes.Length > 2 ? suffixes[2]
        : suffixes[0];

    private static List<(bool IsDate, string Suffix)> Sections(string format)
    {
        var sections = new List<(bool, string)>();
        var section = new Section();
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case ';':
                    sections.Add(section.End());
                    section = new Section();
                    break;
                case '"':
                    var close = format.IndexOf('"', i + 1);
                    close = close < 0 ? format.Length : close;
                    section.Literal(format[(i + 1)..close]);
                    i = close;
                    break;
                case '[':
                    var end = format.IndexOf(']', i);
                    i = end < 0 ? format.Length : end;
                    break;
                case '\\' or '!' when i + 1 < format.Length:
                    section.Literal(format[++i].ToString());
                    break;
                case '_' or '*':
                    i++;
                    break;
                default:
                    section.Sign(format[i]);
                    break;
            }
        }

        sections.Add(section.End());
        return sections;
    }

    /// <summary>One section of a format, sign by sign.</summary>
    private sealed class Section
    {
        private readonly StringBuilder behind = new();
        private bool hasDigit;
        private bool hasDatePart;
        private bool isScaled;
        private bool endsInComma;

        public void Literal(string words)
        {
            if (hasDigit)
            {
                behind.Append(words);
            }
        }

        public void Sign(char sign)
        {
            switch (sign)
            {
                case '0' or '#' or '?':
                    // Words between digits (0!.0,"万元") mean that the figure is shown in another unit than it is stored in.
                    isScaled |= behind.Length > 0;
                    hasDigit = true;
                    endsInComma = false;
                    break;
                case ',':
                    endsInComma = true;
                    break;
                case '.':
                    isScaled |= endsInComma;
                    break;
                case 'y' or 'Y' or 'd' or 'D' or 'e':
                    hasDatePart = true;
                    break;
                case '@' or ' ' or '(' or ')' or '-' or '+':
                    break;
                default:
                    Literal(sign.ToString());
                    break;
            }
        }

        public (bool IsDate, string Suffix) End() =>
            (hasDatePart && !hasDigit, isScaled || (endsInComma && hasDigit) ? "" : behind.ToString().Trim());
    }
}
