using System.Text;

namespace Gongkai.Documents.Reading.Paper;

/// <summary>A part of a line between two wide gaps.</summary>
internal readonly record struct LinePart(double Left, double Right, string Text)
{
    public double Middle => (Left + Right) / 2;
}

/// <summary>Characters that stand on one line. Gaps are read as blanks only where letters or figures would otherwise run together.</summary>
internal sealed class TextLine
{
    // In heights of the letters: a gap between two Latin letters, between any others, and between two columns.
    private const double LetterGap = 0.2;
    private const double FigureGap = 0.5;
    private const double WideGap = 0.8;
    private const double ColumnGap = 1.3;

    private readonly List<Glyph> glyphs;

    private TextLine(List<Glyph> glyphs)
    {
        this.glyphs = glyphs;
        Size = glyphs.Max(glyph => glyph.Size);
        Text = TextOf(glyphs);
    }

    public string Text { get; }

    public double Size { get; }

    public double Left => glyphs[0].Start;

    public double Right => glyphs[^1].End;

    /// <summary>The middle of the letters, from the top of the page.</summary>
    public double Y => glyphs[0].Y;

    public Direction Direction => glyphs[0].Direction;

    /// <summary>The line cut where it has a gap as wide as between columns.</summary>
    public List<LinePart> Parts() => Cut(PartGap);

    /// <summary>The line cut at every gap that running text does not have: the heads of narrow columns stand closer than their values.</summary>
    public List<LinePart> Heads() => Cut(static (_, _) => FigureGap);

    private List<LinePart> Cut(Func<char, char, double> gap)
    {
        var parts = new List<LinePart>();
        var start = 0;
        for (var i = 1; i <= glyphs.Count; i++)
        {
            if (i == glyphs.Count || glyphs[i].Start - glyphs[i - 1].End > gap(glyphs[i - 1].Text[^1], glyphs[i].Text[0]) * Math.Min(glyphs[i].Size, glyphs[i - 1].Size))
            {
                var part = glyphs.GetRange(start, i - start);
                parts.Add(new LinePart(part[0].Start, part[^1].End, TextOf(part)));
                start = i;
            }
        }

        return parts;
    }

    /// <summary>What stands between two places of the line; empty for nothing.</summary>
    public LinePart Between(double left, double right)
    {
        var part = glyphs.FindAll(glyph => glyph.X >= left && glyph.X < right);
        return part.Count == 0 ? new LinePart(left, left, "") : new LinePart(part[0].Start, part[^1].End, TextOf(part));
    }

    /// <summary>The lines in which characters stand, in reading order.</summary>
    public static List<TextLine> Of(IEnumerable<Glyph> glyphs)
    {
        var lines = new List<TextLine>();
        foreach (var way in glyphs.Where(glyph => !glyph.IsBlank).GroupBy(glyph => glyph.Direction).OrderBy(way => way.Key))
        {
            var open = new List<Glyph>();
            foreach (var glyph in way.OrderBy(glyph => glyph.Line))
            {
                if (open.Count > 0 && glyph.Line - open[0].Line > 0.45 * Math.Max(open[0].Size, Math.Min(glyph.Size, open[^1].Size)))
                {
                    lines.Add(Closed(open));
                    open = [];
                }

                open.Add(glyph);
            }

            if (open.Count > 0)
            {
                lines.Add(Closed(open));
            }
        }

        return lines;
    }

    private static TextLine Closed(List<Glyph> open)
    {
        open.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var kept = new List<Glyph>(open.Count);
        foreach (var glyph in open)
        {
            if (!IsReprint(kept, glyph))
            {
                kept.Add(glyph);
            }
        }

        return new TextLine(kept);
    }

    // Bold made by printing twice: the same character nearly on itself. The glyphs before stand in order.
    private static bool IsReprint(List<Glyph> before, Glyph glyph)
    {
        var near = 0.15 * glyph.Size;
        for (var at = before.Count - 1; at >= 0 && glyph.Start - before[at].Start < near; at--)
        {
            if (before[at].Text == glyph.Text && Math.Abs(before[at].Line - glyph.Line) < near)
            {
                return true;
            }
        }

        return false;
    }

    private static string TextOf(List<Glyph> glyphs)
    {
        var text = new StringBuilder(glyphs.Count);
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (i > 0 && glyphs[i].Start - glyphs[i - 1].End > GapOf(glyphs[i - 1].Text[^1], glyphs[i].Text[0]) * Math.Min(glyphs[i - 1].Size, glyphs[i].Size))
            {
                text.Append(' ');
            }

            text.Append(glyphs[i].Text);
        }

        return text.ToString();
    }

    // Figures of two columns stand closer than words do.
    private static double PartGap(char before, char behind) =>
        !char.IsAsciiDigit(behind) ? ColumnGap : char.IsAsciiDigit(before) ? FigureGap : WideGap;

    private static double GapOf(char before, char behind) =>
        char.IsAsciiDigit(before) && char.IsAsciiDigit(behind) ? FigureGap
        : char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(behind) ? LetterGap
        : WideGap;
}
