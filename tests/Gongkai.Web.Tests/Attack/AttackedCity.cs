using System.Collections.Immutable;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>A demonstration to be attacked: with applicants whose data are known, records in several branches of the tree, and somebody of every role.</summary>
public sealed class AttackedCity : IAsyncLifetime
{
    // Every role at least once; organs of one branch, of another, above and below.
    private static readonly string[] Officers =
    [
        "transport-clerk", "transport-reviewer", "transport-lawyer", "transport-secrecy", "transport-leader", "yunze-clerk", "yunze-competent", "yunze-competent-2", "yunze-secrecy", "yunze-leader", "yunze-auditor", "yunze-admin",
        "water-clerk", "water-leader", "baiyu-clerk", "baiyu-leader", "liuxi-clerk", "songkou-leader", "qingheng-admin", "transport-auditor",
    ];

    public RunningSite Site { get; private set; } = default!;

    /// <summary>The visitor first, then an applicant with a case of his own, then the officers.</summary>
    public ImmutableArray<Person> People { get; private set; }

    /// <summary>What the program wrote to its log.</summary>
    internal KeptLog Log { get; } = new();

    internal Planted Planted { get; private set; } = default!;

    public Person this[string name] => People.First(person => person.Name == name);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Site = await RunningSite.StartAsync(demo: true);
        Site.Get<ILoggerFactory>().AddProvider(Log);
        await EnrolAsync("qingheng-admin", "qingheng-office", Role.Administrator);
        await EnrolAsync("transport-auditor", "yunze-transport", Role.Auditor);
        Planted = await Planted.SowAsync(Site);
        People = [new Person("visitor", Site.NewClient(), []), new Person("applicant", Planted.Applicant, [])];
        foreach (var officer in Officers)
        {
            People = People.Add(await PersonAsync(officer));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in People.IsDefault ? [] : People)
        {
            person.Client.Dispose();
        }

        await Site.DisposeAsync();
    }

    private async Task<Person> PersonAsync(string user)
    {
        var client = await Site.SignedInAsync(user);
        await using var db = Site.Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.OfficerId).SingleAsync(Cancellation);
        var posts = await db.Set<Appointment>().AsNoTracking().Where(post => post.OfficerId == officer && post.Until == null).Select(post => new { post.OrganId, post.Role }).ToListAsync(Cancellation);
        return new Person(user, client, [.. posts.Select(post => (post.OrganId, post.Role))]);
    }

    private async Task EnrolAsync(string user, string organ, Role role)
    {
        await using var scope = Site.Scope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDb>();
        var id = (await db.Set<Organ>().SingleAsync(known => known.Code == organ, Cancellation)).Id;
        var desk = new OfficerDesk(db);
        var officer = (await desk.EnrolAsync($"攻防{user}", null, Agencies.Town.Act("officer.enrol", id), Cancellation)).Done;
        _ = (await desk.AppointAsync(officer.Id, id, role, Agencies.Town.Founded, Agencies.Town.Act("officer.appoint", id), Cancellation)).Done;
        _ = (await scope.ServiceProvider.GetRequiredService<AccountDesk>().OpenAsync(officer.Id, user, null, Agencies.Town.Act("account.open", id), Cancellation)).Done;
    }
}

/// <summary>Tests that only look at the attacked city share one; they run one after the other.</summary>
[CollectionDefinition(nameof(AttackedCity))]
public sealed class AttackedCityCollection : ICollectionFixture<AttackedCity>;
