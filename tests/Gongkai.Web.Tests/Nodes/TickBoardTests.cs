using Gongkai.Storage.Ticks;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Nodes;

public sealed class TickBoardTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Take_ByManyNodesAtOnce_GivesItToOne(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        var boards = Enumerable.Range(0, 8).Select(node => new TickBoard(store.Store, $"node-{node}")).ToList();
        Assert.Null(await boards[0].TakeAsync("backup", Every, Town.Now, Cancellation));
        for (var round = 0; round < 5; round++)
        {
            var now = Town.Now + (round * Every);
            var leases = await Task.WhenAll(boards.Select(board => Task.Run(() => board.TakeAsync("backup", Every, now, Cancellation), Cancellation)));
            var lease = Assert.Single(leases.OfType<TickLease>());
            Assert.Equal(round + 1, lease.Run);
            await boards[0].DoneAsync(lease, now, Cancellation);
            Assert.Null(await boards[1].TakeAsync("backup", Every, now.AddMinutes(1), Cancellation));
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Take_OfANodeThatDied_GoesOnWhenItsLeaseIsOver(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        var (dead, alive) = (new TickBoard(store.Store, "dead"), new TickBoard(store.Store, "alive"));
        await dead.TakeAsync("backup", TimeSpan.Zero, Town.Now, Cancellation);
        var old = await dead.TakeAsync("backup", TimeSpan.Zero, Town.Now, Cancellation);
        Assert.NotNull(old);
        Assert.Null(await alive.TakeAsync("backup", TimeSpan.Zero, Town.Now + TickBoard.Lease, Cancellation));
        await dead.RenewAsync(old, Town.Now + TickBoard.Lease, Cancellation);
        var later = Town.Now + (2 * TickBoard.Lease) + TimeSpan.FromSeconds(1);
        var lease = await alive.TakeAsync("backup", TimeSpan.Zero, later, Cancellation);
        Assert.Equal(old.Run + 1, lease?.Run);
        // It wakes up and says that it is done: nobody listens.
        await dead.DoneAsync(old, later, Cancellation);
        Assert.Null(await dead.TakeAsync("backup", TimeSpan.Zero, later, Cancellation));
        await alive.FailedAsync(lease!, "IOException", later, Cancellation);
        await using var db = store.Store.NewDb();
        var tick = await db.Set<Tick>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal((null, "IOException", 1, "alive"), (tick.DoneAt, tick.Fault, tick.Failures, tick.Node));
        await alive.LetGoAsync((await alive.TakeAsync("backup", Every, later, Cancellation))!, later);
        Assert.NotNull(await dead.TakeAsync("backup", Every, later, Cancellation));
    }
}
