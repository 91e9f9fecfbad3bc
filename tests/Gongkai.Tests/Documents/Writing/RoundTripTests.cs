using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Gongkai.Corpus;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
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
                var read = Read(extension, report)!.Report;
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

    private static ReadReport? Read(string extension, AnnualReport report)
    {
        using var file = new MemoryStream();
        Writers[extension](ReportLayout.Lay(report), file);
        try
        {
            return ReportRecogniser.Recognise(DocumentReader.Read(file.ToArray(), "report" + extension, cancellation: TestContext.Current.CancellationToken));
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
