using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>What the document as a whole shows: parts and tables that are missing, empty cells, mixed editions.</summary>
internal static class StructureObservations
{
    public static IEnumerable<Observation> Of(AnnualReport report, Form? form, ImmutableArray<PartHeading> headings, IReadOnlyCollection<TableReading> tables)
    {
        if (tables.Count == 0 && headings.Length < 3)
        {
            yield return new Observation(ObservationKind.NotAReport);
            yield break;
        }

        var edition = form ?? (report.Year is { } year ? FormCatalogue.Default.MeantFor(year) : FormCatalogue.Default.Newest);
        foreach (var section in edition.Sections.Where(section => report.Section(section.Number) is null))
        {
            var hasTable = tables.Any(table => table.Table.Number == section.Number);
            yield return new Observation(hasTable ? ObservationKind.HeadingLost : ObservationKind.SectionMissing) { Section = section.Number, Text = section.Title };
        }

        foreach (var table in edition.Tables.Where(table => tables.All(reading => reading.Table.Number != table.Number)))
        {
            yield return new Observation(ObservationKind.TableLost) { Section = table.Number, Cells = [.. table.Cells.Select(cell => cell.Id)], Text = table.Title };
        }

        foreach (var blank in BlankCells(report, edition, tables))
        {
            yield return blank;
        }

        if (Mixed(report, form) is { Length: > 0 } foreign)
        {
            yield return new Observation(ObservationKind.FormsMixed) { Section = 2, Cells = foreign };
        }
    }

    private static IEnumerable<Observation> BlankCells(AnnualReport report, Form form, IReadOnlyCollection<TableReading> tables)
    {
        var all = report.Figures.Count(figure => figure.Value.Raw is not null);
        if (tables.Count > 0 && all == 0 && report.Figures.Any(figure => figure.Value.State == FigureState.Blank))
        {
            yield return new Observation(ObservationKind.EmptyForm);
            yield break;
        }

        foreach (var table in form.Tables)
        {
            ImmutableArray<CellId> blank = [.. table.Cells.Select(cell => cell.Id).Where(cell => report.Figures[cell].State == FigureState.Blank)];
            if (blank.Length > 0)
            {
                yield return new Observation(ObservationKind.CellsBlank)
                {
                    Section = table.Number,
                    Cells = blank,
                    Actual = blank.Length,
                    Places = [.. blank.Select(cell => report.Figures[cell].Where).OfType<SourcePlace>().Take(1)],
                };
            }
        }
    }

    private static ImmutableArray<CellId> Mixed(AnnualReport report, Form? form) =>
        form is null ? [] : [.. report.Figures.Where(figure => !form.Has(figure.Key) && figure.Value.Raw is not null).Select(figure => figure.Key)];
}

/// <summary>What the document's script and making show.</summary>
internal static class DocumentObservations
{
    private const int FewestTraditional = 20;

    public static IEnumerable<Observation> Of(Document document)
    {
        if (ScriptConverter.CountTraditional(document.Text) is >= FewestTraditional and var count)
        {
            yield return new Observation(ObservationKind.TraditionalScript) { Actual = count };
        }

        if (document.IsRecognised)
        {
            yield return new Observation(ObservationKind.Recognised);
        }

        foreach (var kind in document.Remarks.Select(KindOf).OfType<ObservationKind>())
        {
            yield return new Observation(kind);
        }
    }

    private static ObservationKind? KindOf(string remark) => remark switch
    {
        "tracked-changes" => ObservationKind.TrackedChanges,
        "hidden-text" => ObservationKind.HiddenContent,
        "fonts-unmapped" => ObservationKind.FontUnmapped,
        "pages-unread" => ObservationKind.PagesUnread,
        _ => null,
    };
}
