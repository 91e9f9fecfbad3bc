using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Storage.Search;

/// <summary>Marks the words that were looked for in the text as it is printed, whatever its script and width.</summary>
internal sealed class Highlights(IEnumerable<string> terms)
{
    private const int ExcerptLength = 110;
    private const int Before = 24;
    private readonly ImmutableArray<string> terms = [.. terms.OrderByDescending(term => term.Length)];

    /// <summary>The whole text with its hits marked.</summary>
    public ImmutableArray<MarkedPiece> Mark(string text) => Pieces(text, Spans(text));

    /// <summary>The part of the text with the first hit, or its beginning.</summary>
    public ImmutableArray<MarkedPiece> Excerpt(string text)
    {
        var spans = Spans(text);
        var start = spans is [var first, ..] ? Math.Max(0, first.Start - Before) : 0;
        // Not in the middle of a pair of surrogates.
        start -= start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var end = Math.Min(text.Length, start + ExcerptLength);
        end -= end < text.Length && end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        var inside = spans.Where(span => span.Start < end && span.End > start).Select(span => new TextSpan(span.Start - start, Math.Min(span.End, end) - span.Start));
        var pieces = Pieces(text[start..end].ReplaceLineEndings(" "), [.. inside]);
        return [.. start > 0 ? [new MarkedPiece("…", false)] : Array.Empty<MarkedPiece>(), .. pieces, .. end < text.Length ? [new MarkedPiece("…", false)] : Array.Empty<MarkedPiece>()];
    }

    private List<TextSpan> Spans(string text)
    {
        if (terms.IsEmpty)
        {
            return [];
        }

        var folded = Bigrams.Fold(MappedText.FromSource(text, new TextSpan(0, text.Length)));
        var found = new SortedList<int, TextSpan>();
        var covered = -1;
        for (var at = 0; at < folded.Length; at++)
        {
            if (terms.FirstOrDefault(term => string.CompareOrdinal(folded.Value, at, term, 0, term.Length) == 0) is not { } hit)
            {
                continue;
            }

            var span = folded.SourceOf(at, hit.Length);
            if (span.Start > covered)
            {
                found[span.Start] = span;
                covered = span.End - 1;
            }

            at += hit.Length - 1;
        }

        return [.. found.Values];
    }

    private static ImmutableArray<MarkedPiece> Pieces(string text, List<TextSpan> spans)
    {
        var pieces = ImmutableArray.CreateBuilder<MarkedPiece>();
        var at = 0;
        foreach (var span in spans)
        {
            if (span.Start > at)
            {
                pieces.Add(new MarkedPiece(text[at..span.Start], false));
            }

            pieces.Add(new MarkedPiece(text.Substring(span.Start, span.Length), true));
            at = span.End;
        }

        if (at < text.Length)
        {
            pieces.Add(new MarkedPiece(text[at..], false));
        }

        return pieces.ToImmutable();
    }
}
