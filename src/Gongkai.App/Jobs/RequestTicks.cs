using Gongkai.Agencies;
using Gongkai.Agencies.Personal;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Web.Serving;

namespace Gongkai.App.Jobs;

/// <summary>Every few minutes: records what the law says of those whose time is over. What is due stands in the rows of the cases, so that a tick may be missed,
/// or happen on several nodes, without harm.</summary>
internal sealed partial class RequestTicks(Store store, IServiceProvider services, SiteState state, TimeProvider clock, ILogger<RequestTicks> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

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
                await using var db = store.NewDb();
                var calendar = await CalendarShelf.LoadAsync(db, stoppingToken).ConfigureAwait(false);
                await new RequestDesk(db, services.GetRequiredService<PersonalKeys>(), calendar).TakeSilenceAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                // The store is busy or away; the rows are still due at the next tick.
                PutOff(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Recording who kept silent was put off to the next tick.")]
    private partial void PutOff(Exception error);
}
