using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>How sure the placing of a row's values is before any equation is asked.</summary>
internal enum RowFit
{
    /// <summary>As many values as columns: there is one way to read it.</summary>
    Exact,

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

    /// <summary>Ways to read a run as <paramref name="columns"/> values.</summary>
    /// <param name="anchor">The label.</param>
    /// <param name="run">The cells behind it.</param>
    /// <param name="columns">How many columns the form has.</param>
    /// <param name="usualLeading">How many empty cells stand before the values in the full rows of this table.</param>
    public static RowReading Of(RowAnchor anchor, ValueRun run, int columns, int usualLeading)
    {
        var (leading, core, trailing) = run.Trim();
        RowReading As(RowFit fit, IEnumerable<Slot[]> ways) => new(anchor, fit, [.. ways], run);
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

        if (core.Length > columns)
        {
            return As(RowFit.Long, RowWays.Without(Slots(core), columns));
        }

        var glued = RowWays.Split(core, columns);
        if (glued.Count > 0 && (glued.Exists(way => way.IsCertain) || leading + core.Length + trailing < columns))
        {
            var certain = glued.Where(way => way.IsCertain).ToList();
            var splits = (certain.Count > 0 ? certain : glued).Select(way => way.Slots);
            return As(RowFit.Glued, certain.Count > 0 || core.Length == 1 ? splits : splits.Concat(RowWays.WithGaps(Slots(core), columns)));
        }

        // In a grid row more cells than columns and fillers explain: the surplus may be a number as well as an empty cell.
        var printed = run.Cells.AsSpan()[Math.Min(usualLeading, leading)..(run.Cells.Length - trailing)];
        if (run.InGridRow && printed.Length > columns)
        {
            return As(RowFit.Long, RowWays.Without(Slots(printed), columns)) with { Printed = printed.Length };
        }

        var gaps = RowWays.WithGaps(Slots(run.InGridRow && run.Cells.Length <= columns ? run.Cells : core), columns);
        var padded = Padded(run, columns, usualLeading);
        return padded.Count == 0 ? As(RowFit.Short, gaps)
            : !run.InGridRow ? As(RowFit.Loose, padded.Concat(gaps))
            : As(padded.Count == 1 ? RowFit.Exact : RowFit.Loose, padded);
    }

    // Which of the empty cells at the sides are columns? In a grid row the other rows tell; in loose lines every choice is a way.
    private static List<Slot[]> Padded(ValueRun run, int columns, int usualLeading)
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

        var usual = Math.Clamp(leading - usualLeading, 0, missing);
        return run.InGridRow && ways.Count > 1 && missing - usual <= trailing
            ? [Slots(run.Cells.AsSpan()[(leading - usual)..(leading - usual + columns)])]
            : ways;
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
