using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>What the checks say of a report that is being compiled: the same rules that judge a file, and what a reader would notice in its print.</summary>
public static class FilingFindings
{
    // Parts without a table: an empty one says “无” in the end, and somebody has to say it.
    private static readonly int[] Worded = [1, 5, 6];

    /// <summary>All findings, heaviest first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="previous">Last year's report of the same organ and scope; null when there is none.</param>
    /// <param name="explanations">What was explained.</param>
    public static ImmutableArray<Finding> Of(AnnualReport report, AnnualReport? previous, IEnumerable<Explanation> explanations) =>
        ReportChecks.Run(new ReadReport(report, NoSource(report), Observe(report)), new Companions { Previous = previous, Explanations = [.. explanations] });

    /// <summary>A report that was not read from a file has no source; places of its findings are its cells and parts.</summary>
    public static Document NoSource(AnnualReport report) => new(report.Title ?? "", DocumentKind.Json, "", []);

    private static ImmutableArray<Observation> Observe(AnnualReport report)
    {
        if (FormCatalogue.Default.Find(report.Form) is not { } form)
        {
            return [];
        }

        return [.. form.Tables.SelectMany(table => Observe(report, table)), .. Worded.Where(number => IsEmpty(report, number)).Select(number => Missing(form, number))];
    }

    private static IEnumerable<Observation> Observe(AnnualReport report, FormTable table)
    {
        ImmutableArray<CellId> blank = [.. table.Cells.Where(cell => report.Figures[cell.Id].State is FigureState.Blank or FigureState.Absent).Select(cell => cell.Id)];
        if (!blank.IsEmpty)
        {
            yield return new Observation(ObservationKind.CellsBlank) { Section = table.Number, Cells = blank };
        }

        foreach (var cell in table.Cells)
        {
            var figure = report.Figures[cell.Id];
            if (figure is { State: FigureState.Doubtful, Value: null, Raw: { } raw } && !(raw is ['-' or '－', ..] && cell.Id.Definition.Unit == CellUnit.Count))
            {
                yield return new Observation(ObservationKind.CellUnreadable) { Section = table.Number, Cells = [cell.Id], Text = cell.Label };
            }

            if (cell.Id.Definition.IsAmount && figure is { State: FigureState.Read, Value: not (null or 0), Unit: null, Raw: { } print })
            {
                yield return new Observation(ObservationKind.UnitMissing) { Section = table.Number, Cells = [cell.Id], Text = print };
            }
        }
    }

    private static bool IsEmpty(AnnualReport report, int number) => string.IsNullOrWhiteSpace(report.Section(number)?.Text.Value);

    private static Observation Missing(Form form, int number) =>
        new(ObservationKind.SectionMissing) { Section = number, Text = form.Sections.FirstOrDefault(section => section.Number == number)?.Title ?? "" };
}
