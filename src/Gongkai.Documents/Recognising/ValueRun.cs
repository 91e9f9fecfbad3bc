using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>The value cells that belong to one row label, in reading order.</summary>
/// <param name="Cells">Numbers, dashes, empty cells and unreadable short words.</param>
/// <param name="InGridRow">True when they stand in the label's own grid row, so that empty cells mark real columns.</param>
/// <param name="End">Index of the first piece behind them.</param>
internal sealed record ValueRun(ImmutableArray<Piece> Cells, bool InGridRow, int End)
{
    private const int LongestUnreadable = 6;

    /// <summary>The run behind a label: the rest of its grid row when the label has one, else everything up to the next words.</summary>
    public static ValueRun Behind(Piece label, ImmutableArray<Piece> pieces, int end, int columns)
    {
        var at = label.Index + 1;
        if (at < end && label.Table > 0 && pieces[at].IsInRowOf(label))
        {
            var row = new List<Piece>();
            for (; at < end && pieces[at].IsInRowOf(label); at++)
            {
                row.Add(pieces[at]);
            }

            return new ValueRun([.. row], true, at);
        }

        var cells = new List<Piece>();
        for (; at < end && cells.Count < columns * 3; at++)
        {
            var piece = pieces[at];
            if (!piece.IsValue && (piece.Key.Length > LongestUnreadable || cells.Count == 0 || at + 1 >= end || !pieces[at + 1].IsValue))
            {
                break;
            }

            cells.Add(piece);
        }

        return new ValueRun([.. cells], false, at);
    }

    /// <summary>The run without the empty cells at either side.</summary>
    public (int Leading, ImmutableArray<Piece> Core, int Trailing) Trim()
    {
        var leading = 0;
        while (leading < Cells.Length && Cells[leading].IsBlank)
        {
            leading++;
        }

        var trailing = 0;
        while (trailing < Cells.Length - leading && Cells[Cells.Length - 1 - trailing].IsBlank)
        {
            trailing++;
        }

        return (leading, Cells[leading..(Cells.Length - trailing)], trailing);
    }
}
