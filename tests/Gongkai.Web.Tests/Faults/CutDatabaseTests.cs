using System.Diagnostics;
using System.Net;
using Gongkai.Storage;
using Gongkai.Web.Tests.Nodes;
using Gongkai.Web.Tests.Storage;
using Npgsql;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>The way between a node and its database is cut in the middle of acts, or becomes slow.</summary>
[Collection(nameof(Alone))]
public sealed class CutDatabaseTests(ITestOutputHelper output)
{
    private const int Acts = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("BeforeCommit")]
    [InlineData("AfterCommit")]
    [InlineData("Anywhere")]
    public async Task Act_CutOffAndSentAgain_IsDoneOnce(string where)
    {
        if (where != "Anywhere")
        {
            FaultRounds.OnlyLong("a quarter of a minute a round");
        }

        await using var store = await TestStore.OpenAsync("postgres");
        await using var bureau = await Bureau.InAsync(store.Store, releases: Acts * FaultRounds.Count);
        await using var proxy = ProxyOf(store.Store.Place, out var through);
        await using var node = await Node.StartAsync(through);
        using var citizen = new Person(node.NewClient(), bureau.Tally);
        using var clerk = await bureau.ClerkAsync(node.NewClient());
        for (var act = 0; act < Acts * FaultRounds.Count; act++)
        {
            // The page with the form takes some questions, the act some more.
            proxy.CutAt(Enum.Parse<Cut>(where), where == "Anywhere" ? Random.Shared.Next(20) : 0);
            Assert.True(await ((act % 3) switch
            {
                0 => citizen.AskAsync($"第{act}件"),
                1 => clerk.EnterAsync($"第{act}案"),
                _ => clerk.ReleaseAsync(bureau.NextItem()!.Value),
            }));
        }

        output.WriteLine($"{where}: {proxy.Made} cuts; {bureau.Tally}; longest {citizen.Longest.TotalSeconds:0.0} s");
        Assert.True(proxy.Made >= Acts * FaultRounds.Count / 2, $"Only {proxy.Made} cuts.");
        await bureau.CheckAsync();
    }

    [Fact]
    public async Task Cable_OutUnderLoad_IsSaidAndGoesOnWhenItIsIn()
    {
        FaultRounds.OnlyLong("a quarter of a minute a round");
        await using var store = await TestStore.OpenAsync("postgres");
        await using var bureau = await Bureau.InAsync(store.Store);
        await using var proxy = ProxyOf(store.Store.Place, out var through);
        await using var node = await Node.StartAsync(through);
        using var clerk = await bureau.ClerkAsync(node.NewClient());
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            using var enough = new CancellationTokenSource();
            var working = bureau.WorkAsync(node.NewClient, clerk, $"第{round}轮", citizens: 2, enough.Token);
            await Task.Delay(Random.Shared.Next(500, 1_500), Cancellation);
            await proxy.UnplugAsync();
            using var visitor = node.NewClient();
            using var answer = await visitor.GetAsync(new Uri("/organs/water", UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("存储暂时没有应答", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            await Task.Delay(1_000, Cancellation);
            proxy.Plug();
            await Task.Delay(1_000, Cancellation);
            await enough.CancelAsync();
            await working;
        }

        output.WriteLine($"{FaultRounds.Count} times unplugged; {bureau.Tally}");
        await bureau.CheckAsync();
    }

    [Fact]
    public async Task Database_Slow_IsWaitedForOrSaid_AndNothingIsDoneTwice()
    {
        FaultRounds.OnlyLong("a quarter of a minute a round");
        await using var store = await TestStore.OpenAsync("postgres");
        await using var bureau = await Bureau.InAsync(store.Store);
        await using var proxy = ProxyOf(store.Store.Place, out var through);
        await using var node = await Node.StartAsync(through);
        using var citizen = new Person(node.NewClient(), bureau.Tally);
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            // Late, and still in time.
            proxy.Delay = TimeSpan.FromMilliseconds(40);
            Assert.True(await citizen.AskAsync($"慢第{round}件"));
            // Later than the node waits: an answer all the same, and soon.
            var clock = Stopwatch.StartNew();
            proxy.Delay = TimeSpan.FromSeconds(4);
            using var slow = new CancellationTokenSource(TimeSpan.FromSeconds(7));
            using var back = slow.Token.Register(() => proxy.Delay = TimeSpan.Zero);
            Assert.True(await citizen.AskAsync($"很慢第{round}件"));
            output.WriteLine($"with 4 s of delay for 7 s: done after {clock.Elapsed.TotalSeconds:0.0} s");
            proxy.Delay = TimeSpan.Zero;
        }

        output.WriteLine($"{FaultRounds.Count} times slow; {bureau.Tally}");
        await bureau.CheckAsync();
    }

    private static CutProxy ProxyOf(StorePlace place, out StorePlace through)
    {
        var direct = new NpgsqlConnectionStringBuilder(place.Postgres);
        var proxy = new CutProxy(direct.Host!, direct.Port);
        through = place with { Postgres = new NpgsqlConnectionStringBuilder(place.Postgres) { Port = proxy.Port, Timeout = 3, CommandTimeout = 3 }.ToString() };
        return proxy;
    }
}
