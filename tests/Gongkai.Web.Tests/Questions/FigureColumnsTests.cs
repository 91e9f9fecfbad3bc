using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Corpus;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Questions;
using Gongkai.Reports;
using Xunit;

namespace Gongkai.Web.Tests.Questions;

/// <summary>Questions over columns give what adding up report by report gives, whatever was amended and however it lies.</summary>
public sealed class FigureColumnsTests
{
    private static readonly Form Form = FormCatalogue.Default.Form("2021");

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Ask_AnyQuestion_EqualsAddingUpReportByReport(ulong seed)
    {
        var random = new Random((int)seed);
        using var columns = new FigureColumns(Form);
        var reports = Enumerable.Range(0, 700).Select(number => Report(number % 300, 2019 + (number / 300), seed * 1_000 + (ulong)number)).OrderBy(_ => random.Next()).ToList();
        columns.Put(reports);
        // Some are amended afterwards: the last that was put in counts.
        var amended = reports.Take(90).Select(pair => (pair.Row, Report(0, 2021, (ulong)random.Next()).Figures)).ToList();
        columns.Put(amended);
        var known = reports.Concat(amended).GroupBy(pair => (pair.Row.OrganId, pair.Row.Year, pair.Row.Scope)).Select(versions => versions.Last()).ToList();
        Assert.Equal(known.Count, columns.Count);

        for (var round = 0; round < 60; round++)
        {
            var question = Question(random);
            Assert.Equal(Slowly(known, question).Select(Words), columns.Ask(question).Select(Words));
        }
    }

    [Fact]
    public void Ask_CellsThatAReportDoesNotKnow_AreCountedAndNeverZero()
    {
        using var columns = new FigureColumns(Form);
        var cell = CellId.Parse("requests.received.total");
        var row = new FigureRow(1, "990100", OrganKind.Department, OrganLevel.Prefecture, 2024, ReportScope.Self);
        columns.Put([(row, Figures.From([new(cell, new Figure(FigureState.Blank, null))])), (row with { OrganId = 2 }, Figures.From([new(cell, Figure.Of(7))]))]);

        Assert.Equal([new AnswerSum(7, 1), new AnswerSum(null, 2)], columns.Ask(new FigureQuestion([cell, CellId.Parse("requests.granted.total")])).Single().Sums);
        Assert.Empty(columns.Ask(new FigureQuestion([cell]) { Division = "44" }));
    }

    [Fact]
    public void Ask_AmountsBeyondFourBytes_AreAddedToTheFen()
    {
        using var columns = new FigureColumns(Form);
        var cell = CellId.Parse("disclosure.fees.amount");
        columns.Put(Enumerable.Range(1, 40).Select(organ => (new FigureRow(organ, "990100", OrganKind.Department, OrganLevel.Prefecture, 2024, ReportScope.Self), Figures.From([new(cell, Figure.Of(123_456_789.01m * organ))]))));

        Assert.Equal(123_456_789.01m * 820, columns.Ask(new FigureQuestion([cell])).Single().Sums[0].Value);
    }

    private static (FigureRow Row, Figures Figures) Report(int organ, int year, ulong seed)
    {
        var row = new FigureRow(organ, string.Create(CultureInfo.InvariantCulture, $"{11 + (organ % 5)}{organ % 3:00}{organ % 7:00}"), (OrganKind)(organ % 4), (OrganLevel)(organ % 3), year, organ % 11 == 0 ? ReportScope.Area : ReportScope.Self);
        var report = RandomReports.Next(new Rng(seed), new RandomOptions { Year = 2022 });
        // A figure in eight is lost.
        return (row, Figures.From(report.Figures.Select(pair => new KeyValuePair<CellId, Figure>(pair.Key, (pair.Key.Index + organ) % 8 == 0 ? new Figure(FigureState.Doubtful, 3) : pair.Value))));
    }

    private static FigureQuestion Question(Random random) => new([.. Form.Cells.Select(cell => cell.Id).OrderBy(_ => random.Next()).Take(random.Next(1, 9))])
    {
        FromYear = random.Next(2018, 2022),
        UntilYear = random.Next(2019, 2023),
        Division = new[] { "", "", "11", "12", "1301", "110203" }[random.Next(6)],
        Kind = random.Next(3) == 0 ? (OrganKind)random.Next(4) : null,
        Level = random.Next(3) == 0 ? (OrganLevel)random.Next(3) : null,
        Scope = random.Next(4) == 0 ? ReportScope.Area : ReportScope.Self,
        By = (Grouping)random.Next(64),
    };

    private static IEnumerable<AnswerLine> Slowly(List<(FigureRow Row, Figures Figures)> reports, FigureQuestion question) => reports
        .Where(pair => pair.Row.Year >= question.FromYear && pair.Row.Year <= question.UntilYear && pair.Row.Division.StartsWith(question.Division, StringComparison.Ordinal) && pair.Row.Scope == question.Scope)
        .Where(pair => (question.Kind is null || pair.Row.Kind == question.Kind) && (question.Level is null || pair.Row.Level == question.Level))
        .GroupBy(pair => KeyOf(pair.Row, question.By))
        .OrderBy(group => group.Key.Year).ThenBy(group => group.Key.Division, StringComparer.Ordinal).ThenBy(group => group.Key.Kind).ThenBy(group => group.Key.Level)
        .Select(group => new AnswerLine(group.Key, group.Count(), [.. question.Cells.Select(cell =>
        {
            var values = group.Select(pair => pair.Figures[cell]).Where(figure => figure.IsCertain).Select(figure => figure.Value!.Value).ToList();
            return new AnswerSum(values.Count == 0 ? null : values.Sum(), group.Count() - values.Count);
        })]));

    private static AnswerKey KeyOf(FigureRow row, Grouping by) => new(
        by.HasFlag(Grouping.Year) ? row.Year : null,
        by.HasFlag(Grouping.County) ? row.Division : by.HasFlag(Grouping.Prefecture) ? row.Division[..4] : by.HasFlag(Grouping.Province) ? row.Division[..2] : null,
        by.HasFlag(Grouping.Kind) ? row.Kind : null,
        by.HasFlag(Grouping.Level) ? row.Level : null);

    private static string Words(AnswerLine line) => $"{line.Key} {line.Reports}: {string.Join(' ', line.Sums.Select(sum => $"{sum.Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-"}/{sum.Unknown}"))}";
}
