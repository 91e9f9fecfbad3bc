using System.Runtime.InteropServices;
using SkiaSharp;

namespace Gongkai.Documents.Inspecting.Pictures;

/// <summary>Looks at the pixels themselves.</summary>
internal static class PicturePixels
{
    private const int Side = 24;
    private const double MostDifference = 26;
    private const long MostPixels = 120_000_000;
    private const double LeastShare = 0.005;
    private const double LeastSpread = 24;

    /// <summary>Whether a thumbnail shows what the picture shows; what cannot be decoded does not.</summary>
    public static bool LookAlike(byte[] thumbnail, ReadOnlyMemory<byte> picture)
    {
        using var small = Decode(thumbnail);
        using var large = Decode(picture);
        if (small is null || large is null)
        {
            return false;
        }

        var (one, other) = (Shades(small), Shades(large));
        return one.Zip(other).Average(pair => Math.Abs(pair.First - pair.Second)) < MostDifference;
    }

    /// <summary>Whether there is an image where the picture is fully transparent.</summary>
    public static bool HidesImage(ReadOnlyMemory<byte> file)
    {
        using var bitmap = Decode(file);
        if (bitmap is null || bitmap.AlphaType == SKAlphaType.Opaque)
        {
            return false;
        }

        long count = 0;
        double sum = 0, squares = 0;
        foreach (var pixel in MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()))
        {
            if (pixel >> 24 == 0)
            {
                var shade = ((pixel & 0xFF) + ((pixel >> 8) & 0xFF) + ((pixel >> 16) & 0xFF)) / 3.0;
                count++;
                sum += shade;
                squares += shade * shade;
            }
        }

        return count > LeastShare * bitmap.Width * bitmap.Height && count > 64 && Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count)))) > LeastSpread;
    }

    /// <summary>The picture as 32-bit pixels, colours under transparency kept; null when it cannot be decoded or is too large.</summary>
    public static SKBitmap? Decode(ReadOnlyMemory<byte> bytes)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return null;
        }

        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    // Mean shade of each of 24 by 24 fields; the black bars that cameras put beside a thumbnail are left out.
    private static double[] Shades(SKBitmap bitmap)
    {
        var (left, top, right, bottom) = WithoutBars(bitmap);
        var shades = new double[Side * Side];
        for (var field = 0; field < shades.Length; field++)
        {
            var (x, y) = (field % Side, field / Side);
            int x0 = left + ((right - left) * x / Side), x1 = Math.Max(x0 + 1, left + ((right - left) * (x + 1) / Side));
            int y0 = top + ((bottom - top) * y / Side), y1 = Math.Max(y0 + 1, top + ((bottom - top) * (y + 1) / Side));
            double sum = 0;
            var count = 0;
            for (var py = y0; py < Math.Min(y1, bitmap.Height); py += Math.Max(1, (y1 - y0) / 8))
            {
                for (var px = x0; px < Math.Min(x1, bitmap.Width); px += Math.Max(1, (x1 - x0) / 8))
                {
                    var colour = bitmap.GetPixel(px, py);
                    sum += (colour.Red + colour.Green + colour.Blue) / 3.0;
                    count++;
                }
            }

            shades[field] = count == 0 ? 0 : sum / count;
        }

        return shades;
    }

    private static (int Left, int Top, int Right, int Bottom) WithoutBars(SKBitmap bitmap)
    {
        int top = 0, bottom = bitmap.Height, left = 0, right = bitmap.Width;
        if (bitmap.Width > 400)
        {
            return (left, top, right, bottom);
        }

        bool IsBlackRow(int y) => Enumerable.Range(0, bitmap.Width).All(x => bitmap.GetPixel(x, y) is { Red: < 16, Green: < 16, Blue: < 16 });
        bool IsBlackColumn(int x) => Enumerable.Range(0, bitmap.Height).All(y => bitmap.GetPixel(x, y) is { Red: < 16, Green: < 16, Blue: < 16 });
        for (; top < bottom - 8 && IsBlackRow(top); top++)
        {
        }

        for (; bottom > top + 8 && IsBlackRow(bottom - 1); bottom--)
        {
        }

        for (; left < right - 8 && IsBlackColumn(left); left++)
        {
        }

        for (; right > left + 8 && IsBlackColumn(right - 1); right--)
        {
        }

        return (left, top, right, bottom);
    }
}

/// <summary>How large a picture is.</summary>
internal static class PictureSize
{
    /// <summary>Its longer side in pixels; 0 when that cannot be told.</summary>
    public static int LongEdge(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        return codec is null ? 0 : Math.Max(codec.Info.Width, codec.Info.Height);
    }
}
