using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Agencies;

/// <summary>A small town to test with: a city government with its office, a county below, and people in them.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly Store store;
    private readonly IAsyncDisposable? owned;
    private readonly DbContext db;

    private Town(Store store, IAsyncDisposable? owned) => (this.store, this.owned, db) = (store, owned, store.NewDb());

    public static readonly DateTimeOffset Now = new(2026, 1, 12, 9, 30, 0, TimeSpan.FromHours(8));
    public static readonly DateOnly Founded = new(2019, 1, 1);

    public long City { get; private set; }

    public long Office { get; private set; }

    public long Bureau { get; private set; }

    public long County { get; private set; }

    public long Clerk { get; private set; }

    public long Leader { get; private set; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Act Act(string kind, long organ = 0, long? officer = null) => new(kind, organ, officer, Now);

    public DbContext Db => db;

    public static async Task<Town> OpenAsync(string database)
    {
        var store = await TestStore.OpenAsync(database);
        return await InAsync(store.Store, store);
    }

    /// <summary>The town in a store that somebody else opened.</summary>
    public static async Task<Town> InAsync(Store store, IAsyncDisposable? owned = null)
    {
        var town = new Town(store, owned);
        await town.FoundAsync();
        return town;
    }

    public Store Store => store;

    public string Folder => store.Place.Folder;

    public DbContext NewDb() => store.NewDb();

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        if (owned is not null)
        {
            await owned.DisposeAsync();
        }
    }

    public async Task<long> FoundAsync(string code, string name, OrganKind kind, OrganLevel level, params (OrganTree Tree, long Parent)[] over) =>
        (await new OrganDesk(db).FoundAsync(new NewOrgan(code, name, kind, level, "990100", Founded, over.ToDictionary(pair => pair.Tree, pair => pair.Parent)), Act("organ.found"), Cancellation)).Done.Id;

    public async Task<long> EnrolAsync(string name, long organ, params Role[] roles)
    {
        var desk = new OfficerDesk(db);
        var officer = (await desk.EnrolAsync(name, null, Act("officer.enrol", organ), Cancellation)).Done;
        foreach (var role in roles)
        {
            _ = (await desk.AppointAsync(officer.Id, organ, role, Founded, Act("officer.appoint", organ), Cancellation)).Done;
        }

        return officer.Id;
    }

    private async Task FoundAsync()
    {
        City = await FoundAsync("city", "云泽市人民政府", OrganKind.Government, OrganLevel.Prefecture);
        Office = await FoundAsync("city-office", "云泽市人民政府办公室", OrganKind.GeneralOffice, OrganLevel.Prefecture, (OrganTree.Territorial, City));
        Bureau = await FoundAsync("water", "云泽市水务局", OrganKind.Department, OrganLevel.Prefecture, (OrganTree.Territorial, City), (OrganTree.Competent, Office));
        County = await FoundAsync("county", "白榆县人民政府", OrganKind.Government, OrganLevel.County, (OrganTree.Territorial, City), (OrganTree.Competent, Office));
        Clerk = await EnrolAsync("程一鸣", Bureau, Role.Clerk);
        Leader = await EnrolAsync("周立言", Bureau, Role.Leader);
    }
}
