using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongkai.Storage.Signals;

/// <summary>How the nodes on one server hear from each other that something appeared in public or went from it: the database says so when the act is stored.
/// It only makes them quick; what counts are the rows, which they look at besides.</summary>
public sealed class PublicSignal(Store store)
{
    private const string Channel = "gongkai_public";

    // A connection that is cut without a word is noticed after so many seconds.
    private const int KeepAlive = 10;

    /// <summary>True when there may be other nodes: then nothing may be kept while they cannot be heard.</summary>
    public bool IsShared => store.Place.Postgres is not null;

    /// <summary>Listens until the connection breaks.</summary>
    /// <param name="heard">Called once when it begins to listen, and whenever something changed.</param>
    /// <param name="cancellation">Stops listening.</param>
    public async Task ListenAsync(Func<Task> heard, CancellationToken cancellation)
    {
        var place = new NpgsqlConnectionStringBuilder(store.Place.Postgres) { KeepAlive = KeepAlive, Pooling = false };
        await using var connection = new NpgsqlConnection(place.ToString());
        await connection.OpenAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        while (true)
        {
            await heard();
            await connection.WaitAsync(cancellation);
        }
    }

    internal static async Task EnsureAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (db is PostgresDb)
        {
            await db.Database.ExecuteSqlRawAsync($"""
                CREATE OR REPLACE FUNCTION gongkai_public_changed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_notify(''{Channel}'', ''''); RETURN NULL; END';
                DROP TRIGGER IF EXISTS gongkai_public_changed ON content_epochs;
                CREATE TRIGGER gongkai_public_changed AFTER INSERT OR UPDATE ON content_epochs FOR EACH STATEMENT EXECUTE FUNCTION gongkai_public_changed();
                """, cancellation);
        }
    }
}
