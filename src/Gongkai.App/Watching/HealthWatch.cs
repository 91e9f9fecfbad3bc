using System.Diagnostics.Metrics;
using Gongkai.Storage;
using Gongkai.Storage.Backups;
using Gongkai.Storage.Operations;
using Gongkai.Web.Serving;
using Gongkai.Web.Serving.Watching;

namespace Gongkai.App.Watching;

/// <summary>Looks once a minute how the store is, for the figures that are not events.</summary>
internal sealed class HealthWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly Store store;
    private readonly BackupPlan plan;
    private readonly SiteState state;
    private readonly TimeProvider clock;
    private readonly Meter meter = new(Counted.Name);
    private volatile StoreHealth? seen;

    public HealthWatch(Store store, BackupPlan plan, SiteState state, TimeProvider clock)
    {
        (this.store, this.plan, this.state, this.clock) = (store, plan, state, clock);
        Gauge("gongkai.disk.free", "By", "Bytes left on the disk of the data folder.", health => health.DiskFree);
        Gauge("gongkai.database.size", "By", "Size of the database.", health => health.DatabaseBytes);
        Gauge("gongkai.backup.age", "s", "Age of the newest backup.", health => health.NewestBackup is { } backup ? (clock.GetUtcNow() - backup.MadeAt).TotalSeconds : null);
        Gauge("gongkai.replication.lag", "s", "How far the last replica is behind.", health => health.Replicas?.Lag);
        Gauge("gongkai.ticks.waiting", "{tick}", "Rounds of work that are due and not begun.", health => health.Ticks.Count(tick => tick.DueAt < clock.GetUtcNow()));
        Gauge("gongkai.ticks.lag", "s", "How long the oldest of them has been due.", health => health.Ticks.Select(tick => (clock.GetUtcNow() - tick.DueAt).TotalSeconds).Append(0).Max());
        Gauge("gongkai.ticks.failing", "{tick}", "Rounds of work whose last try failed.", health => health.Ticks.Count(tick => tick.Failures > 0));
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (!state.IsReady)
            {
                continue;
            }

            timer.Period = Every;
            try
            {
                await using var db = store.NewDb();
                seen = await StoreHealth.OfAsync(db, store.Place, plan, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or IOException or InvalidOperationException)
            {
                // Old figures would say that all is well.
                seen = null;
            }
        }
    }

    private void Gauge(string name, string unit, string about, Func<StoreHealth, double?> of) =>
        meter.CreateObservableGauge(name, () => seen is { } health && of(health) is { } value ? [new Measurement<double>(value)] : Array.Empty<Measurement<double>>(), unit, about);
}
