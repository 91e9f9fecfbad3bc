using Gongkai.Web.Tests.Nodes;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Faults;

/// <summary>One of two nodes loses its power while people write; the other goes on, and the first comes back by being started.</summary>
[Collection(nameof(Alone))]
public sealed class KilledNodeTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Node_KilledUnderLoad_LosesNothingAndComesBack()
    {
        await using var store = await TestStore.OpenAsync("postgres");
        await using var bureau = await Bureau.InAsync(store.Store, releases: 4 * FaultRounds.Count);
        await using var one = await Node.StartAsync(store.Store.Place);
        var two = await Node.StartAsync(store.Store.Place);
        await using var proxy = new RoundRobin(one.Address, two.Address);
        using var clerk = await bureau.ClerkAsync(proxy.NewClient());
        for (var round = 0; round < FaultRounds.Count; round++)
        {
            using var enough = new CancellationTokenSource();
            var working = bureau.WorkAsync(proxy.NewClient, clerk, $"第{round}轮", citizens: 3, enough.Token);
            await Task.Delay(Random.Shared.Next(600, 1_600), Cancellation);
            await two.KillAsync();
            await Task.Delay(700, Cancellation);
            two = await Node.StartAsync(store.Store.Place, two.Address);
            await Task.Delay(500, Cancellation);
            await enough.CancelAsync();
            await working;
        }

        await two.DisposeAsync();
        output.WriteLine($"{FaultRounds.Count} kills of a node; {bureau.Tally}");
        Assert.True(bureau.Tally.Done > 10 * FaultRounds.Count, "It was killed before anybody did anything.");
        await bureau.CheckAsync();
    }
}
