using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Pdf;
using SkiaSharp;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>Words of the new text layer at their place.</summary>
internal readonly record struct LayerWords(string Text, PageRectangle Place);

/// <summary>Makes the text layer of a remade page: what stayed, and what its picture really shows.</summary>
internal static class TextLayer
{
    private const int LeastContrast = 16;
    private const double WidestGap = 2;

    public static List<LayerWords> Of(MarkedPage page, SKBitmap bitmap, double scale)
    {
        var words = new List<LayerWords>();
        foreach (var line in PdfLines.Of(page.Kept.Where(glyph => string.IsNullOrWhiteSpace(glyph.Text) || HasInk(bitmap, glyph.Place, scale))))
        {
            AddPieces(words, line, page.Boxes);
        }

        foreach (var box in page.IsWithheld ? [new PageRectangle(page.Width * 0.4, page.Height * 0.4, page.Width * 0.2, 20)] : page.Boxes)
        {
            words.Insert(Behind(words, box), new LayerWords(RedactionSign.Block, box));
        }

        return words;
    }

    // The sign is read where its box stands in the line; a box on a line of its own comes last.
    private static int Behind(List<LayerWords> words, PageRectangle box)
    {
        bool IsInLine(LayerWords one) => one.Place.Y < box.Bottom && box.Y < one.Place.Bottom;
        var right = words.FindIndex(one => IsInLine(one) && one.Place.X >= box.X);
        var left = words.FindLastIndex(one => IsInLine(one) && one.Place.X < box.X);
        return right >= 0 ? right : left >= 0 ? left + 1 : words.Count;
    }

    // A piece ends at a box and at a gap of more than two characters, so that its words stay where the picture shows them.
    private static void AddPieces(List<LayerWords> words, PdfLine line, IReadOnlyList<PageRectangle> boxes)
    {
        var start = 0;
        PaintedGlyph? last = null;
        for (var at = 0; at <= line.Glyphs.Count; at++)
        {
            var glyph = at < line.Glyphs.Count ? line.Glyphs[at] : null;
            if (at == line.Glyphs.Count || (glyph is not null && last is not null && IsApart(last, glyph, boxes)))
            {
                Add(words, line.Text[start..at].TrimEnd(), line.Glyphs.Skip(start).Take(at - start).OfType<PaintedGlyph>().Select(one => one.Cell).ToList());
                start = at;
            }

            last = glyph ?? last;
        }
    }

    private static bool IsApart(PaintedGlyph one, PaintedGlyph other, IReadOnlyList<PageRectangle> boxes)
    {
        var between = new PageRectangle(one.Cell.Right, other.Cell.Y, Math.Max(0, other.Cell.X - one.Cell.Right), Math.Max(other.Cell.Height, 1));
        return between.Width > WidestGap * between.Height || (between.Width > 0 && boxes.Any(box => box.Meets(between)));
    }

    private static void Add(List<LayerWords> words, string text, List<PageRectangle> cells)
    {
        if (text.Trim().Length == 0 || cells.Count == 0)
        {
            return;
        }

        double left = cells.Min(cell => cell.X), top = cells.Min(cell => cell.Y);
        words.Add(new LayerWords(text, new PageRectangle(left, top, cells.Max(cell => cell.Right) - left, cells.Max(cell => cell.Bottom) - top)));
    }

    // A character on a plain ground of its own colour is not seen, whatever made it so.
    private static bool HasInk(SKBitmap bitmap, PageRectangle place, double scale)
    {
        int x0 = (int)(place.X * scale), x1 = (int)Math.Ceiling(place.Right * scale), y0 = (int)(place.Y * scale), y1 = (int)Math.Ceiling(place.Bottom * scale);
        int least = 255, most = 0;
        for (var y = Math.Max(0, y0 - 1); y <= Math.Min(y1, bitmap.Height - 1); y++)
        {
            for (var x = Math.Max(0, x0 - 1); x <= Math.Min(x1, bitmap.Width - 1); x++)
            {
                var pixel = bitmap.GetPixel(x, y);
                var shade = (pixel.Red + pixel.Green + pixel.Blue) / 3;
                least = Math.Min(least, shade);
                most = Math.Max(most, shade);
            }
        }

        return most - least >= LeastContrast;
    }
}
