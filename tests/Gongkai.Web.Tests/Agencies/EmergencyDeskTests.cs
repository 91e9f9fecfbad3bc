using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Emergencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Workflows;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Agencies;

/// <summary>An exception from the separation of duties takes two people, ends by itself and is seen in the ledger.</summary>
public sealed class EmergencyDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Approve_ByWhoAsked_IsRefused_AndByAnotherIsDone(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var reviewer = await town.EnrolAsync("孟晓舟", town.Bureau, Role.Reviewer);
        var desk = new EmergencyDesk(town.Db);
        var grant = (await desk.AskAsync("request", 2, await AuthorityAsync(town, reviewer), Asking(town, reviewer), Cancellation)).Done;
        Assert.Equal("work.own", (await desk.DecideAsync(grant.Id, "approve", await AuthorityAsync(town, reviewer), Town.Act("emergency.approve", town.Bureau, reviewer), Cancellation)).Refusal?.Code);
        Assert.Equal("work.role", (await desk.DecideAsync(grant.Id, "approve", await AuthorityAsync(town, town.Clerk), Town.Act("emergency.approve", town.Bureau, town.Clerk), Cancellation)).Refusal?.Code);
        Assert.Empty((await AuthorityAsync(town, reviewer)).Exceptions);
        _ = (await desk.DecideAsync(grant.Id, "approve", await AuthorityAsync(town, town.Leader), Town.Act("emergency.approve", town.Bureau, town.Leader), Cancellation)).Done;
        Assert.Equal([(town.Bureau, "request")], (await AuthorityAsync(town, reviewer)).Exceptions);
        Assert.Empty(await LedgerAudit.RunAsync(town.Db, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(2, await town.Db.Set<LedgerEntry>().CountAsync(line => line.Subject == grant.Subject, Cancellation));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Exception_LastsItsDaysAndNoLonger(string database)
    {
        await using var town = await Town.OpenAsync(database);
        var desk = new EmergencyDesk(town.Db);
        var grant = (await desk.AskAsync("request", 2, await AuthorityAsync(town, town.Clerk), Asking(town, town.Clerk), Cancellation)).Done;
        _ = (await desk.DecideAsync(grant.Id, "approve", await AuthorityAsync(town, town.Leader), Town.Act("emergency.approve", town.Bureau, town.Leader), Cancellation)).Done;
        var day = Town.Act("").Day;
        Assert.Single((await OfficerAuthority.LoadAsync(town.Db, town.Clerk, day.AddDays(1), Cancellation)).Exceptions);
        Assert.Empty((await OfficerAuthority.LoadAsync(town.Db, town.Clerk, day.AddDays(2), Cancellation)).Exceptions);
    }

    [Theory]
    [InlineData("request", 0, "emergency.days")]
    [InlineData("request", 4, "emergency.days")]
    [InlineData("emergency", 1, "emergency.matter")]
    [InlineData("nothing", 1, "emergency.matter")]
    public async Task Ask_ForTooLongOrForWhatIsNoWork_IsRefused(string matter, int days, string code)
    {
        await using var town = await Town.OpenAsync("sqlite");
        Assert.Equal(code, (await new EmergencyDesk(town.Db).AskAsync(matter, days, await AuthorityAsync(town, town.Clerk), Asking(town, town.Clerk), Cancellation)).Refusal?.Code);
    }

    // Every workflow that there is, every state, role and action: what the table says and nothing else.
    [Fact]
    public void Ask_OfEveryStateRoleAndAction_FollowsTheTable()
    {
        const long Own = 1;
        const long Competent = 2;
        var tried = 0;
        foreach (var workflow in Workflow.All)
        {
            foreach (var (state, action) in workflow.States.SelectMany(state => workflow.Actions.Select(action => (state, action))))
            {
                foreach (var role in Enum.GetValues<Role>())
                {
                    foreach (var place in new[] { Own, Competent, 3L })
                    {
                        var officer = new OfficerAuthority(7, [new Authority(place, role)]);
                        var isOpen = action.From.Contains(state.Code);
                        var isHis = action.Roles.Contains(role) && place == (action.At == RolePlace.Own ? Own : Competent);
                        var answer = workflow.Ask(officer, action.Code, state.Code, Own, Competent, []);
                        Assert.Equal(!isOpen ? "work.state" : !isHis ? "work.role" : null, answer.Refusal?.Code);
                        Assert.Equal(isOpen && isHis, workflow.OpenTo(officer, state.Code, Own, Competent).Contains(action));
                        foreach (var past in isOpen && isHis && !action.ApartFrom.IsDefaultOrEmpty ? action.ApartFrom : [])
                        {
                            Assert.Equal("work.own", workflow.Ask(officer, action.Code, state.Code, Own, Competent, [(past, 7)]).Refusal?.Code);
                            Assert.Null(workflow.Ask(officer, action.Code, state.Code, Own, Competent, [(past, 8)]).Refusal);
                            Assert.Null(workflow.Ask(officer with { Exceptions = [(place, workflow.Matter)] }, action.Code, state.Code, Own, Competent, [(past, 7)]).Refusal);
                        }

                        tried++;
                    }
                }
            }
        }

        Assert.True(tried > 1_000, $"Only {tried} were tried.");
    }

    private static Act Asking(Town town, long officer) => Town.Act("emergency.ask", town.Bureau, officer) with { Why = "今天是答复期限的最后一天，审核人出差" };

    private static Task<OfficerAuthority> AuthorityAsync(Town town, long officer) => OfficerAuthority.LoadAsync(town.Db, officer, Town.Act("").Day, Cancellation);
}
