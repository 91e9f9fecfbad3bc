using System.Diagnostics;
using Gongkai.Documents.Programs;
using SkiaSharp;

namespace Gongkai.Tests.Documents.Scans;

/// <summary>What a scanner does to a page.</summary>
/// <param name="Dpi">Points to the inch.</param>
/// <param name="Degrees">By how much the page lay askew; positive turns it clockwise.</param>
/// <param name="HasStamp">A red seal lies over part of the tables.</param>
/// <param name="Grain">How much points of plain paper differ.</param>
/// <param name="Quality">Of the JPEG picture; 100 keeps every point.</param>
internal sealed record ScanHabit(int Dpi, double Degrees = 0, bool HasStamp = false, int Grain = 0, int Quality = 100);

/// <summary>Makes scans of PDF files: pages drawn by pdftoppm, then laid askew, stamped, grained and pressed.</summary>
internal static class MadeScan
{
    public static string? Program => OutsideProgram.Find("pdftoppm");

    /// <summary>Pictures of the pages as a scanner with that habit makes them.</summary>
    /// <param name="pdf">The pages.</param>
    /// <param name="habit">What the scanner does.</param>
    /// <param name="page">The only page wanted; all when left out.</param>
    public static List<byte[]> Pages(byte[] pdf, ScanHabit habit, int? page = null) => Drawn(pdf, habit.Dpi, page).ConvertAll(drawn => Scanned(drawn, habit));

    /// <summary>A PDF file whose pages are nothing but these pictures.</summary>
    public static byte[] Bound(IEnumerable<byte[]> pages)
    {
        using var stream = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(stream))
        {
            foreach (var page in pages)
            {
                using var image = SKImage.FromEncodedData(page);
                var (width, height) = image.Width < image.Height ? (595f, 842f) : (842f, 595f);
                var canvas = pdf.BeginPage(width, height);
                canvas.DrawImage(image, new SKRect(0, 0, width, height), SKSamplingOptions.Default);
                pdf.EndPage();
            }
        }

        return stream.ToArray();
    }

    private static List<byte[]> Drawn(byte[] pdf, int dpi, int? page)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-scan-");
        try
        {
            var source = Path.Combine(folder.FullName, "report.pdf");
            File.WriteAllBytes(source, pdf);
            using var drawing = Process.Start(new ProcessStartInfo(Program!, ["-r", $"{dpi}", "-f", $"{page ?? 1}", "-l", $"{page ?? 99}", "-png", source, Path.Combine(folder.FullName, "page")]))!;
            drawing.WaitForExit();
            return [.. Directory.EnumerateFiles(folder.FullName, "page*.png").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Scanned(byte[] page, ScanHabit habit)
    {
        using var drawn = SKBitmap.Decode(page);
        using var scanned = new SKBitmap(new SKImageInfo(drawn.Width, drawn.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(scanned))
        {
            canvas.Clear(SKColors.White);
            canvas.RotateDegrees((float)habit.Degrees, drawn.Width / 2f, drawn.Height / 2f);
            using var image = SKImage.FromBitmap(drawn);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
            if (habit.HasStamp)
            {
                Stamp(canvas, drawn.Width, drawn.Height);
            }
        }

        Roughen(scanned, habit.Grain);
        return scanned.Encode(habit.Quality == 100 ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, habit.Quality).ToArray();
    }

    // Round, with a star: 42 mm across, as seals of organs are.
    private static void Stamp(SKCanvas canvas, int width, int height)
    {
        var radius = width * 0.1f;
        var (x, y) = (width * 0.6f, height * 0.4f);
        using var ring = new SKPaint { Color = new SKColor(214, 40, 48, 205), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = radius * 0.06f };
        using var filled = new SKPaint { Color = ring.Color, IsAntialias = true };
        canvas.DrawCircle(x, y, radius, ring);
        using var star = new SKPathBuilder();
        for (var point = 0; point < 5; point++)
        {
            var angle = (point * 4 * Math.PI / 5) - (Math.PI / 2);
            var at = new SKPoint(x + (float)(Math.Cos(angle) * radius * 0.35), y + (float)(Math.Sin(angle) * radius * 0.35));
            if (point == 0)
            {
                star.MoveTo(at);
            }
            else
            {
                star.LineTo(at);
            }
        }

        star.Close();
        using var path = star.Detach();
        canvas.DrawPath(path, filled);
        for (var sign = 0; sign < 12; sign++)
        {
            canvas.Save();
            canvas.RotateDegrees(-120 + (sign * 22), x, y);
            canvas.DrawRect(x - (radius * 0.07f), y - (radius * 0.86f), radius * 0.14f, radius * 0.04f, filled);
            canvas.DrawRect(x - (radius * 0.02f), y - (radius * 0.9f), radius * 0.04f, radius * 0.2f, filled);
            canvas.Restore();
        }
    }

    // The same grain every time.
    private static void Roughen(SKBitmap bitmap, int grain)
    {
        if (grain == 0)
        {
            return;
        }

        var dice = new Random(7);
        var pixels = bitmap.GetPixelSpan().ToArray();
        for (var at = 0; at < pixels.Length; at += 4)
        {
            // The sum of three is as good as the bell curve of light on paper.
            var by = (dice.NextDouble() + dice.NextDouble() + dice.NextDouble() - 1.5) * 2 * grain;
            for (var colour = 0; colour < 3; colour++)
            {
                pixels[at + colour] = (byte)Math.Clamp(pixels[at + colour] + by - grain, 0, 255);
            }
        }

        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
    }
}
