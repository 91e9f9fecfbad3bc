using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Requests;
using Gongkai.Tests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>Runs the tables of <c>tests/specs/requests.md</c> on both databases, each table in one store.</summary>
public sealed class RequestSpecTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Cases_AsTheTableSays_End(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var wrong = new List<string>();
        foreach (var row in SpecTable.Rows("requests.md", "案件"))
        {
            var (refusal, request) = await new CaseScript(desk).PlayAsync(row[1]);
            var counted = request.Outcome is { } outcome ? $"{outcome.Code["requests.".Length..]} {request.ClosedOn!.Value.Year}" : "";
            string[] actual = [refusal?.Code ?? "", request.State, request.DueOn is { } due ? Iso(due) : "", counted];
            if (!row.AsSpan(2).SequenceEqual(actual))
            {
                wrong.Add($"{row[0]}: {string.Join(" | ", actual)} instead of {string.Join(" | ", row.Skip(2))}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Years_AsTheTableSays_AreCounted(string database)
    {
        foreach (var row in SpecTable.Rows("requests.md", "年度计数"))
        {
            await using var desk = await Desk.OpenAsync(database);
            foreach (var wanted in row[1].Split(' '))
            {
                await TakeInAsync(desk, wanted);
            }

            var figures = await desk.Read(db => RequestTally.CountAsync(db, desk.Organ, int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture), null, Cancellation));
            string[] rows = ["requests.received", "requests.carried-in", "requests.total", "requests.carried-out"];
            Assert.Equal(row.Skip(3), rows.Select(code => figures[$"{code}.natural"].Value!.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Remedies_AsTheTableSays_RunFromService(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        foreach (var row in SpecTable.Rows("requests.md", "救济期限"))
        {
            var id = (await desk.Register(row[2])).Id;
            var request = await desk.Answer(id, Drafts.Of(row[1]), row[2], row[3]);
            var letter = await desk.Read(db => db.Set<Letter>().AsNoTracking().SingleAsync(letter => letter.Id == request.Decision!.LetterId, Cancellation));
            Assert.Equal((row[0], row[4], row[5], row[6]), (row[0], letter.Remedy.ToString(), Iso(letter.ReconsiderBy!.Value), letter.SueBy is { } sue ? Iso(sue) : ""));
            Assert.Equal(row[4] == "First", letter.Open(desk.Keys).Paragraphs[^1].Contains("应当先申请行政复议", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Bodies_AsTheTableSays_Reconsider(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var town = desk.Town;
        var province = await town.FoundAsync("province", "云岭省人民政府", OrganKind.Government, OrganLevel.Province);
        await new OrganDesk(town.Db).PlaceAsync(town.City, OrganTree.Territorial, province, Agencies.Town.Founded, Agencies.Town.Act("organ.place", town.City), Cancellation);
        var cityCommerce = await town.FoundAsync("city-commerce", "云泽市商务局", OrganKind.Department, OrganLevel.Prefecture, (OrganTree.Territorial, town.City));
        await town.FoundAsync("county-commerce", "白榆县商务局", OrganKind.Department, OrganLevel.County, (OrganTree.Territorial, town.County), (OrganTree.Vertical, cityCommerce));
        var cityTax = await town.FoundAsync("city-tax", "国家税务总局云泽市税务局", OrganKind.VerticalSystem, OrganLevel.Prefecture);
        await town.FoundAsync("county-tax", "国家税务总局白榆县税务局", OrganKind.VerticalSystem, OrganLevel.County, (OrganTree.Vertical, cityTax));
        await town.FoundAsync("town", "白榆县和平镇人民政府", OrganKind.Township, OrganLevel.Township, (OrganTree.Territorial, town.County));
        await town.FoundAsync("ministry", "水利部", OrganKind.Department, OrganLevel.State);
        foreach (var row in SpecTable.Rows("requests.md", "复议机关"))
        {
            var organ = await town.Db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Code == row[1], Cancellation);
            var bodies = await ReconsiderationBodies.OfAsync(town.Db, organ, Desk.Day(row[2]), Cancellation);
            Assert.Equal((row[0], row[3]), (row[0], string.Join(' ', bodies.Select(body => body.Code))));
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Disputes_AsTheTableSays_AreDue(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        foreach (var row in SpecTable.Rows("requests.md", "争议"))
        {
            var by = await desk.By(desk.Clerk, "2025-12-01");
            await using var db = desk.Town.NewDb();
            var dispute = (await new DisputeDesk(db, WorkCalendar.National).RecordAsync(
                new NewDispute(desk.Organ, null, Enum.Parse<DisputeKind>(row[1]), "云泽市人民政府", null, Desk.Day(row[2]), row[3] == "simple"), by, Cancellation)).Done;
            Assert.Equal((row[0], row[4]), (row[0], Iso(dispute.AnswerBy!.Value)));
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Numbers_AsTheTableSays_HaveNeitherGapsNorDoubles(string database)
    {
        foreach (var row in SpecTable.Rows("requests.md", "并发编号"))
        {
            await using var desk = await Desk.OpenAsync(database);
            var (nodes, letters) = (Number(row[1]), Number(row[2]));
            var ids = new List<long>();
            for (var i = 0; i < letters; i++)
            {
                ids.Add((await desk.Register("2026-03-02")).Id);
            }

            await Task.WhenAll(Enumerable.Range(0, nodes).Select(node => Task.Run(() => AskAllAsync(desk, ids.Where((_, index) => index % nodes == node)), Cancellation)));
            var numbers = await desk.Read(db => db.Set<Letter>().OrderBy(letter => letter.Number).Select(letter => (int)letter.Number).ToListAsync(Cancellation));
            Assert.Equal(Enumerable.Range(Number(row[3]), letters), numbers);
            Assert.Equal(Number(row[4]), numbers[^1]);
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Calendars_AsTheTableSays_MoveOpenCases(string database)
    {
        foreach (var row in SpecTable.Rows("requests.md", "日历调整"))
        {
            await using var desk = await Desk.OpenAsync(database);
            var id = (await desk.Register(row[1])).Id;
            var known = WorkCalendar.National.VersionsOf(2025)[^1];
            var notice = CalendarNotice.Of(2025, new HolidayVersion("云政办〔2025〕9号", new DateOnly(2025, 3, 5), [.. known.Off, .. Days(row[2]).Select(day => new HolidaySpan("", day, day))], [.. known.Work, .. Days(row[3])]));
            var before = await DueAsync(desk, id);
            await using var db = desk.Town.NewDb();
            var calendars = new CalendarDesk(db);
            var plan = await calendars.PlanAsync(notice, Cancellation);
            Assert.Equal(row[4] != row[5], plan.Any(moved => moved.RequestId == id));
            var change = (await calendars.ApplyAsync(notice, plan, new Act("calendar.change", desk.Town.Office, desk.Leader, Desk.Morning("2025-03-06")), Cancellation)).Done;
            var after = await DueAsync(desk, id);
            await using var other = desk.Town.NewDb();
            _ = (await new CalendarDesk(other).UndoAsync(change.Id, new Act("calendar.undo", desk.Town.Office, desk.Leader, Desk.Morning("2025-03-07")), Cancellation)).Done;
            Assert.Equal((row[0], row[4], row[5], row[6]), (row[0], before, after, await DueAsync(desk, id)));
            Assert.Empty(await desk.Faults());
        }
    }

    private static IEnumerable<DateOnly> Days(string days) => days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Desk.Day);

    private static Task<string> DueAsync(Desk desk, long id) => desk.Read(async db => Iso((await db.Set<InformationRequest>().Where(request => request.Id == id).Select(request => request.DueOn).SingleAsync(Cancellation))!.Value));

    private static async Task AskAllAsync(Desk desk, IEnumerable<long> ids)
    {
        var by = await desk.By(desk.Clerk, "2026-03-03");
        foreach (var id in ids)
        {
            await using var db = desk.Town.NewDb();
            _ = (await new RequestDesk(db, desk.Keys, desk.Calendar).AskClarificationAsync(id, Desk.Day("2026-03-03"), "工程名称", Desk.Day("2026-03-20"), by, Cancellation)).Done;
        }
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // “2024-12-20=2025-01-10” is received and answered; “Web:2024-12-31>2025-01-02” arrives and is confirmed; “correct:” is a correction.
    private static async Task TakeInAsync(Desk desk, string wanted)
    {
        var isCorrection = wanted.StartsWith("correct:", StringComparison.Ordinal);
        var channel = wanted.StartsWith("Web:", StringComparison.Ordinal) ? IntakeChannel.Web : IntakeChannel.Counter;
        var days = wanted[(wanted.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var (arrived, confirmed, answered) = (days[..10], days.Contains('>') ? days[11..] : null, days.Contains('=') ? days[11..] : null);
        var request = desk.Wanted(arrived, channel, confirmed) with { Kind = isCorrection ? MatterKind.Correction : MatterKind.Request };
        var id = (await desk.Do(desk.Clerk, confirmed ?? arrived, (d, by) => d.RegisterAsync(request, by, Cancellation))).Id;
        if (answered is not null)
        {
            await desk.Answer(id, Drafts.Of("not-found"), answered);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
