using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>A row label found in the document.</summary>
/// <param name="Row">The row it is taken for.</param>
/// <param name="Label">Where it stands.</param>
/// <param name="Similarity">1 for an official wording, less for a damaged one, 0 when only its order told.</param>
internal sealed record RowAnchor(MergedRow Row, Piece Label, double Similarity);

/// <summary>One print of a table: the labels in form order and the pieces between them. A document may print a table twice.</summary>
internal sealed record TableRegion(MergedTable Table, ImmutableArray<RowAnchor> Anchors, int Start, int End);

/// <summary>Finds the prints of a table that has row labels: exact labels first, as the longest chain in form order,
/// then damaged labels in the gaps between them.</summary>
internal static class TableRegions
{
    private const int FewestAnchors = 2;
    private const double LeastSimilarity = 0.45;

    public static ImmutableArray<TableRegion> Find(MergedTable table, ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        var hits = Hits(table, pieces, vocabulary);
        var regions = Restarts(hits)
            .Select(run => Chain(run, table.Rows.Length))
            .Where(chain => chain.Count >= Math.Min(FewestAnchors, table.Rows.Length))
            .ToList();
        var most = regions.Count == 0 ? 0 : regions.Max(chain => chain.Count);

        // A stray line that happens to read like a label is no print of the table.
        return [.. regions.Where(chain => chain.Count * 4 >= most).Select(chain => Region(table, FillGaps(table, chain, pieces, vocabulary)))];
    }

    private static TableRegion Region(MergedTable table, List<RowAnchor> anchors) =>
        new(table, [.. anchors], anchors[0].Label.Index, anchors[^1].Label.Index + 1);

    private static List<RowAnchor> Hits(MergedTable table, ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        var hits = new List<RowAnchor>();
        foreach (var piece in pieces)
        {
            if (piece.IsValue || piece.Key.Length == 0 || piece.Key.Length > vocabulary.LongestKey + 4)
            {
                continue;
            }

            var terms = vocabulary.Find(piece.Key);
            if (terms.Length == 0 && LabelFold.EnumeratorLength(piece.Text.Value) > 0)
            {
                terms = vocabulary.Find(LabelFold.WithoutEnumerator(piece.Text.Value));
            }

            if (terms.Length == 0)
            {
                continue;
            }

            foreach (var row in terms.Where(term => term.Kind == TermKind.Row && term.Table == table.Number).Select(term => term.Row).Distinct())
            {
                // “其他” alone is a column head far more often than the row “3.其他”.
                var alsoHead = terms.Any(term => term.Kind == TermKind.ColumnHead);
                if (HasValuesBehind(piece, pieces) || (!table.HasBlocks && !alsoHead))
                {
                    hits.Add(new RowAnchor(table.Rows[row], piece, alsoHead ? 0.7 : 1));
                }
            }
        }

        return hits;
    }

    private static bool HasValuesBehind(Piece label, ImmutableArray<Piece> pieces)
    {
        var at = label.Index + 1;
        // The last cell of a flattened table may have lost its separator and stand alone.
        return at < pieces.Length && pieces[at].IsValue && (label.Table == pieces[at].Table || pieces[at].Table == 0);
    }

    // The table begins anew where an early row follows a late one.
    private static List<List<RowAnchor>> Restarts(List<RowAnchor> hits)
    {
        var runs = new List<List<RowAnchor>> { new() };
        var latest = -1;
        foreach (var hit in hits)
        {
            if (hit.Row.Index <= 2 && latest >= hit.Row.Index + 3)
            {
                runs.Add([]);
                latest = -1;
            }

            runs[^1].Add(hit);
            latest = Math.Max(latest, hit.Row.Index);
        }

        return runs;
    }

    // The heaviest chain of hits whose rows only go down the form.
    private static List<RowAnchor> Chain(List<RowAnchor> hits, int rows)
    {
        var weight = new double[rows];
        var last = new (RowAnchor Anchor, object? Before)?[rows];
        foreach (var hit in hits)
        {
            var before = -1;
            for (var row = 0; row < hit.Row.Index; row++)
            {
                if (last[row] is not null && (before < 0 || weight[row] > weight[before]))
                {
                    before = row;
                }
            }

            var total = hit.Similarity + (before < 0 ? 0 : weight[before]);
            if (last[hit.Row.Index] is null || total > weight[hit.Row.Index])
            {
                weight[hit.Row.Index] = total;
                last[hit.Row.Index] = (hit, before < 0 ? null : last[before]);
            }
        }

        var chain = new List<RowAnchor>();
        var best = Enumerable.Range(0, rows).Where(row => last[row] is not null).OrderByDescending(row => weight[row]).Select(row => last[row]).FirstOrDefault();
        for (var link = best; link is { } here; link = here.Before as (RowAnchor Anchor, object? Before)?)
        {
            chain.Add(here.Anchor);
        }

        chain.Reverse();
        return chain;
    }

    private static List<RowAnchor> FillGaps(MergedTable table, List<RowAnchor> chain, ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        var filled = new List<RowAnchor>(table.Rows.Length);
        for (var i = 0; i <= chain.Count; i++)
        {
            var before = i == 0 ? null : chain[i - 1];
            var after = i == chain.Count ? null : chain[i];
            var firstRow = before is null ? 0 : before.Row.Index + 1;
            var endRow = after?.Row.Index ?? table.Rows.Length;
            if (firstRow < endRow)
            {
                var (start, end) = Gap(before, after, pieces.Length);
                filled.AddRange(GapLabels.Match(table.Rows.AsSpan()[firstRow..endRow], Candidates(pieces, start, end, vocabulary), LeastSimilarity));
            }

            if (after is not null)
            {
                filled.Add(after);
            }
        }

        return filled;
    }

    // Before the first and behind the last label the gap is open: look no farther than a few rows' worth.
    private static (int Start, int End) Gap(RowAnchor? before, RowAnchor? after, int count)
    {
        const int OpenGap = 24;
        var start = before is null ? Math.Max(0, after!.Label.Index - OpenGap) : before.Label.Index + 1;
        var end = after?.Label.Index ?? Math.Min(count, start + OpenGap);
        return (start, end);
    }

    // In a gap only words that are no known head or category, stand like a label and have values behind them can be a damaged label.
    private static List<Piece> Candidates(ImmutableArray<Piece> pieces, int start, int end, FormVocabulary vocabulary)
    {
        var candidates = new List<Piece>();
        for (var at = start; at < end && candidates.Count < 64; at++)
        {
            var piece = pieces[at];
            if (!piece.IsValue && piece.Key.Length >= 2 && piece.Key.Length <= vocabulary.LongestKey * 2 && vocabulary.Find(piece.Key).Length == 0 && HasValuesBehind(piece, pieces))
            {
                candidates.Add(piece);
            }
        }

        return candidates;
    }
}
