using System.Globalization;
using Gongkai.Storage.Search;

namespace Gongkai.Storage.Copying;

/// <summary>Copies every row of one store into another, whichever databases they lie in, and lets the other give out numbers from where the first stopped.</summary>
internal static class RowCopy
{
    /// <summary>Copies within the transaction that the target is in; the target has the schema and no rows.</summary>
    public static async Task RunAsync(GongkaiDb source, GongkaiDb target, CancellationToken cancellation)
    {
        if (target is SqliteDb)
        {
            // A row may point at one further down in the same table; what counts is the end.
            await using var defer = await target.CommandAsync("PRAGMA defer_foreign_keys = ON", cancellation);
            await defer.ExecuteNonQueryAsync(cancellation);
        }

        foreach (var (from, to) in StoredTable.All(source).Zip(StoredTable.All(target)))
        {
            await using (var writer = await WriterAsync(target, to, cancellation))
            {
                await foreach (var row in from.RowsAsync(source, cancellation))
                {
                    await writer.WriteAsync(row, cancellation);
                }

                await writer.CompleteAsync(cancellation);
            }

            if (from.Numbered is not null)
            {
                await GoOnFromAsync(target, to, await LastNumberAsync(source, from, cancellation), cancellation);
            }
        }
    }

    /// <summary>Makes what is copied findable; the words of the search are made from its entries.</summary>
    public static Task FindableAsync(GongkaiDb target, CancellationToken cancellation) => new SiteSearch(target).RebuildAsync(cancellation);

    private static async Task<IRowWriter> WriterAsync(GongkaiDb db, StoredTable table, CancellationToken cancellation) =>
        db is SqliteDb ? await SqliteRows.OpenAsync(db, table, cancellation) : await PostgresRows.OpenAsync(db, table, cancellation);

    // The number of a row that was removed is not given out again: the ledger still speaks of it.
    private static async Task<long> LastNumberAsync(GongkaiDb db, StoredTable table, CancellationToken cancellation)
    {
        var last = db is SqliteDb
            ? await db.ScalarAsync($"SELECT seq FROM sqlite_sequence WHERE name = '{table.Name}'", cancellation)
            : await db.ScalarAsync($"SELECT pg_sequence_last_value(pg_get_serial_sequence('\"{table.Name}\"', '{table.Numbered}'))", cancellation);
        return Convert.ToInt64(last ?? 0L, CultureInfo.InvariantCulture);
    }

    private static async Task GoOnFromAsync(GongkaiDb db, StoredTable table, long last, CancellationToken cancellation)
    {
        var number = last.ToString(CultureInfo.InvariantCulture);
        if (db is SqliteDb)
        {
            await db.ScalarAsync($"UPDATE sqlite_sequence SET seq = MAX(seq, {number}) WHERE name = '{table.Name}'", cancellation);
            await db.ScalarAsync($"INSERT INTO sqlite_sequence (name, seq) SELECT '{table.Name}', {number} WHERE {number} > 0 AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '{table.Name}')", cancellation);
            return;
        }

        await db.ScalarAsync($"SELECT setval(pg_get_serial_sequence('\"{table.Name}\"', '{table.Numbered}'), m, true) FROM (SELECT GREATEST({number}, COALESCE(MAX(\"{table.Numbered}\"), 0)) AS m FROM \"{table.Name}\") n WHERE m > 0", cancellation);
    }
}
