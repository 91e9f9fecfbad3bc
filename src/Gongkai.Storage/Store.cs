using Gongkai.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage;

/// <summary>The store cannot be used; the reason is a plain code that the heads have words for.</summary>
public sealed class StoreUnusableException(string reason, string detail, Exception? inner = null) : Exception($"{reason}: {detail}", inner)
{
    /// <summary><c>newer</c>: made by a later version of this program. <c>folder</c>: it cannot be written. <c>database</c>: it cannot be reached or opened.
    /// <c>keys</c>: its personal data was sealed under keys that are not here.</summary>
    public string Reason { get; } = reason;

    /// <summary>What exactly.</summary>
    public string Detail { get; } = detail;
}

/// <summary>A store that lies somewhere: opens it, brings it up to date, and gives contexts on it.</summary>
public sealed class Store(StorePlace place)
{
    private static readonly SqlitePragmas Pragmas = new();

    private readonly DbContextOptions options = place.Postgres is { } connection
        ? new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options
        : new DbContextOptionsBuilder<SqliteDb>().UseSqlite(place.Sqlite).AddInterceptors(Pragmas).Options;

    /// <summary>Where it lies.</summary>
    public StorePlace Place { get; } = place;

    /// <summary>A context; whoever asks for it disposes of it.</summary>
    public GongkaiDb NewDb() => options is DbContextOptions<PostgresDb> postgres ? new PostgresDb(postgres) : new SqliteDb((DbContextOptions<SqliteDb>)options);

    /// <summary>Makes what is missing and upgrades the schema. Safe to call at every start and from several programs at once.</summary>
    /// <exception cref="StoreUnusableException">It cannot be used.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Place.Files);
            await using var gate = await LockAsync(cancellation);
            await using var db = NewDb();
            await UpgradeAsync(db, cancellation);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new StoreUnusableException("folder", Place.Folder, error);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            throw new StoreUnusableException("database", error.InnerException?.Message ?? error.Message, error);
        }
    }

    /// <summary>The value of a fact of this store; null when it is not recorded.</summary>
    public async Task<string?> FactAsync(string name, CancellationToken cancellation)
    {
        await using var db = NewDb();
        return await db.Set<StoreFact>().Where(fact => fact.Name == name).Select(fact => fact.Value).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Records a fact of this store once.</summary>
    public async Task RecordAsync(string name, string value, CancellationToken cancellation)
    {
        await using var db = NewDb();
        db.Add(new StoreFact { Name = name, Value = value });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task UpgradeAsync(GongkaiDb db, CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var exists = await db.Database.CanConnectAsync(cancellation);
        List<string> applied = exists ? [.. await db.Database.GetAppliedMigrationsAsync(cancellation)] : [];
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
        {
            throw new StoreUnusableException("newer", newer);
        }

        if (applied.Count == known.Count)
        {
            return;
        }

        if (Place.Postgres is null && exists)
        {
            // A program that died while upgrading leaves its mark in the database and the next one would wait for it for ever; the lock file says that none is at it.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
        await SiteSearch.EnsureAsync(db, cancellation);
        if (Place.Postgres is null)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        }
    }

    // Only the SQLite file needs it: on PostgreSQL the upgrade takes a lock in the database that ends with its connection.
    private async Task<FileStream?> LockAsync(CancellationToken cancellation)
    {
        for (var attempt = 0; Place.Postgres is null; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(Place.Folder, "upgrade.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 300)
            {
                await Task.Delay(100, cancellation);
            }
        }

        return null;
    }
}
