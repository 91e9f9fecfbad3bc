using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Workflows;
using Gongkai.Oversight.Filing;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Filing;

/// <summary>Every state × role × action of the two workflows, tried at the desk: what the table allows is never refused for state or role, what it does not allow always is.</summary>
public sealed class MatrixTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Desk_TriedWithEveryRoleInEveryState_AnswersAsTheTableSays(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filed = await january.FiledAsync();
        var people = new Dictionary<(Role Role, RolePlace At), long>();
        foreach (var role in Enum.GetValues<Role>())
        {
            people[(role, RolePlace.Own)] = await january.Town.EnrolAsync($"本机关{role}", january.Town.Bureau, role);
            people[(role, RolePlace.Competent)] = await january.Town.EnrolAsync($"主管部门{role}", january.Town.Office, role);
        }

        var tried = 0;
        foreach (var workflow in new[] { Workflow.Of(ReportFiling.Matter), Workflow.Of(ReportFiling.AcceptanceMatter) })
        {
            foreach (var state in workflow.States.Select(state => state.Code))
            {
                await PutInAsync(january, filed.Id, workflow, state);
                foreach (var action in workflow.Actions)
                {
                    foreach (var ((role, at), officer) in people)
                    {
                        var isAllowed = action.From.Contains(state) && action.Roles.Contains(role) && action.At == at;
                        var refusal = await TryAsync(january, filed.Id, workflow, action, officer);
                        var isRefused = refusal?.Code is "work.state" or "work.role" or "acceptance.not-filed";
                        Assert.True(isAllowed != isRefused, $"{workflow.Matter}: {action.Code} in {state} by {role} at {at}: {refusal?.Code ?? "done"}");
                        tried++;
                        if (refusal is null)
                        {
                            await PutInAsync(january, filed.Id, workflow, state);
                        }
                    }
                }
            }
        }

        Assert.Equal(Enum.GetValues<Role>().Length * 2 * ReportFiling.Workflows.Chain.States.Length * ReportFiling.Workflows.Chain.Actions.Length
            + (Enum.GetValues<Role>().Length * 2 * ReportFiling.Workflows.Acceptance.States.Length * ReportFiling.Workflows.Acceptance.Actions.Length), tried);
    }

    // Behind the desk's back, so that every state is met with every action; remarks only while acceptance is what is asked.
    private static async Task PutInAsync(January january, long id, Workflow workflow, string state)
    {
        await using var db = january.Town.NewDb();
        var filings = db.Set<ReportFiling>().Where(filing => filing.Id == id);
        if (workflow.Matter == ReportFiling.Matter)
        {
            await filings.ExecuteUpdateAsync(set => set.SetProperty(filing => filing.State, state).SetProperty(filing => filing.Acceptance, (string?)null).SetProperty(filing => filing.FiledAt, (DateTimeOffset?)null).SetProperty(filing => filing.PublishedAt, (DateTimeOffset?)null), Cancellation);
        }
        else
        {
            await filings.ExecuteUpdateAsync(set => set.SetProperty(filing => filing.State, ReportFiling.Issued).SetProperty(filing => filing.Acceptance, state).SetProperty(filing => filing.FiledAt, January.By(0).At), Cancellation);
        }
    }

    // Without what else the desk asks for (a reason, words, a remark): those refusals come only after state and role were found in order.
    private static async Task<Refusal?> TryAsync(January january, long id, Workflow workflow, WorkAction action, long officer)
    {
        var act = January.By(officer);
        var revision = (await january.LoadAsync(id)).Revision;
        return await january.AtDeskAsync(async desk => (workflow.Matter, action.Code) switch
        {
            ("report", "save") => (await desk.SaveAsync(id, ReportSheet.Nothing, revision, Filling.None, act, Cancellation)).Refusal,
            ("report", "import") => (await desk.ImportAsync(id, 0, act, Cancellation)).Refusal,
            ("report", "compile") => (await desk.CompileAsync(id, null, act, Cancellation)).Refusal,
            ("report", "give-reason") => (await desk.GiveReasonAsync(id, "none", "", act, Cancellation)).Refusal,
            ("report", "confirm-rest") => (await desk.ConfirmRestAsync(id, 9, revision, act, Cancellation)).Refusal,
            ("report", "explain") => (await desk.ExplainAsync(id, "T3-1", 0, "", [], act, Cancellation)).Refusal,
            ("report", "submit") => (await desk.SubmitAsync(id, act, Cancellation)).Refusal,
            ("report", "recall") => (await desk.RecallAsync(id, act, Cancellation)).Refusal,
            ("report", "abandon") => (await desk.AbandonAsync(id, act, Cancellation)).Refusal,
            ("report", "pass") => (await desk.PassAsync(id, act, Cancellation)).Refusal,
            ("report", "send-back") => (await desk.SendBackAsync(id, act, Cancellation)).Refusal,
            ("report", "sign") => (await desk.SignAsync(id, revision, act, Cancellation)).Refusal,
            ("report", "withdraw") => (await desk.WithdrawAsync(id, act, Cancellation)).Refusal,
            ("report", "attach-scan") => (await desk.AttachScanAsync(id, new string('0', 64), "scan.pdf", act, Cancellation)).Refusal,
            ("report", "file") => (await desk.FileAsync(id, act, Cancellation)).Refusal,
            ("report", "publish") => (await desk.PublishAsync(id, null, act, Cancellation)).Refusal,
            ("report", "correct") => (await desk.CorrectAsync(id, act, Cancellation)).Refusal,
            ("report" or "acceptance", "remark") => (await desk.RemarkAsync(id, "part-1", "", null, act, Cancellation)).Refusal,
            ("acceptance", "return") => (await desk.ReturnAsync(id, act, Cancellation)).Refusal,
            ("acceptance", "accept") => (await desk.AcceptAsync(id, act, Cancellation)).Refusal,
            ("acceptance", "accept-explanation") => (await desk.JudgeExplanationAsync(id, 0, ExplanationVerdict.Accepted, act, Cancellation)).Refusal,
            ("acceptance", "decline-explanation") => (await desk.JudgeExplanationAsync(id, 0, ExplanationVerdict.Declined, act, Cancellation)).Refusal,
            _ => throw new InvalidOperationException($"Nobody tries {workflow.Matter}.{action.Code}."),
        });
    }
}
