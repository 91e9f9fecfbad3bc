using System.Net;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>A site with somebody signed in for every role.</summary>
internal sealed class RoleCall : IAsyncDisposable
{
    private RoleCall(RunningSite site) => Site = site;

    public RunningSite Site { get; }

    /// <summary>The organ that set the site up.</summary>
    public long Organ { get; private set; }

    /// <summary>Browsers of its people.</summary>
    public Dictionary<Role, HttpClient> People { get; private set; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RoleCall> StartAsync()
    {
        var call = new RoleCall(await RunningSite.StartAsync());
        using var administrator = await FirstOffice.SetUpAsync(call.Site);
        await using var db = call.Site.Store.NewDb();
        call.Organ = (await db.Set<Organ>().SingleAsync(Cancellation)).Id;
        call.People = await call.EnrolAsync(call.Organ, "p");
        return call;
    }

    /// <summary>Somebody for every role at an organ, signed in.</summary>
    public async Task<Dictionary<Role, HttpClient>> EnrolAsync(long organ, string prefix)
    {
        await using var scope = Site.Scope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDb>();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var people = new Dictionary<Role, HttpClient>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var desk = new OfficerDesk(db);
            var officer = (await desk.EnrolAsync($"{prefix}人{role}", null, Town.Act("officer.enrol", organ), Cancellation)).Done;
            _ = (await desk.AppointAsync(officer.Id, organ, role, Town.Founded, Town.Act("officer.appoint", organ), Cancellation)).Done;
            _ = (await accounts.OpenAsync(officer.Id, $"{prefix}-{role}", FirstOffice.Password, Town.Act("account.open", organ), Cancellation)).Done;
            people[role] = Site.NewClient();
            using var answer = await FirstOffice.SignInAsync(Site, people[role], user: $"{prefix}-{role}");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        return people;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in People.Values)
        {
            person.Dispose();
        }

        await Site.DisposeAsync();
    }
}
