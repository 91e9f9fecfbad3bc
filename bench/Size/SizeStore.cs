using System.Diagnostics;
using System.Globalization;
using Gongkai.Storage;
using Gongkai.Storage.Copying;
using Gongkai.Storage.Keys;
using Gongkai.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Size;

/// <summary>A large store: organs, items with their lines in the search, cases and reports, put in as copies are and not act by act.</summary>
internal static class SizeStore
{
    private const string GinIndex = "ix_search_words";

    public static async Task FillAsync(SizePlan plan, StorePlace place, CancellationToken cancellation)
    {
        var (store, times, watch) = (new Store(place), new SizeTimes(), Stopwatch.StartNew());
        await store.OpenAsync(cancellation);
        var keys = await KeyFolder.OpenAsync(store, cancellation);
        await using var db = store.NewDb();
        await BeginAsync(db, cancellation);
        var organs = await SizeOrgans.FoundAsync(db, plan, cancellation);
        var clerk = await SizeOrgans.ClerkAsync(db, organs.All[0], cancellation);
        await new SizeItems(db, plan, organs, times).FillAsync(cancellation);
        await new SizeCases(db, plan, organs, keys, times).FillAsync(clerk, cancellation);
        await new SizeReports(db, plan, organs, times).FillAsync(cancellation);
        await EndAsync(db, times, cancellation);
        Console.Error.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Items} items, {plan.Cases} cases and {plan.Reports} reports of {organs.All.Count} organs filled in {watch.Elapsed.TotalSeconds:0} s\n\n| filling | time |\n|---|---|"));
        times.Print(Console.Out);
        await SizeSizes.PrintAsync(db, Console.Out, cancellation);
    }

    // Nothing of this store is worth saving if the filling is broken off.
    private static async Task BeginAsync(GongkaiDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        db.Database.SetCommandTimeout(0);
        foreach (var command in db is SqliteDb
            ? ["PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA secure_delete = OFF", "PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -600000"]
            : new[] { "SET synchronous_commit = off", "SET maintenance_work_mem = '1GB'", $"DROP INDEX {GinIndex}" })
        {
            await db.ScalarAsync(command, cancellation);
        }
    }

    // The index over the words is made at once on a server; SQLite's is made with each line.
    private static async Task EndAsync(GongkaiDb db, SizeTimes times, CancellationToken cancellation)
    {
        if (db is SqliteDb)
        {
            await db.ScalarAsync("PRAGMA journal_mode = WAL", cancellation);
            return;
        }

        await times.OfAsync("index over the words of the search", () => SiteSearch.EnsureAsync(db, cancellation));
        // As the server does by itself after a while.
        await times.OfAsync("VACUUM ANALYZE", () => db.ScalarAsync("VACUUM ANALYZE", cancellation));
    }
}
