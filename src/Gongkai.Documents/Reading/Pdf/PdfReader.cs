using Gongkai.Documents.Reading.Paper;
using Gongkai.Documents.Reading.Scans;
using Gongkai.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Gongkai.Documents.Reading.Pdf;

/// <summary>A PDF file to blocks by its text layer and the lines drawn on its pages.</summary>
internal static class PdfReader
{
    // Fewer characters than this on a page that is mostly picture say that the picture is the page.
    private const int FewestCharacters = 30;

    public static Document Read(ReadOnlyMemory<byte> bytes, string name, ReadingBudget budget)
    {
        using var document = Open(bytes, budget);
        if (document.NumberOfPages > budget.Limits.MaxPages)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "pages");
        }

        FontShapes.LeaveOut(document, budget);
        var pages = new List<PaperPage>();
        var characters = new CharacterCensus();
        var (unread, recognised) = (0, 0);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            budget.CheckTime();
            var page = document.GetPage(number);
            var printed = PdfPage.Of(page, characters, budget);
            if (printed.Glyphs.Count < FewestCharacters && PdfPage.IsPicture(page))
            {
                var seen = Recognised(bytes, page, budget);
                (unread, recognised) = seen is null ? (unread + 1, recognised) : (unread, recognised + 1);
                printed = seen ?? printed;
            }

            pages.Add(printed);
        }

        characters.Judge(budget);
        budget.CheckTime();
        var blocks = PaperBlocks.Of(pages, budget);
        if (unread > 0)
        {
            budget.Remark("pages-unread");
        }

        return blocks.Count == 0 && unread > 0
            ? throw new NotReadableException(NotReadableReason.NeedsRecognition, "pdf")
            : LaidOutText.Document(name, DocumentKind.Pdf, blocks) with { IsRecognised = recognised > 0 };
    }

    private static PaperPage? Recognised(ReadOnlyMemory<byte> file, Page page, ReadingBudget budget) =>
        budget.Recognition is { } recognition && ScanSource.Of(file, page, budget) is { } picture ? ScannedPage.Read(picture, page.Number, recognition, budget) : null;

    private static PdfDocument Open(ReadOnlyMemory<byte> bytes, ReadingBudget budget)
    {
        try
        {
            return PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new BoundedFilters(budget) });
        }
        catch (PdfDocumentEncryptedException error)
        {
            throw new NotReadableException(NotReadableReason.Encrypted, "pdf", error);
        }
    }
}
