using System.Globalization;
using System.IO.Compression;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports.Json;
using SkiaSharp;

namespace Gongkai.Corpus.Fuzzing;

/// <summary>Sound files of the kinds that the corpus does not print: pictures, pictures in PDF, JSON, an archive.</summary>
internal static class FuzzPages
{
    private const int Rows = 8;
    private const int Columns = 6;

    /// <summary>A small table as PNG, JPEG and WebP.</summary>
    public static IEnumerable<FuzzedFile> Pictures()
    {
        using var drawn = Drawn();
        yield return new FuzzedFile("table.png", [], drawn.Encode(SKEncodedImageFormat.Png, 100).ToArray());
        yield return new FuzzedFile("table.jpg", [], drawn.Encode(SKEncodedImageFormat.Jpeg, 60).ToArray());
        yield return new FuzzedFile("table.webp", [], drawn.Encode(SKEncodedImageFormat.Webp, 60).ToArray());
    }

    /// <summary>The same table as the only thing on the page of a PDF file.</summary>
    public static IEnumerable<FuzzedFile> Pdf()
    {
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file))
        using (var drawn = Drawn())
        using (var image = SKImage.FromBitmap(drawn))
        {
            pdf.BeginPage(595, 842).DrawImage(image, new SKRect(0, 0, 595, 842), SKSamplingOptions.Default);
            pdf.EndPage();
        }

        yield return new FuzzedFile("scan.pdf", [], file.ToArray());
    }

    /// <summary>Two reports as JSON.</summary>
    public static IEnumerable<FuzzedFile> Json() => new[] { "plain", "S40" }.Select(shape =>
    {
        var document = CorpusDocuments.Make(shape, "html", 77);
        var read = ReportRecogniser.Recognise(DocumentReader.Read(document.Bytes, document.FileName));
        return new FuzzedFile(shape + ".json", [], ReportJson.Write(ReportStatement.Of(read), CultureInfo.InvariantCulture));
    });

    /// <summary>An archive with reports and another archive in it.</summary>
    public static FuzzedFile Zip()
    {
        var inner = Packed([("inner.html", CorpusDocuments.Make("plain", "html", 77).Bytes.ToArray()), ("inner.txt", CorpusDocuments.Make("plain", "S03", 77).Bytes.ToArray())]);
        return new FuzzedFile("reports.zip", [], Packed([("inner.zip", inner), ("年报/report.docx", CorpusDocuments.Make("plain", "docx-hand", 77).Bytes.ToArray()), ("年报/table.png", Pictures().First().Bytes)]));
    }

    private static byte[] Packed(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, file) in files)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(file);
            }
        }

        return bytes.ToArray();
    }

    private static SKBitmap Drawn()
    {
        var bitmap = new SKBitmap(new SKImageInfo(595, 842, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black, StrokeWidth = 1.5f, Style = SKPaintStyle.Stroke };
        using var filled = new SKPaint { Color = SKColors.Black };
        for (var row = 0; row <= Rows; row++)
        {
            canvas.DrawLine(60, 80 + (row * 40), 540, 80 + (row * 40), ink);
        }

        for (var column = 0; column <= Columns; column++)
        {
            canvas.DrawLine(60 + (column * 80), 80, 60 + (column * 80), 80 + (Rows * 40), ink);
        }

        for (var cell = 0; cell < Rows * Columns; cell++)
        {
            canvas.DrawRect(75 + (cell % Columns * 80), 95 + (cell / Columns * 40), 6 + (cell % 5 * 6), 12, filled);
        }

        return bitmap;
    }
}
