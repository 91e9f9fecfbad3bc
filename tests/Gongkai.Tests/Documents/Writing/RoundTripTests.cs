using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Gongkai.Corpus;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Reports.Json;
using Gongkai.Reports.Layout;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Writing;

/// <summary>What a writer wrote, the readers read back: every value, blank and part, for random reports of both forms.</summary>
public sealed class RoundTripTests
{
    private const int Reports = 500;

    private static readonly Dictionary<string, Action<ImmutableArray<Block>, Stream>> Writers = new()
    {
        [".txt"] = PlainTextWriter.Write,
        [".md"] = MarkdownWriter.Write,
        [".html"] = HtmlWriter.Write,
        [".docx"] = DocxWriter.Write,
        [".xlsx"] = (blocks, output) => XlsxWriter.Write(blocks, output, [.. FormCatalogue.Default.Forms.SelectMany(form => form.Equations)]),
    };

    public static TheoryData<string> Extensions => [.. Writers.Keys];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Writer_RandomReport_ReadsBackAsItWas(string extension)
    {
        Assert.SkipWhen(Read(extension, RandomReports.Next(new Rng(1))) is null, "There is no reader for this kind of file yet.");

        Gen.ULong.Sample(
            seed =>
            {
                var report = RandomReports.Next(new Rng(seed), new RandomOptions { BlankPercent = 40 });
                // Every other file is robbed of what only its writer and a program would see: names of places, styles, properties. A reader must do without.
                var read = Read(extension, report, isBared: seed % 2 == 0)!.Report;
                Assert.Equal((report.Organ, report.Year, report.Form, report.Title), (read.Organ, read.Year, read.Form, read.Title));
                Assert.Equal(Printed(report, report), Printed(report, read));
                Assert.Equal(Words(report), Words(read));
                Assert.EndsWith(report.Preamble?.Value ?? "", read.Preamble?.Value.Trim() ?? "", StringComparison.Ordinal);
            },
            iter: Reports,
            threads: 1);
    }

    [Fact]
    public void CsvWriter_RandomReport_HoldsEveryFigureWithItsState()
    {
        Gen.ULong.Sample(
            seed =>
            {
                var report = RandomReports.Next(new Rng(seed), new RandomOptions { BlankPercent = 40 });
                var lines = CsvWriter.ToText(report).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
                var read = lines.Select(fields => (CellId.Parse(fields[0]), fields[4].Length == 0 ? (decimal?)null : decimal.Parse(fields[4], CultureInfo.InvariantCulture), FigureStates.Parse(fields[5])));
                Assert.Equal(Printed(report, report), read);
            },
            iter: Reports,
            threads: 1);
    }

    [Fact]
    public void Json_RandomReport_ReadsBackWithEveryStateOfEveryCell()
    {
        var met = new HashSet<FigureState>();
        var source = DocumentReader.Read("年度报告"u8.ToArray(), "report.txt", cancellation: TestContext.Current.CancellationToken);
        Gen.ULong.Sample(
            seed =>
            {
                var random = new Rng(seed);
                var report = RandomReports.Next(random, new RandomOptions { BlankPercent = 40 });
                report = report with { Figures = Figures.From(report.Figures.Select(pair => KeyValuePair.Create(pair.Key, AnyState(random, pair.Value)))) };
                var json = ReportJson.Write(new ReportStatement(new ReadReport(report, source, []), [], []), CultureInfo.InvariantCulture);
                var read = ReportJsonReader.Read(json);
                Assert.Equal((report.Organ, report.Year, report.Form, report.Title), (read.Organ, read.Year, read.Form, read.Title));
                Assert.Equal(Whole(report), Whole(read));
                Assert.Equal(Words(report), Words(read));
                met.UnionWith(report.Figures.Select(pair => pair.Value.State));
            },
            iter: Reports,
            threads: 1);
        Assert.Equal(Enum.GetValues<FigureState>().ToHashSet(), met);
    }

    // One of the seven ways in which a cell can be; a value only where the state may have one.
    private static Figure AnyState(Rng random, Figure figure) => (FigureState)random.Next(Enum.GetValues<FigureState>().Length) switch
    {
        FigureState.Read => figure,
        FigureState.Doubtful => new Figure(FigureState.Doubtful, random.Chance(50) ? null : figure.Value) { Raw = "3?", Unit = figure.Unit },
        FigureState.Inferred => new Figure(FigureState.Inferred, figure.Value ?? 0),
        FigureState.NotApplicable => new Figure(FigureState.NotApplicable, null) { Raw = "/" },
        FigureState.Blank => new Figure(FigureState.Blank, null) { Raw = "" },
        var state => new Figure(state, null),
    };

    // What the equations give beside a figure is no part of it: the writer works it out anew.
    private static IEnumerable<(CellId Cell, FigureState State, decimal? Value, string? Raw, string? Unit)> Whole(AnnualReport report) =>
        FormCatalogue.Default.Form(report.Form!).Cells.Select(cell => (cell.Id, Figure: report.Figures[cell.Id])).Select(pair => (pair.Id, pair.Figure.State, pair.Figure.Value, pair.Figure.Raw, pair.Figure.Unit));

    private static ReadReport? Read(string extension, AnnualReport report, bool isBared = false)
    {
        using var file = new MemoryStream();
        Writers[extension](ReportLayout.Lay(report), file);
        var bytes = isBared ? Bared.Of(file.ToArray(), extension) : file.ToArray();
        try
        {
            return ReportRecogniser.Recognise(DocumentReader.Read(bytes, "report" + extension, cancellation: TestContext.Current.CancellationToken));
        }
        catch (NotReadableException) when (extension is ".docx" or ".xlsx")
        {
            return null;
        }
    }

    private static IEnumerable<(CellId Cell, decimal? Value, FigureState State)> Printed(AnnualReport form, AnnualReport report) =>
        FormCatalogue.Default.Form(form.Form!).Cells.Select(cell => (cell.Id, report.Figures[cell.Id].Value, report.Figures[cell.Id].State));

    private static IEnumerable<string> Words(AnnualReport report) => report.Sections.Select(section => $"{section.Number} {section.Title}\n{section.Text.Value.Trim()}");
}
