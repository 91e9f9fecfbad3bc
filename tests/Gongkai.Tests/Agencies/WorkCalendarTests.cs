using System.Globalization;
using Gongkai.Agencies;
using Xunit;

namespace Gongkai.Tests.Agencies;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.National;

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Year_CountedDayByDay_HasThePublishedNumberOfWorkdays(int year, int workdays) =>
        Assert.Equal(workdays, Calendar.WorkdaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Fact]
    public void Years_From2004To2026_AreKnownWithoutGap()
    {
        Assert.Equal(Enumerable.Range(2004, 23), HolidayData.Years.Select(year => year.Year));
        Assert.Equal(2026, Calendar.LastKnownYear);
        Assert.False(Calendar.IsKnown(new DateOnly(2027, 1, 1)));
        Assert.False(Calendar.IsKnown(new DateOnly(2003, 12, 31)));
    }

    [Fact]
    public void Notices_AllVersions_GiveOnlyWeekendsAsMakeUpDaysAndNeverADayTwice()
    {
        foreach (var version in HolidayData.Years.SelectMany(year => year.Versions))
        {
            Assert.All(version.Work, date => Assert.True(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{date:O}"));
            Assert.DoesNotContain(version.Work, date => version.Off.Any(span => span.Contains(date)));
            Assert.All(version.Off, span => Assert.InRange(span.Days, 1, 10));
            Assert.Equal(version.Work.Length, version.Work.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("2024-09-29", DayKind.MakeUpWorkday)]
    [InlineData("2024-10-01", DayKind.DayOff)]
    [InlineData("2024-02-09", DayKind.Weekday)]
    [InlineData("2025-01-28", DayKind.DayOff)]
    [InlineData("2024-10-13", DayKind.Weekend)]
    [InlineData("2018-12-29", DayKind.MakeUpWorkday)]
    [InlineData("2018-12-31", DayKind.DayOff)]
    [InlineData("2015-09-03", DayKind.DayOff)]
    public void Day_OfTheNewestCalendar_SaysWhyItCounts(string date, DayKind kind) => Assert.Equal(kind, Calendar.Day(Iso(date)).Kind);

    [Theory]
    [InlineData("2019-03-21", "2019-05-02", true)]
    [InlineData("2019-03-22", "2019-05-02", false)]
    [InlineData("2019-03-21", "2019-05-05", false)]
    [InlineData("2019-03-22", "2019-05-05", true)]
    [InlineData("2020-01-26", "2020-01-31", true)]
    [InlineData("2020-01-26", "2020-02-01", true)]
    [InlineData("2020-01-27", "2020-01-31", false)]
    [InlineData("2020-01-27", "2020-02-01", false)]
    [InlineData("2018-11-20", "2018-12-31", true)]
    [InlineData("2018-12-20", "2018-12-31", false)]
    public void AsOf_BeforeAndAfterAChangedNotice_PicksTheVersionOfThatDay(string asOf, string date, bool workday)
    {
        var calendar = WorkCalendar.AsOf(Iso(asOf));
        Assert.Equal(workday, calendar.IsWorkday(Iso(date)));
    }

    [Fact]
    public void AsOf_BeforeNextYearsNotice_DoesNotKnowNextYear()
    {
        var calendar = WorkCalendar.AsOf(new DateOnly(2018, 11, 20));
        Assert.True(calendar.IsKnown(new DateOnly(2018, 12, 31)));
        Assert.True(calendar.MayStillMove(new DateOnly(2018, 12, 31)));
        Assert.False(calendar.IsKnown(new DateOnly(2019, 1, 1)));
        Assert.False(WorkCalendar.AsOf(new DateOnly(2018, 12, 20)).MayStillMove(new DateOnly(2018, 12, 31)));
        Assert.NotEqual(calendar.Version, Calendar.Version);
    }

    [Theory]
    [InlineData("2024-09-27", 20, "2024-10-30")]
    [InlineData("2024-09-27", 7, "2024-10-12")]
    [InlineData("2025-12-04", 20, "2026-01-04")]
    [InlineData("2026-02-14", 0, "2026-02-14")]
    public void AddWorkdays_StartDayNotCounted_EndsOnTheWorkday(string start, int days, string end)
    {
        Assert.Equal(Iso(end), Calendar.AddWorkdays(Iso(start), days));
        Assert.Equal(days, Calendar.WorkdaysBetween(Iso(start), Iso(end)));
    }

    [Theory]
    [InlineData("2024-08-05", 60, "2024-10-08")]
    [InlineData("2023-12-20", 60, "2024-02-18")]
    [InlineData("2025-06-20", 30, "2025-07-21")]
    public void AddDays_LastDayOff_MovesToTheNextWorkday(string start, int days, string end) => Assert.Equal(Iso(end), Calendar.AddDays(Iso(start), days));

    [Theory]
    [InlineData("2025-08-31", 6, "2026-02-28")]
    [InlineData("2024-01-15", 12, "2025-01-15")]
    [InlineData("2024-08-31", 1, "2024-09-30")]
    public void AddMonths_WithoutCorrespondingDay_EndsWithTheMonth(string start, int months, string end) => Assert.Equal(Iso(end), Calendar.AddMonths(Iso(start), months));

    [Fact]
    public void LastWorkdayUpTo_FixedDateOnADayOff_IsTheWorkdayBefore() =>
        Assert.Equal(new DateOnly(2022, 1, 30), Calendar.LastWorkdayUpTo(new DateOnly(2022, 1, 31)));

    [Fact]
    public void InRegion_WithOwnDays_CountsThemOnlyThereAndOnlyWhenPublished()
    {
        var day = new DateOnly(2020, 2, 5);
        Assert.True(Calendar.IsWorkday(day));
        Assert.False(Calendar.InRegion("420106").IsWorkday(day));
        Assert.True(WorkCalendar.AsOf(new DateOnly(2020, 1, 31)).InRegion("420106").IsWorkday(day));
        Assert.True(Calendar.InRegion("110101").IsWorkday(day));
        Assert.Contains("420000@2020-02-01", Calendar.InRegion("420106").Version, StringComparison.Ordinal);
    }

    [Fact]
    public void With_AConfirmedNotice_MakesTheYearKnown()
    {
        var year = new HolidayYear(2027, [new HolidayVersion("", new DateOnly(2026, 11, 3), [new HolidaySpan("元旦", new(2027, 1, 1), new(2027, 1, 3))], [])]);
        var calendar = Calendar.With(HolidayYear.FromJson(System.Text.Encoding.UTF8.GetBytes(year.ToJson())));
        Assert.True(calendar.IsKnown(new DateOnly(2027, 6, 1)));
        Assert.False(calendar.IsWorkday(new DateOnly(2027, 1, 1)));
        Assert.Equal("2027@2026-11-03", calendar.Version);
    }

    private static DateOnly Iso(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
