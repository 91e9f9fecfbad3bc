using Gongkai.Storage;
using Gongkai.Storage.Ticks;
using Gongkai.Web.Serving;
using Gongkai.Web.Serving.Watching;

namespace Gongkai.App.Jobs;

/// <summary>Looks for work that is due and does it when no other node is at it. A store that is busy or away only puts it off.</summary>
internal sealed partial class TickClock(Store store, IEnumerable<ITick> ticks, SiteState state, TimeProvider clock, ILogger<TickClock> log) : BackgroundService
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);
    private readonly TickBoard board = new(store, $"{Environment.MachineName}/{Environment.ProcessId}");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ticks.Select(tick => FollowAsync(tick, stoppingToken)));

    private async Task FollowAsync(ITick tick, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(tick.Every < LongestLook ? tick.Every : LongestLook, clock);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            try
            {
                if (state.IsReady && await board.TakeAsync(tick.Name, tick.Every, await NowAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false) is { } lease)
                {
                    await RunAsync(tick, lease, stop).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (StoreTroubles.Of(error) != StoreTrouble.None)
            {
                PutOff(tick.Name, error.GetType().Name);
            }
        }
    }

    private async Task RunAsync(ITick tick, TickLease lease, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewing = RenewAsync(lease, ended.Token);
        using var round = Counted.Source.StartActivity($"tick {tick.Name}");
        var began = clock.GetTimestamp();
        var outcome = "done";
        try
        {
            await tick.RunAsync(await NowAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false);
            await board.DoneAsync(lease, await NowAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            outcome = "stopped";
            await board.LetGoAsync(lease, await NowAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
            throw;
        }
        catch (Exception error)
        {
            outcome = "failed";
            round?.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
            Failed(tick.Name, error);
            await board.FailedAsync(lease, error.GetType().Name, await NowAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false);
        }
        finally
        {
            round?.SetTag("gongkai.tick", tick.Name).SetTag("gongkai.outcome", outcome);
            Counted.TickDuration.Record(clock.GetElapsedTime(began).TotalSeconds, new("gongkai.tick", tick.Name), new("gongkai.outcome", outcome));
            await ended.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RenewAsync(TickLease lease, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(TickBoard.Lease / 3, clock);
        while (await timer.WaitForNextTickAsync(ended).ConfigureAwait(false))
        {
            try
            {
                await board.RenewAsync(lease, await NowAsync(ended).ConfigureAwait(false), ended).ConfigureAwait(false);
            }
            catch (Exception error) when (StoreTroubles.Of(error) != StoreTrouble.None)
            {
                // Away for a moment: the next one is in time still.
                PutOff(lease.Name, error.GetType().Name);
            }
        }
    }

    // Nodes whose clocks differ would be at the same work at once, or publish what is not due.
    private Task<DateTimeOffset> NowAsync(CancellationToken cancellation) => store.NowAsync(clock, cancellation);

    [LoggerMessage(LogLevel.Warning, "The tick {Name} was put off: the store answers {Fault}.")]
    private partial void PutOff(string name, string fault);

    [LoggerMessage(LogLevel.Error, "The tick {Name} failed and comes round again.")]
    private partial void Failed(string name, Exception error);
}
