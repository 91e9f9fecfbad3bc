using Gongkai.Documents.Programs;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Reading.Pdf;

/// <summary>Gets the picture of a page of a PDF file: drawn by pdftoppm where it is installed, else the one picture that fills the page.</summary>
internal static class PagePictures
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>A picture file; null where none can be had.</summary>
    public static byte[]? Of(ReadOnlyMemory<byte> file, Page page, ReadingBudget budget) =>
        OutsideProgram.Find("pdftoppm") is { } program ? Draw(program, file, page.Number, budget) ?? Embedded(page) : Embedded(page);

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
            OutsideProgram.Run(program, folder.FullName, time, "-f", $"{number}", "-l", $"{number}", "-scale-to-x", "1654", "-scale-to-y", "-1", "-png", "-singlefile", source, Path.Combine(folder.FullName, "page"));
            var made = Path.Combine(folder.FullName, "page.png");
            return File.Exists(made) ? File.ReadAllBytes(made) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[]? Embedded(Page page)
    {
        var image = page.GetImages().MaxBy(image => Math.Abs(image.BoundingBox.Area));
        return image is null ? null
            : IsJpeg(image) ? image.RawBytes.ToArray()
            : image.TryGetPng(out var png) ? png
            : null;
    }

    private static bool IsJpeg(IPdfImage image) =>
        image.ImageDictionary.TryGet(NameToken.Filter, out var filter) && filter.ToString()!.Contains("DCT", StringComparison.Ordinal) && image.RawBytes is [0xFF, 0xD8, ..];
}
