using Gongkai.Agencies;
using Gongkai.Disclosure;
using Gongkai.Storage;
using Gongkai.Web.Portal;

namespace Gongkai.App.Jobs;

/// <summary>Publishes what is due.</summary>
internal sealed class PublishTick(Store store, PublicChanges changes) : ITick
{
    private const int AtOnce = 50;

    public string Name => "publish";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        await new PublishingDesk(db, WorkCalendar.National).PublishDueAsync(now, AtOnce, cancellation).ConfigureAwait(false);
        await changes.FollowAsync(cancellation).ConfigureAwait(false);
    }
}
