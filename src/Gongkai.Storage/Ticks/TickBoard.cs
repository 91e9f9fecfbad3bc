using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Ticks;

/// <summary>That a node is at some work, and the number under which it is.</summary>
public sealed record TickLease(string Name, long Run);

/// <summary>Gives work that comes round to one node at a time. Whoever dies at it lets it go when the lease is over; whoever comes back late is told nothing
/// and changes nothing, because its number is no longer the last. All work may still happen twice without harm.</summary>
public sealed class TickBoard(Store store, string node)
{
    /// <summary>So long nobody else takes work that is being done; whoever is at it renews in time.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Takes a work when it is due and nobody is at it.</summary>
    /// <param name="name">Which work.</param>
    /// <param name="every">How often it comes round.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null when it is not due or somebody else is at it.</returns>
    public async Task<TickLease?> TakeAsync(string name, TimeSpan every, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        var free = db.Set<Tick>().Where(tick => tick.Name == name && tick.DueAt <= now && (tick.LeaseUntil == null || tick.LeaseUntil < now));
        var (until, next) = (now + Lease, now + every);
        var taken = await free.ExecuteUpdateAsync(set => set.SetProperty(tick => tick.Run, tick => tick.Run + 1).SetProperty(tick => tick.Node, node)
            .SetProperty(tick => tick.LeaseUntil, until).SetProperty(tick => tick.DueAt, next).SetProperty(tick => tick.StartedAt, now), cancellation);
        if (taken == 0)
        {
            await AddAsync(db, name, cancellation);
            return null;
        }

        // Its number can have grown only when the lease was over meanwhile; then nothing of ours counts any more.
        return await db.Set<Tick>().AsNoTracking().Where(tick => tick.Name == name && tick.Node == node).Select(tick => new TickLease(tick.Name, tick.Run)).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Goes on with it.</summary>
    public Task RenewAsync(TickLease lease, DateTimeOffset now, CancellationToken cancellation)
    {
        var until = now + Lease;
        return EndAsync(lease, held => held.ExecuteUpdateAsync(set => set.SetProperty(tick => tick.LeaseUntil, until), cancellation));
    }

    /// <summary>It came to a good end.</summary>
    public Task DoneAsync(TickLease lease, DateTimeOffset now, CancellationToken cancellation) => EndAsync(lease, held =>
        held.ExecuteUpdateAsync(set => set.SetProperty(tick => tick.LeaseUntil, (DateTimeOffset?)null).SetProperty(tick => tick.DoneAt, now).SetProperty(tick => tick.Failures, 0).SetProperty(tick => tick.Fault, (string?)null), cancellation));

    /// <summary>It failed; it comes round again.</summary>
    /// <param name="lease">Which.</param>
    /// <param name="fault">The kind of the fault.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task FailedAsync(TickLease lease, string fault, DateTimeOffset now, CancellationToken cancellation) => EndAsync(lease, held =>
        held.ExecuteUpdateAsync(set => set.SetProperty(tick => tick.LeaseUntil, (DateTimeOffset?)null).SetProperty(tick => tick.FailedAt, now).SetProperty(tick => tick.Failures, tick => tick.Failures + 1).SetProperty(tick => tick.Fault, fault), cancellation));

    /// <summary>It was broken off because the node stops; somebody else may take it at once.</summary>
    public Task LetGoAsync(TickLease lease, DateTimeOffset now) => EndAsync(lease, held =>
        held.ExecuteUpdateAsync(set => set.SetProperty(tick => tick.LeaseUntil, (DateTimeOffset?)null).SetProperty(tick => tick.DueAt, now), CancellationToken.None));

    private async Task EndAsync(TickLease lease, Func<IQueryable<Tick>, Task<int>> end)
    {
        await using var db = store.NewDb();
        await end(db.Set<Tick>().Where(tick => tick.Name == lease.Name && tick.Run == lease.Run));
    }

    private static async Task AddAsync(GongkaiDb db, string name, CancellationToken cancellation)
    {
        if (await db.Set<Tick>().AnyAsync(tick => tick.Name == name, cancellation))
        {
            return;
        }

        db.Add(new Tick { Name = name });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another node was quicker.
        }
    }
}
