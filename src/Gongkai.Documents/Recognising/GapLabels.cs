using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Matches damaged labels to the rows that are missing between two labels that were found:
/// the pairing in form order with the greatest similarity in all.</summary>
internal static class GapLabels
{
    public static List<RowAnchor> Match(ReadOnlySpan<MergedRow> rows, List<Piece> candidates, double least)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var similarity = new double[rows.Length, candidates.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var piece = 0; piece < candidates.Count; piece++)
            {
                similarity[row, piece] = Similar(rows[row], candidates[piece]);
            }
        }

        // best[row, piece]: greatest sum over rows from row on and pieces from piece on.
        var best = new double[rows.Length + 1, candidates.Count + 1];
        for (var row = rows.Length - 1; row >= 0; row--)
        {
            for (var piece = candidates.Count - 1; piece >= 0; piece--)
            {
                best[row, piece] = Math.Max(best[row + 1, piece], best[row, piece + 1]);
                if (similarity[row, piece] >= least)
                {
                    best[row, piece] = Math.Max(best[row, piece], similarity[row, piece] + best[row + 1, piece + 1]);
                }
            }
        }

        return Walk(rows, candidates, similarity, best, least);
    }

    private static List<RowAnchor> Walk(ReadOnlySpan<MergedRow> rows, List<Piece> candidates, double[,] similarity, double[,] best, double least)
    {
        var matched = new List<RowAnchor>();
        for (int row = 0, piece = 0; row < rows.Length && piece < candidates.Count;)
        {
            if (similarity[row, piece] >= least && best[row, piece] == similarity[row, piece] + best[row + 1, piece + 1])
            {
                matched.Add(new RowAnchor(rows[row], candidates[piece], similarity[row, piece]));
                row++;
                piece++;
            }
            else if (best[row, piece] == best[row + 1, piece])
            {
                row++;
            }
            else
            {
                piece++;
            }
        }

        return matched;
    }

    private static double Similar(MergedRow row, Piece piece)
    {
        var words = LabelFold.WithoutEnumerator(piece.Text.Value);
        return row.Keys.Max(key => Math.Max(Similarity.Of(words, key), Similarity.Of(piece.Key, key)));
    }
}
