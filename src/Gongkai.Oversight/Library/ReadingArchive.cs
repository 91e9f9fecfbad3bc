using System.IO.Compression;
using System.Text.Json;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Oversight.Library;

/// <summary>Packs a reading whole: the decoded source with its blocks, the words of the parts with their places, what is known of each figure
/// beside its value, and what the reader noticed. Opened again it gives the same places and findings without reading the file anew,
/// so that a later reader never moves the evidence under an older report.</summary>
public static class ReadingArchive
{
    /// <summary>The reading as compressed bytes.</summary>
    public static byte[] Write(ReadReport read)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, Pack(read), ArchivedReadingContext.Default.ArchivedReading);
        }

        return packed.ToArray();
    }

    /// <summary>The reading, with the values that were packed beside it.</summary>
    /// <exception cref="FormatException">The bytes are no reading of a version known here.</exception>
    public static ReadReport Read(byte[] content, Figures values)
    {
        using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        var archived = JsonSerializer.Deserialize(brotli, ArchivedReadingContext.Default.ArchivedReading);
        return archived is { Version: 1 } ? Unpack(archived, values) : throw new FormatException("The stored reading has a version that this program does not know.");
    }

    private static ArchivedReading Pack(ReadReport read)
    {
        var (report, source) = (read.Report, read.Source);
        var texts = new ArchivedTexts(source.Text);
        return new ArchivedReading
        {
            Name = source.Name,
            Kind = source.Kind,
            Sha256 = source.Sha256,
            IsRecognised = source.IsRecognised,
            SourceRemarks = source.Remarks.IsEmpty ? null : [.. source.Remarks],
            TitleHint = source.TitleHint is { } hint ? texts.Pack(hint) : null,
            Text = source.Text,
            Blocks = [.. source.Blocks.Select(block => Pack(block, texts))],
            Organ = report.Organ,
            Year = report.Year,
            Form = report.Form,
            Title = report.Title,
            Preamble = report.Preamble is { } preamble ? texts.Pack(preamble) : null,
            Sections = [.. report.Sections.Select(section => new ArchivedSection(section.Number, section.Title, texts.Pack(section.Text), section.Heading is { } heading ? [heading.Start, heading.Length] : null))],
            Figures = report.Figures.ToDictionary(pair => pair.Key.Code, pair => Pack(pair.Value)),
            Observations = [.. read.Observations.Select(Pack)],
        };
    }

    private static ArchivedBlock Pack(Block block, ArchivedTexts texts) => block switch
    {
        Heading heading => new ArchivedBlock { X = texts.Pack(heading.Text), Level = heading.Level, Page = heading.Page },
        Paragraph paragraph => new ArchivedBlock { X = texts.Pack(paragraph.Text), Style = paragraph.Style, Page = paragraph.Page },
        Table table => new ArchivedBlock
        {
            Cells = [.. table.Cells.Select(cell => new ArchivedCell { P = [cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan], X = texts.Pack(cell.Text), Head = cell.IsHead, Number = cell.IsNumber })],
            HeadRows = table.HeadRows,
            Page = table.Page,
        },
        _ => throw new InvalidOperationException($"A block of kind {block.GetType().Name} cannot be stored."),
    };

    private static ArchivedFigure Pack(Figure figure) => new()
    {
        Raw = figure.Raw,
        Unit = figure.Unit,
        Computed = figure.Computed,
        Exact = figure.Value is { } value && PackedFigures.DoesNotFit(value) ? value : null,
        Where = figure.Where is { } place ? ArchivedTexts.Pack(place) : null,
        Reading = figure.Reading,
    };

    private static ArchivedObservation Pack(Observation observation) => new()
    {
        Kind = observation.Kind,
        Section = observation.Section,
        Cells = observation.Cells.IsEmpty ? null : [.. observation.Cells.Select(cell => cell.Code)],
        Expected = observation.Expected,
        Actual = observation.Actual,
        Text = observation.Text,
        Places = observation.Places.IsEmpty ? null : [.. observation.Places.Select(ArchivedTexts.Pack)],
    };

    private static ReadReport Unpack(ArchivedReading archived, Figures values)
    {
        var texts = new ArchivedTexts(archived.Text);
        var source = new Document(archived.Name, archived.Kind, archived.Text, [.. archived.Blocks.Select(block => Unpack(block, texts))])
        {
            Sha256 = archived.Sha256,
            IsRecognised = archived.IsRecognised,
            TitleHint = archived.TitleHint is { } hint ? texts.Unpack(hint) : null,
            Remarks = [.. archived.SourceRemarks ?? []],
        };
        var report = new AnnualReport
        {
            Organ = archived.Organ,
            Year = archived.Year,
            Form = archived.Form,
            Title = archived.Title,
            Preamble = archived.Preamble is { } preamble ? texts.Unpack(preamble) : null,
            Sections = [.. archived.Sections.Select(section => new ReportSection(section.Number, section.Title, texts.Unpack(section.Text), section.Heading is [var start, var length] ? new TextSpan(start, length) : null))],
            Figures = Figures.From(values.Select(pair => new KeyValuePair<CellId, Figure>(pair.Key, Unpack(pair.Value, archived.Figures.GetValueOrDefault(pair.Key.Code))))),
        };
        return new ReadReport(report, source, [.. archived.Observations.Select(Unpack)]);
    }

    private static Block Unpack(ArchivedBlock block, ArchivedTexts texts) => block switch
    {
        { Cells: { } cells } => new Table([.. cells.Select(cell => new TableCell(cell.P[0], cell.P[1], cell.P[2], cell.P[3], texts.Unpack(cell.X)) { IsHead = cell.Head, IsNumber = cell.Number })]) { HeadRows = block.HeadRows ?? 0, Page = block.Page },
        { Level: { } level } => new Heading(level, texts.Unpack(block.X!)) { Page = block.Page },
        _ => new Paragraph(texts.Unpack(block.X!)) { Style = block.Style ?? ParagraphStyle.Body, Page = block.Page },
    };

    private static Figure Unpack(Figure value, ArchivedFigure? archived) => archived is null ? value : value with
    {
        Value = archived.Exact ?? value.Value,
        Raw = archived.Raw,
        Unit = archived.Unit,
        Computed = archived.Computed,
        Where = archived.Where is { } place ? ArchivedTexts.Unpack(place) : null,
        Reading = archived.Reading,
    };

    private static Observation Unpack(ArchivedObservation archived) => new(archived.Kind)
    {
        Section = archived.Section,
        Cells = [.. (archived.Cells ?? []).Select(CellId.Parse)],
        Expected = archived.Expected,
        Actual = archived.Actual,
        Text = archived.Text,
        Places = [.. (archived.Places ?? []).Select(ArchivedTexts.Unpack)],
    };
}
