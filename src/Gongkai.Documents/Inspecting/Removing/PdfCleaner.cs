using Gongkai.Documents.Inspecting.Pdf;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Writes a PDF anew with what its pages need and nothing else: no properties, history, annotations, attachments, scripts, forms.</summary>
internal static class PdfCleaner
{
    private static readonly HashSet<string> Catalogue = new(StringComparer.Ordinal) { "Type", "Pages", "Lang", "PageLabels", "ViewerPreferences", "PageLayout", "MarkInfo", "StructTreeRoot", "OCProperties", "Outlines" };
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal) { "Metadata", "PieceInfo", "Thumb", "LastModified", "AA", "JS", "OpenAction", "AcroForm", "XFA", "EmbeddedFiles", "JavaScript", "AF", "A", "PA", "URI" };
    private static readonly string[] Rules = ["package.author", "package.author-plain", "package.company", "package.property", "pdf.earlier-version", "pdf.unused-object", "pdf.annotation", "pdf.attachment", "pdf.script", "pdf.form-field", "pdf.private-data", "pdf.trailing-bytes", "pdf.page-thumbnail", "package.local-path", "picture.location", "picture.owner", "picture.comment", "picture.details", "picture.thumbnail-differs", "picture.trailing-bytes"];

    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> bytes, CleaningOrder order)
    {
        if (!order.Wants(Rules))
        {
            return bytes;
        }

        using var document = PdfInspector.Open(bytes);
        var copy = new PdfCopy(document.Structure.TokenScanner, order, Dropped);
        var root = copy.Add(new DictionaryToken(document.Structure.Catalog.CatalogDictionary.Data
            .Where(pair => Catalogue.Contains(pair.Key)).ToDictionary(pair => NameToken.Create(pair.Key), pair => pair.Value)));
        return copy.Write(root, document.Version);
    }
}

/// <summary>Objects of one document on their way into another.</summary>
internal sealed class PdfCopy(UglyToad.PdfPig.Tokenization.Scanner.IPdfTokenScanner scanner, CleaningOrder order, HashSet<string> dropped)
{
    private readonly Dictionary<IndirectReference, IndirectReference> numbers = [];
    private readonly SortedDictionary<long, IToken> objects = [];
    private readonly Queue<IndirectReference> open = new();
    private long next = 1;

    /// <summary>Adds an object with all it leads to; gives its new number.</summary>
    public IndirectReference Add(IToken token)
    {
        var own = new IndirectReference(next++, 0);
        objects[own.ObjectNumber] = Changed(token);
        while (open.TryDequeue(out var reference))
        {
            order.Budget.Step();
            objects[numbers[reference].ObjectNumber] = Changed(scanner.Get(reference)?.Data ?? NullToken.Instance);
        }

        return own;
    }

    public byte[] Write(IndirectReference root, double version)
    {
        using var file = new MemoryStream();
        file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"%PDF-{Math.Max(version, 1.4):0.0}\n%\u00E2\u00E3\u00CF\u00D3\n")));
        var places = new Dictionary<IndirectReference, long>();
        var writer = new TokenWriter();
        foreach (var (number, token) in objects)
        {
            var reference = new IndirectReference(number, 0);
            places[reference] = file.Position;
            writer.WriteToken(new ObjectToken(XrefLocation.File(file.Position), reference, token), file);
        }

        writer.WriteCrossReferenceTable(places, root, file, null, null);
        return file.ToArray();
    }

    private IToken Changed(IToken token) => token switch
    {
        IndirectReferenceToken reference => new IndirectReferenceToken(Number(reference.Data)),
        ArrayToken array => new ArrayToken([.. array.Data.Select(Changed)]),
        DictionaryToken dictionary => Dictionary(dictionary),
        StreamToken stream => Stream(stream),
        _ => token,
    };

    private DictionaryToken Dictionary(DictionaryToken dictionary)
    {
        var kept = dictionary.Data.Where(pair => !dropped.Contains(pair.Key) || (pair.Key == "A" && IsPlainAction(pair.Value)) || (pair.Key == "URI" && PdfTokens.Name(dictionary, "S", scanner) == "URI"))
            .Select(pair => (Key: NameToken.Create(pair.Key), Value: pair.Key == "Annots" ? Links(dictionary) : pair.Key is "Alt" or "ActualText" && order.WantsOut(PdfTokens.Words(PdfTokens.Resolve(pair.Value, scanner)) ?? "") ? null : pair.Value));
        return new DictionaryToken(kept.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => Changed(pair.Value!)));
    }

    private StreamToken Stream(StreamToken stream)
    {
        var isPhoto = PdfTokens.Name(stream.StreamDictionary, "Filter", scanner) == "DCTDecode" && PdfTokens.Name(stream.StreamDictionary, "Subtype", scanner) == "Image";
        var data = isPhoto ? FileCleaner.CleanInner(stream.Data.ToArray(), "image.jpg", order).ToArray() : stream.Data.ToArray();
        var dictionary = Dictionary(stream.StreamDictionary.Without("Length")).With("Length", new NumericToken(data.Length));
        return new StreamToken(dictionary, data);
    }

    // Links to places and to addresses outside stay; everything else that hangs on a page goes.
    private ArrayToken? Links(DictionaryToken page)
    {
        var links = PdfTokens.Array(page, "Annots", scanner).Where(token => PdfTokens.Resolve(token, scanner) is DictionaryToken annotation && PdfTokens.Name(annotation, "Subtype", scanner) == "Link"
            && (!annotation.Data.TryGetValue("A", out var action) || IsPlainAction(action))).ToList();
        return links.Count == 0 ? null : new ArrayToken(links);
    }

    private bool IsPlainAction(IToken token) => PdfTokens.Resolve(token, scanner) is DictionaryToken action
        && (PdfTokens.Name(action, "S", scanner) == "GoTo" || (PdfTokens.Name(action, "S", scanner) == "URI" && PdfTokens.Text(action, "URI", scanner) is { } address && !Office.PackageParts.IsLocal(address) && !order.WantsOut(address)));

    private IndirectReference Number(IndirectReference old)
    {
        if (!numbers.TryGetValue(old, out var number))
        {
            numbers[old] = number = new IndirectReference(next++, 0);
            open.Enqueue(old);
        }

        return number;
    }
}
