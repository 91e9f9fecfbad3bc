using System.Text.RegularExpressions;

namespace Gongkai.Documents.Reading.Paper;

/// <summary>A line cut at its wide gaps, and how many values stand at its end.</summary>
internal sealed partial record AlignedLine(TextLine Line, List<LinePart> Parts, int Values)
{
    private List<LinePart>? heads;

    public double Y => Line.Y;

    public double Size => Line.Size;

    /// <summary>The parts of a line of heads.</summary>
    public List<LinePart> Heads => heads ??= Line.Heads();

    /// <summary>The values at the end of the line.</summary>
    public IEnumerable<LinePart> Figures => Parts.Skip(Parts.Count - Values);

    public static AlignedLine Of(TextLine line)
    {
        var parts = line.Parts();
        var values = 0;
        while (values < parts.Count && Value().IsMatch(parts[parts.Count - 1 - values].Text))
        {
            values++;
        }

        return new AlignedLine(line, parts, values);
    }

    /// <summary>True for a row of a table: several values, or one behind its label.</summary>
    public bool IsRow => Line.Direction == Direction.Right && (Values >= 2 || (Values == 1 && Parts.Count >= 2));

    /// <summary>True when the line begins with the number of a row.</summary>
    public bool IsNumbered => Parts.Count > 0 && Number().IsMatch(Parts[0].Text);

    [GeneratedRegex(@"^\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、])")]
    public static partial Regex Number();

    [GeneratedRegex(@"^(?:[+＋\-－−]?\d[\d,，.．]*\s*(?:%|％|[万亿]?元|件|条|项|次|个|宗|份)?|[/／\\]|[-—－–]{1,2})$")]
    private static partial Regex Value();
}
