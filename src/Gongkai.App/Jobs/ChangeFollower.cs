using Gongkai.Storage;
using Gongkai.Storage.Signals;
using Gongkai.Web.Portal;
using Gongkai.Web.Serving;

namespace Gongkai.App.Jobs;

/// <summary>On every node, every few seconds: lets search and kept pages follow what other nodes and commands did.</summary>
internal sealed partial class ChangeFollower(PublicChanges changes, PublicSignal signal, SiteState state, TimeProvider clock, ILogger<ChangeFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(LookAsync(stoppingToken), signal.IsShared ? HearAsync(stoppingToken) : Task.CompletedTask);

    private async Task HearAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Again, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                if (state.IsReady)
                {
                    await changes.HearAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (IsStore(error))
            {
                PutOff(error.GetType().Name);
            }
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                if (state.IsReady)
                {
                    await changes.FollowAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (IsStore(error))
            {
                PutOff(error.GetType().Name);
            }
        }
    }

    private static bool IsStore(Exception error) => StoreTroubles.Of(error) != StoreTrouble.None;

    [LoggerMessage(LogLevel.Warning, "Following what was published was put off: the store answers {Fault}.")]
    private partial void PutOff(string fault);
}
