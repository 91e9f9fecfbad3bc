using Gongkai.Agencies;
using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>One case from the counter to the archive.</summary>
public sealed class StoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Case_FromCounterToArchive_IsDatedCountedAndWrittenDown(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = (await desk.Register("2025-03-03")).Id;
        await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.AskClarificationAsync(id, Desk.Day("2025-03-05"), "请写明工程名称", Desk.Day("2025-03-20"), by, Cancellation));
        var request = await desk.Do(desk.Clerk, "2025-03-17", (d, by) => d.RecordClarificationAsync(id, Desk.Day("2025-03-17"), "白榆河一期", by, Cancellation));
        Assert.Equal((RequestState.Handling, Desk.Day("2025-04-15")), (request.State, request.DueOn));

        await desk.Do(desk.Clerk, "2025-03-18", (d, by) => d.ConsultAsync(id, new PartyToAsk(PartyKind.ThirdParty, "青禾建设有限公司"), Desk.Day("2025-03-18"), by, Cancellation));
        request = await desk.Do(desk.Clerk, "2025-03-25", (d, by) => d.RecordOpinionAsync(id, 1, Opinion.Objected, "涉及报价", Desk.Day("2025-03-25"), by, Cancellation));
        Assert.Equal((RequestState.Handling, Desk.Day("2025-04-22")), (request.State, request.DueOn));

        await desk.Do(desk.Clerk, "2025-04-21", (d, by) => d.AskExtensionAsync(id, by, Cancellation), "案卷较多");
        request = await desk.Do(desk.Head, "2025-04-21", (d, by) => d.ExtendAsync(id, Desk.Day("2025-04-21"), 20, by, Cancellation));
        Assert.Equal(Desk.Day("2025-05-22"), request.DueOn);

        request = await desk.Answer(id, Drafts.Of("partly"), "2025-05-20", "2025-05-23");
        Assert.Equal((RequestState.Served, "requests.partly-granted", Desk.Day("2025-05-20")), (request.State, request.Outcome?.Code, request.ClosedOn));
        request = await desk.Do(desk.Clerk, "2025-05-26", (d, by) => d.ArchiveAsync(id, by, Cancellation));
        Assert.Equal(RequestState.Archived, request.State);

        var letters = await desk.Read(db => db.Set<Letter>().AsNoTracking().OrderBy(letter => letter.Id).ToListAsync(Cancellation));
        Assert.Equal(["clarification", "third-party", "extension", "partly"], letters.Select(letter => letter.Template));
        var text = letters[^1].Open(desk.Keys);
        Assert.Equal("云泽市水务局公开答〔2025〕1号", text.DocumentNumber);
        Assert.Equal("王小明：", text.Salutation);
        Assert.Contains("本机关于2025年3月3日收到您提交的政府信息公开申请（登记号：water-2025-1），申请公开的内容为：2024年度防洪工程验收报告（补正为：白榆河一期）。", text.Paragraphs);
        Assert.Contains(text.Paragraphs, paragraph => paragraph.Contains("应当先申请行政复议", StringComparison.Ordinal) && paragraph.Contains("云泽市人民政府", StringComparison.Ordinal));
        Assert.Equal((Desk.Day("2025-07-22"), Desk.Day("2025-11-24")), (letters[^1].ReconsiderBy, letters[^1].SueBy));

        var figures = await desk.Read(db => RequestTally.CountAsync(db, desk.Organ, 2025, null, Cancellation));
        Assert.Equal([1m, 1m, 1m, 0m], new[] { "requests.received.natural", "requests.partly-granted.total", "requests.total.natural", "requests.carried-out.total" }.Select(cell => figures[cell].Value!.Value));
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Dues_OfACase_KeepTheirHistoryWithCalendarAndLaw(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = (await desk.Register("2025-03-03")).Id;
        await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.AskClarificationAsync(id, Desk.Day("2025-03-05"), "请写明工程名称", Desk.Day("2025-03-20"), by, Cancellation));
        await desk.Do(desk.Clerk, "2025-03-17", (d, by) => d.RecordClarificationAsync(id, Desk.Day("2025-03-17"), "白榆河一期", by, Cancellation));
        var dues = await desk.Read(db => db.Set<DueRecord>().AsNoTracking().OrderBy(due => due.Id).ToListAsync(Cancellation));
        Assert.Equal([("2025-03-31", false, "request.register"), ("2025-03-31", true, "request.ask-clarification"), ("2025-04-15", false, "request.record-clarification")], dues.Select(due => (due.Due.ToString("O", System.Globalization.CultureInfo.InvariantCulture), due.IsProvisional, due.Because)));
        Assert.All(dues, due => Assert.Equal((WorkCalendar.National.Version, new DateOnly(2024, 1, 1)), (due.Calendar, due.Rules)));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Save_OverSomebodysNewerSave_IsRefusedWithHisName(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var request = await desk.Register("2025-03-03");
        await desk.Do(desk.Head, "2025-03-04", (d, by) => d.NoteAsync(request.Id, "已电话沟通", by, Cancellation));
        var stale = await desk.Ask(desk.Clerk, "2025-03-04", (d, by) => d.NoteAsync(request.Id, "再联系", by with { Seen = request.Version }, Cancellation));
        Assert.Equal("work.changed", stale.Refusal?.Code);
        Assert.Contains(("who", "林知远"), stale.Refusal!.Values);
    }
}
