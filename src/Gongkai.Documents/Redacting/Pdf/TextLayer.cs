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

    public static List<LayerWords> Of(MarkedPage page, SKBitmap bitmap, double scale)
    {
        var words = PdfLines.Of(page.Kept.Where(glyph => string.IsNullOrWhiteSpace(glyph.Text) || HasInk(bitmap, glyph.Place, scale)))
            .Where(line => !string.IsNullOrWhiteSpace(line.Text) && line.Around(0, line.Glyphs.Count) is not null)
            .Select(line => new LayerWords(line.Text.TrimEnd(), line.Around(0, line.Glyphs.Count)!.Value)).ToList();
        words.AddRange(page.IsWithheld ? [new LayerWords(RedactionSign.Block, new PageRectangle(page.Width * 0.4, page.Height * 0.4, page.Width * 0.2, 20))] : page.Boxes.Select(box => new LayerWords(RedactionSign.Block, box)));
        return words;
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
