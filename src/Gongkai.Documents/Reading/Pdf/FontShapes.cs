using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Gongkai.Documents.Reading.Pdf;

/// <summary>Leaves out of the fonts of a file the shapes of their characters where a map tells what each code says. Text is placed by the widths
/// that stand beside the shapes; parsing shapes and measuring them takes half of the time of a file.</summary>
internal static class FontShapes
{
    private const int MostReferences = 8;
    private static readonly NameToken[] Programs = [NameToken.FontFile, NameToken.FontFile2, NameToken.FontFile3];

    /// <summary>Leaves them out of every font that the pages or their branches name. Call it before a page is read.</summary>
    public static void LeaveOut(PdfDocument document, ReadingBudget budget)
    {
        var seen = new HashSet<IndirectReference>();
        var open = new Stack<IToken>();
        if (document.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Pages, out IToken? tree))
        {
            open.Push(tree);
        }

        while (open.TryPop(out var token))
        {
            budget.Step();
            if ((token is IndirectReferenceToken { Data: var reference } && !seen.Add(reference)) || Resolve(document, token) is not DictionaryToken node)
            {
                continue;
            }

            foreach (var font in Members(Under(document, Under(document, node, NameToken.Resources), NameToken.Font)))
            {
                if (font is not IndirectReferenceToken { Data: var named } || seen.Add(named))
                {
                    LeaveOut(document, Resolve(document, font) as DictionaryToken);
                }
            }

            foreach (var kid in Members(Under(document, node, NameToken.Kids)))
            {
                open.Push(kid);
            }
        }
    }

    private static void LeaveOut(PdfDocument document, DictionaryToken? font)
    {
        if (font is null || Under(document, font, NameToken.ToUnicode) is not StreamToken || Under(document, font, NameToken.Subtype) is not NameToken kind)
        {
            return;
        }

        var described = kind == NameToken.Type1 ? font : kind == NameToken.Type0 ? Members(Under(document, font, NameToken.DescendantFonts)).Select(inner => Resolve(document, inner)).FirstOrDefault() : null;
        if (described is DictionaryToken owner && owner.TryGet(NameToken.FontDescriptor, out IToken? descriptor) && descriptor is IndirectReferenceToken place)
        {
            document.Advanced.ReplaceIndirectObject(place.Data, known => known is DictionaryToken words ? Programs.Aggregate(words, (left, program) => left.Without(program)) : known);
        }
    }

    private static IToken? Under(PdfDocument document, IToken? owner, NameToken name) =>
        owner is DictionaryToken dictionary && dictionary.TryGet(name, out IToken? token) ? Resolve(document, token) : null;

    private static IEnumerable<IToken> Members(IToken? owner) => owner switch
    {
        ArrayToken array => array.Data,
        DictionaryToken dictionary => dictionary.Data.Values,
        _ => [],
    };

    private static IToken? Resolve(PdfDocument document, IToken? token)
    {
        for (var steps = 0; token is IndirectReferenceToken reference && steps < MostReferences; steps++)
        {
            token = document.Structure.TokenScanner.Get(reference.Data)?.Data;
        }

        return token;
    }
}
