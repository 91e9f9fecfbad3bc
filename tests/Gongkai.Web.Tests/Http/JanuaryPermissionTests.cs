using System.Net;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Web.Gate;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The forms of a report and of a collection, sent by every role in every state: what the tables of permissions do not allow changes nothing, and what they allow is not turned away at the door.</summary>
public sealed class JanuaryPermissionTests : IAsyncLifetime
{
    private const int Year = 2025;
    private static readonly string Report = $"/office/reports/bureau/{Year}";
    private static readonly string Board = $"/office/collect/water/{Year}";
    private static readonly Workflow Chain = Workflow.Of(ReportFiling.Matter);
    private static readonly Workflow Acceptance = Workflow.Of(ReportFiling.AcceptanceMatter);
    private static readonly Workflow Collecting = Workflow.Of(Collection.Matter);

    // Acts that have a form of their own; the others go by “act”.
    private static readonly Dictionary<string, string> OwnForms = new() { ["save"] = "save", ["confirm-rest"] = "save", ["import"] = "import/take", ["compile"] = "compile", ["give-reason"] = "reason", ["attach-scan"] = "scan" };
    private static readonly Dictionary<string, string> BoardForms = new()
    {
        ["set-dates"] = "dates", ["remind"] = "remind", ["issue-link"] = "link", ["register"] = "register", ["take-in"] = "arrivals/1/take-in", ["turn-away"] = "arrivals/1/turn-away", ["adjust"] = "adjust", ["write-letters"] = "letters",
    };

    private RoleCall call = default!;
    private Dictionary<Role, HttpClient> own = [];
    private readonly Dictionary<HttpClient, string> tokens = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        call = await RoleCall.StartAsync();
        await using var db = call.Site.Store.NewDb();
        var bureau = (await new OrganDesk(db).FoundAsync(new NewOrgan("bureau", "云泽市商务局", OrganKind.Department, OrganLevel.Prefecture, "990100", Town.Founded, new Dictionary<OrganTree, long> { [OrganTree.Competent] = call.Organ }), Town.Act("organ.found"), Cancellation)).Done.Id;
        own = await call.EnrolAsync(bureau, "b");
        var clerk = await db.Set<Appointment>().Where(appointment => appointment.OrganId == bureau && appointment.Role == Role.Clerk).Select(appointment => appointment.OfficerId).SingleAsync(Cancellation);
        _ = (await new ReportDesk(db).StartAsync(bureau, Year, ReportScope.Self, null, new Act("", bureau, clerk, Town.Now), Cancellation)).Done;
        var above = await db.Set<Appointment>().Where(appointment => appointment.OrganId == call.Organ && appointment.Role == Role.CompetentReviewer).Select(appointment => appointment.OfficerId).SingleAsync(Cancellation);
        _ = (await new CollectionDesk(db).OpenAsync(call.Organ, Year, new Act("", call.Organ, above, Town.Now), Cancellation)).Done;
        foreach (var client in own.Values.Concat(call.People.Values))
        {
            var page = await client.GetStringAsync(new Uri("/office", UriKind.Relative), Cancellation);
            const string Field = "name=\"__RequestVerificationToken\" value=\"";
            var at = page.IndexOf(Field, StringComparison.Ordinal) + Field.Length;
            tokens[client] = page[at..page.IndexOf('"', at)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in own.Values)
        {
            person.Dispose();
        }

        await call.DisposeAsync();
    }

    [Fact]
    public async Task ReportForms_SentByEveryRoleInEveryState_ChangeNothingWithoutPermission()
    {
        var area = Permissions.Of(Report)!;
        foreach (var workflow in new[] { Chain, Acceptance })
        {
            var people = workflow == Chain ? own : call.People;
            var at = workflow == Chain ? RolePlace.Own : RolePlace.Competent;
            foreach (var state in workflow.States.Select(state => state.Code))
            {
                foreach (var (role, client) in people)
                {
                    foreach (var action in workflow.Actions)
                    {
                        await PutInAsync(workflow, state);
                        await TryAsync(client, $"{Report}/{OwnForms.GetValueOrDefault(action.Code, "act")}", action.Code, area.Write.Admits([role]) && action.At == at && action.Roles.Contains(role) && action.From.Contains(state), $"{workflow.Matter}.{action.Code} in {state} by {role}");
                    }
                }
            }
        }
    }

    [Fact]
    public async Task CollectionForms_SentByEveryRoleInEveryState_ChangeNothingWithoutPermission()
    {
        var area = Permissions.Of(Board)!;
        foreach (var state in Collecting.States.Select(state => state.Code))
        {
            foreach (var (role, client) in call.People)
            {
                foreach (var action in Collecting.Actions.Where(action => BoardForms.ContainsKey(action.Code)))
                {
                    await using (var db = call.Site.Store.NewDb())
                    {
                        await db.Set<Collection>().ExecuteUpdateAsync(set => set.SetProperty(collection => collection.State, state), Cancellation);
                    }

                    await TryAsync(client, $"{Board}/{BoardForms[action.Code]}", action.Code, area.Write.Admits([role]) && action.Roles.Contains(role) && action.From.Contains(state), $"{action.Code} in {state} by {role}");
                }
            }
        }

        // An organ that files has nothing to do with the board, whatever its people are there.
        foreach (var (role, client) in own)
        {
            await TryAsync(client, Board + "/remind", "remind", false, $"remind by {role} of a member");
            Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync(new Uri(Board, UriKind.Relative), Cancellation)).StatusCode);
        }
    }

    private async Task TryAsync(HttpClient client, string address, string code, bool isAllowed, string what)
    {
        var before = await SnapshotAsync();
        using var answer = await call.Site.SendAsync(client, address, [("__RequestVerificationToken", tokens[client]), ("do", code), ("zero", code == "confirm-rest" ? "4" : ""), ("report", "0"), ("cell", "requests.received.natural")]);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{what}: {answer.StatusCode}");
        if (isAllowed)
        {
            Assert.True(answer.StatusCode is not HttpStatusCode.Forbidden and not HttpStatusCode.Unauthorized, $"{what}: {answer.StatusCode}");
        }
        else
        {
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity, $"{what}: {answer.StatusCode}");
            Assert.Equal(before, await SnapshotAsync());
        }
    }

    private async Task<(string, string?, int, int, long)> SnapshotAsync()
    {
        await using var db = call.Site.Store.NewDb();
        var filing = await db.Set<ReportFiling>().AsNoTracking().OrderBy(filing => filing.Id).FirstAsync(Cancellation);
        return (filing.State, filing.Acceptance, filing.Revision, await db.Set<ReportFiling>().CountAsync(Cancellation), await db.Set<LedgerEntry>().LongCountAsync(Cancellation));
    }

    // Behind the desk's back, so that every state is met with every form; a correction that was begun goes again.
    private async Task PutInAsync(Workflow workflow, string state)
    {
        await using var db = call.Site.Store.NewDb();
        await db.Set<ReportFiling>().Where(filing => filing.Version > 1).ExecuteDeleteAsync(Cancellation);
        var isChain = workflow == Chain;
        var filed = isChain ? (DateTimeOffset?)null : Town.Now;
        await db.Set<ReportFiling>().ExecuteUpdateAsync(set => set.SetProperty(filing => filing.State, isChain ? state : ReportFiling.Issued).SetProperty(filing => filing.Acceptance, isChain ? null : state).SetProperty(filing => filing.FiledAt, filed).SetProperty(filing => filing.PublishedAt, (DateTimeOffset?)null), Cancellation);
    }
}
