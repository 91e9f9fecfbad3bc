using System.Globalization;
using Gongkai.Agencies;
using Xunit;

namespace Gongkai.Tests.Agencies;

/// <summary>Runs <c>tests/specs/clock.md</c>.</summary>
public sealed class ClockSpecTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Replies => SpecTable.Theory("clock.md", "答复期限");

    public static IEnumerable<TheoryDataRow<string[]>> Workdays => SpecTable.Theory("clock.md", "工作日推算");

    public static IEnumerable<TheoryDataRow<string[]>> Periods => SpecTable.Theory("clock.md", "其他期限");

    public static IEnumerable<TheoryDataRow<string[]>> Receipts => SpecTable.Theory("clock.md", "收到之日");

    public static IEnumerable<TheoryDataRow<string[]>> Reports => SpecTable.Theory("clock.md", "年度报告");

    public static IEnumerable<TheoryDataRow<string[]>> Responses => SpecTable.Theory("clock.md", "回应关切");

    public static IEnumerable<TheoryDataRow<string[]>> Years => SpecTable.Theory("clock.md", "日历自检");

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_AsTheTableSays_IsDue(string[] row)
    {
        var events = row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (request, errors) = DeadlineRequest.Parse(row[1], events, row[3].Length == 0 ? null : row[3]);
        Assert.Empty(errors);

        var answer = request!.Answer();

        Assert.Equal(row[4], Text(answer.Due));
        Assert.Equal(row[5] == "是", answer.Provisional);
        Assert.Equal(row[6], string.Join(' ', answer.Remarks.Select(remark => ClockNames.Of(remark.Kind))));
        ClockSums.AssertAddUp(answer, WorkCalendar.AsOf(request.AsOf));
    }

    [Theory]
    [MemberData(nameof(Workdays))]
    public void Workdays_AsTheTableSays_End(string[] row)
    {
        var calendar = WorkCalendar.AsOf(row[3].Length == 0 ? null : Iso(row[3]));
        Assert.Equal(row[4], Text(calendar.AddWorkdays(Iso(row[1]), int.Parse(row[2], CultureInfo.InvariantCulture))));
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Period_AsTheTableSays_Ends(string[] row)
    {
        var limit = Limits.Named(row[1], Iso(row[2]), WorkCalendar.National);
        Assert.Equal((row[3], row[4], false), (Text(limit.Due), Text(limit.RemindOn), limit.Provisional));
    }

    [Theory]
    [MemberData(nameof(Receipts))]
    public void Receipt_AsTheTableSays_IsThatDay(string[] row)
    {
        var receipt = StatutoryReceipt.Of(Enum.Parse<ReceiptChannel>(row[1]), Iso(row[2]), row[3].Length == 0 ? null : Iso(row[3]));
        Assert.Equal(row[4], receipt is null ? "" : Text(receipt.Received));
        Assert.Equal(row[5] == "是", receipt?.ConfirmedLate ?? false);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Report_AsTheTableSays_IsDue(string[] row)
    {
        var year = int.Parse(row[2], CultureInfo.InvariantCulture);
        var due = ReportDates.For(Enum.Parse<ReportDuty>(row[1]), year, WorkCalendar.National, row[3].Length == 0 ? null : Iso(row[3]));
        Assert.Equal((row[4], row[5], row[6]), (Text(due.Statutory), Text(due.Due), Text(due.RemindOn)));
        Assert.False(due.IsLate(due.Statutory));
        Assert.True(due.IsLate(due.Statutory.AddDays(1)));
        Assert.Equal(due.Due < due.Statutory, due.MissesLocalDate(due.Statutory));
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void Response_AsTheTableSays_IsDueAtThatHour(string[] row)
    {
        var noticed = DateTime.ParseExact(row[2], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal(row[3], Limits.Response(row[1], noticed).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Year_AsTheTableSays_HasThatManyWorkdays(string[] row)
    {
        var year = int.Parse(row[1], CultureInfo.InvariantCulture);
        var days = WorkCalendar.National.WorkdaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));
        Assert.Equal(row[2], days.ToString(CultureInfo.InvariantCulture));
    }

    private static DateOnly Iso(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
