using Gongkai.Storage.Backups;
using Gongkai.Storage.Connections;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Search;
using Gongkai.Storage.Signals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Gongkai.Storage;

/// <summary>A store that lies somewhere: opens it, brings it up to date, and gives contexts on it.</summary>
public sealed class Store
{
    private const long TurnLock = 7_203_611_482;

    // Each keeps a connection with pages of the file in memory; what a rush needs more than these goes with it.
    private const int MostOpen = 64;

    private static readonly SqlitePragmas Pragmas = new();
    private static readonly UnderstoodQuestions Questions = new();
    private static readonly CountedWords Words = new();

    private readonly Func<GongkaiDb> contexts;
    private readonly Func<GongkaiDb> readers;

    /// <summary>A store at that place; nothing is opened yet.</summary>
    public Store(StorePlace place)
    {
        Place = place;
        // Contexts are used again: what a new one has to be given is given once. Whoever begins to watch them sees the next question already.
        if (place.Server is { } server)
        {
            contexts = On(server);
            readers = place.ReadingServer is { } follower ? On(follower) : contexts;
        }
        else
        {
            contexts = readers = new PooledDbContextFactory<SqliteDb>(Prepared<SqliteDb>().UseSqlite(place.Sqlite).AddInterceptors(new LastingConnections(place.Sqlite), Pragmas, Questions, Words).Options, MostOpen).CreateDbContext;
        }
    }

    /// <summary>Where it lies.</summary>
    public StorePlace Place { get; }

    /// <summary>The database file as it was before the upgrade that opening it made; null when there was nothing to upgrade.</summary>
    public string? BeforeUpgrade { get; private set; }

    /// <summary>A context; whoever asks for it disposes of it.</summary>
    public GongkaiDb NewDb() => contexts();

    /// <summary>A context on the server that is read from; as <see cref="NewDb"/> where there is none. It may be behind (<see cref="Replicas.Replica"/>).</summary>
    internal GongkaiDb NewReadingDb() => readers();

    /// <summary>Makes what is missing and upgrades the schema. Safe to call at every start and from several programs at once.</summary>
    /// <exception cref="StoreUnusableException">It cannot be used.</exception>
    public Task OpenAsync(CancellationToken cancellation) => OpenAsync(isBackedUp: false, cancellation);

    /// <summary>The same, for a store on a server of which a backup was made before.</summary>
    /// <exception cref="StoreUnusableException">It cannot be used.</exception>
    public async Task OpenAsync(bool isBackedUp, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Place.Files);
            await using var gate = await LockAsync(cancellation);
            await using var db = NewDb();
            await UpgradeAsync(db, isBackedUp, cancellation);
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

    /// <summary>Now, for what several nodes must agree on: on a server by its clock, in a folder by this machine's.</summary>
    public async Task<DateTimeOffset> NowAsync(TimeProvider clock, CancellationToken cancellation)
    {
        if (Place.Postgres is null)
        {
            return clock.GetUtcNow();
        }

        await using var db = NewDb();
        return await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellation);
    }

    /// <summary>Lets go of the database file, so that it can be moved or deleted.</summary>
    public void Release()
    {
        if (Place.Postgres is null)
        {
            LastingConnections.End(Place.Sqlite);
            SqliteConnection.ClearPool(new SqliteConnection(Place.Sqlite));
        }
    }

    /// <summary>Does something that must not happen on two nodes at once, such as making the first keys. One machine needs no turn.</summary>
    public async Task InTurnAsync(Func<Task> work, CancellationToken cancellation)
    {
        if (Place.Postgres is null)
        {
            await work();
            return;
        }

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Place.Postgres) { Pooling = false, CommandTimeout = 0 }.ToString());
        await connection.OpenAsync(cancellation);
        // Gone with the connection, however this node ends.
        await using var turn = new NpgsqlCommand($"SELECT pg_advisory_lock({TurnLock})", connection);
        await turn.ExecuteNonQueryAsync(cancellation);
        await work();
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

    private static Func<GongkaiDb> On(string server) => new PooledDbContextFactory<PostgresDb>(Prepared<PostgresDb>().UseNpgsql(server).Options).CreateDbContext;

    // Whether the model and the last migration agree is a matter of the build: asking again at every new store costs a second.
    private static DbContextOptionsBuilder<TDb> Prepared<TDb>()
        where TDb : GongkaiDb =>
        new DbContextOptionsBuilder<TDb>().ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).ConfigureLoggingCacheTime(TimeSpan.Zero);

    private async Task UpgradeAsync(GongkaiDb db, bool isBackedUp, CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var exists = await db.Database.CanConnectAsync(cancellation);
        List<string> applied = exists ? [.. await db.Database.GetAppliedMigrationsAsync(cancellation)] : [];
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
        {
            throw new StoreUnusableException("newer", newer);
        }

        if (applied.Count == known.Count && await IsCompleteAsync(db, cancellation))
        {
            return;
        }

        if (applied.Count < known.Count)
        {
            await MigrateAsync(db, exists, applied, isBackedUp, cancellation);
        }

        await SiteSearch.EnsureAsync(db, cancellation);
        await PublicSignal.EnsureAsync(db, cancellation);
        if (Place.Postgres is null)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        }
    }

    // Made and filled in the same transaction as the record of the upgrade: a store in the middle of being made does not have it.
    private async Task MigrateAsync(GongkaiDb db, bool exists, List<string> applied, bool isBackedUp, CancellationToken cancellation)
    {
        if (exists && await HoldsRowsAsync(db, cancellation))
        {
            await BackUpAsync(applied.LastOrDefault() ?? "", isBackedUp, cancellation);
        }

        if (Place.Postgres is null && exists)
        {
            // A program that died while upgrading leaves its mark in the database and the next one would wait for it for ever; the lock file says that none is at it.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
    }

    // What is made last, behind the migrations: a program that died in between has made those and not this.
    private static async Task<bool> IsCompleteAsync(GongkaiDb db, CancellationToken cancellation) => Convert.ToBoolean(await db.ScalarAsync(db is PostgresDb
        ? "SELECT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'gongkai_public_changed')"
        : "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'ix_item_versions_in_force_until')", cancellation), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<bool> HoldsRowsAsync(GongkaiDb db, CancellationToken cancellation) => await db.ScalarAsync(
        db is SqliteDb ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'store_facts'" : "SELECT to_regclass('store_facts')::text", cancellation) is not null;

    // Files never change; the database is what an upgrade changes. On a server several nodes may run: there somebody says when.
    private async Task BackUpAsync(string schema, bool isBackedUp, CancellationToken cancellation)
    {
        if (Place.Postgres is not null)
        {
            if (!isBackedUp)
            {
                throw new StoreUnusableException("upgrade", schema);
            }

            return;
        }

        var path = Path.Combine(Place.Folder, "backups", $"before-upgrade-from-{(schema.Length == 0 ? "unknown" : schema)}.db");
        // An upgrade that was broken off: the first copy is the good one.
        if (!File.Exists(path))
        {
            await Snapshot.CopyFileAsync(this, path, cancellation);
        }

        BeforeUpgrade = path;
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
