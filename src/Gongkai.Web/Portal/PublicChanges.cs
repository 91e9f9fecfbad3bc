using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Portal;

/// <summary>Follows what appears in public and goes from it, whichever node did it: tells the search, and forgets the kept pages.</summary>
public sealed class PublicChanges(IServiceScopeFactory scopes, IOutputCacheStore pages) : IDisposable
{
    private const int AtOnce = 500;
    private readonly SemaphoreSlim gate = new(1, 1);
    private Dictionary<long, long> seen = [];

    /// <summary>Brings search and kept pages up to what is stored now. Called after every act on items, and now and then for those of other nodes.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDb>();
            while (await new ItemIndexer(db).CatchUpAsync(AtOnce, cancellation) == AtOnce)
            {
                db.ChangeTracker.Clear();
            }

            var now = await db.Set<ContentEpoch>().AsNoTracking().ToDictionaryAsync(epoch => epoch.OrganId, epoch => epoch.Number, cancellation);
            var changed = now.Where(epoch => seen.GetValueOrDefault(epoch.Key) != epoch.Value).Select(epoch => PortalCache.TagOf(epoch.Key)).ToList();
            foreach (var tag in changed.Count == 0 ? [] : changed.Append(PortalCache.AnyOrgan))
            {
                await pages.EvictByTagAsync(tag, cancellation);
            }

            seen = now;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
