using Gongkai.Documents.Programs;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Reading.Pdf;

/// <summary>Gets the picture of a page of a PDF file: the one picture that the page is, else drawn by pdftoppm where it is installed.</summary>
internal static class ScanSource
{
    // Pixels of the longer side: an A4 page at 200 to the inch.
    private const int LongSide = 2339;
    private const double MostOfPage = 0.8;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>A picture file; null where none can be had.</summary>
    public static byte[]? Of(ReadOnlyMemory<byte> file, Page page, ReadingBudget budget) =>
        Embedded(page) ?? (budget.Limits.MayStartPrograms && OutsideProgram.Find("pdftoppm") is { } program ? Draw(program, file, page.Number, budget) : null);

    // Only what stands upright and alone: pages in strips, turned pages and masks need somebody who draws.
    private static byte[]? Embedded(Page page)
    {
        if (page.NumberOfImages != 1 || page.Rotation.Value != 0)
        {
            return null;
        }

        var image = page.GetImages().First();
        var box = image.BoundingBox;
        return image.IsImageMask || Math.Abs(box.Rotation) > 0.1 || box.TopRight.X < box.BottomLeft.X || box.TopRight.Y < box.BottomLeft.Y || Math.Abs(box.Area) < page.Width * page.Height * MostOfPage ? null
            : IsJpeg(image) ? image.RawBytes.ToArray()
            : image.TryGetPng(out var png) ? png
            : null;
    }

    // Four colours of print are not what decoders of photographs take them for.
    private static bool IsJpeg(IPdfImage image) =>
        image.ColorSpaceDetails?.NumberOfColorComponents is 1 or 3
        && image.ImageDictionary.TryGet(NameToken.Filter, out var filter) && filter.ToString()!.Contains("DCT", StringComparison.Ordinal) && image.RawBytes is [0xFF, 0xD8, ..];

    private static byte[]? Draw(string program, ReadOnlyMemory<byte> file, int number, ReadingBudget budget)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-page-");
        try
        {
            var source = Path.Combine(folder.FullName, "report.pdf");
            using (var stream = File.Create(source))
            {
                stream.Write(file.Span);
            }

            var time = budget.TimeLeft < Longest ? budget.TimeLeft : Longest;
            OutsideProgram.Run(program, folder.FullName, time, budget.Cancellation, "-f", $"{number}", "-l", $"{number}", "-scale-to", $"{LongSide}", "-png", "-singlefile", source, Path.Combine(folder.FullName, "page"));
            var made = Path.Combine(folder.FullName, "page.png");
            return File.Exists(made) ? File.ReadAllBytes(made) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
