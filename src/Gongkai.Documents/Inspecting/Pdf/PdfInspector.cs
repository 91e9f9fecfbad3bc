using Gongkai.Documents.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Looks into a PDF: its pages as they are painted, what hangs on them, what the file keeps besides.</summary>
internal static class PdfInspector
{
    public static void Inspect(ReadOnlyMemory<byte> bytes, LeakLog log)
    {
        using var document = Open(bytes);
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
    /// <exception cref="NotReadableException">A password is needed.</exception>
    public static PdfDocument Open(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            document.AddPageFactory<PaintedPage, PaintedPages>();
            return document;
        }
        catch (PdfDocumentEncryptedException error)
        {
            throw new NotReadableException(NotReadableReason.Encrypted, "", error);
        }
    }
}
