using Gongkai.Agencies.Officers;
using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>Cases beside each other: the same asked twice, two people who ask the same, somebody who leaves, somebody who keeps silent.</summary>
public sealed class TogetherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Likeness_TellsTheSamePersonFromOthers_WithoutReadingAnybody(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var first = await desk.Register("2025-03-03");
        var again = await desk.Register("2025-03-05");
        var stranger = await StrangerAsync(desk, "2024年度防洪工程验收报告", "2025-03-06");
        await StrangerAsync(desk, "公租房分配名单", "2025-03-06");
        var like = await OfAsync(desk, again.Id);
        Assert.Equal([(stranger, false), (first.Id, true)], like.Cases.Select(other => (other.Id, other.IsSamePerson)));
        Assert.Equal((2, 2), (like.InMonth, like.InYear));
        Assert.Equal([first.Id], like.Repeated.Select(other => other.Id));
        Assert.False(like.IsForEverybody);

        var joined = await desk.Do(desk.Clerk, "2025-03-07", (d, by) => d.JoinAsync(again.Id, first.Number, by, Cancellation), "重复提交，并案办理");
        Assert.Equal(first.Id, joined.JoinedTo);
        var refused = await desk.Ask(desk.Clerk, "2025-03-07", (d, by) => d.JoinAsync(stranger, first.Number, by, Cancellation), "并案");
        Assert.Equal("request.join-other", refused.Refusal?.Code);
    }

    // 《条例》第四十四条: two applicants who are given the same.
    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Publication_IsProposed_WhenTwoApplicantsWereGivenTheSame(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var first = (await desk.Register("2025-03-03")).Id;
        await desk.Answer(first, Drafts.Of("provided"), "2025-03-10");
        Assert.Equal("request.proposal-alone", (await desk.Ask(desk.Clerk, "2025-03-11", (d, by) => d.ProposePublicationAsync(first, by, Cancellation))).Refusal?.Code);
        var second = await StrangerAsync(desk, "2024年度防洪工程验收报告", "2025-03-11");
        Assert.False((await OfAsync(desk, first)).IsForEverybody);
        await desk.Answer(second, Drafts.Of("provided"), "2025-03-12");
        Assert.True((await OfAsync(desk, first)).IsForEverybody);
        var proposed = await desk.Do(desk.Clerk, "2025-03-12", (d, by) => d.ProposePublicationAsync(first, by, Cancellation));
        Assert.Equal("propose-publication", proposed.Events[^1].Action);
        Assert.Equal("request.proposal-made", (await desk.Ask(desk.Clerk, "2025-03-12", (d, by) => d.ProposePublicationAsync(first, by, Cancellation))).Refusal?.Code);
        Assert.Equal([(proposed.Number, Desk.Day("2025-03-12"))], (await OpenAsync(desk)).Select(proposal => (proposal.Number, proposal.ProposedOn)));

        // Of his own information the applicant suggests it himself (第二款); what is decided is off the list.
        await desk.Do(desk.Leader, "2025-03-13", (d, by) => d.SettlePublicationAsync(first, by, Cancellation), "已在门户网站公开");
        Assert.Empty(await OpenAsync(desk));
        Assert.Equal("request.proposal-none", (await desk.Ask(desk.Leader, "2025-03-13", (d, by) => d.SettlePublicationAsync(first, by, Cancellation), "再次处理")).Refusal?.Code);
        await desk.Read(async db => (await new RequestDesk(db, desk.Keys, desk.Calendar).ProposePublicationAsync(second, Handler.Applicant(Desk.Morning("2025-03-14")), Cancellation)).Done);
        Assert.Null(Assert.Single(await OpenAsync(desk)).Officer);
        Assert.Empty(await desk.Faults());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Cases_OfSomebodyWhoLeaves_GoToAnotherOneByOne(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        for (var i = 0; i < 3; i++)
        {
            var id = (await desk.Register("2025-03-03")).Id;
            await desk.Do(desk.Head, "2025-03-04", (d, by) => d.AssignAsync(id, desk.Clerk, by, Cancellation));
        }

        var other = await desk.Town.EnrolAsync("程一鸣", desk.Organ, Role.Clerk);
        Assert.Equal(3, await desk.Do(desk.Head, "2025-03-05", (d, by) => d.ReassignAsync(desk.Organ, desk.Clerk, other, by, Cancellation)));
        Assert.All(await desk.Read(db => db.Set<InformationRequest>().Select(request => request.AssignedTo).ToListAsync(Cancellation)), officer => Assert.Equal(other, officer));
        Assert.Equal("request.assignee", (await desk.Ask(desk.Head, "2025-03-05", (d, by) => d.ReassignAsync(desk.Organ, other, desk.Lawyer, by, Cancellation))).Refusal?.Code);
    }

    // 《条例》第三十四条: 15 working days without a word are consent; the row of the table of the law that says so needs nobody to press a button.
    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task JointMaker_WhoKeepsSilent_HasAgreedByItself_AThirdPartyHasNot(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var joint = (await desk.Register("2025-09-15")).Id;
        var third = (await desk.Register("2025-09-15")).Id;
        await desk.Do(desk.Clerk, "2025-09-22", (d, by) => d.ConsultAsync(joint, new PartyToAsk(PartyKind.JointMaker, "云泽市水务局"), Desk.Day("2025-09-22"), by, Cancellation));
        await desk.Do(desk.Clerk, "2025-09-22", (d, by) => d.ConsultAsync(third, new PartyToAsk(PartyKind.ThirdParty, "青禾建设有限公司"), Desk.Day("2025-09-22"), by, Cancellation));
        Assert.Equal(0, await desk.Read(db => new RequestDesk(db, desk.Keys, desk.Calendar).TakeSilenceAsync(Desk.Morning("2025-10-17"), Cancellation)));
        Assert.Equal(1, await desk.Read(db => new RequestDesk(db, desk.Keys, desk.Calendar).TakeSilenceAsync(Desk.Morning("2025-10-20"), Cancellation)));
        Assert.Equal(0, await desk.Read(db => new RequestDesk(db, desk.Keys, desk.Calendar).TakeSilenceAsync(Desk.Morning("2025-10-21"), Cancellation)));
        var asked = await desk.Read(db => db.Set<Consultation>().AsNoTracking().OrderBy(consultation => consultation.Id).ToListAsync(Cancellation));
        Assert.Equal([(Opinion.Agreed, Desk.Day("2025-10-17")), (Opinion.None, null)], asked.Select(consultation => (consultation.Opinion, consultation.AnsweredOn)));
        Assert.Equal(Desk.Day("2025-11-07"), await desk.Read(db => db.Set<InformationRequest>().Where(request => request.Id == joint).Select(request => request.DueOn).SingleAsync(Cancellation)));
        Assert.Empty(await desk.Faults());
    }

    [Fact]
    public void HouseDates_LieWorkingDaysBeforeTheLegalDay()
    {
        var dates = HouseDates.Of(Desk.Day("2024-10-30"), null, Gongkai.Agencies.WorkCalendar.National);
        Assert.Equal((Desk.Day("2024-10-18"), Desk.Day("2024-10-25")), (dates.DraftBy, dates.SignBy));
        Assert.Equal((dates.DraftBy, dates.SignBy, null), (dates.In(RequestState.Handling), dates.In(RequestState.Signing), dates.In(RequestState.Consulting)));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Visit_NamesColleaguesOfTheLastMinutes(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var id = (await desk.Register("2025-03-03")).Id;
        Task<IReadOnlyList<string>> See(long officer, int minute) => desk.Read(db => CaseVisits.SeeAsync(db, id, officer, Desk.Morning("2025-03-04").AddMinutes(minute), Cancellation));
        Assert.Empty(await See(desk.Clerk, 0));
        Assert.Single(await See(desk.Head, 3));
        Assert.Equal(["林知远"], await See(desk.Clerk, 5));
        Assert.Empty(await See(desk.Clerk, 30));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Proposals_AreFoundByTheirIndex(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        await using var db = desk.Town.NewDb();
        await db.Database.OpenConnectionAsync(Cancellation);
        // A server goes through a small table from end to end, whatever index it has.
        _ = database == "postgres" ? await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off", Cancellation) : 0;
        await using var command = PublicationProposals.Open(db, desk.Organ).CreateDbCommand();
        command.CommandText = $"EXPLAIN {(database == "sqlite" ? "QUERY PLAN " : "")}{command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var plan = new System.Text.StringBuilder();
        while (await reader.ReadAsync(Cancellation))
        {
            plan.AppendLine(reader.GetString(reader.FieldCount - 1));
        }

        Assert.Contains("ix_request_events_action", plan.ToString(), StringComparison.Ordinal);
        // The whole table, in the words of either database.
        Assert.DoesNotContain(plan.ToString().Split('\n'), line => line.Contains("Seq Scan on request_events", StringComparison.Ordinal) || (line.Contains("SCAN request_events", StringComparison.Ordinal) && !line.Contains("INDEX", StringComparison.Ordinal)));
    }

    private static Task<List<PublicationProposal>> OpenAsync(Desk desk) => desk.Read(db => PublicationProposals.OpenAsync(db, desk.Organ, Cancellation));

    private static async Task<long> StrangerAsync(Desk desk, string wanted, string day) => (await desk.Do(desk.Clerk, day, (d, by) => d.RegisterAsync(
        desk.Wanted(day, wanted: wanted) with { Applicant = new ApplicantData("李小红", "990101198505051234", "13900001234") }, by, Cancellation))).Id;

    private static Task<Likeness> OfAsync(Desk desk, long id) => desk.Read(async db => await new LikeCases(db).OfAsync(await RequestDesk.Cases(db).AsNoTracking().SingleAsync(request => request.Id == id, Cancellation), Cancellation));
}
