using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Storage.Search;

/// <summary>Marks the words that were looked for in the text as it is printed, whatever its script and width.</summary>
internal sealed class Highlights(IEnumerable<string> terms)
{
    private const int ExcerptLength = 110;
    private const int Before = 24;
    private const int Folded = 256;
    private readonly ImmutableArray<string> terms = [.. terms.OrderByDescending(term => term.Length)];

    // What a word may take up as it is printed, with marks on its characters and blanks that do not count.
    private int Longest => terms.IsEmpty ? 0 : terms[0].Length * 4;

    /// <summary>The whole text with its hits marked.</summary>
    public ImmutableArray<MarkedPiece> Mark(string text) => Pieces(text, Spans(text));

    /// <summary>The part of the text with the first hit, or its beginning.</summary>
    public ImmutableArray<MarkedPiece> Excerpt(string text)
    {
        var start = Math.Max(0, FirstHit(text) - Before);
        // Not in the middle of a pair of surrogates.
        start -= start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var end = Math.Min(text.Length, start + ExcerptLength);
        end -= end < text.Length && end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        var pieces = Pieces(text[start..end].ReplaceLineEndings(" "), Spans(text[start..Math.Min(text.Length, end + Longest)]).Where(span => span.Start < end - start).Select(span => span with { Length = Math.Min(span.Length, end - start - span.Start) }));
        return [.. start > 0 ? [new MarkedPiece("…", false)] : Array.Empty<MarkedPiece>(), .. pieces, .. end < text.Length ? [new MarkedPiece("…", false)] : Array.Empty<MarkedPiece>()];
    }

    // Piece by piece: what was looked for mostly stands near the beginning, and folding costs more than looking.
    private int FirstHit(string text)
    {
        for (var from = 0; from < text.Length; from += Folded)
        {
            if (Spans(text[from..Math.Min(text.Length, from + Folded + Longest)]) is [var first, ..])
            {
                return from + first.Start;
            }
        }

        return 0;
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
        for (var (at, hit) = Next(folded.Value, 0); at >= 0; (at, hit) = Next(folded.Value, at + hit.Length))
        {
            var span = folded.SourceOf(at, hit.Length);
            if (span.Start > covered)
            {
                found[span.Start] = span;
                covered = span.End - 1;
            }
        }

        return [.. found.Values];
    }

    // The first word from there on, of those that begin at one place the longest.
    private (int At, string Term) Next(string folded, int from)
    {
        var next = (At: -1, Term: "");
        foreach (var term in terms)
        {
            if (folded.IndexOf(term, from, StringComparison.Ordinal) is var at and >= 0 && (next.At < 0 || at < next.At))
            {
                next = (at, term);
            }
        }

        return next;
    }

    private static ImmutableArray<MarkedPiece> Pieces(string text, IEnumerable<TextSpan> spans)
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
