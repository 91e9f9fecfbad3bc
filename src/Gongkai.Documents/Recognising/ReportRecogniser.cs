using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>Finds the statutory annual report in a document: title, organ, year, edition, parts, and every figure with its state and place.
/// Never throws for what a document holds; what cannot be placed is observed, never shifted.</summary>
public static class ReportRecogniser
{
    /// <summary>No report prints a table so often; what comes behind is left in its words.</summary>
    private const int MostPrints = 12;

    /// <summary>Reads the report out of the blocks of a document.</summary>
    public static ReadReport Recognise(Document document)
    {
        var vocabulary = FormVocabulary.Current;
        var pieces = PieceStream.Of(document, vocabulary);
        var headings = PartHeadings.Find(pieces, vocabulary);
        var tables = Scattered.Distrust(ReadTables(pieces, headings, vocabulary, document.Kind == DocumentKind.Xlsx));
        var bodyStart = BodyStart(headings, tables, pieces.Length);
        var identity = Identity.Of(pieces, bodyStart);
        var (sections, preamble) = SectionReader.Read(headings, pieces, tables, 0);
        var copies = TableCopies.Merge(tables);
        var form = FormOf(copies.Readings, identity.Year, vocabulary.Catalogue);
        var figures = Complete(copies.Figures, form);
        figures = document.IsRecognised ? RecognisedFigures.Confirm(figures, form) : figures;
        var report = new AnnualReport
        {
            Organ = identity.Organ,
            Year = identity.Year,
            Title = identity.Title,
            Form = form?.Edition,
            Sections = sections,
            Preamble = preamble,
            Figures = figures,
        };
        var observations = identity.Observations
            .AddRange(StructureObservations.Of(report, form, headings, tables))
            .AddRange(copies.Observations)
            .AddRange(PartCopies.Of(headings, pieces, tables))
            .AddRange(DocumentObservations.Of(document));
        return new ReadReport(report, document, observations);
    }

    private static List<TableReading> ReadTables(ImmutableArray<Piece> pieces, ImmutableArray<PartHeading> headings, FormVocabulary vocabulary, bool isAddressed)
    {
        var readings = new List<TableReading>();
        foreach (var table in vocabulary.Tables.Where(table => table.HasRowLabels && !table.HasBlocks))
        {
            readings.AddRange(LabelChain.Find(table, pieces, vocabulary).Take(MostPrints).Select(region => MatrixTableReader.Read(region, pieces, EndOf(region, pieces, headings), isAddressed)));
        }

        // Which edition table 3 follows is a hint for blocks of table 2 that lost their heads.
        var hint = readings.Select(reading => reading.Form).FirstOrDefault();
        foreach (var table in vocabulary.Tables.Where(table => table.HasBlocks))
        {
            readings.AddRange(LabelChain.Find(table, pieces, vocabulary).Take(MostPrints).Select(region => BlockTableReader.Read(region, pieces, EndOf(region, pieces, headings), hint)));
        }

        foreach (var table in vocabulary.Tables.Where(table => !table.HasRowLabels))
        {
            readings.AddRange(SingleRowReader.ReadAll(table, pieces, vocabulary).Take(MostPrints));
        }

        return readings;
    }

    // The last row's values end at the next part's heading at the latest.
    private static int EndOf(TableRegion region, ImmutableArray<Piece> pieces, ImmutableArray<PartHeading> headings) =>
        headings.FirstOrDefault(heading => heading.Piece.Index >= region.End)?.Piece.Index ?? pieces.Length;

    private static int BodyStart(ImmutableArray<PartHeading> headings, IReadOnlyCollection<TableReading> tables, int count) =>
        Math.Min(headings.IsEmpty ? count : headings[0].Piece.Index, tables.Count == 0 ? count : tables.Min(table => table.Start));

    // The edition is the one that table 2 follows; table 3 tells when table 2 is lost; the year only when nothing is printed.
    private static Form? FormOf(IReadOnlyCollection<TableReading> readings, int? year, FormCatalogue catalogue) =>
        readings.Where(reading => reading.Table.HasBlocks).Select(reading => reading.Form).FirstOrDefault(form => form is not null)
        ?? readings.Where(reading => !reading.Table.HasBlocks && reading.Table.HasRowLabels).Select(reading => reading.Form).FirstOrDefault(form => form is not null)
        ?? (readings.Count > 0 && year is { } known ? catalogue.MeantFor(known) : null);

    private static Figures Complete(Dictionary<CellId, Figure> read, Form? form)
    {
        foreach (var cell in form?.Cells ?? [])
        {
            read.TryAdd(cell.Id, Figure.Absent);
        }

        // A cell of another edition is kept only where something is printed for it.
        var kept = read.Where(pair => form is null || form.Has(pair.Key) || pair.Value.Raw is not null || pair.Value.State == FigureState.Blank);
        return Figures.From(kept);
    }
}
