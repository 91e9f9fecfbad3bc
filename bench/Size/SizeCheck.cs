using System.Security.Cryptography;
using System.Text;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Size;

/// <summary>Holds what was put in at once against what the product writes: every item of a filled store is told to the search again, by the indexer, and nothing may differ.</summary>
internal static class SizeCheck
{
    private const int AtOnce = 500;

    public static async Task<bool> RunAsync(StorePlace place, CancellationToken cancellation)
    {
        await using var db = new Store(place).NewDb();
        var before = await DigestsAsync(db, cancellation);
        await db.Set<InformationItem>().ExecuteUpdateAsync(set => set.SetProperty(item => item.Indexed, -1), cancellation);
        while (await new ItemIndexer(db).CatchUpAsync(AtOnce, DateOnly.FromDateTime(SizeOrgans.Now.DateTime), cancellation) == AtOnce)
        {
            Console.Error.Write('.');
        }

        var after = await DigestsAsync(db, cancellation);
        foreach (var (what, digest) in before)
        {
            Console.WriteLine($"{what}: {(after[what] == digest ? "as the indexer writes it" : "differs")} {digest} {after[what]}");
        }

        return before.All(pair => after[pair.Key] == pair.Value);
    }

    private static async Task<Dictionary<string, string>> DigestsAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (db is SqliteDb)
        {
            await db.ScalarAsync("CREATE VIRTUAL TABLE IF NOT EXISTS temp.size_terms USING fts5vocab(main, search_words, instance)", cancellation);
        }

        return new()
        {
            ["items"] = await DigestAsync(db, "SELECT id, organ_id, state, draft, shown, first_published_at, revision, indexed FROM items ORDER BY id", cancellation),
            ["entries"] = await DigestAsync(db, "SELECT key, kind, target_id, organ_id, title, text, folded_title, folded_text, facets FROM search_entries ORDER BY key", cancellation),
            ["lists by mark"] = await DigestAsync(db, "SELECT key, facet FROM search_facets ORDER BY key, facet", cancellation),
            ["words"] = await DigestAsync(db, db is SqliteDb ? "SELECT term, doc, col, offset FROM temp.size_terms ORDER BY term, doc, col, offset" : "SELECT key, title::text, body::text, facets::text FROM search_words ORDER BY key", cancellation),
        };
    }

    private static async Task<string> DigestAsync(GongkaiDb db, string question, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var command = await db.CommandAsync(question, cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = 0;
        for (; await reader.ReadAsync(cancellation); rows++)
        {
            for (var at = 0; at < reader.FieldCount; at++)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{reader.GetValue(at)}\0"));
            }
        }

        return $"{rows} rows {Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}";
    }
}
