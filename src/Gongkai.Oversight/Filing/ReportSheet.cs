using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Oversight.Filing;

/// <summary>What stands in the fields of a report as somebody typed it.</summary>
/// <param name="Cells">Typed texts by cell name; a cell that is not here is left as it is.</param>
/// <param name="Parts">The words of parts by number, bound numbers between their marks; a part that is not here is left as it is.</param>
public sealed record ReportSheet(ImmutableSortedDictionary<string, string> Cells, ImmutableSortedDictionary<int, string> Parts)
{
    /// <summary>Nothing typed.</summary>
    public static ReportSheet Nothing { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), ImmutableSortedDictionary<int, string>.Empty);

    /// <summary>The fields of a report as they stand.</summary>
    public static ReportSheet Of(BoundReport bound)
    {
        var form = FormCatalogue.Default.Form(bound.Report.Form!);
        return new ReportSheet(
            form.Cells.ToImmutableSortedDictionary(cell => cell.Id.Code, cell => TypedFigure.TextOf(bound.Report.Figures[cell.Id], cell.Column.Unit), StringComparer.Ordinal),
            form.Sections.ToImmutableSortedDictionary(section => section.Number, section => bound.Part(section.Number).Marked));
    }

    /// <summary>The fields of a report whose words follow nothing.</summary>
    public static ReportSheet Of(AnnualReport report) => Of(BoundReport.Of(report));

    /// <summary>The report with what was typed in it. What its fields already say stays as it is, print and unit included; bound numbers follow the figures.</summary>
    public BoundReport On(BoundReport bound)
    {
        var form = FormCatalogue.Default.Form(bound.Report.Form!);
        var figures = new List<KeyValuePair<CellId, Figure>>(bound.Report.Figures);
        foreach (var (code, typed) in Cells)
        {
            if (CellId.TryParse(code, out var cell) && form.Place(cell) is { } place && TypedFigure.TextOf(bound.Report.Figures[cell], place.Column.Unit) != typed.Trim())
            {
                figures.Add(new(cell, TypedFigure.Of(typed, place.Column.Unit)));
            }
        }

        return bound.With(Typed(bound).Select(part => KeyValuePair.Create(part.Key, part.Value.Text))).With(Figures.From(figures));
    }

    /// <summary>The bound numbers that were written otherwise than their cells say, or that lost their cell. None of them is taken over silently.</summary>
    public ImmutableArray<BoundChange> ChangesOf(BoundReport bound) => [.. Typed(bound).SelectMany(part => part.Value.Changes)];

    private IEnumerable<KeyValuePair<int, (BoundText Text, ImmutableArray<BoundChange> Changes)>> Typed(BoundReport bound) =>
        Parts.Select(part => KeyValuePair.Create(part.Key, BoundText.FromMarked(Tidy(part.Value), part.Key, bound.Part(part.Key))));

    // Browsers send CR LF.
    private static string Tidy(string typed) => typed.ReplaceLineEndings("\n").Trim();
}
