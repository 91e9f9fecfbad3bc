using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Inspecting.Pdf;

/// <summary>Looking into the objects of a document.</summary>
internal static class PdfTokens
{
    private const int MostReferences = 32;

    /// <summary>The object that a token is or refers to; null for none.</summary>
    public static IToken? Resolve(IToken? token, IPdfTokenScanner scanner)
    {
        for (var steps = 0; token is IndirectReferenceToken reference && steps < MostReferences; steps++)
        {
            token = scanner.Get(reference.Data)?.Data;
        }

        return token;
    }

    public static IToken? Get(DictionaryToken dictionary, string key, IPdfTokenScanner scanner) => dictionary.Data.TryGetValue(key, out var token) ? Resolve(token, scanner) : null;

    public static DictionaryToken? Dictionary(DictionaryToken dictionary, string key, IPdfTokenScanner scanner) => Get(dictionary, key, scanner) switch
    {
        DictionaryToken found => found,
        StreamToken stream => stream.StreamDictionary,
        _ => null,
    };

    /// <summary>The members of an array as they stand there, references unresolved; nothing when there is none.</summary>
    public static IEnumerable<IToken> Array(DictionaryToken dictionary, string key, IPdfTokenScanner scanner) => Get(dictionary, key, scanner) is ArrayToken array ? array.Data : [];

    public static string? Name(DictionaryToken dictionary, string key, IPdfTokenScanner scanner) => Get(dictionary, key, scanner) is NameToken name ? name.Data : null;

    public static string? Text(DictionaryToken dictionary, string key, IPdfTokenScanner scanner) => Words(Get(dictionary, key, scanner));

    /// <summary>A string as people read it; null for other tokens.</summary>
    public static string? Words(IToken? token) => token switch
    {
        StringToken text => text.Data,
        HexToken hex => Decode(hex.Bytes),
        _ => null,
    };

    /// <summary>Every object that a token leads to, each once, the token itself first.</summary>
    public static IEnumerable<(IndirectReference? Reference, IToken Token)> Walk(IEnumerable<IToken> start, IPdfTokenScanner scanner, Func<string, bool>? skips = null)
    {
        var seen = new HashSet<IndirectReference>();
        var open = new Stack<(IndirectReference?, IToken)>(start.Select(token => ((IndirectReference?)null, token)));
        while (open.TryPop(out var pair))
        {
            var (reference, token) = pair;
            if (token is IndirectReferenceToken indirect)
            {
                if (seen.Add(indirect.Data) && scanner.Get(indirect.Data)?.Data is { } target)
                {
                    open.Push((indirect.Data, target));
                }

                continue;
            }

            yield return (reference, token);
            foreach (var child in Children(token, skips))
            {
                open.Push((null, child));
            }
        }
    }

    private static IEnumerable<IToken> Children(IToken token, Func<string, bool>? skips) => token switch
    {
        DictionaryToken dictionary => dictionary.Data.Where(pair => skips is null || !skips(pair.Key)).Select(pair => pair.Value),
        ArrayToken array => array.Data,
        StreamToken stream => [stream.StreamDictionary],
        _ => [],
    };

    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.Latin1.GetString(bytes),
    };
}
