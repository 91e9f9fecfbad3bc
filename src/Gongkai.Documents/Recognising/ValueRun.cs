using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>The value cells that belong to one row label, in reading order.</summary>
/// <param name="Cells">Numbers, dashes, empty cells and unreadable short words.</param>
/// <param name="InGridRow">True when they stand in the label's own grid row, so that empty cells mark real columns.</param>
/// <param name="End">Index of the first piece behind them.</param>
internal sealed record ValueRun(ImmutableArray<Piece> Cells, bool InGridRow, int End)
{
    private const int LongestUnreadable = 6;
    private const int MostCategories = 3;

    /// <summary>True where only the order of labels and values says that they belong together.</summary>
    public bool IsByOrder { get; init; }

    /// <summary>True where the values stand before their label.</summary>
    public bool IsTurned { get; init; }

    /// <summary>True where a line that only fills the places of merged cells ends the row.</summary>
    public bool EndsInFillers { get; init; }

    /// <summary>True where the values may belong to other labels as well.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True when anything is printed in it that can be a figure.</summary>
    public bool HasNumber => Cells.Any(cell => cell.Value.Kind is PrintKind.Number or PrintKind.NotApplicable);

    /// <summary>The run behind a label: the rest of its grid row when the label has one, else everything up to the next words.</summary>
    public static ValueRun Behind(Piece label, ImmutableArray<Piece> pieces, int end, int columns)
    {
        var at = label.Index + 1;
        if (at < end && label.Table > 0 && pieces[at].IsInRowOf(label))
        {
            while (at < end && pieces[at].IsInRowOf(label))
            {
                at++;
            }

            return new ValueRun(pieces[(label.Index + 1)..at], true, at);
        }

        var first = at;
        for (; at < end && at - first < columns * 3; at++)
        {
            var piece = pieces[at];
            if (!piece.IsValue && (piece.Key.Length > LongestUnreadable || at == first || at + 1 >= end || !pieces[at + 1].IsValue))
            {
                break;
            }

            if (piece.IsBeforeFillers)
            {
                return new ValueRun(pieces[first..(at + 1)], false, at + 1) { EndsInFillers = true };
            }
        }

        return new ValueRun(pieces[first..at], false, at);
    }

    /// <summary>The run before a label: the values that end there, at most a row of them and none before <paramref name="floor"/>; a category may stand between.</summary>
    public static ValueRun Before(Piece label, ImmutableArray<Piece> pieces, int floor, int columns)
    {
        var end = label.Index;
        while (end > floor && label.Index - end < MostCategories && !pieces[end - 1].IsValue)
        {
            end--;
        }

        var start = end;
        while (start > floor && end - start < columns && pieces[start - 1].IsValue && pieces[start - 1].Table == label.Table)
        {
            start--;
        }

        return new ValueRun(pieces[start..end], false, label.Index + 1) { IsByOrder = true, IsTurned = true };
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
