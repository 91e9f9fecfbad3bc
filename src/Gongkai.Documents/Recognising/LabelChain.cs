using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>Chooses the labels of a table out of all candidates: the heaviest chain through the document in which rows only go down the form,
/// begun anew where that weighs more (a table printed twice). One optimum over everything, so that no single doubtful label can lead the rest astray.</summary>
internal static class LabelChain
{
    private const int FewestLabels = 2;
    private const double Skipped = 0.02;
    private const double Restart = 1.5;
    private const double WithoutValues = 0.45;
    private const double Floor = 0.35;

    /// <summary>A candidate with the best chain that ends at it.</summary>
    private sealed record Link(RowAnchor Anchor, double Weight, Link? Before, bool IsRestart);

    /// <summary>The prints of a table.</summary>
    public static ImmutableArray<TableRegion> Find(MergedTable table, ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        var regions = Split(Heaviest(LabelCandidates.Find(table, pieces, vocabulary), table.Rows.Length)).Where(labels => labels.Count >= Math.Min(FewestLabels, table.Rows.Length)).ToList();
        var most = regions.Count == 0 ? 0 : regions.Max(labels => labels.Count);

        // A stray line that happens to read like a label is no print of the table.
        return [.. regions.Where(labels => labels.Count * 4 >= most).Select(labels => new TableRegion(table, [.. labels]))];
    }

    private static Link? Heaviest(List<RowAnchor> candidates, int rows)
    {
        var best = new Link?[rows];
        var waiting = new PriorityQueue<Link, int>();
        foreach (var candidate in candidates)
        {
            // A label may follow another only when that one has ended.
            while (waiting.TryPeek(out var ended, out var end) && end < candidate.Label.Index)
            {
                waiting.Dequeue();
                best[ended.Anchor.Row.Index] = Heavier(best[ended.Anchor.Row.Index], ended);
            }

            waiting.Enqueue(Follow(candidate, best), candidate.Last.Index);
        }

        while (waiting.TryDequeue(out var ended, out _))
        {
            best[ended.Anchor.Row.Index] = Heavier(best[ended.Anchor.Row.Index], ended);
        }

        return best.Aggregate((Link?)null, Heavier);
    }

    private static Link Follow(RowAnchor candidate, Link?[] best)
    {
        var own = (candidate.Similarity < 0.9 ? candidate.Similarity - Floor : candidate.Similarity) * (candidate.HasValues ? 1 : WithoutValues);
        var row = candidate.Row.Index;
        Link? before = null;
        var (most, isRestart) = (0.0, false);
        for (var above = 0; above < best.Length; above++)
        {
            var restarts = above >= row;
            if (best[above] is { } link && link.Weight - (restarts ? Restart : Skipped * (row - above - 1)) is var weight && weight > most)
            {
                (before, most, isRestart) = (link, weight, restarts);
            }
        }

        return new Link(candidate, own + most, before, isRestart);
    }

    private static Link? Heavier(Link? one, Link? other) => one is null || (other is not null && other.Weight > one.Weight) ? other : one;

    private static List<List<RowAnchor>> Split(Link? last)
    {
        var regions = new List<List<RowAnchor>>();
        var isFirst = true;
        for (var link = last; link is not null; link = link.Before)
        {
            if (isFirst)
            {
                regions.Add([]);
            }

            regions[^1].Add(link.Anchor);
            isFirst = link.IsRestart;
        }

        regions.Reverse();
        regions.ForEach(region => region.Reverse());
        return regions;
    }
}
