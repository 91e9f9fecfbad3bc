using Gongkai.Documents.Reading.Paper;
using Gongkai.Text;
using UglyToad.PdfPig;
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
        var pictures = 0;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            budget.CheckTime();
            var page = document.GetPage(number);
            var printed = PdfPage.Of(page, characters, budget);
            pictures += printed.Glyphs.Count < FewestCharacters && PdfPage.IsPicture(page) ? 1 : 0;
            pages.Add(printed);
        }

        characters.Judge(budget);
        budget.CheckTime();
        var blocks = PaperBlocks.Of(pages, budget);
        if (pictures > 0)
        {
            budget.Remark("pages-unread");
        }

        return blocks.Count == 0 && pictures > 0 ? throw new NotReadableException(NotReadableReason.NeedsRecognition, "pdf") : LaidOutText.Document(name, DocumentKind.Pdf, blocks);
    }

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
