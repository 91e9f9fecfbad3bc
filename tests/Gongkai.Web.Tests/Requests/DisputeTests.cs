using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

public sealed class DisputeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Annulment_OpensANewRound_WithTheJudgmentsDayAndNoNewCount(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = (await desk.Register("2025-03-03")).Id;
        await desk.Answer(id, Drafts.Of("process"), "2025-03-20", "2025-03-24");
        var before = await desk.Read(db => RequestTally.CountAsync(db, desk.Organ, 2025, null, Cancellation));

        var reconsidered = await RecordAsync(desk, id, DisputeKind.Reconsideration, "2025-05-12");
        Assert.Equal("request.redo-no-order", (await desk.Ask(desk.Head, "2025-05-13", (d, by) => d.RedoAsync(id, reconsidered.Id, by, Cancellation))).Refusal?.Code);
        await EndAsync(desk, reconsidered.Id, "annulled", "2025-07-01", new RedoTerm(20, true));
        var request = await desk.Do(desk.Head, "2025-07-02", (d, by) => d.RedoAsync(id, reconsidered.Id, by, Cancellation));
        Assert.Equal((RequestState.Handling, 2, Desk.Day("2025-07-29"), Desk.Day("2025-03-20")), (request.State, request.Round, request.DueOn, request.ClosedOn));

        Assert.Equal("request.redo", (await desk.Ask(desk.Clerk, "2025-07-03", (d, by) => d.AskExtensionAsync(id, by, Cancellation), "案卷较多")).Refusal?.Code);
        request = await desk.Answer(id, Drafts.Of("provided"), "2025-07-20", "2025-07-22");
        Assert.Equal("requests.refused.process", request.Outcome?.Code);
        Assert.Equal(before.Select(figure => figure.Value.Value), (await desk.Read(db => RequestTally.CountAsync(db, desk.Organ, 2025, null, Cancellation))).Select(figure => figure.Value.Value));
        Assert.Equal(["云泽市水务局公开答〔2025〕1号", "云泽市水务局公开答〔2025〕2号"], await desk.Read(db => db.Set<Letter>().OrderBy(letter => letter.Id).Select(letter => letter.DocumentNumber).ToListAsync(Cancellation)));

        var suit = await RecordAsync(desk, id, DisputeKind.Litigation, "2025-08-11");
        Assert.Equal("suit-after-reconsideration", suit.Route?.Code);
        Assert.Equal("request.redo-no-order", (await desk.Ask(desk.Head, "2025-08-12", (d, by) => d.RedoAsync(id, reconsidered.Id, by, Cancellation))).Refusal?.Code);
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Redo_WhereTheOrganCountsAnew_ReplacesTheRowInItsYear(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var by = await desk.By(desk.Head, "2025-03-03");
        await using (var db = desk.Town.NewDb())
        {
            _ = (await new OfficeDesk(db).SetAsync(desk.Organ, office => office.RedoCounting = RedoCounting.ReplaceFirst, by, Cancellation)).Done;
        }

        var id = (await desk.Register("2024-12-02")).Id;
        await desk.Answer(id, Drafts.Of("process"), "2024-12-20");
        var dispute = await RecordAsync(desk, id, DisputeKind.Reconsideration, "2025-01-10");
        await EndAsync(desk, dispute.Id, "annulled", "2025-03-03", new RedoTerm(15, false));
        await desk.Do(desk.Head, "2025-03-04", (d, hand) => d.RedoAsync(id, dispute.Id, hand, Cancellation));
        var request = await desk.Answer(id, Drafts.Of("provided"), "2025-03-14");
        Assert.Equal(("requests.granted", Desk.Day("2024-12-20")), (request.Outcome?.Code, request.ClosedOn));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Year_CountsByResultAndWhatIsOpenAsPending(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        await EndAsync(desk, (await RecordAsync(desk, null, DisputeKind.Reconsideration, "2025-02-03")).Id, "maintained", "2025-04-01");
        await EndAsync(desk, (await RecordAsync(desk, null, DisputeKind.Reconsideration, "2025-11-03")).Id, "settled", "2026-01-05");
        await RecordAsync(desk, null, DisputeKind.Complaint, "2025-05-06");
        var suit = await RecordAsync(desk, null, DisputeKind.Litigation, "2025-06-03");
        await EndAsync(desk, suit.Id, "judgment-annulled", "2025-10-10", new RedoTerm(15, true));
        Assert.Equal([("disputes.reconsideration.upheld", 1m), ("disputes.reconsideration.pending", 1m), ("disputes.reconsideration.total", 2m), ("disputes.direct-suit.corrected", 1m), ("disputes.direct-suit.total", 1m)], await CountAsync(desk, 2025));

        await using (var db = desk.Town.NewDb())
        {
            _ = (await new DisputeDesk(db, desk.Calendar).AppealAsync(suit.Id, Desk.Day("2025-10-20"), await desk.By(desk.Clerk, "2025-10-20"), Cancellation)).Done;
        }

        Assert.Contains(("disputes.direct-suit.pending", 1m), await CountAsync(desk, 2025));
        await EndAsync(desk, suit.Id, "claim-rejected", "2026-02-10");
        Assert.Equal([("disputes.reconsideration.other", 1m), ("disputes.reconsideration.total", 1m), ("disputes.direct-suit.upheld", 1m), ("disputes.direct-suit.total", 1m)], await CountAsync(desk, 2026));
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Dispute_OfATimeThatDidNotKnowIt_IsRefusedInWords(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var by = await desk.By(desk.Clerk, "2025-03-03");
        await using var db = desk.Town.NewDb();
        var disputes = new DisputeDesk(db, desk.Calendar);
        var old = new NewDispute(desk.Organ, null, DisputeKind.Reconsideration, "云泽市人民政府", null, Desk.Day("2023-12-29"), IsSimple: true);
        Assert.Equal("dispute.simple-early", (await disputes.RecordAsync(old, by, Cancellation)).Refusal?.Code);
        Assert.Equal("dispute.date-early", (await disputes.RecordAsync(old with { Kind = DisputeKind.Litigation, ReceivedOn = Desk.Day("2008-04-30") }, by, Cancellation)).Refusal?.Code);
        Assert.Equal(Desk.Day("2024-01-08"), (await disputes.RecordAsync(old with { IsSimple = false }, by, Cancellation)).Done.AnswerBy);
        Assert.Empty(await desk.Faults());
    }

    private static async Task<Dispute> RecordAsync(Desk desk, long? request, DisputeKind kind, string day)
    {
        await using var db = desk.Town.NewDb();
        return (await new DisputeDesk(db, desk.Calendar).RecordAsync(new NewDispute(desk.Organ, request, kind, "云泽市人民政府", null, Desk.Day(day)), await desk.By(desk.Clerk, day), Cancellation)).Done;
    }

    private static async Task EndAsync(Desk desk, long dispute, string ending, string day, RedoTerm? redo = null)
    {
        await using var db = desk.Town.NewDb();
        _ = (await new DisputeDesk(db, desk.Calendar).EndAsync(dispute, ending, Desk.Day(day), redo, await desk.By(desk.Clerk, day), Cancellation)).Done;
    }

    private static Task<List<(string, decimal)>> CountAsync(Desk desk, int year) => desk.Read(async db =>
        (await DisputeTally.CountAsync(db, desk.Organ, year, null, Cancellation)).Where(figure => figure.Value.Value > 0).Select(figure => (figure.Key.Code, figure.Value.Value!.Value)).ToList());
}
