using System.Globalization;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Xunit;

namespace Gongkai.Tests.Reports.Checks;

/// <summary>Runs <c>tests/specs/report.md</c>.</summary>
public sealed class ReportSpecTests
{
    public static IEnumerable<TheoryDataRow<string[]>> OneReport => SpecTable.Theory("report.md", "一份报告");

    public static IEnumerable<TheoryDataRow<string[]>> TwoYears => SpecTable.Theory("report.md", "前后两年");

    [Theory]
    [MemberData(nameof(OneReport))]
    public void Report_AsTheTableSays_HasTheseFindings(string[] row)
    {
        var report = Report(row[3], row[4]) with { Organ = row[1], Year = int.Parse(row[2], CultureInfo.InvariantCulture) };
        Assert.Equal(row[5], Words(ReportChecks.Run(report)));
    }

    [Theory]
    [MemberData(nameof(TwoYears))]
    public void Year_AsTheTableSays_FollowsFromTheLast(string[] row)
    {
        var before = Report(row[1], row[2]) with { Year = 2019 };
        var after = Report(row[1], row[3]) with { Year = 2020 };
        var explanations = row[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .Select(pair => new Explanation(pair[0], Enum.Parse<ExplanationKind>(pair[1]), "说明在案")).ToArray();

        var findings = YearChecks.Compare(before, after, explanations);

        Assert.Equal(row[5], Words(findings));
        Assert.All(findings, finding => Assert.True(finding.Explanation == "说明在案" == (explanations.Length > 0 && finding.Severity == Severity.Info)));
    }

    [Fact]
    public void BrokenSum_OfAnyRule_NamesItsCellsBothSidesAndWords()
    {
        var report = Report("2021", "基础 requests.carried-out.natural=12");

        var column = Assert.Single(ReportChecks.Run(report), finding => finding.Rule == "T3-1");
        Assert.Equal((108m, 109m), (column.Expected, column.Actual));
        Assert.Equal(["requests.received.natural", "requests.carried-in.natural", "requests.total.natural", "requests.carried-out.natural"], column.Cells.Select(cell => cell.Code));
        var words = RuleBook.Message(column, CultureInfo.GetCultureInfo("zh-Hans"));
        Assert.Contains("自然人", words, StringComparison.Ordinal);
        Assert.Contains("= 108", words, StringComparison.Ordinal);
        Assert.Contains("= 109", words, StringComparison.Ordinal);
        Assert.DoesNotContain('{', words);
    }

    // Row 37: a printed blank stays blank, what the equations give stands beside it.
    [Fact]
    public void BlankTotals_Completed_StayBlankBesideTheirSum()
    {
        var report = Report("2021", "基础 requests.total.natural=空 requests.total.total=空");

        var figures = Completion.Compute(FormCatalogue.Default.Form("2021"), report.Figures);

        Assert.Equal((FigureState.Blank, null, 97m), (figures["requests.total.natural"].State, figures["requests.total.natural"].Value, figures["requests.total.natural"].Computed));
        Assert.Equal(117m, figures["requests.total.total"].Computed);
    }

    [Fact]
    public void Explanation_ForOtherCells_ChangesNothing()
    {
        var before = Report("2021", "requests.carried-out.natural=4 requests.carried-out.total=4") with { Year = 2019 };
        var after = Report("2021", "requests.carried-in.natural=3 requests.carried-in.total=3") with { Year = 2020 };
        var onlyTotal = new Explanation("T3-5", ExplanationKind.RequestsTransferred, "一件移送市水务局") { Cells = [CellId.Parse("requests.carried-in.total")] };

        var findings = YearChecks.Compare(before, after, onlyTotal);

        Assert.Equal([("requests.carried-in.natural", Severity.Warning), ("requests.carried-in.total", Severity.Info)], findings.Select(finding => (finding.Cells[0].Code, finding.Severity)));
    }

    // A sum that does not add up is an error however it came about: it can be filed with a reservation, not explained away.
    [Fact]
    public void Explanation_OfABrokenSum_ChangesNothing()
    {
        var report = Report("2021", "基础 requests.carried-out.natural=12");
        foreach (var kind in Enum.GetValues<ExplanationKind>())
        {
            Assert.All(ReportChecks.Run(report, new Explanation("T3-1", kind, "另有原因")).Where(finding => finding.Rule == "T3-1"), finding => Assert.Equal(Severity.Error, finding.Severity));
        }
    }

    [Fact]
    public void Rules_AllOfThem_SayInBothLanguagesWhatToDo()
    {
        Assert.All(RuleBook.Rules, rule =>
        {
            Assert.All(new[] { rule.Title.Zh, rule.Title.En, rule.Message.Zh, rule.Message.En }, words => Assert.False(string.IsNullOrWhiteSpace(words), rule.Id));
            Assert.True(rule.Severity != Severity.Error || rule.Basis.Length > 0, $"{rule.Id} is an error without a basis.");
            Assert.True(rule.Severity != Severity.Error || rule.Exceptions.IsEmpty, $"{rule.Id} is an error that knows an exception.");
            Assert.Equal((rule.Severity == Severity.Error, rule.Severity == Severity.Info), (rule.Kind == FindingKind.Error, rule.Kind == FindingKind.Note));
        });
        Assert.All(Enum.GetValues<ExplanationKind>(), kind => Assert.Contains(RuleBook.Rules, rule => rule.Exceptions.Contains(kind)));
    }

    private static AnnualReport Report(string edition, string figures)
    {
        var form = FormCatalogue.Default.Form(edition);
        var printed = figures.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word == "基础" ? SpecTable.Rows("report.md", "基础报告").SelectMany(row => row[1].Split(' ')) : [word])
            .Select(pair => pair.Split('='));
        var zeros = form.Cells.Select(cell => KeyValuePair.Create(cell.Id, Figure.Of(0)));
        return new AnnualReport { Form = edition, Figures = Figures.From(zeros.Concat(printed.Select(pair => KeyValuePair.Create(CellId.Parse(pair[0]), Print(pair[1]))))) };
    }

    private static Figure Print(string printed) => printed switch
    {
        "空" => new Figure(FigureState.Blank, null),
        "/" => new Figure(FigureState.NotApplicable, null) { Raw = "/" },
        _ => Figure.Of(decimal.Parse(printed, CultureInfo.InvariantCulture)),
    };

    private static string Words(IEnumerable<Finding> findings) =>
        string.Join(' ', findings.Where(finding => finding.Rule[0] == 'T').Select(finding => $"{finding.Rule}/{finding.Severity}"));
}
