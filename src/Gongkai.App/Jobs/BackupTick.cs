using Gongkai.Storage;
using Gongkai.Storage.Backups;
using Gongkai.Web.Serving;

namespace Gongkai.App.Jobs;

/// <summary>Makes the backup of the day. What is invented is not backed up.</summary>
internal sealed class BackupTick(Store store, BackupPlan plan, SiteState state) : ITick
{
    public string Name => "backup";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (!state.IsDemonstration && plan.IsDue(now))
        {
            await plan.RunAsync(new Backup(store, ProgramVersion.Number), now, cancellation).ConfigureAwait(false);
        }
    }
}
