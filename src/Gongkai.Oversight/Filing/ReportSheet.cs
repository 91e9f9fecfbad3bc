using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>What stands in the fields of a report as somebody typed it.</summary>
/// <param name="Cells">Typed texts by cell name; a cell that is not here is left as it is.</param>
/// <param name="Parts">The words of parts by number; a part that is not here is left as it is.</param>
public sealed record ReportSheet(ImmutableSortedDictionary<string, string> Cells, ImmutableSortedDictionary<int, string> Parts)
{
    /// <summary>Nothing typed.</summary>
    public static ReportSheet Nothing { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), ImmutableSortedDictionary<int, string>.Empty);

    /// <summary>The report with what was typed in it. What its fields already say stays as it is, print and unit included.</summary>
    public AnnualReport On(AnnualReport report)
    {
        var form = FormCatalogue.Default.Form(report.Form!);
        var figures = new List<KeyValuePair<CellId, Figure>>(report.Figures);
        foreach (var (code, typed) in Cells)
        {
            if (CellId.TryParse(code, out var cell) && form.Place(cell) is { } place && TypedFigure.TextOf(report.Figures[cell], place.Column.Unit) != typed.Trim())
            {
                figures.Add(new(cell, TypedFigure.Of(typed, place.Column.Unit)));
            }
        }

        return report with { Figures = Figures.From(figures), Sections = [.. SectionsOf(report, form)] };
    }

    /// <summary>The fields of a report as they stand.</summary>
    public static ReportSheet Of(AnnualReport report)
    {
        var form = FormCatalogue.Default.Form(report.Form!);
        return new ReportSheet(
            form.Cells.ToImmutableSortedDictionary(cell => cell.Id.Code, cell => TypedFigure.TextOf(report.Figures[cell.Id], cell.Column.Unit), StringComparer.Ordinal),
            form.Sections.ToImmutableSortedDictionary(section => section.Number, section => report.Section(section.Number)?.Text.Value ?? ""));
    }

    private IEnumerable<ReportSection> SectionsOf(AnnualReport report, Form form)
    {
        foreach (var section in form.Sections)
        {
            var own = report.Section(section.Number);
            var words = Parts.TryGetValue(section.Number, out var typed) ? Tidy(typed) : own?.Text.Value ?? "";
            if (words.Length > 0)
            {
                yield return words == own?.Text.Value ? own : new ReportSection(section.Number, own?.Title ?? section.Title, MappedText.Unplaced(words));
            }
        }
    }

    // Browsers send CR LF.
    private static string Tidy(string typed) => typed.ReplaceLineEndings("\n").Trim();
}
