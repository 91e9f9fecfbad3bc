using System.Collections.Immutable;
using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Inspecting.Pdf;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Redacting.Pdf;
using Gongkai.Documents.Redacting.Pictures;
using SkiaSharp;

namespace Gongkai.Documents.Redacting;

/// <summary>A page on which regions can be marked.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">In the unit of <see cref="RegionMark"/>: points of a PDF, pixels of a picture.</param>
/// <param name="Height">The same.</param>
public sealed record MarkingPage(int Number, double Width, double Height);

/// <summary>Shows a file to somebody who marks regions on it.</summary>
public static class MarkingPages
{
    // Enough to read small print, little enough to be quick.
    private const int Resolution = 110;

    /// <summary>The pages of a PDF, or the one page of a picture; none for other files, which are marked by words.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="RedactionRefusedException">It cannot be read.</exception>
    public static ImmutableArray<MarkingPage> Of(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            if (InspectedKinds.Of(bytes, name) == "pdf")
            {
                using var document = PdfInspector.Open(bytes);
                return [.. Enumerable.Range(1, document.NumberOfPages).Select(number => (Number: number, Page: document.GetPage<PaintedPage>(number))).Select(pair => new MarkingPage(pair.Number, pair.Page.Width, pair.Page.Height))];
            }

            if (!IsPicture(bytes, name))
            {
                return [];
            }

            using var bitmap = PixelRedaction.Decode(bytes, name);
            return [new MarkingPage(1, bitmap.Width, bitmap.Height)];
        }
        catch (Exception error) when (error is not (RedactionRefusedException or OutOfMemoryException))
        {
            throw new RedactionRefusedException(RedactionRefusal.Unreadable, "", error);
        }
    }

    /// <summary>A page as a PNG.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <exception cref="RedactionRefusedException">It cannot be shown.</exception>
    public static byte[] Draw(ReadOnlyMemory<byte> bytes, string name, int page, CancellationToken cancellation)
    {
        if (!Of(bytes, name).Any(known => known.Number == page))
        {
            throw new RedactionRefusedException(RedactionRefusal.MarkNowhere, $"{page}");
        }

        if (IsPicture(bytes, name))
        {
            using var bitmap = PixelRedaction.Decode(bytes, name);
            return PixelRedaction.Encode(bitmap, SKEncodedImageFormat.Png);
        }

        try
        {
            var options = RedactionOptions.Default with { Resolution = Resolution };
            using var pictures = new PagePictures(bytes, options, new ReadingBudget(options.Inspection.Limits, cancellation));
            return pictures.DrawOne(page);
        }
        catch (NotReadableException error)
        {
            throw new RedactionRefusedException(RedactionRefusal.TooLarge, error.Detail, error);
        }
    }

    private static bool IsPicture(ReadOnlyMemory<byte> bytes, string name) => InspectedKinds.Of(bytes, name) is "jpg" or "png" or "webp" or "gif" or "bmp";
}
