using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>The layers of a document that are switched off when it is opened.</summary>
internal static class PdfLayers
{
    /// <summary>Their names.</summary>
    public static HashSet<string> SwitchedOff(DictionaryToken catalogue, IPdfTokenScanner scanner)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (PdfTokens.Dictionary(catalogue, "OCProperties", scanner) is not { } properties || PdfTokens.Dictionary(properties, "D", scanner) is not { } defaults)
        {
            return names;
        }

        var off = PdfTokens.Array(defaults, "OFF", scanner).ToList();
        if (PdfTokens.Name(defaults, "BaseState", scanner) == "OFF")
        {
            var on = PdfTokens.Array(defaults, "ON", scanner).OfType<IndirectReferenceToken>().Select(layer => layer.Data).ToHashSet();
            off.AddRange(PdfTokens.Array(properties, "OCGs", scanner).OfType<IndirectReferenceToken>().Where(layer => !on.Contains(layer.Data)));
        }

        names.UnionWith(off.Select(layer => PdfTokens.Resolve(layer, scanner)).OfType<DictionaryToken>().Select(layer => NameOf(layer, scanner)).OfType<string>());
        return names;
    }

    /// <summary>The name of a layer, or of the one layer that a membership names.</summary>
    public static string? NameOf(DictionaryToken layer, IPdfTokenScanner scanner) =>
        PdfTokens.Text(layer, "Name", scanner) ?? (PdfTokens.Dictionary(layer, "OCGs", scanner) is { } only ? PdfTokens.Text(only, "Name", scanner) : null);
}
