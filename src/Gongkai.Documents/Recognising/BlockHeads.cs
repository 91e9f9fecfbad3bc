using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>The heads printed over a block of table 2, and how well they fit the columns of an edition.</summary>
/// <param name="Keys">Folded, from left to right; a head broken over several lines stands in several.</param>
/// <param name="Unit">The unit that they name for money; null for none.</param>
internal sealed record BlockHeads(ImmutableArray<string> Keys, string? Unit)
{
    private const int LongestHead = 60;
    private const int ShortestPrefix = 3;
    private const double Prefix = 0.8;
    private const double LeastAlike = 0.6;

    /// <summary>True when nothing is printed over the block.</summary>
    public bool AreLost => Keys.Sum(key => key.Length) < 4;

    /// <summary>The heads between two places: everything short behind the last value. The block's own head line tells nothing about the edition.</summary>
    public static BlockHeads Between(ImmutableArray<Piece> pieces, int start, int end)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        string? unit = null;
        for (var at = start; at < end; at++)
        {
            var piece = pieces[at];
            if (piece.Value.Kind == PrintKind.Number || piece.Key.Length > LongestHead)
            {
                keys.Clear();
                unit = null;
            }
            else if (piece.Key.Length > 0 && !piece.Key.StartsWith("第二十条", StringComparison.Ordinal) && piece.Key != "信息内容")
            {
                keys.Add(piece.Key);
                unit = UnitIn(piece.Text.Value) ?? unit;
            }
        }

        return new BlockHeads(keys.ToImmutable(), unit);
    }

    /// <summary>The unit of money that a text names; null for none.</summary>
    public static string? UnitIn(string text) =>
        text.Contains("亿元", StringComparison.Ordinal) ? "亿元"
        : text.Contains("万元", StringComparison.Ordinal) ? "万元"
        : text.Contains('元', StringComparison.Ordinal) ? "元"
        : null;

    /// <summary>1 when the heads are those of the columns, 0 when they have nothing in common: head by head, or all of them run together,
    /// whichever fits better.</summary>
    public double Fit(FoldedHeads columns) => Keys.IsEmpty ? 0 : AreOfficial(columns) ? 1 : columns.Fits.Of(string.Join('\n', Keys), () => Weighed(columns));

    private double Weighed(FoldedHeads columns)
    {
        var headByHead = HeadByHead(columns.Wordings);
        return Math.Max(headByHead, Similarity.Of(string.Concat(Keys), columns.Together, headByHead));
    }

    private bool AreOfficial(FoldedHeads columns)
    {
        var areAlike = Keys.Length == columns.Wordings.Length;
        for (var at = 0; areAlike && at < Keys.Length; at++)
        {
            areAlike = columns.Wordings[at].Contains(Keys[at]);
        }

        return areAlike;
    }

    // The best pairing in order, over both lengths.
    private double HeadByHead(ImmutableArray<ImmutableArray<string>> columns)
    {
        var best = new double[Keys.Length + 1, columns.Length + 1];
        for (var head = Keys.Length - 1; head >= 0; head--)
        {
            for (var column = columns.Length - 1; column >= 0; column--)
            {
                var alike = Alike(Keys[head], columns[column]);
                best[head, column] = Math.Max(Math.Max(best[head + 1, column], best[head, column + 1]), alike >= LeastAlike ? alike + best[head + 1, column + 1] : 0);
            }
        }

        return 2 * best[0, 0] / (Keys.Length + columns.Length);
    }

    private static double Alike(string key, ImmutableArray<string> wordings)
    {
        var best = 0.0;
        foreach (var official in wordings)
        {
            var isCut = key.Length >= ShortestPrefix && official.StartsWith(key, StringComparison.Ordinal) && key != official;
            best = Math.Max(best, isCut ? Prefix : Similarity.Of(key, official, LeastAlike));
        }

        return best;
    }
}
