using System.Text;
using Gongkai.Corpus;
using Gongkai.Corpus.Samples;
using Gongkai.Corpus.Shapes;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Json;
using Gongkai.Reports.Layout;
using Xunit;

namespace Gongkai.Tests.Documents.Recognising;

/// <summary>Prints that need judgement (law.md §11, rows 42 to 44, 48, 52, 53, 78): the wrong edition, “/”, amounts with and without unit,
/// lost columns, traditional script, a body printed twice, very large numbers.</summary>
public sealed class PrintedFormTests
{
    public static TheoryData<string> TextShapes => [.. ReportShapes.Texts.Where(shape => shape.IsWhole).Select(shape => shape.Id)];

    // Row 42: the edition follows from the heads of table 2, never from the year.
    [Theory, MemberData(nameof(TextShapes))]
    public void FormOf2019_ForTheYear2023_IsFoundByItsHeadsAndAskedAbout(string shape)
    {
        var report = RandomReports.Next(new Rng(42), new RandomOptions { Year = 2023, Edition = "2019" });

        var read = Read(Print(shape, report).Text);

        Assert.Equal((2023, "2019"), (read.Report.Year, read.Report.Form));
        var finding = Assert.Single(ReportChecks.Run(read), finding => finding.Rule == "S-13");
        Assert.Equal((Severity.Warning, FindingKind.Query), (finding.Severity, finding.Kind));
    }

    // Row 43.
    [Theory]
    [InlineData("/")]
    [InlineData("／")]
    [InlineData("—")]
    public void Slash_ForRules_IsNotApplicableAndNoValue(string mark)
    {
        var read = Read(Replace(Print("S05", Quiet("2021")), mark, "disclosure.rules.issued", "disclosure.rules.repealed", "disclosure.rules.in-force"));

        foreach (var column in new[] { "issued", "repealed", "in-force" })
        {
            var figure = read.Report.Figures[$"disclosure.rules.{column}"];
            Assert.Equal((FigureState.NotApplicable, null, mark), (figure.State, figure.Value, figure.Raw));
        }
    }

    // Row 44: an amount is what it says; without a unit nobody knows whether it is 元 or 万元.
    [Theory]
    [InlineData("3.68万元", 36_800, "万元")]
    [InlineData("1312.1万元", 13_121_000, "万元")]
    [InlineData("251000元", 251_000, "元")]
    [InlineData("39476302.00", 39_476_302, null)]
    [InlineData("20000", 20_000, null)]
    public void Procurement_AsPrinted_KeepsValueUnitAndPrint(string print, int yuan, string? unit)
    {
        var read = Read(Replace(Print("S01", Quiet("2019")), print, "disclosure.procurement.amount"));

        var figure = read.Report.Figures["disclosure.procurement.amount"];
        Assert.Equal((FigureState.Read, yuan, unit, print), (figure.State, figure.Value, figure.Unit, figure.Raw));
        Assert.Equal(unit is null, ReportChecks.Run(read).Any(finding => finding.Rule == "U-2" && finding.Actual == yuan));
    }

    // Row 48: ten values under fifteen heads are not the first ten.
    [Theory]
    [InlineData("S01")]
    [InlineData("S02")]
    [InlineData("S05")]
    public void TableFour_WithFiveCellsLost_ShiftsNothing(string shape)
    {
        for (var seed = 0UL; seed < 12; seed++)
        {
            var report = RandomReports.Next(new Rng(seed), new RandomOptions { Scale = ReportScale.Government, Edition = "2021" });
            var placed = Print(shape, report);
            var disputes = placed.Rows.Single(row => row.Table == 4).Figures;
            var text = disputes.Take(5).OrderByDescending(figure => figure.Extent.Start).Aggregate(placed.Text, (now, figure) => now.Remove(figure.Extent.Start, figure.Extent.Length));

            var read = Read(text);

            Assert.All(disputes, figure => Assert.True(!read.Report.Figures[figure.Cell].IsCertain || read.Report.Figures[figure.Cell].Value == figure.Amount, $"{figure.Cell} became {read.Report.Figures[figure.Cell]}"));
            Assert.Contains(ReportChecks.Run(read), finding => finding.Rule == "S-6" && finding.Cells.Length == 15 && finding is { Expected: 15, Actual: 10 });
        }
    }

    // Row 52.
    [Fact]
    public void TraditionalScript_WithChangedVocabulary_IsReadAsTheFormAndKeptAsPrinted()
    {
        var text = Print("S05", Quiet("2019")).Text
            .Replace("规范性文件", "規範性檔案", StringComparison.Ordinal)
            .Replace("行政复议", "行政複議", StringComparison.Ordinal)
            .Replace("政府信息公开", "政府資訊公開", StringComparison.Ordinal)
            .Replace("结转", "結轉", StringComparison.Ordinal);

        var read = Read(text);

        Assert.All(Quiet("2019").Figures, figure => Assert.Equal((figure.Key, figure.Value.Value), (figure.Key, read.Report.Figures[figure.Key].Value)));
        Assert.Contains("行政复议", read.Report.Section(4)!.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("資訊", read.Report.Title, StringComparison.Ordinal);
        Assert.Equal(text, read.Source.Text);
        var place = read.Report.Figures["disclosure.normative.made"].Where!.Value.Span;
        Assert.Contains("規範性檔案", text[..place.Start].Split('\n')[^1] + text[..place.Start].TrimEnd().Split('\n')[^1] + string.Join('\n', text[..place.Start].Split('\n')[^6..]), StringComparison.Ordinal);
    }

    // Row 53: a body printed twice is one report; where the copies differ, nobody decides for the organ.
    [Fact]
    public void BodyPrintedTwice_WithOneCellChanged_ListsTheDifference()
    {
        var sample = SampleFiles.All.Single(sample => sample.Path.EndsWith("taiwan-twice.txt", StringComparison.Ordinal));
        var twice = Encoding.UTF8.GetString([.. sample.Bytes]);
        var once = ReportRecogniser.Recognise(DocumentReader.Read(sample.Bytes.AsMemory(), sample.Path, cancellation: TestContext.Current.CancellationToken)).Report.Figures["requests.received.total"];
        var place = once.Where!.Value.Span;

        var read = Read(twice.Remove(place.Start, place.Length).Insert(place.Start, "99"));

        var finding = Assert.Single(ReportChecks.Run(read), finding => finding.Rule == "S-3");
        Assert.Equal(["requests.received.total"], finding.Cells.Select(cell => cell.Code));
        Assert.Equal([once.Raw, "99"], finding.Evidence.Select(evidence => Printed(read, evidence)).Order(StringComparer.Ordinal));
        Assert.Equal(FigureState.Doubtful, read.Report.Figures["requests.received.total"].State);
        Assert.All(sample.Truth!.Figures.Where(figure => figure.Key.Code != "requests.received.total"), figure => Assert.Equal((figure.Key, figure.Value.Value), (figure.Key, read.Report.Figures[figure.Key].Value)));
    }

    // Row 78: the largest figures of a province survive every kind of file to the last digit.
    [Theory]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("md")]
    [InlineData("txt")]
    [InlineData("json")]
    public void LargeNumbers_WrittenAndRead_AreExact(string extension)
    {
        var figures = Quiet("2021").Figures
            .With(CellId.Parse("disclosure.penalty.decisions"), Figure.Of(31_240_000))
            .With(CellId.Parse("disclosure.licence.decisions"), Figure.Of(999_999_999_999))
            .With(CellId.Parse("disclosure.fees.amount"), Figure.Of(25_850_000_000.01m));
        var report = Quiet("2021") with { Figures = figures };

        using var file = new MemoryStream();
        Write(report, extension, file);
        var read = extension == "json" ? ReportJsonReader.Read(file.ToArray()) : ReportRecogniser.Recognise(DocumentReader.Read(file.ToArray(), "report." + extension, cancellation: TestContext.Current.CancellationToken)).Report;

        Assert.Equal(31_240_000m, read.Figures["disclosure.penalty.decisions"].Value);
        Assert.Equal(999_999_999_999m, read.Figures["disclosure.licence.decisions"].Value);
        Assert.Equal(25_850_000_000.01m, read.Figures["disclosure.fees.amount"].Value);
    }

    private static void Write(AnnualReport report, string extension, Stream file)
    {
        var blocks = ReportLayout.Lay(report);
        switch (extension)
        {
            case "html": HtmlWriter.Write(blocks, file); break;
            case "docx": DocxWriter.Write(blocks, file); break;
            case "md": MarkdownWriter.Write(blocks, file); break;
            case "txt": PlainTextWriter.Write(blocks, file); break;
            default: file.Write(ReportJson.Write(new ReportStatement(new ReadReport(report, Read("").Source, []), [], []), System.Globalization.CultureInfo.InvariantCulture)); break;
        }
    }

    private static AnnualReport Quiet(string edition) =>
        RandomReports.Next(new Rng(7), new RandomOptions { Edition = edition, Year = edition == "2019" ? 2020 : 2023, Scale = ReportScale.Busy });

    private static PlacedReport Print(string shape, AnnualReport report) => ReportShapes.Texts.Single(known => known.Id == shape).Print(report, new Rng(7));

    private static string Replace(PlacedReport placed, string print, params string[] codes) =>
        placed.Rows.SelectMany(row => row.Figures).Where(figure => codes.Contains(figure.Cell.Code)).OrderByDescending(figure => figure.Value.Start)
            .Aggregate(placed.Text, (text, figure) => text.Remove(figure.Value.Start, figure.Value.Length).Insert(figure.Value.Start, print));

    private static string Printed(ReadReport read, Evidence evidence) => read.Source.Text.Substring(evidence.Where!.Value.Span.Start, evidence.Where.Value.Span.Length).Trim();

    private static ReadReport Read(string text) =>
        ReportRecogniser.Recognise(DocumentReader.Read(Encoding.UTF8.GetBytes(text.Length == 0 ? "无" : text), "report.txt", cancellation: TestContext.Current.CancellationToken));
}
