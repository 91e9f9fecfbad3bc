using System.Globalization;

namespace Gongkai.Reports.Checks;

/// <summary>Judges what the reader noticed about the document: parts, tables, rows, copies, editions, years.</summary>
internal static class StructureChecks
{
    private const int FewCells = 4;

    public static IEnumerable<Finding> Run(AnnualReport report, Form? form, IEnumerable<Observation> observations)
    {
        foreach (var observation in observations)
        {
            if (RuleOf(observation) is { } rule)
            {
                yield return Find(rule, observation, form);
            }
        }

        if (form is not null && report.Year is { } year && FormCatalogue.Default.MeantFor(year) is var meant && meant != form)
        {
            yield return RuleBook.Find("S-13", ("year", year.ToString(CultureInfo.InvariantCulture)), ("form", form.Edition), ("meant", meant.Edition));
        }
    }

    private static string? RuleOf(Observation observation) => observation.Kind switch
    {
        ObservationKind.SectionMissing => "S-1",
        ObservationKind.SectionRepeated => "S-2",
        ObservationKind.CopiesDiffer => observation.Cells.IsEmpty ? "S-24" : "S-3",
        ObservationKind.TableLost => "S-4",
        ObservationKind.RowLost => "S-5",
        ObservationKind.RowShort => "S-6",
        ObservationKind.RowLong => "S-7",
        ObservationKind.CellsBlank => "S-8",
        ObservationKind.LabelUnreadable => "S-9",
        ObservationKind.JunkRemoved => "S-10",
        ObservationKind.CellUnreadable => "S-11",
        ObservationKind.ValuesGlued => "S-12",
        ObservationKind.FormsMixed => "S-14",
        ObservationKind.HeadingLost => "S-15",
        ObservationKind.TraditionalScript => "S-16",
        ObservationKind.Recognised => "S-17",
        ObservationKind.EmptyForm => "S-18",
        ObservationKind.NotAReport => "S-19",
        ObservationKind.TitleMissing => "S-20",
        ObservationKind.OrganMissing => "S-22",
        ObservationKind.YearMissing => "S-23",
        ObservationKind.HeadingRepeated => "S-25",
        ObservationKind.FrameCut => "S-21",
        ObservationKind.ValuesScattered => "S-31",
        ObservationKind.UnitMissing => "U-2",
        ObservationKind.YearsDiffer => "N-5",
        ObservationKind.OrgansDiffer => "S-26",
        ObservationKind.TrackedChanges => "S-27",
        ObservationKind.HiddenContent => "S-28",
        ObservationKind.FontUnmapped => "S-29",
        ObservationKind.PagesUnread => "S-30",
        _ => null,
    };

    private static Finding Find(string rule, Observation observation, Form? form)
    {
        var cells = observation.Cells;
        (string Name, string Value)[] arguments =
        [
            ("part", RuleBook.PartNumeral(observation.Section)),
            ("part.en", observation.Section.ToString(CultureInfo.InvariantCulture)),
            ("title", observation.Text ?? ""),
            ("raw", observation.Text ?? ""),
            ("count", cells.Length.ToString(CultureInfo.InvariantCulture)),
            .. cells.IsEmpty ? [] : RuleBook.CellArguments("cell", cells[0], form),
            ("cells", RuleBook.ShortCellWords(cells, form, FewCells)),
        ];
        return RuleBook.Find(rule, arguments) with
        {
            Cells = cells,
            Expected = observation.Expected,
            Actual = observation.Actual,
            Evidence = PrintedEvidence.Of(observation),
        };
    }
}
