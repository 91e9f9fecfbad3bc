using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>A changed calendar names the open cases that it moves, moves them when confirmed, and can be undone.</summary>
public sealed class CalendarDeskTests
{
    // A Saturday in the middle of the first case's period becomes a workday, a Monday after its end a day off.
    private static readonly HolidayVersion Swap = new("云政办〔2025〕9号", new DateOnly(2025, 3, 10), WorkCalendar.National.VersionsOf(2025)[^1].Off, [.. WorkCalendar.National.VersionsOf(2025)[^1].Work, new DateOnly(2025, 3, 15)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Change_MovesExactlyThePlannedCases_AndUndoRestoresThem(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var spanning = await desk.Register("2025-03-03");
        var later = await desk.Register("2025-03-17");
        var closed = await desk.Answer((await desk.Register("2025-03-03")).Id, Drafts.Of("not-found"), "2025-03-07");
        var before = await DuesAsync(desk);

        await using var db = desk.Town.NewDb();
        var calendars = new CalendarDesk(db);
        var notice = CalendarNotice.Of(2025, Swap);
        var plan = await calendars.PlanAsync(notice, Cancellation);
        Assert.Equal([(spanning.Id, Desk.Day("2025-03-31"), Desk.Day("2025-03-28"))], plan.Select(moved => (moved.RequestId, moved.Before, moved.After)));

        var act = new Act("calendar.change", desk.Town.Office, desk.Leader, Desk.Morning("2025-03-18"));
        var change = (await calendars.ApplyAsync(notice, plan, act, Cancellation)).Done;
        Assert.Equal(Desk.Day("2025-03-28"), (await DuesAsync(desk))[spanning.Id].Due);
        Assert.Equal((before[later.Id], before[closed.Id]), ((await DuesAsync(desk))[later.Id], (await DuesAsync(desk))[closed.Id]));
        Assert.Equal(change.ToVersion, (await desk.Read(db => CalendarShelf.LoadAsync(db, Cancellation))).Version);

        await using var other = desk.Town.NewDb();
        _ = (await new CalendarDesk(other).UndoAsync(change.Id, act with { Kind = "calendar.undo" }, Cancellation)).Done;
        Assert.Equal(before, await DuesAsync(desk));
        Assert.Equal(WorkCalendar.National.Version, (await desk.Read(db => CalendarShelf.LoadAsync(db, Cancellation))).Version);
        Assert.Equal("calendar.undone", (await new CalendarDesk(other).UndoAsync(change.Id, act, Cancellation)).Refusal?.Code);
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Change_WhenCasesMovedSinceThePlan_IsRefusedAndChangesNothing(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var request = await desk.Register("2025-03-03");
        await using var db = desk.Town.NewDb();
        var calendars = new CalendarDesk(db);
        var notice = CalendarNotice.Of(2025, Swap);
        var plan = await calendars.PlanAsync(notice, Cancellation);
        await desk.Do(desk.Clerk, "2025-03-17", (d, by) => d.AskExtensionAsync(request.Id, by, Cancellation), "案卷较多");
        await desk.Do(desk.Head, "2025-03-17", (d, by) => d.ExtendAsync(request.Id, Desk.Day("2025-03-17"), 10, by, Cancellation));
        var answer = await calendars.ApplyAsync(notice, plan, new Act("calendar.change", desk.Town.Office, desk.Leader, Desk.Morning("2025-03-18")), Cancellation);
        Assert.Equal("calendar.plan-stale", answer.Refusal?.Code);
        Assert.Equal(0, await desk.Read(db => db.Set<CalendarNotice>().CountAsync(Cancellation)));
    }

    // By case: the day, and by which calendar and law, as the last record and the case itself say.
    private static Task<Dictionary<long, (DateOnly Due, bool IsProvisional, string Calendar, DateOnly Rules, DateOnly? OnCase)>> DuesAsync(Desk desk) => desk.Read(async db =>
        (await db.Set<InformationRequest>().AsNoTracking().Include(request => request.Dues.OrderBy(due => due.Id)).ToListAsync(Cancellation))
        .ToDictionary(request => request.Id, request => (request.Dues[^1].Due, request.Dues[^1].IsProvisional, request.Dues[^1].Calendar, request.Dues[^1].Rules, request.DueOn)));
}
