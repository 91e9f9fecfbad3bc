using Gongkai.Agencies.Officers;
using Gongkai.Corpus;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Web.Tests.Filing;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Collecting;

public sealed class CollectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Board_ShowsWhoOwesWhatByWhen_AndHowItStands(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await OpenAsync(january);
        await january.FiledAsync();
        var board = await BoardAsync(january, collection.Id, "2026-01-12");
        Assert.Equal([january.Town.Bureau, january.Town.County], board.Lines.Select(line => line.Organ.Id));
        var (bureau, county) = (board.Lines[0], board.Lines[1]);
        Assert.Equal((ReportScope.Self, new DateOnly(2026, 1, 31), Timeliness.OnTime, BoardTask.Accept), (bureau.Scope, bureau.Due.Due, bureau.Timeliness, bureau.Task));
        Assert.Equal("〔2026〕1号", bureau.Filed?.Number);
        Assert.Equal((ReportScope.Area, new DateOnly(2026, 3, 31), Timeliness.Open, BoardTask.None), (county.Scope, county.Due.Due, county.Timeliness, county.Task));
        Assert.Equal((Timeliness.Overdue, BoardTask.Remind), ((await BoardAsync(january, collection.Id, "2026-04-01")).Lines[1].Timeliness, (await BoardAsync(january, collection.Id, "2026-04-01")).Lines[1].Task));
    }

    // 怀化: submit by 01-26, one organ by 01-28; counties by 02-20. The statutory date stands behind each.
    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task LocalDates_AreEarlierOnly_AndMissingThemIsNotLateByLaw(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await OpenAsync(january);
        Assert.Equal("collection.late-date", (await AtDeskAsync(january, desk => desk.SetDatesAsync(collection.Id, new DateOnly(2026, 2, 1), null, false, January.By(january.Above), Cancellation))).Refusal?.Code);
        await AtDeskAsync(january, async desk => (await desk.SetDatesAsync(collection.Id, new DateOnly(2026, 1, 26), new DateOnly(2026, 2, 20), false, January.By(january.Above), Cancellation)).Done);
        Assert.Equal([new DateOnly(2026, 1, 26), new DateOnly(2026, 2, 20)], (await BoardAsync(january, collection.Id, "2026-01-12")).Lines.Select(line => line.Due.Due));
        await AtDeskAsync(january, async desk => (await desk.SetDateAsync(collection.Id, january.Town.Bureau, new DateOnly(2026, 1, 28), January.By(january.Above), Cancellation)).Done);
        Assert.Equal(new DateOnly(2026, 1, 28), (await BoardAsync(january, collection.Id, "2026-01-12")).Lines[0].Due.Due);
        Assert.Equal(Timeliness.LocallyLate, (await BoardAsync(january, collection.Id, "2026-01-29")).Lines[0].Timeliness);
        Assert.Equal(Timeliness.Overdue, (await BoardAsync(january, collection.Id, "2026-02-01")).Lines[0].Timeliness);
        var signed = await january.SignedAsync();
        await january.AtDeskAsync(async desk => (await desk.FileAsync(signed.Id, January.By(january.Town.Leader, on: "2026-01-30"), Cancellation)).Done);
        Assert.Equal(Timeliness.AfterLocalDate, (await BoardAsync(january, collection.Id, "2026-02-10")).Lines[0].Timeliness);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Reminder_StandsInTheLedgerOfWhoIsReminded_AndOnlyMembersAre(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await OpenAsync(january);
        Assert.Equal("collection.nobody", (await AtDeskAsync(january, desk => desk.RemindAsync(collection.Id, [january.Town.City], "请报送", January.By(january.Above), Cancellation))).Refusal?.Code);
        await AtDeskAsync(january, async desk => (await desk.RemindAsync(collection.Id, [january.Town.Bureau, january.Town.City], "请于1月31日前报送", January.By(january.Above), Cancellation)).Done);
        Assert.NotNull((await BoardAsync(january, collection.Id, "2026-01-12")).Lines[0].RemindedAt);
        await using var db = january.Town.NewDb();
        Assert.True(await db.Set<Gongkai.Agencies.Acts.LedgerEntry>().AnyAsync(line => line.OrganId == january.Town.Bureau && line.Kind == "collection.remind", Cancellation));
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Collection_IsTheCompetentDepartmentsAlone(string database)
    {
        await using var january = await January.OpenAsync(database);
        Assert.Equal("collection.not-yours", (await AtDeskAsync(january, desk => desk.OpenAsync(january.Town.Office, January.Year, January.By(january.Town.Leader), Cancellation))).Refusal?.Code);
        var collection = await OpenAsync(january);
        Assert.Equal("collection.exists", (await AtDeskAsync(january, desk => desk.OpenAsync(january.Town.Office, January.Year, January.By(january.Above), Cancellation))).Refusal?.Code);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.CompetentReviewer))
        {
            var officer = await january.Town.EnrolAsync($"某{role}", january.Town.Office, role);
            Assert.Equal("work.role", (await AtDeskAsync(january, desk => desk.CloseAsync(collection.Id, January.By(officer), Cancellation))).Refusal?.Code);
            Assert.Equal("work.role", (await AtDeskAsync(january, desk => desk.IssueLinkAsync(collection.Id, january.Town.Bureau, January.By(0).At, January.By(officer), Cancellation))).Refusal?.Code);
        }

        Assert.Equal("collection.not-member", (await AtDeskAsync(january, desk => desk.IssueLinkAsync(collection.Id, january.Town.City, January.By(0).At, January.By(january.Above), Cancellation))).Refusal?.Code);
        await AtDeskAsync(january, async desk => (await desk.CloseAsync(collection.Id, January.By(january.Above), Cancellation)).Done);
        Assert.Equal("work.state", (await AtDeskAsync(january, desk => desk.RemindAsync(collection.Id, [january.Town.Bureau], "晚了", January.By(january.Above), Cancellation))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Link_WorksOnceAndUntilItsDay_AndWhatItBringsCountsOnlyWhenConfirmed(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await OpenAsync(january);
        var until = January.By(0, on: "2026-01-31").At;
        var secret = await AtDeskAsync(january, async desk => (await desk.IssueLinkAsync(collection.Id, january.Town.Bureau, until, January.By(january.Above), Cancellation)).Done);
        Assert.Equal("link.unknown", (await AtDeskAsync(january, desk => desk.FindLinkAsync(secret + "0", until, Cancellation))).Refusal?.Code);
        Assert.Equal("link.expired", (await AtDeskAsync(january, desk => desk.FindLinkAsync(secret, until.AddMinutes(1), Cancellation))).Refusal?.Code);
        var report = await KeepAsync(january, "云泽市水务局");
        var arrival = await AtDeskAsync(january, async desk => (await desk.HandInAsync(secret, report, "程一鸣", until, Cancellation)).Done);
        Assert.Equal("link.used", (await AtDeskAsync(january, desk => desk.HandInAsync(secret, report, "程一鸣", until, Cancellation))).Refusal?.Code);
        Assert.Equal(BoardTask.TakeIn, (await BoardAsync(january, collection.Id, "2026-01-31")).Lines[0].Task);
        Assert.Null((await BoardAsync(january, collection.Id, "2026-01-31")).Lines[0].Filed);

        var filing = await AtDeskAsync(january, async desk => (await desk.TakeInAsync(arrival.Id, ReportSheet.Nothing, [], January.By(january.Above, on: "2026-02-03"), Cancellation)).Done);
        Assert.Equal((ReportFiling.Issued, ReportFiling.Pending, FilingChannel.Arrival, january.Town.Bureau), (filing.State, filing.Acceptance, filing.Channel, filing.OrganId));
        var line = (await BoardAsync(january, collection.Id, "2026-02-03")).Lines[0];
        Assert.Equal((Timeliness.OnTime, BoardTask.Accept), (line.Timeliness, line.Task));
        Assert.Equal("collection.handled", (await AtDeskAsync(january, desk => desk.TakeInAsync(arrival.Id, ReportSheet.Nothing, [], January.By(january.Above), Cancellation))).Refusal?.Code);
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Arrival_WithDoubtfulFigures_IsTakenInOnlyWhenEachIsConfirmed(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await OpenAsync(january);
        var id = await KeepAsync(january, "云泽市水务局", figures => figures.With(CellId.Parse("requests.granted.natural"), new Figure(FigureState.Doubtful, 3) { Raw = "3?" }));
        var arrival = await AtDeskAsync(january, async desk => (await desk.RegisterAsync(collection.Id, january.Town.Bureau, id, new DateOnly(2026, 1, 20), January.By(january.Above), Cancellation)).Done);
        Assert.Equal("collection.doubtful", (await AtDeskAsync(january, desk => desk.TakeInAsync(arrival.Id, ReportSheet.Nothing, [], January.By(january.Above), Cancellation))).Refusal?.Code);
        var filing = await AtDeskAsync(january, async desk => (await desk.TakeInAsync(arrival.Id, January.Cells(("disclosure.penalty.decisions", "12")), ["requests.granted.natural"], January.By(january.Above), Cancellation)).Done);
        Assert.Equal((3, FigureState.Read, 12), (filing.Report.Figures["requests.granted.natural"].Value, filing.Report.Figures["requests.granted.natural"].State, filing.Report.Figures["disclosure.penalty.decisions"].Value));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Arrival_TurnedAway_NeedsAReason_AndNeverCounts(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await OpenAsync(january);
        var id = await KeepAsync(january, "云泽市水务局");
        var arrival = await AtDeskAsync(january, async desk => (await desk.RegisterAsync(collection.Id, january.Town.Bureau, id, new DateOnly(2026, 1, 20), January.By(january.Above), Cancellation)).Done);
        Assert.Equal("work.reason", (await AtDeskAsync(january, desk => desk.TurnAwayAsync(arrival.Id, January.By(january.Above), Cancellation))).Refusal?.Code);
        await AtDeskAsync(january, async desk => (await desk.TurnAwayAsync(arrival.Id, January.By(january.Above, "没有盖章"), Cancellation)).Done);
        Assert.Equal("collection.handled", (await AtDeskAsync(january, desk => desk.TakeInAsync(arrival.Id, ReportSheet.Nothing, [], January.By(january.Above), Cancellation))).Refusal?.Code);
        Assert.Null((await BoardAsync(january, collection.Id, "2026-01-21")).Lines[0].Waiting);
    }

    internal static async Task<T> AtDeskAsync<T>(January january, Func<CollectionDesk, Task<T>> work)
    {
        await using var db = january.Town.NewDb();
        return await work(new CollectionDesk(db));
    }

    internal static Task<Collection> OpenAsync(January january, int year = January.Year) =>
        AtDeskAsync(january, async desk => (await desk.OpenAsync(january.Town.Office, year, January.By(january.Above), Cancellation)).Done);

    /// <summary>Keeps a good report in the library, as if it had been read from a file.</summary>
    internal static async Task<long> KeepAsync(January january, string organ, Func<Figures, Figures>? alter = null, int year = January.Year)
    {
        var report = RandomReports.Next(new Rng(11), new RandomOptions { Organ = organ, Year = year, Scale = ReportScale.Busy });
        report = alter is null ? report : report with { Figures = alter(report.Figures) };
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Guid.NewGuid().ToByteArray()));
        await using var db = january.Town.NewDb();
        return (await new ReportLibrary(db).AddAsync(new ReadReport(report, FilingFindings.NoSource(report) with { Sha256 = hash, Name = "report.docx" }, []), January.By(0).At, Cancellation)).Id;
    }

    private static async Task<CollectionBoard> BoardAsync(January january, long id, string today)
    {
        await using var db = january.Town.NewDb();
        return (await CollectionBoard.LoadAsync(db, id, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Cancellation))!;
    }
}
