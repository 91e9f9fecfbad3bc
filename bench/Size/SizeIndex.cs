using System.Data.Common;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Gongkai.Bench.Size;

/// <summary>The lines of the search for an item, made ready by the product's own engine off the connection: the words are most of the work of filling.</summary>
internal sealed record SizeIndex(SearchEntry Entry, DbCommand Words, DbCommand Facets)
{
    public static SizeIndex Of(SearchDocument document, bool isSqlite)
    {
        ISearchEngine engine = isSqlite ? new SqliteSearch() : new PostgresSearch();
        DbCommand Command() => isSqlite ? new SqliteCommand() : new NpgsqlCommand();
        var (entry, words, facets) = (SearchEntry.Of(document), Command(), Command());
        engine.Put(words, entry, document.Facets);
        FacetLists.Put(facets, entry.Key, document.Facets);
        return new SizeIndex(entry, words, facets);
    }

    public static Task WriteWordsAsync(GongkaiDb db, IReadOnlyList<SizeIndex> lines, CancellationToken cancellation) => db is SqliteDb
        ? RunAsync(db, lines.Select(line => line.Words), cancellation)
        : CopyAsync(db, "search_words (key, title, body, facets)", lines.Select(line => line.Words.Parameters.Cast<DbParameter>().Select(parameter => parameter.Value!)), cancellation);

    public static Task WriteFacetsAsync(GongkaiDb db, IReadOnlyList<SizeIndex> lines, CancellationToken cancellation) => db is SqliteDb
        ? RunAsync(db, lines.Select(line => line.Facets), cancellation)
        : CopyAsync(db, "search_facets (facet, key)", lines.SelectMany(line => line.Facets.Parameters.Cast<DbParameter>().Skip(1).Select(facet => new[] { facet.Value!, line.Entry.Key })), cancellation);

    private static async Task RunAsync(GongkaiDb db, IEnumerable<DbCommand> commands, CancellationToken cancellation)
    {
        foreach (var command in commands)
        {
            (command.Connection, command.Transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
            await command.ExecuteNonQueryAsync(cancellation);
            await command.DisposeAsync();
        }
    }

    private static async Task CopyAsync(GongkaiDb db, string into, IEnumerable<IEnumerable<object>> rows, CancellationToken cancellation)
    {
        await using var importer = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellation);
            foreach (var value in row)
            {
                await importer.WriteAsync(value, cancellation);
            }
        }

        await importer.CompleteAsync(cancellation);
    }
}
