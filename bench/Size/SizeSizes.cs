using System.Globalization;
using Gongkai.Storage;
using Gongkai.Storage.Copying;

namespace Gongkai.Bench.Size;

/// <summary>How much room the tables and indexes of a store take, the largest first.</summary>
internal static class SizeSizes
{
    private const int Shown = 24;

    // This library of SQLite does not tell pages: bytes of what lies in the rows, lists with a number and two bytes a row.
    private const string OnSqlite = """
        SELECT 'index over the words of the search', (SELECT SUM(LENGTH(block)) FROM search_words_data) + (SELECT SUM(LENGTH(sz)) FROM search_words_docsize)
        UNION ALL SELECT 'lists by mark', SUM(LENGTH(facet) + 10) FROM search_facets
        UNION ALL SELECT 'entries of the search: titles and texts', SUM(LENGTH(CAST(title AS BLOB)) + LENGTH(CAST(text AS BLOB)) + LENGTH(facets)) FROM search_entries
        UNION ALL SELECT 'bodies of the items', SUM(LENGTH(CAST("Content_Body" AS BLOB))) FROM item_versions
        UNION ALL SELECT 'sealed words of the cases, table and index', SUM(20) FROM request_words
        UNION ALL SELECT 'reports', SUM(LENGTH(figures) + LENGTH(content)) FROM report_filings
        UNION ALL SELECT 'the whole file', (SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size())
        """;

    private const string OnPostgres = """
        SELECT c.relname, pg_relation_size(c.oid) + COALESCE(pg_relation_size(NULLIF(c.reltoastrelid, 0)), 0) AS bytes
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'i') ORDER BY bytes DESC
        """;

    public static async Task PrintAsync(GongkaiDb db, TextWriter output, CancellationToken cancellation)
    {
        await using var command = await db.CommandAsync(db is SqliteDb ? OnSqlite : OnPostgres, cancellation);
        output.WriteLine("\n| table or index | MiB |\n|---|---|");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        for (var row = 0; row < Shown && await reader.ReadAsync(cancellation); row++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {reader.GetString(0)} | {reader.GetInt64(1) / 1048576.0:0.0} |"));
        }
    }
}
