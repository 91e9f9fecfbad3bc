using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using Gongkai.Documents.Inspecting.Office;
using Gongkai.Documents.Inspecting.Pictures;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Looks into what a PDF keeps besides its pages' paint: properties, annotations, attachments, scripts, forms.</summary>
internal static class PdfStructureInspector
{
    private static readonly HashSet<string> Quiet = new(StringComparer.Ordinal) { "Link", "Widget", "Popup", "PrinterMark", "TrapNet" };
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal) { "Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped" };

    public static void Inspect(PdfDocument document, LeakLog log)
    {
        InspectInformation(document, log);
        if (document.TryGetXmpMetadata(out var packet))
        {
            XmpPacket.Inspect(System.Text.Encoding.UTF8.GetString(packet.GetXmlBytes()), new LeakPlace { Part = "XMP" }, log, "package.author", "package.property");
        }

        if (document.Advanced.TryGetEmbeddedFiles(out var files))
        {
            foreach (var file in files)
            {
                log.Add("pdf.attachment", new LeakPlace { Part = file.Name }, file.Name);
                FileInspector.InspectInner(file.Memory, file.Name.Length == 0 ? "attachment" : file.Name, log, isRemovable: true);
            }
        }

        var scanner = document.Structure.TokenScanner;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            var page = document.GetPage(number);
            InspectAnnotations(page.Dictionary, number, page.Height, scanner, log);
        }

        InspectObjects(document.Structure.Catalog.CatalogDictionary, scanner, log);
    }

    private static void InspectInformation(PdfDocument document, LeakLog log)
    {
        var where = new LeakPlace { Part = "Info" };
        var information = document.Information.DocumentInformationDictionary;
        Authors.Inspect(document.Information.Author, where, log);
        foreach (var (key, value) in information?.Data ?? new Dictionary<string, IToken>())
        {
            var words = PdfTokens.Words(PdfTokens.Resolve(value, document.Structure.TokenScanner)) ?? "";
            var isOwn = key is "Company" or "Manager" or "SourceModified" || !Plain.Contains(key);
            if (isOwn && words.Length > 0 && Authors.IsPerson(words) && !words.StartsWith("D:", StringComparison.Ordinal))
            {
                log.Add(key is "Company" or "Manager" ? "package.company" : "package.property", where with { Cell = key }, $"{key}: {words}");
            }

            log.Text(words, where with { Cell = key }, TextOrigin.Hidden, canClean: true);
        }
    }

    private static void InspectAnnotations(DictionaryToken page, int number, double height, IPdfTokenScanner scanner, LeakLog log)
    {
        foreach (var token in PdfTokens.Array(page, "Annots", scanner))
        {
            if (PdfTokens.Resolve(token, scanner) is not DictionaryToken annotation || PdfTokens.Name(annotation, "Subtype", scanner) is not { } kind || Quiet.Contains(kind))
            {
                continue;
            }

            var corner = PdfTokens.Array(annotation, "Rect", scanner).Select(value => PdfTokens.Resolve(value, scanner)).OfType<NumericToken>().Select(value => value.Double).ToList();
            var where = new LeakPlace { Page = number, Rectangle = corner.Count == 4 ? new PageRectangle(Math.Min(corner[0], corner[2]), height - Math.Max(corner[1], corner[3]), Math.Abs(corner[2] - corner[0]), Math.Abs(corner[3] - corner[1])) : null };
            var words = $"{PdfTokens.Text(annotation, "T", scanner)} {PdfTokens.Text(annotation, "Contents", scanner)}".Trim();
            log.Add(kind switch { "Redact" => "pdf.redaction-mark", "FileAttachment" => "pdf.attachment", _ => "pdf.annotation" }, where, words.Length == 0 ? kind : words);
            log.Text(words, where, TextOrigin.Hidden, canClean: true);
            if (kind == "FileAttachment" && PdfTokens.Dictionary(annotation, "FS", scanner) is { } file && PdfTokens.Dictionary(file, "EF", scanner) is { } list && PdfTokens.Get(list, "F", scanner) is StreamToken stream)
            {
                FileInspector.InspectInner(PdfStreams.Decode(stream, scanner), PdfTokens.Text(file, "UF", scanner) ?? PdfTokens.Text(file, "F", scanner) ?? "attachment", log, isRemovable: true);
            }
        }
    }

    private static void InspectObjects(DictionaryToken catalogue, IPdfTokenScanner scanner, LeakLog log)
    {
        var number = 0;
        foreach (var (_, token) in PdfTokens.Walk([catalogue], scanner))
        {
            log.Budget.Step();
            if (token is DictionaryToken dictionary)
            {
                InspectObject(dictionary, scanner, log);
            }
            else if (PdfTokens.Words(token) is { Length: > 5 } words)
            {
                log.Text(words, new LeakPlace { Part = "string", Paragraph = ++number }, TextOrigin.Hidden, canClean: true);
            }
        }
    }

    private static void InspectObject(DictionaryToken dictionary, IPdfTokenScanner scanner, LeakLog log)
    {
        var keys = dictionary.Data;
        var action = PdfTokens.Name(dictionary, "S", scanner);
        if (action is "JavaScript" or "Launch" or "ImportData" or "SubmitForm" || keys.ContainsKey("JS"))
        {
            log.Add("pdf.script", new LeakPlace { Part = action ?? "JS" }, PdfTokens.Text(dictionary, "JS", scanner) ?? "");
        }

        if (action is "URI" && PdfTokens.Text(dictionary, "URI", scanner) is { } address && PackageParts.IsLocal(address))
        {
            log.Add("package.local-path", new LeakPlace { Part = "URI" }, address);
        }

        if (keys.ContainsKey("PieceInfo") || keys.ContainsKey("XFA"))
        {
            log.Add("pdf.private-data", new LeakPlace { Part = keys.ContainsKey("XFA") ? "XFA" : "PieceInfo" });
        }

        if (keys.ContainsKey("Thumb"))
        {
            log.Add("pdf.page-thumbnail", new LeakPlace { Part = "Thumb" });
        }

        if (keys.ContainsKey("FT") && PdfTokens.Text(dictionary, "V", scanner) is { Length: > 0 } value)
        {
            log.Add("pdf.form-field", new LeakPlace { Part = "field", Cell = PdfTokens.Text(dictionary, "T", scanner) ?? "" }, value);
        }

        if (keys.ContainsKey("EF") && PdfTokens.Name(dictionary, "Type", scanner) is "Filespec" or "F" && (PdfTokens.Text(dictionary, "UF", scanner) ?? PdfTokens.Text(dictionary, "F", scanner)) is { } name)
        {
            log.Add("pdf.attachment", new LeakPlace { Part = name }, name);
        }
    }
}
