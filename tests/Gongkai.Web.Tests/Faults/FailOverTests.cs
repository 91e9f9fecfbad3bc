using System.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web.Tests.Nodes;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>The server that is written to dies; its standby takes over, and the nodes find it by themselves.</summary>
[Collection(nameof(Alone))]
public sealed class FailOverTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gongkai-failover-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Primary_Dead_StandbyPromoted_LosesNothingThatWasSaid()
    {
        FaultRounds.OnlyLong("half a minute a round");
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            await RoundAsync(new DirectoryInfo(Path.Combine(folder.FullName, $"{round}")).FullName);
        }
    }

    private async Task RoundAsync(string at)
    {
        await using var primary = Cluster.Make("synchronous_commit = on", "fsync = off");
        primary.Start();
        primary.Ask("CREATE DATABASE gongkai");
        await using var standby = await primary.FollowAsync();
        var connection = $"Host=127.0.0.1:{primary.Port},127.0.0.1:{standby.Port};Username=gongkai;Database=gongkai;Target Session Attributes=primary;Timeout=3;Command Timeout=5";
        var store = new Store(new StorePlace(at, connection));
        await store.OpenAsync(Cancellation);
        await using var bureau = await Bureau.InAsync(store, releases: 6);
        await using var one = await Node.StartAsync(store.Place);
        await using var two = await Node.StartAsync(store.Place);
        await using var proxy = new RoundRobin(one.Address, two.Address);
        using var clerk = await bureau.ClerkAsync(proxy.NewClient());
        using var enough = new CancellationTokenSource();
        var working = bureau.WorkAsync(proxy.NewClient, clerk, "这一轮", citizens: 2, enough.Token);
        await bureau.Tally.ReachAsync(6);
        await Task.Delay(Random.Shared.Next(500), Cancellation);
        primary.Kill();
        var (clock, before) = (Stopwatch.StartNew(), bureau.Tally.Done);
        await Task.Delay(300, Cancellation);
        standby.Promote();
        await bureau.Tally.ReachAsync(before + 6);
        output.WriteLine($"primary killed and standby promoted: the nodes write again after {clock.Elapsed.TotalSeconds:0.0} s");
        await enough.CancelAsync();
        await working;
        output.WriteLine($"1 fail-over; {bureau.Tally}");
        await bureau.CheckAsync();
    }
}
