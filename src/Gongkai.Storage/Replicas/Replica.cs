using System.Data.Common;
using Gongkai.Storage.Copying;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Replicas;

/// <summary>The server that visitors' pages are read from while another is written to. It is asked only when it has got as far as the last change that this node has heard of:
/// what was withdrawn is gone from every page, however far behind it is. While it is behind or away, the primary answers.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">How long it has been away.</param>
public sealed class Replica(Store store, TimeProvider clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private volatile string? written;
    private long away;

    /// <summary>Remembers how far the primary has got; called after a change was heard of and before anybody may see pages made anew.</summary>
    public async Task AwaitAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (store.Place.Reading is not null)
        {
            written = (string?)await db.ScalarAsync("SELECT pg_current_wal_lsn()::text", cancellation);
        }
    }

    /// <summary>A context that reads from it; null when there is none, or none that has got as far as is known here.</summary>
    public async Task<GongkaiDb?> TakeAsync(CancellationToken cancellation)
    {
        if (written is not { } wanted || (Interlocked.Read(ref away) is > 0 and var since && clock.GetElapsedTime(since) < Rest))
        {
            return null;
        }

        var db = store.NewReadingDb();
        try
        {
            if (await IsLevelAsync(db, wanted, cancellation))
            {
                return db;
            }
        }
        catch (Exception error) when (error is DbException or TimeoutException or InvalidOperationException { InnerException: DbException or TimeoutException })
        {
            // Not asked again for a while: a server that is away is only known by waiting for it.
            Interlocked.Exchange(ref away, clock.GetTimestamp());
        }

        await db.DisposeAsync();
        return null;
    }

    // A server that follows nobody any more is the primary itself.
    private static async Task<bool> IsLevelAsync(GongkaiDb db, string wanted, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= CAST($1 AS pg_lsn)";
        var parameter = command.CreateParameter();
        parameter.Value = wanted;
        command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
