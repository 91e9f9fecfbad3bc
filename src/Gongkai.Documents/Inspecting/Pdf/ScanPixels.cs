using Gongkai.Documents.Inspecting.Pictures;
using SkiaSharp;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>The picture of a scanned page, to be compared with its text layer.</summary>
internal sealed class ScanPixels
{
    private const int LeastSpread = 24;
    private const int DarkerThan = 72;

    private readonly SKBitmap bitmap;
    private readonly PageRectangle place;

    private ScanPixels(SKBitmap bitmap, PageRectangle place)
    {
        this.bitmap = bitmap;
        this.place = place;
    }

    /// <summary>The pixels of a picture on a page; null when its kind cannot be decoded.</summary>
    public static ScanPixels? Of(PaintedCover scan)
    {
        if (scan.Picture is not { } picture)
        {
            return null;
        }

        var bitmap = PicturePixels.Decode(picture.RawMemory.ToArray()) ?? (picture.TryGetPng(out var png) ? PicturePixels.Decode(png) : null);
        return bitmap is null ? null : new ScanPixels(bitmap, scan.Place);
    }

    /// <summary>Whether the picture shows one dark colour at a place where the text layer has a character: it was blacked out.</summary>
    public bool IsPlain(PageRectangle character)
    {
        int x0 = X(character.X), x1 = Math.Max(x0 + 1, X(character.Right)), y0 = Y(character.Y), y1 = Math.Max(y0 + 1, Y(character.Bottom));
        int least = 255, most = 0;
        for (var y = y0; y < Math.Min(y1, bitmap.Height); y++)
        {
            for (var x = x0; x < Math.Min(x1, bitmap.Width); x++)
            {
                var pixel = bitmap.GetPixel(x, y);
                var shade = (pixel.Red + pixel.Green + pixel.Blue) / 3;
                least = Math.Min(least, shade);
                most = Math.Max(most, shade);
            }
        }

        return most >= least && most - least < LeastSpread && most < DarkerThan;
    }

    private int X(double points) => Math.Clamp((int)((points - place.X) / place.Width * bitmap.Width), 0, bitmap.Width - 1);

    private int Y(double points) => Math.Clamp((int)((points - place.Y) / place.Height * bitmap.Height), 0, bitmap.Height - 1);
}
