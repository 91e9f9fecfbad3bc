using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>What a PDF still holds of its past: earlier versions before the last end, objects that nothing leads to, bytes behind the end.</summary>
internal static class PdfHistory
{
    private const int FrontBytes = 2_048;
    private const int MostBehind = 64;

    public static void Inspect(ReadOnlyMemory<byte> file, PdfDocument document, LeakLog log)
    {
        var ends = Ends(file.Span);
        if (IsLinear(file.Span) && ends.Count > 1)
        {
            ends.RemoveAt(0);
        }

        for (var version = 0; version < ends.Count - 1; version++)
        {
            log.Add("pdf.earlier-version", new LeakPlace { Offset = 0, Length = ends[version] }, Lost(file[..ends[version]], document, log));
        }

        var behind = ends.Count == 0 ? 0 : file.Length - ends[^1];
        if (behind > MostBehind && file.Span[^behind..].IndexOfAnyExcept("\r\n\0 \t"u8) >= 0)
        {
            log.Add("pdf.trailing-bytes", new LeakPlace { Offset = file.Length - behind, Length = behind });
        }

        InspectUnused(document, log);
    }

    /// <summary>Whether nothing leads to an object that says something.</summary>
    private static void InspectUnused(PdfDocument document, LeakLog log)
    {
        var scanner = document.Structure.TokenScanner;
        var trailer = document.Structure.Trailer;
        List<IToken> start = [new IndirectReferenceToken(trailer.Root), .. trailer.Info is { } info ? [info] : System.Array.Empty<IToken>(), .. trailer.EncryptionToken is { } encryption ? [encryption] : System.Array.Empty<IToken>()];
        var reached = PdfTokens.Walk(start, scanner).Where(pair => pair.Reference is not null).Select(pair => pair.Reference!.Value).ToHashSet();
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Where(reference => !reached.Contains(reference)))
        {
            log.Budget.Step();
            if (Telling(reference, document) is { } words)
            {
                log.Add("pdf.unused-object", new LeakPlace { Part = $"{reference.ObjectNumber} {reference.Generation}" }, words);
            }
        }
    }

    private static string? Telling(IndirectReference reference, PdfDocument document)
    {
        var scanner = document.Structure.TokenScanner;
        switch (scanner.Get(reference)?.Data)
        {
            case StreamToken stream:
                var kind = PdfTokens.Name(stream.StreamDictionary, "Type", scanner);
                var form = PdfTokens.Name(stream.StreamDictionary, "Subtype", scanner);
                return kind is "XRef" or "ObjStm" ? null : form == "Image" ? "image" : kind is "EmbeddedFile" ? "file" : IsContent(PdfStreams.Decode(stream, scanner)) ? "text" : null;
            case DictionaryToken dictionary when PdfTokens.Name(dictionary, "Type", scanner) is "Page" or "Annot":
                return PdfTokens.Text(dictionary, "Contents", scanner) ?? "page";
            default:
                return null;
        }
    }

    private static bool IsContent(ReadOnlySpan<byte> bytes) => bytes.IndexOf("BT"u8) >= 0 && (bytes.IndexOf("Tj"u8) >= 0 || bytes.IndexOf("TJ"u8) >= 0);

    // Words of the earlier version that the last one does not have.
    private static string Lost(ReadOnlyMemory<byte> earlier, PdfDocument now, LeakLog log)
    {
        try
        {
            using var before = PdfInspector.Open(earlier, log.Budget);
            var present = Lines(now).ToHashSet(StringComparer.Ordinal);
            var lost = string.Join(' ', Lines(before).Where(line => !present.Contains(line)).Take(6));
            log.Text(lost, new LeakPlace { Offset = 0, Length = earlier.Length }, TextOrigin.Hidden, canClean: true);
            return lost;
        }
        catch (Exception error) when (error is not (OutOfMemoryException or Reading.NotReadableException or OperationCanceledException))
        {
            return "";
        }
    }

    private static IEnumerable<string> Lines(PdfDocument document) => Enumerable.Range(1, document.NumberOfPages).SelectMany(number => PdfLines.Of(document.GetPage<PaintedPage>(number).Glyphs)).Select(line => line.Text.Trim());

    private static List<int> Ends(ReadOnlySpan<byte> bytes)
    {
        var ends = new List<int>();
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes[at..].IndexOf("%%EOF"u8);
            if (next < 0)
            {
                break;
            }

            at += next + 5;
            if (StartsReference(bytes, at - 5))
            {
                ends.Add(at);
            }
        }

        return ends;
    }

    // The mark counts where the line before gives the place of a table; inside packed streams it does not.
    private static bool StartsReference(ReadOnlySpan<byte> bytes, int mark)
    {
        var before = bytes[Math.Max(0, mark - 48)..mark];
        return before.IndexOf("startxref"u8) >= 0;
    }

    private static bool IsLinear(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, FrontBytes)].IndexOf("/Linearized"u8) >= 0;
}
