using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Storage.Backups;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Ticks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Operations;

/// <summary>How a store is: what whoever runs the machine should see, without a word about anybody's matters.</summary>
/// <param name="Database"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="DatabaseVersion">Version of its engine.</param>
/// <param name="DatabaseBytes">How big it is.</param>
/// <param name="Replicas">Servers that follow this one and how many seconds the last one is behind; null where there are none or it may not be known.</param>
/// <param name="DiskFree">Bytes left on the disk of the folder.</param>
/// <param name="DiskSize">Bytes that the disk has.</param>
/// <param name="NewestBackup">The newest archive in the folder of backups; null when there is none.</param>
/// <param name="BackupsOff">Somebody else looks after backups.</param>
/// <param name="Ticks">Work that comes round.</param>
public sealed record StoreHealth(string Database, string DatabaseVersion, long DatabaseBytes, (long Count, double Lag)? Replicas, long DiskFree, long DiskSize, BackupFound? NewestBackup, bool BackupsOff, ImmutableArray<Tick> Ticks)
{
    private const long LeastFree = 1L << 30;
    private static readonly TimeSpan OldBackup = TimeSpan.FromHours(50);

    /// <summary>True when the disk will soon be full.</summary>
    public bool IsDiskShort => DiskFree < LeastFree || DiskFree < DiskSize / 20;

    /// <summary>True when there should be a newer backup.</summary>
    public bool IsBackupOld(DateTimeOffset now) => !BackupsOff && (NewestBackup is null || now - NewestBackup.MadeAt > OldBackup);

    /// <summary>True when something of it asks for a person.</summary>
    public bool NeedsSomebody(DateTimeOffset now) => IsDiskShort || IsBackupOld(now) || Ticks.Any(tick => tick.Failures > 0);

    /// <summary>Looks.</summary>
    public static async Task<StoreHealth> OfAsync(GongkaiDb db, StorePlace place, BackupPlan plan, CancellationToken cancellation)
    {
        var isServer = db is PostgresDb;
        var version = await db.ScalarAsync(isServer ? "SHOW server_version" : "SELECT sqlite_version()", cancellation);
        var bytes = await db.ScalarAsync(isServer ? "SELECT pg_database_size(current_database())" : "SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)", cancellation);
        var disk = new DriveInfo(place.Folder);
        var newest = plan.Archives.Count > 0 ? plan.Archives[0] : null;
        var ticks = await db.Set<Tick>().AsNoTracking().OrderBy(tick => tick.Name).ToListAsync(cancellation);
        return new StoreHealth(isServer ? "postgres" : "sqlite", Convert.ToString(version, CultureInfo.InvariantCulture)!, Convert.ToInt64(bytes, CultureInfo.InvariantCulture), isServer ? await ReplicasAsync(db, cancellation) : null,
            disk.AvailableFreeSpace, disk.TotalSize, newest is null ? null : new BackupFound(newest.Name, newest.LastWriteTimeUtc, newest.Length), plan.IsOff, [.. ticks]);
    }

    private static async Task<(long Count, double Lag)?> ReplicasAsync(GongkaiDb db, CancellationToken cancellation)
    {
        var count = Convert.ToInt64(await db.ScalarAsync("SELECT COUNT(*) FROM pg_stat_replication", cancellation), CultureInfo.InvariantCulture);
        var lag = await db.ScalarAsync("SELECT COALESCE(EXTRACT(EPOCH FROM MAX(replay_lag)), 0)::float8 FROM pg_stat_replication", cancellation);
        return count == 0 ? null : (count, Convert.ToDouble(lag, CultureInfo.InvariantCulture));
    }
}

/// <summary>An archive that lies in the folder of backups.</summary>
public sealed record BackupFound(string Name, DateTimeOffset MadeAt, long Bytes);
