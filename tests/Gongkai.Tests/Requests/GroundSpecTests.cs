using System.Globalization;
using Gongkai.Reports;
using Gongkai.Requests;
using Xunit;

namespace Gongkai.Tests.Requests;

/// <summary>Runs the tables of <c>tests/specs/requests.md</c> that need no store.</summary>
public sealed class GroundSpecTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Grounds => SpecTable.Theory("requests.md", "办理结果");

    public static IEnumerable<TheoryDataRow<string[]>> Fees => SpecTable.Theory("requests.md", "信息处理费");

    public static IEnumerable<TheoryDataRow<string[]>> Numbers => SpecTable.Theory("requests.md", "文号");

    [Theory]
    [MemberData(nameof(Grounds))]
    public void Ground_AsTheTableSays_CountsAndCites(string[] row)
    {
        var ground = Ground.Find(row[0])!;
        Assert.Equal((row[1], row[2]), (RowIn(ground, 2020), RowIn(ground, 2025)));
        Assert.Equal(row[3], ground.Article);
        Assert.Equal((row[4], row[5]), (RemedyBook.At(ground.Remedy, new DateOnly(2023, 12, 29)).Route.ToString(), RemedyBook.At(ground.Remedy, new DateOnly(2024, 1, 2)).Route.ToString()));
    }

    [Theory]
    [MemberData(nameof(Fees))]
    public void Fee_AsTheTableSays_IsThatMuch(string[] row)
    {
        var total = FeeSchedule.At(new DateOnly(2025, 5, 1))!.Total(Enum.Parse<FeeMode>(row[1]), int.Parse(row[2], CultureInfo.InvariantCulture));
        Assert.Equal(long.Parse(row[3], CultureInfo.InvariantCulture) * 100, total);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void DocumentNumber_AsTheTableSays_IsPrinted(string[] row) =>
        Assert.Equal(row[5], LetterSeries.Print(row[2], row[1], int.Parse(row[3], CultureInfo.InvariantCulture), long.Parse(row[4], CultureInfo.InvariantCulture)));

    // Rows of the table of the law that concern requests, clocks, letters, fees and disputes; the number heads the row that runs it.
    [Fact]
    public void Tables_RunEveryRowOfTheLawAboutRequests()
    {
        var run = new[] { "clock.md", "requests.md" }.SelectMany(SpecTable.Firsts).Select(first => first.Split(' ')[0]).Where(word => word.Length > 0 && word.All(char.IsAsciiDigit)).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToHashSet();
        House.Expect.None(Enumerable.Range(1, 27).Concat(Enumerable.Range(54, 15)).Append(80).Append(84).Where(row => !run.Contains(row)).Select(row => row.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Fee_Before2021_IsNone() => Assert.Null(FeeSchedule.At(new DateOnly(2020, 12, 31)));

    [Fact]
    public void Grounds_AllStandInTheTable() =>
        Assert.Equal(Ground.All.Select(ground => ground.Code), SpecTable.Rows("requests.md", "办理结果").Select(row => row[0]));

    [Theory]
    [InlineData(2019)]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2025)]
    public void Grounds_OfAYear_ReachEveryRowOfItsForm(int year)
    {
        var day = new DateOnly(year, 12, 31);
        var reached = Ground.On(day, MatterKind.Request).Select(ground => ground.OutcomeOn(day)!.Code).ToHashSet();
        Assert.True(reached.SetEquals(Outcome.In(FormCatalogue.Default.MeantFor(year)).Select(outcome => outcome.Code)));
    }

    [Fact]
    public void Remedies_WhoseRuleIsOpen_SaySo()
    {
        Assert.True(RemedyBook.At("query", new DateOnly(2024, 6, 1)).IsDoubtful);
        Assert.False(RemedyBook.At("query", new DateOnly(2025, 6, 3)).IsDoubtful);
        Assert.True(RemedyBook.At("partly", new DateOnly(2024, 6, 1)).IsDoubtful);
    }

    private static string RowIn(Ground ground, int year)
    {
        var day = new DateOnly(year, 6, 30);
        return ground.IsInForce(day) ? ground.OutcomeOn(day)?.Code["requests.".Length..] ?? "" : "";
    }
}
