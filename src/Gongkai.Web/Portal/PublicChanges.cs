using System.Globalization;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Replicas;
using Gongkai.Storage.Search;
using Gongkai.Storage.Signals;
using Gongkai.Web.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Portal;

/// <summary>Follows what appears in public and goes from it, whichever node did it: tells the search, and forgets the kept pages.</summary>
public sealed class PublicChanges(IServiceScopeFactory scopes, KeptPages pages, PublicSignal signal, Replica replica, TimeProvider clock) : IDisposable
{
    private const int AtOnce = 500;

    // The node that published tells the search; those that hear of it at the same moment would only wait for the same rows.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim gate = new(1, 1);
    private Dictionary<long, long> seen = [];
    private volatile bool hears;

    /// <summary>True when pages may be kept: there is one node, or what the others do is heard at once.</summary>
    public bool MayKeep => hears || !signal.IsShared;

    /// <summary>Hears the other nodes until the connection breaks; before and after that, no page is kept.</summary>
    public async Task HearAsync(CancellationToken cancellation)
    {
        try
        {
            await signal.ListenAsync(async () =>
            {
                if (hears)
                {
                    await Task.Delay(Courtesy, cancellation);
                }

                await FollowAsync(cancellation);
                hears = true;
            }, cancellation);
        }
        finally
        {
            hears = false;
        }
    }

    /// <summary>Brings search and kept pages up to what is stored now. Called after every act on items, and now and then for those of other nodes.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDb>();
            var today = Moments.DayOf(clock.GetUtcNow());
            await AgeAsync(db, today, cancellation);
            while (await new ItemIndexer(db).CatchUpAsync(AtOnce, today, cancellation) == AtOnce)
            {
                db.ChangeTracker.Clear();
            }

            var now = await db.Set<ContentEpoch>().AsNoTracking().ToDictionaryAsync(epoch => epoch.OrganId, epoch => epoch.Number, cancellation);
            var changed = now.Where(epoch => seen.GetValueOrDefault(epoch.Key) != epoch.Value).Select(epoch => PortalCache.TagOf(epoch.Key)).ToList();
            if (changed.Count > 0)
            {
                await replica.AwaitAsync(db, cancellation);
                pages.Forget(changed.Append(PortalCache.AnyOrgan));
            }

            seen = now;
        }
        finally
        {
            gate.Release();
        }
    }

    // Once a day, also for the days on which nothing ran: what lapsed or took effect since.
    private static async Task AgeAsync(GongkaiDb db, DateOnly today, CancellationToken cancellation)
    {
        var fact = await db.Set<StoreFact>().FirstOrDefaultAsync(fact => fact.Name == StoreFact.ValidityDay, cancellation);
        var known = DateOnly.TryParseExact(fact?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;
        if (known >= today)
        {
            return;
        }

        await new ItemIndexer(db).AgeAsync(known, today, cancellation);
        if (fact is null)
        {
            db.Add(fact = new StoreFact { Name = StoreFact.ValidityDay, Value = "" });
        }

        fact.Value = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
