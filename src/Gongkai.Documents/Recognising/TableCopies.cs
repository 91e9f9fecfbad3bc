using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>Brings together the prints of each table: a document that repeats itself is one report (shape S24).</summary>
internal sealed record TableCopies(IReadOnlyList<TableReading> Readings, Dictionary<CellId, Figure> Figures, ImmutableArray<Observation> Observations)
{
    /// <summary>The first complete print of each table, completed from its copies; cells that copies print differently are doubtful.</summary>
    public static TableCopies Merge(IReadOnlyList<TableReading> readings)
    {
        var firsts = new List<TableReading>();
        var figures = new Dictionary<CellId, Figure>(readings.Sum(reading => reading.Figures.Count));
        var observations = ImmutableArray.CreateBuilder<Observation>();
        foreach (var copies in readings.GroupBy(reading => reading.Table).OrderBy(copies => copies.Key.Number))
        {
            var ordered = copies.OrderByDescending(copy => copy.Figures.Values.Count(figure => figure.State is FigureState.Read or FigureState.Blank or FigureState.NotApplicable)).ThenBy(copy => copy.Start).ToList();
            var first = ordered[0];
            firsts.Add(first);
            observations.AddRange(first.Observations);
            foreach (var (cell, figure) in first.Figures)
            {
                figures[cell] = figure;
            }

            foreach (var copy in ordered.Skip(1))
            {
                observations.Add(Compare(first, copy, figures));
                observations.AddRange(copy.Observations.Where(noticed => ConcernsItsPrint(noticed.Kind) && !first.Observations.Exists(known => known.Kind == noticed.Kind && known.Cells.SequenceEqual(noticed.Cells))));
            }
        }

        return new TableCopies(firsts, figures, observations.ToImmutable());
    }

    // What a copy shows of itself. That it lost a row or a unit is told by comparing it.
    private static bool ConcernsItsPrint(ObservationKind kind) =>
        kind is ObservationKind.RowLong or ObservationKind.RowShort or ObservationKind.LabelUnreadable or ObservationKind.JunkRemoved or ObservationKind.CellUnreadable or ObservationKind.ValuesGlued;

    private static Observation Compare(TableReading first, TableReading copy, Dictionary<CellId, Figure> figures)
    {
        var differing = new List<CellId>();
        var places = new List<SourcePlace>();
        foreach (var (cell, other) in copy.Figures)
        {
            var kept = figures.GetValueOrDefault(cell, Figure.Absent);
            if (kept.Value != other.Value || (kept.Value is null && kept.State != other.State) || kept.Where is null != other.Where is null)
            {
                differing.Add(cell);
                places.AddRange(new[] { kept.Where, other.Where }.OfType<SourcePlace>());
            }

            if (!kept.IsCertain && other.IsCertain)
            {
                figures[cell] = other;
            }
            else if (kept.State == FigureState.Read && other.State == FigureState.Read && kept.Value != other.Value)
            {
                figures[cell] = kept with { State = FigureState.Doubtful };
            }
        }

        return new Observation(differing.Count == 0 ? ObservationKind.SectionRepeated : ObservationKind.CopiesDiffer)
        {
            Section = first.Table.Number,
            Cells = [.. differing.Order()],
            Expected = 1,
            Actual = 2,
            Places = places.Count > 0 ? [.. places] : [.. new[] { FirstPlace(first), FirstPlace(copy) }.OfType<SourcePlace>()],
        };
    }

    private static SourcePlace? FirstPlace(TableReading reading) =>
        reading.Figures.Values.Select(figure => figure.Where).FirstOrDefault(where => where is not null);
}
