using System.Globalization;
using System.Net;
using Gongkai.Storage;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
using Gongkai.Web.Tests.Faults;
using Xunit;

namespace Gongkai.Web.Tests.Nodes;

/// <summary>Visitors' pages come from a server that follows the one that is written to, and never show what is gone.</summary>
[Collection(nameof(Alone))]
public sealed class ReplicaTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-replica-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Page_OfVisitor_ComesFromTheReplica_UnlessItIsBehindOrAway()
    {
        await using var primary = Cluster.Make("fsync = off");
        primary.Start();
        primary.Ask("CREATE DATABASE gongkai");
        await using var replica = await primary.FollowAsync();
        // Not waited for: it may fall behind.
        primary.Ask("ALTER SYSTEM RESET synchronous_standby_names");
        primary.Ask("SELECT pg_reload_conf()");
        var store = new Store(new StorePlace(folder.FullName, primary.Connection("gongkai")));
        await store.OpenAsync(Cancellation);
        await using var room = await Newsroom.InAsync(await Town.InAsync(store));
        var item = await room.PublishedAsync();
        await using var node = await Node.StartAsync(store.Place, null, ("GONGKAI_DB_READ", $"{replica.Connection("gongkai")};Timeout=2;Command Timeout=2"));
        using var visitor = node.NewClient();
        string[] pages = [$"/items/{item.Id}", "/search?q=供水价格", "/organs/water", "/organs/water/catalogue", "/organs/water/guide", "/organs/water/rules", "/organs/water/policies", "/organs/water/feed.xml", "/organs/water/reports", "/regions/110000", "/", "/sitemap.xml"];

        foreach (var page in pages)
        {
            Assert.Contains(await StatusAsync(visitor, page), new[] { HttpStatusCode.OK, HttpStatusCode.NotFound });
        }

        Assert.True(Reads(replica) > 0, "The replica was not asked.");
        Assert.DoesNotContain("read-only", node.Logged, StringComparison.Ordinal);

        replica.Ask("SELECT pg_wal_replay_pause()");
        _ = (await room.Desk.WithdrawAsync(item.Id, "附表有误。", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "附表有误"), Cancellation)).Done;
        await Eventually("gone", async () => await StatusAsync(visitor, $"/items/{item.Id}") == HttpStatusCode.Gone);
        for (var look = 0; look < 5; look++)
        {
            Assert.Equal(HttpStatusCode.Gone, await StatusAsync(visitor, $"/items/{item.Id}?look={look.ToString(CultureInfo.InvariantCulture)}"));
        }

        replica.Ask("SELECT pg_wal_replay_resume()");
        var before = Reads(replica);
        await Eventually("read from the replica again", async () => await StatusAsync(visitor, $"/items/{item.Id}?look={Guid.NewGuid()}") == HttpStatusCode.Gone && Reads(replica) > before);

        replica.Kill();
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(visitor, $"/items/{item.Id}?look=last"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/organs/water/catalogue?look=last"));
    }

    private static long Reads(Cluster server) => long.Parse(server.Ask("SELECT COALESCE(SUM(tup_fetched), 0) FROM pg_stat_database WHERE datname = 'gongkai'") is { Length: > 0 } count ? count : "0", CultureInfo.InvariantCulture);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    private static async Task Eventually(string what, Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            Assert.True(attempt < 100, $"Never: {what}.");
            await Task.Delay(100, Cancellation);
        }
    }
}
