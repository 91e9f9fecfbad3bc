using Gongkai.Agencies;
using Gongkai.Disclosure;
using Gongkai.Storage;
using Gongkai.Web.Portal;
using Gongkai.Web.Serving;

namespace Gongkai.App.Jobs;

/// <summary>Every few seconds: publishes what is due, and lets search and kept pages follow what other nodes did. Which items are due stands in their rows,
/// so that a tick may be missed, or happen on several nodes, without harm.</summary>
internal sealed partial class PublishingTicks(Store store, PublicChanges changes, SiteState state, TimeProvider clock, ILogger<PublishingTicks> log) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (!state.IsReady)
            {
                continue;
            }

            try
            {
                await TickAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                // The store is busy or away; the rows are still due at the next tick.
                PutOff(error);
            }
        }
    }

    private async Task TickAsync(CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        await new PublishingDesk(db, WorkCalendar.National).PublishDueAsync(clock.GetUtcNow(), AtOnce, cancellation).ConfigureAwait(false);
        await changes.FollowAsync(cancellation).ConfigureAwait(false);
    }

    [LoggerMessage(LogLevel.Warning, "Publishing what is due was put off to the next tick.")]
    private partial void PutOff(Exception error);
}
