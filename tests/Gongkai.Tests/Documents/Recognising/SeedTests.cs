using System.Text.Json;
using Gongkai.Corpus;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Json;
using Xunit;

namespace Gongkai.Tests.Documents.Recognising;

/// <summary>The five shared example reports against what people established of them: who, when, parts, all 990 figures, findings.</summary>
public sealed class SeedTests
{
    private const string Chinese = "一二三四五六";

    // The finding of each that structure alone shows, by the id that people gave it.
    private static readonly Dictionary<string, string> Structural = new(StringComparer.Ordinal) { ["LN-2"] = "S-2", ["LN-3"] = "S-1", ["LY-1"] = "S-8", ["MHK-3"] = "U-2" };

    public static TheoryData<string> Names => Seeds.Available ? [.. Seeds.Names] : [""];

    [Theory, MemberData(nameof(Names))]
    public void Seed_Read_IsWhatPeopleEstablished(string name)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var expected = Seeds.Expected(name);
        var report = Read(name).Report;

        Assert.Equal(expected.GetProperty("organ").GetString(), report.Organ);
        Assert.Equal(expected.GetProperty("year").GetInt32(), report.Year);
        Assert.Equal(expected.GetProperty("form").GetString(), report.Form);
        Assert.Equal(expected.GetProperty("title").GetString(), report.Title);
        Assert.Equal(expected.GetProperty("sections").EnumerateArray().Select(section => section.GetString()), report.Sections.Select(section => $"{Chinese[section.Number - 1]}、{section.Title}"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Seed_Figures_HaveTheirValueStateAndPlace(string name)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var expected = Seeds.ExpectedFigures(name);
        var read = Read(name);

        Assert.Equal(198, expected.Count);
        Assert.Equal(expected.Keys, read.Report.Figures.Select(figure => figure.Key));
        Assert.All(expected, pair =>
        {
            var figure = read.Report.Figures[pair.Key];
            Assert.Equal((pair.Key, pair.Value), (pair.Key, figure.Value));
            Assert.True(pair.Value is null ? figure.State is FigureState.Blank or FigureState.Absent : figure.State == FigureState.Read, $"{pair.Key} is {figure.State}");
            Assert.True(pair.Value is null || read.Source.Text.AsSpan(figure.Where!.Value.Span.Start, figure.Where.Value.Span.Length).Contains(figure.Raw, StringComparison.Ordinal), $"{figure.Raw} does not stand at its place");
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Seed_ProcurementAmount_KeepsItsPrintAndUnit(string name)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var printed = Seeds.Expected(name).GetProperty("printed_amount");
        var figure = Read(name).Report.Figures["disclosure.procurement.amount"];
        var (number, unit) = (decimal.Parse(new string([.. figure.Raw!.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')]), System.Globalization.CultureInfo.InvariantCulture), printed.GetProperty("unit").GetString());

        Assert.Equal(printed.GetProperty("raw").GetString(), figure.Raw);
        Assert.Equal(unit, figure.Unit);
        Assert.Equal(unit == "万元" ? number * 10_000 : number, figure.Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void Seed_Findings_AreThoseOfPeopleAndNoOtherError(string name)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var findings = ReportStatement.Of(Read(name)).Findings;
        var expected = Seeds.Expected(name).GetProperty("findings").EnumerateArray().ToList();

        foreach (var (id, rule) in Structural.Where(pair => expected.Exists(finding => Id(finding) == pair.Key)))
        {
            var severity = expected.Single(finding => Id(finding) == id).GetProperty("severity").GetString() == "error" ? Severity.Error : Severity.Warning;
            Assert.Contains(findings, finding => finding.Rule == rule && finding.Severity == severity && finding.Kind == (severity == Severity.Error ? FindingKind.Error : FindingKind.Query));
        }

        Assert.Equal(expected.Count(finding => finding.GetProperty("severity").GetString() == "error"), findings.Count(finding => finding.Severity == Severity.Error));
    }

    [Fact]
    public void Seed002_PrintedTwice_NamesEveryPartThatIs()
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var repeated = Read(Seeds.Names[2]).Observations.Where(observation => observation.Kind == ObservationKind.SectionRepeated);

        Assert.Equal([2, 3, 4, 5], repeated.Select(observation => observation.Section).Order());
        Assert.All(repeated, observation => Assert.Equal(2, observation.Places.Length));
    }

    [Fact]
    public void Seed003_EightNumbersInSevenColumns_AreNotedAndTheLostReviewCellsNamed()
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var findings = ReportChecks.Run(Read(Seeds.Names[3]));

        Assert.Equal(["requests.other.natural", "requests.total.natural"], findings.Where(finding => finding is { Rule: "S-7", Severity: Severity.Info }).Select(finding => finding.Cells[0].Code));
        var blank = Assert.Single(findings, finding => finding.Rule == "S-8");
        Assert.Equal(["upheld", "corrected", "other", "pending", "total"], blank.Cells.Select(cell => cell.Code.Split('.')[^1]));
        Assert.All(blank.Cells, cell => Assert.StartsWith("disputes.reconsideration.", cell.Code, StringComparison.Ordinal));
    }

    private static string? Id(JsonElement finding) => finding.GetProperty("id").GetString();

    private static ReadReport Read(string name) =>
        ReportRecogniser.Recognise(DocumentReader.Read(File.ReadAllBytes(Seeds.PathOf(name)), name, cancellation: TestContext.Current.CancellationToken));
}
