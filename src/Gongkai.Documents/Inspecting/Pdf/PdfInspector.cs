using Gongkai.Documents.Reading;
using Gongkai.Documents.Reading.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Filters;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Looks into a PDF: its pages as they are painted, what hangs on them, what the file keeps besides.</summary>
internal static class PdfInspector
{
    public static void Inspect(ReadOnlyMemory<byte> bytes, LeakLog log)
    {
        using var document = Open(bytes, log.Budget);
        if (document.NumberOfPages > log.Budget.Limits.MaxPages)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "pages");
        }

        var switchedOff = PdfLayers.SwitchedOff(document.Structure.Catalog.CatalogDictionary, document.Structure.TokenScanner);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            log.Budget.CheckTime();
            PdfPageInspector.Inspect(document.GetPage<PaintedPage>(number), switchedOff, number, log);
        }

        PdfStructureInspector.Inspect(document, log);
        PdfHistory.Inspect(bytes, document, log);
    }

    /// <summary>Opens a document so that its pages can be had as painted.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="budget">Under whose limits its streams unfold; null for a file that was inspected already.</param>
    /// <exception cref="NotReadableException">A password is needed.</exception>
    public static PdfDocument Open(ReadOnlyMemory<byte> bytes, ReadingBudget? budget = null)
    {
        try
        {
            var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = budget is null ? DefaultFilterProvider.Instance : new BoundedFilters(budget) });
            document.AddPageFactory<PaintedPage, PaintedPages>();
            return document;
        }
        catch (PdfDocumentEncryptedException error)
        {
            throw new NotReadableException(NotReadableReason.Encrypted, "", error);
        }
    }
}
