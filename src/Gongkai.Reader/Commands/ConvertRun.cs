using System.Collections.Immutable;
using Gongkai.Documents.Writing;
using Gongkai.Reader.Words;
using Gongkai.Reports;
using Gongkai.Reports.Conversion;
using Gongkai.Reports.Json;
using Gongkai.Reports.Layout;
using Gongkai.Text;

namespace Gongkai.Reader.Commands;

/// <summary>Converts one report: first to the edition asked for, then to the kind of file that the ending names.
/// The file is written whole or not at all.</summary>
internal sealed class ConvertRun(CommandWords words)
{
    private string? asked;
    private ImmutableArray<ConversionLine> log = [];

    public int Run(string input, string output, string? edition)
    {
        var extension = Path.GetExtension(output).ToLowerInvariant();
        var write = WriterOf(extension) ?? throw new UsageException(words.Fill("usage.extension", ("extension", extension)));
        var form = edition is null ? null : FormCatalogue.Default.Find(edition) ?? throw new UsageException(words.Fill("usage.form", ("form", edition), ("known", string.Join(' ', FormCatalogue.Default.Forms.Select(known => known.Edition)))));
        var read = ReportFile.Read(input, words);
        if (form is not null)
        {
            var converted = FormConverter.Convert(read.Report, form);
            (asked, log) = (form.Edition, converted.Log);
            Tell("conversion.unknown", converted.Log.Count(line => line.Grade is ConversionGrade.Unknown or ConversionGrade.Hint));
            Tell("conversion.kept", converted.Log.Count(line => line.Grade == ConversionGrade.Kept));
            read = read with { Report = converted.Report };
        }

        using var content = new MemoryStream();
        write(read, content);
        WholeFile.Save(output, content, words);
        Console.Error.WriteLine(words.Fill("written", ("file", output)));
        return ExitCodes.Fine;
    }

    private void Tell(string name, int count)
    {
        if (count > 0)
        {
            Console.Error.WriteLine(words.Fill(name, ("count", count.ToString(words.Culture))));
        }
    }

    private Action<ReadReport, Stream>? WriterOf(string extension) => extension switch
    {
        ".json" => (read, stream) => stream.Write(ReportJson.Write(ReportStatement.Of(read), words.Culture, indented: true)),
        ".csv" => (read, stream) => CsvWriter.Write(read.Report, stream),
        ".html" or ".htm" => (read, stream) => HtmlWriter.Write(Lay(read), stream),
        ".md" => (read, stream) => MarkdownWriter.Write(Lay(read), stream),
        ".txt" => (read, stream) => PlainTextWriter.Write(Lay(read), stream),
        ".docx" => (read, stream) => DocxWriter.Write(Lay(read), stream),
        ".xlsx" => (read, stream) => XlsxWriter.Write(Lay(read), stream, FormCatalogue.Default.Find(read.Report.Form)?.Equations ?? []),
        ".pdf" => (read, stream) => PdfByOffice.Write(Lay(read), stream, words),
        _ => null,
    };

    // A report with figures that nobody confirmed prints as a draft.
    private ImmutableArray<Block> Lay(ReadReport read) =>
        ReportLayout.Lay(read.Report, new LayoutOptions
        {
            Edition = asked,
            Conversion = log,
            Mark = read.Report.Figures.Any(figure => figure.Value.State is FigureState.Doubtful or FigureState.Inferred) ? ReportMark.Draft : ReportMark.None,
        });
}
