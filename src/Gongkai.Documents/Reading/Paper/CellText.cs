using System.Text;

namespace Gongkai.Documents.Reading.Paper;

/// <summary>The words of a cell whose text may be wrapped over lines.</summary>
internal static class CellText
{
    /// <summary>The lines put together. Words run on without a blank, as Chinese does; figures only where the line was full.</summary>
    /// <param name="glyphs">What stands in the cell.</param>
    /// <param name="width">Width of the cell, in points.</param>
    public static string Of(List<Glyph> glyphs, double width)
    {
        var lines = TextLine.Of(glyphs);
        if (lines.Count == 1)
        {
            return lines[0].Text;
        }

        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                var isFigure = char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(lines[i].Text[0]);
                var wasFull = lines[i - 1].Right - lines[i - 1].Left > width - (lines[i - 1].Size * 1.6);
                text.Append(isFigure && !wasFull ? "\n" : "");
            }

            text.Append(lines[i].Text);
        }

        return text.ToString();
    }
}
