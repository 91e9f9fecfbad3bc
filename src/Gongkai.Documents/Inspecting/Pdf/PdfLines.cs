using System.Text;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>A line of a page.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Start">Number of its first character in the text of the page.</param>
/// <param name="Glyphs">For each character of the text its painted character; null for a blank put between.</param>
internal sealed record PdfLine(string Text, int Start, IReadOnlyList<PaintedGlyph?> Glyphs)
{
    /// <summary>The rectangle around a stretch of the line.</summary>
    public PageRectangle? Around(int start, int length) => PdfLines.Around(Glyphs.Skip(start).Take(length));
}

/// <summary>Puts the characters of a page into lines, in the order of painting.</summary>
internal static class PdfLines
{
    private const double SameLine = 0.5;
    private const double Gap = 0.28;
    private const double TurnedGap = 1.6;

    public static List<PdfLine> Of(IEnumerable<PaintedGlyph> glyphs)
    {
        var lines = new List<PdfLine>();
        var text = new StringBuilder();
        var places = new List<PaintedGlyph?>();
        var start = 0;
        PaintedGlyph? last = null;
        foreach (var glyph in glyphs.Where(glyph => glyph.Text.Length > 0))
        {
            if (last is not null && !IsSameLine(last, glyph))
            {
                Close();
            }
            else if (last is not null && !glyph.IsTurned && glyph.Cell.X - last.Cell.Right > Gap * Math.Max(glyph.Cell.Height, last.Cell.Height) && !string.IsNullOrWhiteSpace(glyph.Text) && !string.IsNullOrWhiteSpace(last.Text))
            {
                Add(" ", null);
            }

            Add(glyph.Text, glyph);
            last = glyph;
        }

        Close();
        return lines;

        void Add(string characters, PaintedGlyph? glyph)
        {
            text.Append(characters);
            places.AddRange(Enumerable.Repeat(glyph, characters.Length));
        }

        void Close()
        {
            if (text.Length > 0)
            {
                lines.Add(new PdfLine(text.ToString(), start, [.. places]));
                start += text.Length + 1;
            }

            text.Clear();
            places.Clear();
        }
    }

    public static PageRectangle? Around(IEnumerable<PaintedGlyph?> glyphs)
    {
        var places = glyphs.OfType<PaintedGlyph>().Select(glyph => glyph.Place).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        double x = places.Min(place => place.X), y = places.Min(place => place.Y);
        return new PageRectangle(x, y, places.Max(place => place.Right) - x, places.Max(place => place.Bottom) - y);
    }

    // A line below starts further left; the same line may go back a little (kerning, accents).
    private static bool IsSameLine(PaintedGlyph one, PaintedGlyph other)
    {
        var height = Math.Max(one.Cell.Height, other.Cell.Height);
        if (one.IsTurned && other.IsTurned)
        {
            double across = (one.Cell.X + one.Cell.Right - other.Cell.X - other.Cell.Right) / 2, down = (one.Cell.Y + one.Cell.Bottom - other.Cell.Y - other.Cell.Bottom) / 2;
            return Math.Sqrt((across * across) + (down * down)) <= TurnedGap * Math.Max(Math.Max(one.Cell.Width, one.Cell.Height), Math.Max(other.Cell.Width, other.Cell.Height));
        }

        return one.IsTurned == other.IsTurned && Math.Abs(one.Cell.Bottom - other.Cell.Bottom) <= SameLine * height && other.Cell.X > one.Cell.X - (2 * height);
    }
}
