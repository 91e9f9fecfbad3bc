using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>How sure the placing of a row's values is before any equation is asked.</summary>
internal enum RowFit
{
    /// <summary>As many values as columns: there is one way to read it.</summary>
    Exact,

    /// <summary>As many cells as columns, the first or last of them empty: the first way is as it stands, the others that a cell before it is lost.</summary>
    Edge,

    /// <summary>Empty cells at the sides could be columns or fillers.</summary>
    Loose,

    /// <summary>More values than columns.</summary>
    Long,

    /// <summary>Fewer values than columns.</summary>
    Short,

    /// <summary>Values run together.</summary>
    Glued,

    /// <summary>Nothing printed, or not a way to read it.</summary>
    None,
}

/// <summary>What one way to read a row puts into one column.</summary>
/// <param name="Piece">The printed cell; null when nothing is printed for this column.</param>
/// <param name="Number">The number in the printed unit.</param>
internal readonly record struct Slot(Piece? Piece, decimal? Number)
{
    public static Slot Of(Piece piece) => new(piece, piece.Value.Number);

    /// <summary>True when no cell was found for the column (not even an empty one).</summary>
    public bool IsLost => Piece is null;
}

/// <summary>A row with every way to read it.</summary>
/// <param name="Anchor">The label.</param>
/// <param name="Fit">How its values fit the columns.</param>
/// <param name="Ways">Each way: one slot a column. Never empty unless <see cref="Fit"/> is <see cref="RowFit.None"/>.</param>
/// <param name="Run">The printed cells.</param>
internal sealed record RowReading(RowAnchor Anchor, RowFit Fit, ImmutableArray<Slot[]> Ways, ValueRun Run)
{
    /// <summary>How many cells the row prints, fillers at its sides left out.</summary>
    public int Printed { get; init; } = Run.Trim().Core.Length;

    /// <summary>Ways to read a run as the values of a row.</summary>
    /// <param name="anchor">The label.</param>
    /// <param name="run">The cells behind it.</param>
    /// <param name="layout">What the rest of the table tells.</param>
    public static RowReading Of(RowAnchor anchor, ValueRun run, RowLayout layout)
    {
        var columns = layout.Columns;
        var (_, core, trailing) = run.Trim();
        RowReading As(RowFit fit, IEnumerable<Slot[]> ways) => new(anchor, fit, [.. ways], run);
        if (run.IsByOrder)
        {
            return As(RowFit.None, run.Cells.Length == columns && core.Length > 0 ? [Slots(run.Cells)] : []);
        }

        if (core.Length == columns)
        {
            return As(RowFit.Exact, [Slots(core)]);
        }

        if (core.Length == 0)
        {
            // A row of empty cells is blank; a few fillers behind a label are no row at all.
            return run.Cells.Length < columns && !(run.InGridRow && run.Cells.Length > 0)
                ? As(RowFit.None, [])
                : As(RowFit.Exact, [[.. Enumerable.Range(0, columns).Select(column => Slot.Of(run.Cells[Math.Min(column, run.Cells.Length - 1)]))]]);
        }

        if (Placed(run, layout, trailing) is { } slots)
        {
            return Placed(slots, layout, run) is var ways && ways.Count == 1 ? As(RowFit.Exact, ways) : As(RowFit.Edge, ways);
        }

        return core.Length > columns ? As(RowFit.Long, run.IsOpen ? [] : RowWays.Without(Slots(core), columns)) : Short(run, layout, As);
    }

    // The cells where heads, lines or fillers say exactly which cell is which column.
    private static Slot[]? Placed(ValueRun run, RowLayout layout, int trailing)
    {
        if (layout.UnderHeads(run) is { } slots)
        {
            return slots;
        }

        var columns = layout.Columns;
        var isWhole = !run.InGridRow && run.Cells.Length == columns && (trailing == 0 || layout.IsWidest || run.Cells[^1].Table == 0);
        var isFilled = layout.FillersTrail && run.Cells.Length > columns && run.Cells.Length - columns <= trailing;
        return isWhole || isFilled ? Slots(run.Cells.AsSpan()[..columns]) : null;
    }

    // A row that lost a cell looks like one whose outermost cell is empty; in a text a line left out stands where it was left out.
    private static List<Slot[]> Placed(Slot[] slots, RowLayout layout, ValueRun run)
    {
        var isSure = (slots[^1].Piece is not { IsBlank: true } && slots[0].Piece is not { IsBlank: true }) || !layout.Sums.AreComplete || run.Cells[^1].Table == 0;
        return isSure ? [slots] : [slots, .. RowWays.WithGaps(Slots(run.Trim().Core), layout.Columns)];
    }

    private static RowReading Short(ValueRun run, RowLayout layout, Func<RowFit, IEnumerable<Slot[]>, RowReading> reading)
    {
        var columns = layout.Columns;
        var (leading, core, trailing) = run.Trim();
        var isGlued = core.Any(RowWays.IsGlued);
        if (isGlued || leading + core.Length + trailing < columns)
        {
            var splits = RowWays.Split(core, columns, layout.Sums);
            if (isGlued || splits.Count > 0)
            {
                return reading(RowFit.Glued, isGlued || core.Length == 1 ? splits : splits.Concat(RowWays.WithGaps(Slots(core), columns)));
            }
        }

        // In a grid row more cells than columns and fillers explain: the surplus may be a number as well as an empty cell.
        var printed = run.Cells.AsSpan()[Math.Min(layout.UsualLeading ?? leading, leading)..(run.Cells.Length - trailing)];
        if (run.InGridRow && printed.Length > columns)
        {
            return reading(RowFit.Long, RowWays.Without(Slots(printed), columns)) with { Printed = printed.Length };
        }

        var gaps = RowWays.WithGaps(Slots(run.InGridRow && run.Cells.Length <= columns ? run.Cells : core), columns);
        var padded = Padded(run, columns, layout.UsualLeading);
        if (padded.Count == 0)
        {
            return reading(RowFit.Short, gaps);
        }

        if (!run.InGridRow || padded.Count > 1)
        {
            return reading(RowFit.Loose, run.InGridRow ? padded : padded.Concat(gaps));
        }

        return Placed(padded[0], layout, run) is var ways && ways.Count == 1 ? reading(RowFit.Exact, ways) : reading(RowFit.Edge, ways);
    }

    // Which of the empty cells at the sides are columns? In a grid row the other rows tell; in loose lines every choice is a way.
    private static List<Slot[]> Padded(ValueRun run, int columns, int? usualLeading)
    {
        var (leading, core, trailing) = run.Trim();
        var missing = columns - core.Length;
        var ways = new List<Slot[]>();
        for (var front = Math.Min(leading, missing); front >= 0; front--)
        {
            if (missing - front <= trailing)
            {
                ways.Add(Slots(run.Cells.AsSpan()[(leading - front)..(leading - front + columns)]));
            }
        }

        if (!run.InGridRow || usualLeading is not { } usual)
        {
            return ways;
        }

        var before = Math.Clamp(leading - usual, 0, missing);
        return ways.Count > 1 && missing - before <= trailing ? [Slots(run.Cells.AsSpan()[(leading - before)..(leading - before + columns)])] : ways;
    }

    private static Slot[] Slots(ImmutableArray<Piece> cells) => Slots(cells.AsSpan());

    private static Slot[] Slots(ReadOnlySpan<Piece> cells)
    {
        var slots = new Slot[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            slots[i] = Slot.Of(cells[i]);
        }

        return slots;
    }
}
