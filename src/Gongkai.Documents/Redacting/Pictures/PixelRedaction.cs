using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Pictures;
using SkiaSharp;

namespace Gongkai.Documents.Redacting.Pictures;

/// <summary>Paints over pixels and packs them anew: nothing of what lay there is in the new file.</summary>
internal static class PixelRedaction
{
    private const int Quality = 92;

    /// <summary>The picture as people see it: turned as the camera says.</summary>
    /// <exception cref="RedactionRefusedException">It cannot be decoded.</exception>
    public static SKBitmap Decode(ReadOnlyMemory<byte> bytes, string name)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.FrameCount > 1)
        {
            throw new RedactionRefusedException(RedactionRefusal.Kind, name);
        }

        var origin = codec.EncodedOrigin;
        var bitmap = PicturePixels.Decode(bytes) ?? throw new RedactionRefusedException(RedactionRefusal.TooLarge, name);
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            return bitmap;
        }

        using (bitmap)
        {
            return Turned(bitmap, origin);
        }
    }

    /// <summary>Paints rectangles black, each up to the next whole pixel outward.</summary>
    public static void Cover(SKBitmap bitmap, IEnumerable<PageRectangle> rectangles, double scale = 1)
    {
        using var canvas = new SKCanvas(bitmap);
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = false, BlendMode = SKBlendMode.Src };
        foreach (var rectangle in rectangles)
        {
            canvas.DrawRect(new SKRect((float)Math.Floor(rectangle.X * scale), (float)Math.Floor(rectangle.Y * scale), (float)Math.Ceiling(rectangle.Right * scale), (float)Math.Ceiling(rectangle.Bottom * scale)), black);
        }
    }

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, format == SKEncodedImageFormat.Png ? 100 : Quality) ?? throw new RedactionRefusedException(RedactionRefusal.Kind, format.ToString());
        return data.ToArray();
    }

    /// <summary>In which format a picture is packed anew; those that Skia cannot write become PNG.</summary>
    public static SKEncodedImageFormat FormatOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, ..] => SKEncodedImageFormat.Jpeg,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => SKEncodedImageFormat.Webp,
        _ => SKEncodedImageFormat.Png,
    };

    private static SKBitmap Turned(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        int width = bitmap.Width, height = bitmap.Height;
        var isAcross = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = new SKBitmap(new SKImageInfo(isAcross ? height : width, isAcross ? width : height, bitmap.ColorType, bitmap.AlphaType));
        for (var y = 0; y < turned.Height; y++)
        {
            for (var x = 0; x < turned.Width; x++)
            {
                var (sourceX, sourceY) = origin switch
                {
                    SKEncodedOrigin.TopRight => (width - 1 - x, y),
                    SKEncodedOrigin.BottomRight => (width - 1 - x, height - 1 - y),
                    SKEncodedOrigin.BottomLeft => (x, height - 1 - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, height - 1 - x),
                    SKEncodedOrigin.RightBottom => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                turned.SetPixel(x, y, bitmap.GetPixel(sourceX, sourceY));
            }
        }

        return turned;
    }
}
