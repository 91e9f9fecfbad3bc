using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Texts in which labels and values do not stand together: the lines of a page in raw order, or one from which repeated lines were removed
/// (shapes S10, S13). What reads well there may belong to another row, so only rows whose own sums prove them are kept.</summary>
internal static class Scattered
{
    private const int FewestBare = 3;

    /// <summary>True for a table outside of a grid when at least as many labels stand without any cell as with values, when values stand before their labels,
    /// or when fewer than half of the labels have a whole row of values that adds up.</summary>
    public static bool Is(TableRegion region, List<ValueRun> runs, List<SolverRow> rows)
    {
        if (region.Anchors[0].Label.Table > 0)
        {
            return false;
        }

        var bare = runs.Count(run => run.Cells.IsEmpty);
        var good = rows.Count(row => row.Reading.Fit == RowFit.Exact && AddsUp(row));
        var blank = rows.Count(row => row.Reading.Fit == RowFit.Exact && !row.Reading.Run.HasNumber);
        return (bare >= FewestBare && bare >= runs.Count(run => run.HasNumber)) || runs.Exists(run => run.IsTurned) || (good + blank) * 2 < rows.Count;
    }

    private static bool AddsUp(SolverRow row)
    {
        var way = row.Reading.Ways[0];
        return way.Any(slot => slot.Number is null) || way[..^1].Sum(slot => slot.Number) == way[^1].Number;
    }

    /// <summary>The readings with nothing left certain that could belong elsewhere; the same when no table is scattered.</summary>
    public static IReadOnlyList<TableReading> Distrust(IReadOnlyList<TableReading> readings) =>
        readings.Any(reading => reading.IsScattered) ? [.. readings.Select(reading => reading.IsLoose ? Distrust(reading) : reading)] : readings;

    private static TableReading Distrust(TableReading reading)
    {
        var equations = reading.Form is { } form ? reading.Table.EquationsOf(form) : [];
        var proven = equations.Where(equation => IsProof(equation, reading.Figures)).SelectMany(equation => equation.Cells).ToHashSet();
        var figures = reading.Figures.ToDictionary(pair => pair.Key, pair => !pair.Value.IsCertain || proven.Contains(pair.Key) ? pair.Value
            : pair.Value with { State = pair.Value.Raw is null ? FigureState.Absent : FigureState.Doubtful, Value = null });
        var observation = new Observation(ObservationKind.ValuesScattered) { Section = reading.Table.Number, Cells = [.. figures.Keys.Where(cell => !proven.Contains(cell)).Order()] };
        return reading with { Figures = figures, Observations = [.. reading.Observations, observation] };
    }

    // A sum inside one row that holds, and holds something.
    private static bool IsProof(Equation equation, Dictionary<CellId, Figure> figures) =>
        equation.Right.Length == 1
        && equation.Cells.All(cell => figures.TryGetValue(cell, out var figure) && figure is { State: FigureState.Read, Value: not null })
        && equation.Cells.Select(RowOf).Distinct().Count() == 1
        && figures[equation.Right[0]].Value is > 0 and var total
        && equation.Left.Sum(cell => figures[cell].Value!.Value) == total;

    private static string RowOf(CellId cell) => cell.Code[..cell.Code.LastIndexOf('.')];
}
