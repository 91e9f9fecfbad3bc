using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Requests;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>Every state × role × action, the suspended states among them: the desk does what the workflow allows and nothing else. What it does is taken back at the last
/// moment, so that each is tried on the same case; with more rounds it is kept, and the next is tried on a case of its own.</summary>
public sealed class RequestMatrixTests
{
    private const string Today = "2025-03-10";

    private static readonly DateOnly On = Desk.Day(Today);

    private static bool IsKept => Environment.GetEnvironmentVariable("GONGKAI_LONG") is not null;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Desk_ForEveryStateRoleAndAction_DoesWhatTheWorkflowAllows(string database)
    {
        await using var desk = await Desk.OpenAsync(database);
        var officers = await EnrolAsync(desk);
        // Another that one can be joined to.
        await desk.Register("2025-03-03");
        var (done, refused, guarded) = (0, 0, 0);
        foreach (var state in RequestState.Workflow.States.Select(state => state.Code))
        {
            var id = await InStateAsync(desk, state);
            var before = await SnapshotAsync(desk, id);
            foreach (var action in RequestState.Workflow.Actions)
            {
                foreach (var (role, by) in officers)
                {
                    await using var db = IsKept ? desk.Town.NewDb() : TakenBack.Open(desk.Town.Store);
                    var answer = await Try(new RequestDesk(db, desk.Keys, desk.Calendar), action.Code, id, desk, by);
                    var mayBe = action.From.Contains(state) && action.Roles.Contains(role);
                    var where = $"{state} × {role} × {action.Code}: {answer.Refusal?.Code ?? "done"}";
                    if (answer.Refusal is { } refusal)
                    {
                        Assert.True(mayBe ? !action.Guards.IsDefault && action.Guards.Contains(refusal.Code) : refusal.Code is "work.state" or "work.role", where);
                        (refused, guarded) = mayBe ? (refused, guarded + 1) : (refused + 1, guarded);
                        continue;
                    }

                    Assert.True(mayBe, where);
                    Assert.Contains(answer.Done.State, (action.Branches.IsDefault ? [] : action.Branches.Select(branch => branch.To)).Append(action.To ?? state));
                    done++;
                    if (IsKept)
                    {
                        id = await InStateAsync(desk, state);
                        before = await SnapshotAsync(desk, id);
                    }
                }

                // Whatever was refused, or taken back, has left no trace.
                Assert.Equal(before, await SnapshotAsync(desk, id));
            }
        }

        // Most of what the workflow allows must really have been done, or the guards hide it.
        Assert.True(done > 150 && guarded < done / 3 && refused > 2000, $"{done} done, {guarded} guarded, {refused} refused");
        Assert.Empty(await desk.Faults());
    }

    private static async Task<List<(Role Role, Handler By)>> EnrolAsync(Desk desk)
    {
        var officers = new List<(Role, Handler)>();
        foreach (var role in Enum.GetValues<Role>())
        {
            officers.Add((role, await desk.By(await desk.Town.EnrolAsync($"人员{role}", desk.Organ, role), Today, "因工作需要")));
        }

        return officers;
    }

    private static Task<(string, int, int)> SnapshotAsync(Desk desk, long id) => desk.Read(async db =>
    {
        var request = await db.Set<InformationRequest>().AsNoTracking().SingleAsync(request => request.Id == id, Cancellation);
        return (request.State, request.Version, await db.Set<LedgerEntry>().CountAsync(Cancellation));
    });

    private static async Task<long> InStateAsync(Desk desk, string state)
    {
        var id = (await desk.Register("2025-03-03", state is RequestState.Unconfirmed or RequestState.Cancelled or RequestState.Transferred ? IntakeChannel.Web : IntakeChannel.Counter)).Id;
        Task Clerk(Func<RequestDesk, Handler, Task<Answer<InformationRequest>>> act) => desk.Do(desk.Clerk, "2025-03-05", act, "因工作需要");
        Task Head(Func<RequestDesk, Handler, Task<Answer<InformationRequest>>> act) => desk.Do(desk.Head, "2025-03-05", act, "因工作需要");
        var day = Desk.Day("2025-03-05");
        var draft = Drafts.Of("provided");
        switch (state)
        {
            case RequestState.Handling:
                // Everything that later acts ask for: an extension was asked for, reasons were given.
                await Clerk((d, by) => d.AskReasonsAsync(id, day, "数量很大", Desk.Day("2025-03-20"), by, Cancellation));
                await Clerk((d, by) => d.RecordReasonsAsync(id, day, "课题研究", by, Cancellation));
                await Clerk((d, by) => d.AskExtensionAsync(id, by, Cancellation));
                break;
            case RequestState.Clarifying:
                await Clerk((d, by) => d.AskClarificationAsync(id, day, "工程名称", Desk.Day("2025-03-06"), by, Cancellation));
                break;
            case RequestState.Consulting:
                await Clerk((d, by) => d.AskExtensionAsync(id, by, Cancellation));
                await Clerk((d, by) => d.ConsultAsync(id, new PartyToAsk(PartyKind.ThirdParty, "青禾建设有限公司"), day, by, Cancellation));
                break;
            case RequestState.Reasoning:
                await Clerk((d, by) => d.AskReasonsAsync(id, day, "数量很大", Desk.Day("2025-03-20"), by, Cancellation));
                break;
            case RequestState.Unpaid:
                await Head((d, by) => d.NoticeFeeAsync(id, day, new WantedFee(Pages: 40), by, Cancellation));
                break;
            case RequestState.Cancelled:
                await Clerk((d, by) => d.CancelAsync(id, by, Cancellation));
                break;
            case RequestState.Transferred:
                await Clerk((d, by) => d.TransferAsync(id, desk.Town.Office, by, Cancellation));
                break;
            case RequestState.Withdrawn:
                await Clerk((d, by) => d.WithdrawAsync(id, day, by, Cancellation));
                break;
            case RequestState.Reviewing or RequestState.Legal or RequestState.Secrecy or RequestState.Signing:
                await Clerk((d, by) => d.DraftAsync(id, draft, by, Cancellation));
                await PassAsync(desk, id, state);
                break;
            case RequestState.ToSend or RequestState.Dispatched or RequestState.Returned or RequestState.Served or RequestState.Archived:
                await desk.SignOff(id, draft, "2025-03-05");
                await SendAsync(desk, id, state);
                break;
        }

        Assert.Equal(state, await desk.Read(db => db.Set<InformationRequest>().Where(request => request.Id == id).Select(request => request.State).SingleAsync(Cancellation)));
        return id;
    }

    private static async Task PassAsync(Desk desk, long id, string state)
    {
        string[] chain = [RequestState.Reviewing, RequestState.Legal, RequestState.Secrecy, RequestState.Signing];
        var steps = Array.IndexOf(chain, state);
        Func<Task>[] pass =
        [
            () => desk.Do(desk.Head, "2025-03-05", (d, by) => d.PassOfficeAsync(id, by, Cancellation)),
            () => desk.Do(desk.Lawyer, "2025-03-05", (d, by) => d.PassLegalAsync(id, by, Cancellation)),
            () => desk.Do(desk.SecrecyOfficer, "2025-03-05", (d, by) => d.PassSecrecyAsync(id, by, Cancellation)),
        ];
        foreach (var step in pass.Take(steps))
        {
            await step();
        }
    }

    private static async Task SendAsync(Desk desk, long id, string state)
    {
        var day = Desk.Day("2025-03-05");
        if (state == RequestState.ToSend)
        {
            return;
        }

        await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.DispatchAsync(id, new Dispatch(ServiceChannel.SignedPost, day), by, Cancellation));
        if (state == RequestState.Returned)
        {
            await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.RecordReturnAsync(id, day, by, Cancellation), "查无此人");
        }
        else if (state != RequestState.Dispatched)
        {
            await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.RecordServiceAsync(id, day, by, Cancellation));
        }

        if (state == RequestState.Archived)
        {
            await desk.Do(desk.Clerk, "2025-03-05", (d, by) => d.ArchiveAsync(id, by, Cancellation));
        }

        await OrderRedoAsync(desk, id);
    }

    private static async Task OrderRedoAsync(Desk desk, long id)
    {
        var by = await desk.By(desk.Clerk, "2025-03-08");
        await using var db = desk.Town.NewDb();
        var disputes = new DisputeDesk(db, desk.Calendar);
        var dispute = (await disputes.RecordAsync(new NewDispute(desk.Organ, id, DisputeKind.Reconsideration, "云泽市人民政府", null, Desk.Day("2025-03-06")), by, Cancellation)).Done;
        _ = (await disputes.EndAsync(dispute.Id, "annulled", Desk.Day("2025-03-08"), new RedoTerm(15, true), by, Cancellation)).Done;
    }

    private static Task<string> OtherAsync(Desk desk, long id) => desk.Read(db => db.Set<InformationRequest>().Where(other => other.Id != id && other.IsOpen && other.JoinedTo == null && other.OrganId == desk.Organ).Select(other => other.Number).FirstAsync(Cancellation));

    private static async Task<Answer<InformationRequest>> Try(RequestDesk d, string action, long id, Desk desk, Handler by) => action switch
    {
        "confirm" => await d.ConfirmAsync(id, On, by, Cancellation),
        "cancel" => await d.CancelAsync(id, by, Cancellation),
        "transfer" => await d.TransferAsync(id, desk.Town.Office, by, Cancellation),
        "split" => await d.SplitAsync(id, ["第一项", "第二项"], by, Cancellation),
        "assign" => await d.AssignAsync(id, desk.Clerk, by, Cancellation),
        "urge" => await d.UrgeAsync(id, by, Cancellation),
        "ask-clarification" => await d.AskClarificationAsync(id, On, "工程名称", On.AddDays(10), by, Cancellation),
        "record-clarification" => await d.RecordClarificationAsync(id, On, "白榆河一期", by, Cancellation),
        "consult" => await d.ConsultAsync(id, new PartyToAsk(PartyKind.ThirdParty, "青禾建设有限公司"), On, by, Cancellation),
        "record-letter-receipt" => await d.RecordLetterReceiptAsync(id, 1, On, by, Cancellation),
        "record-opinion" => await d.RecordOpinionAsync(id, 1, Opinion.Agreed, null, On, by, Cancellation),
        "record-silence" => await d.RecordSilenceAsync(id, 1, by with { At = Desk.Morning("2025-04-10") }, Cancellation),
        "ask-reasons" => await d.AskReasonsAsync(id, On, "数量很大", On.AddDays(10), by, Cancellation),
        "record-reasons" => await d.RecordReasonsAsync(id, On, "课题研究", by, Cancellation),
        "delay" => await d.DelayAsync(id, On, 10, by, Cancellation),
        "ask-extension" => await d.AskExtensionAsync(id, by, Cancellation),
        "extend" => await d.ExtendAsync(id, On, 20, by, Cancellation),
        "notice-fee" => await d.NoticeFeeAsync(id, On, new WantedFee(Pages: 40), by, Cancellation),
        "record-payment" => await d.RecordPaymentAsync(id, On, by, Cancellation),
        "draft" => await d.DraftAsync(id, Drafts.Of(await ClarifyingAsync(desk, id) ? "clarification-overdue" : "provided"), by, Cancellation),
        "recall" => await d.RecallAsync(id, by, Cancellation),
        "pass-office" => await d.PassOfficeAsync(id, by, Cancellation),
        "pass-legal" => await d.PassLegalAsync(id, by, Cancellation),
        "pass-secrecy" => await d.PassSecrecyAsync(id, by, Cancellation),
        "return" => await d.ReturnAsync(id, by, Cancellation),
        "sign" => await d.SignAsync(id, by, Cancellation),
        "dispatch" => await d.DispatchAsync(id, new Dispatch(ServiceChannel.SignedPost, On), by, Cancellation),
        "record-service" => await d.RecordServiceAsync(id, On, by, Cancellation),
        "record-return" => await d.RecordReturnAsync(id, On, by, Cancellation),
        "withdraw" => await d.WithdrawAsync(id, On, by, Cancellation),
        "archive" => await d.ArchiveAsync(id, by, Cancellation),
        "redo" => await d.RedoAsync(id, await desk.Read(db => db.Set<Dispute>().Where(dispute => dispute.RequestId == id).Select(dispute => dispute.Id).FirstOrDefaultAsync(Cancellation)), by, Cancellation),
        "join" => await d.JoinAsync(id, await OtherAsync(desk, id), by, Cancellation),
        "propose-publication" => await d.ProposePublicationAsync(id, by, Cancellation),
        "settle-publication" => await d.SettlePublicationAsync(id, by, Cancellation),
        "note" => await d.NoteAsync(id, "备注", by, Cancellation),
        _ => throw new InvalidDataException($"The matrix does not try '{action}'."),
    };

    private static Task<bool> ClarifyingAsync(Desk desk, long id) => desk.Read(db => db.Set<InformationRequest>().AnyAsync(request => request.Id == id && request.State == RequestState.Clarifying, Cancellation));
}
