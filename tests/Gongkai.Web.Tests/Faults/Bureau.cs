using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Corpus.Running;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Registers;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Storage.Keys;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
using Gongkai.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>The water bureau with a clerk who can sign in and papers that wait for their release; afterwards it counts what is there against what people were told.</summary>
internal sealed class Bureau : IAsyncDisposable
{
    private const string Clerk = "li-qing";
    private readonly Queue<long> approved = new();

    private Bureau(Newsroom room, StorePlace place) => (Room, Place) = (room, place);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Newsroom Room { get; }

    public StorePlace Place { get; }

    /// <summary>What people tried and were told.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Founds it in a store that is open.</summary>
    /// <param name="store">The store.</param>
    /// <param name="releases">So many items wait for their release.</param>
    public static async Task<Bureau> InAsync(Store store, int releases = 0)
    {
        var bureau = new Bureau(await Newsroom.InAsync(await Town.InAsync(store)), store.Place);
        Directory.CreateDirectory(store.Place.Folder);
        // Each person of the test comes from an address of his own, as behind a proxy.
        await File.WriteAllTextAsync(Path.Combine(store.Place.Folder, "settings.json"), """{ "Proxies": ["127.0.0.1"] }""", Cancellation);
        string[] at = store.Place.Postgres is { } connection ? ["--db", connection] : [];
        var user = Head.Run("gongkai-app", "en", System.Text.Encoding.UTF8.GetBytes(FirstOffice.Password + "\n"), ["user", "add", Clerk, "--officer", "李青", "--organ", "water", "--role", "Clerk", "--password-stdin", "--data", store.Place.Folder, .. at]);
        Assert.Equal((0, ""), (user.Exit, user.Error));
        for (var item = 0; item < releases; item++)
        {
            bureau.approved.Enqueue((await bureau.Room.ReviewedAsync(Newsroom.Content($"供水价格表第{item}号"))).Id);
        }

        return bureau;
    }

    /// <summary>An item that waits for its release; null when none is left.</summary>
    public long? NextItem() => approved.TryDequeue(out var item) ? item : null;

    /// <summary>Citizens and a clerk who go on until told to stop.</summary>
    public async Task WorkAsync(Func<HttpClient> browser, Person clerk, string name, int citizens, CancellationToken enough) =>
        await Task.WhenAll(Enumerable.Range(0, citizens).Select(citizen => AskAsync(browser, $"{name}第{citizen}人", enough)).Append(OfficeAsync(clerk, name, enough)));

    /// <summary>A browser in which the clerk is signed in.</summary>
    public async Task<Person> ClerkAsync(HttpClient browser)
    {
        var clerk = new Person(browser, Tally);
        await clerk.SignInAsync(Clerk);
        return clerk;
    }

    /// <summary>Titles of the requests and rows in a store.</summary>
    public static async Task<HashSet<string>> TitlesAsync(StorePlace place)
    {
        var store = new Store(place);
        await using var db = store.NewDb();
        var keys = await KeyFolder.OpenAsync(store, Cancellation);
        var cases = await db.Set<InformationRequest>().AsNoTracking().ToListAsync(Cancellation);
        return [.. cases.Select(request => request.WantedWith(keys)!), .. await db.Set<RegisterRow>().AsNoTracking().Select(row => row.Title).ToListAsync(Cancellation)];
    }

    /// <summary>Counts: nothing that was said to be done is missing, nothing is there twice, ledger, rows and files agree, and every message was one.</summary>
    public async Task CheckAsync(StorePlace? at = null)
    {
        Tally.WasClear();
        var place = at ?? Place;
        var store = new Store(place);
        await using var db = store.NewDb();
        var keys = await KeyFolder.OpenAsync(store, Cancellation);
        var cases = await RequestDesk.Cases(db).AsNoTracking().Where(request => request.OrganId == Room.Town.Bureau).ToListAsync(Cancellation);
        Once(Tally.Requests, cases.Select(request => request.WantedWith(keys)!));
        Assert.Equal(Enumerable.Range(1, cases.Count), cases.Select(request => int.Parse(request.Number.Split('-')[^1], CultureInfo.InvariantCulture)).Order());
        Assert.All(cases, request => Assert.Equal("submit", Assert.Single(request.Events).Action));
        Once(Tally.Rows, await db.Set<RegisterRow>().AsNoTracking().Select(row => row.Title).ToListAsync(Cancellation));
        var released = await db.Set<LedgerEntry>().AsNoTracking().Where(line => line.Kind == "item.publish" && line.Subject.StartsWith("item/")).Select(line => line.Subject).ToListAsync(Cancellation);
        Once(Tally.Items.Select(item => $"item/{item}"), released);
        Assert.Equal(released.Count, await db.Set<InformationItem>().CountAsync(item => item.State == "published", Cancellation));
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await new FileAudit(db, new FileStore(place)).RunAsync(Cancellation).ToListAsync(Cancellation));
    }

    public ValueTask DisposeAsync() => Room.DisposeAsync();

    private static void Once(IEnumerable<string> told, IEnumerable<string> there)
    {
        var found = there.ToList();
        Assert.Empty(told.Except(found, StringComparer.Ordinal));
        Assert.Empty(found.GroupBy(title => title, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private async Task AskAsync(Func<HttpClient> browser, string name, CancellationToken enough)
    {
        using var citizen = new Person(browser(), Tally);
        for (var at = 0; !enough.IsCancellationRequested; at++)
        {
            Assert.True(await citizen.AskAsync($"{name}第{at}件"), "Nobody took the request.");
            // Each address may send twenty forms a minute.
            await Task.Delay(200, Cancellation);
        }
    }

    private async Task OfficeAsync(Person clerk, string name, CancellationToken enough)
    {
        for (var at = 0; !enough.IsCancellationRequested; at++)
        {
            Assert.True(await clerk.EnterAsync($"{name}第{at}案"), "Nobody took the row.");
            Assert.True(NextItem() is not { } item || await clerk.ReleaseAsync(item), "Nobody released the item.");
        }
    }
}
