using SkiaSharp;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>The picture of a page, upright and brought to a common size: grey values from 0 (black) to 255, and where red ink lies.</summary>
internal sealed class ScanPicture
{
    // An A4 page of 200 points to the inch; the sides of other papers follow.
    private const double ShortSide = 1654;
    private const double LongSide = 2339;
    private const long MostPixels = 45_000_000;
    private const double LeastTurn = 0.03;

    private ScanPicture(SKBitmap bitmap)
    {
        (Width, Height) = (bitmap.Width, bitmap.Height);
        (Grey, Red) = RedInk.Lift(bitmap.GetPixelSpan());
        Noise = NoiseOf(Grey);
        Soft = Smooth();
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Grey { get; }

    public bool[] Red { get; }

    /// <summary>The grey values with the grain of the paper and of the scanner smoothed away.</summary>
    public byte[] Soft { get; }

    /// <summary>How much neighbouring points of plain paper differ.</summary>
    public double Noise { get; }

    /// <summary>Points of a page to one pixel.</summary>
    public double Scale => (Width <= Height ? 595.0 : 842.0) / Width;

    /// <summary>The picture set upright: turned by the small angle at which its lines lie.</summary>
    public static ScanPicture Read(ReadOnlyMemory<byte> file, ReadingBudget budget)
    {
        using var sized = Sized(file, budget);
        var angle = AngleOf(sized);
        budget.CheckTime();
        if (Math.Abs(angle) < LeastTurn)
        {
            return new ScanPicture(sized);
        }

        using var upright = Blank(sized.Width, sized.Height);
        using (var canvas = new SKCanvas(upright))
        {
            canvas.Clear(SKColors.White);
            canvas.RotateDegrees((float)-angle, sized.Width / 2f, sized.Height / 2f);
            using var image = SKImage.FromBitmap(sized);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        }

        return new ScanPicture(upright);
    }

    // The angle shows as well in a picture of half the size.
    private static double AngleOf(SKBitmap sized)
    {
        using var half = Blank(Math.Max(1, sized.Width / 2), Math.Max(1, sized.Height / 2));
        sized.ScalePixels(half, new SKSamplingOptions(SKFilterMode.Linear));
        var picture = new ScanPicture(half);
        return Skew.Of(Ink.Of(picture), picture.Width, picture.Height);
    }

    private static SKBitmap Sized(ReadOnlyMemory<byte> file, ReadingBudget budget)
    {
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data) ?? throw new NotReadableException(NotReadableReason.Damaged, "picture");
        CheckSize(codec.Info.Width, codec.Info.Height);
        using var decoded = SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul))
            ?? throw new NotReadableException(NotReadableReason.Damaged, "picture");
        budget.CheckTime();
        var factor = decoded.Width <= decoded.Height ? ShortSide / decoded.Width : LongSide / decoded.Width;
        var (width, height) = (Math.Max(1, (int)Math.Round(decoded.Width * factor)), Math.Max(1, (int)Math.Round(decoded.Height * factor)));
        CheckSize(width, height);
        var sized = Blank(width, height);
        using var canvas = new SKCanvas(sized);
        canvas.Clear(SKColors.White);
        using var image = SKImage.FromBitmap(decoded);
        // Many points of a fine scan fall on one here: they are averaged, not skipped.
        canvas.DrawImage(image, new SKRect(0, 0, width, height), factor < 0.75 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell));
        return sized;
    }

    private static void CheckSize(int width, int height)
    {
        if ((long)width * height > MostPixels)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "pixels");
        }
    }

    private static SKBitmap Blank(int width, int height) => new(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));

    private static double NoiseOf(byte[] grey)
    {
        var counts = new int[256];
        for (var i = 0; i + 1 < grey.Length; i += 7)
        {
            counts[Math.Abs(grey[i] - grey[i + 1])]++;
        }

        var (half, seen, median) = (counts.Sum() / 2, 0, 0);
        for (; median < 255 && (seen += counts[median]) < half; median++)
        {
        }

        return median;
    }

    private byte[] Smooth()
    {
        var soft = (byte[])Grey.Clone();
        for (var y = 1; y < Height - 1; y++)
        {
            for (var at = (y * Width) + 1; at < ((y + 1) * Width) - 1; at++)
            {
                soft[at] = (byte)((Grey[at - Width - 1] + Grey[at - Width + 1] + Grey[at + Width - 1] + Grey[at + Width + 1]
                    + (2 * (Grey[at - Width] + Grey[at + Width] + Grey[at - 1] + Grey[at + 1])) + (4 * Grey[at])) >> 4);
            }
        }

        return soft;
    }
}
