using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Gongkai.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gongkai.Storage.Search;

/// <summary>Finds what was put in by words, on either database with the same hits in the same order.</summary>
public sealed class SiteSearch(GongkaiDb db)
{
    /// <summary>Counts stop here at the latest.</summary>
    public const int CountLimit = 1_000;

    /// <summary>So many of the newest hits are ranked by relevance, and as many of the newest that hold the words in their title.</summary>
    public const int RankedHits = 400;

    // A word in the title weighs as much as ten in the text, and after five in the text more of them say nothing new.
    private const int WeightOfTitle = 10;
    private const int MostInText = 5;

    private const int RebuiltAtOnce = 500;

    private readonly ISearchEngine engine = EngineFor(db);

    internal static async Task EnsureAsync(GongkaiDb db, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync(EngineFor(db).Schema, cancellation);
        await db.Database.ExecuteSqlRawAsync(ItemIndexer.Schema, cancellation);
    }

    /// <summary>Makes a thing findable, or findable by its new words. Part of the transaction that the context is in, if it is in one.</summary>
    public async Task PutAsync(SearchDocument document, CancellationToken cancellation)
    {
        await RemoveAsync(document.Kind, document.Id, cancellation);
        var entry = SearchEntry.Of(document);
        db.Add(entry);
        await db.SaveChangesAsync(cancellation);
        db.Entry(entry).State = EntityState.Detached;
        await IndexAsync(entry, cancellation);
    }

    /// <summary>Makes a thing unfindable; nothing happens when it is not there.</summary>
    public async Task RemoveAsync(SearchKind kind, long id, CancellationToken cancellation)
    {
        var known = await db.Set<SearchEntry>().AsNoTracking().Where(entry => entry.Kind == kind && entry.TargetId == id).Select(entry => new { entry.Key, entry.Facets }).FirstOrDefaultAsync(cancellation);
        if (known is null)
        {
            return;
        }

        await db.Set<SearchEntry>().Where(entry => entry.Key == known.Key).ExecuteDeleteAsync(cancellation);
        await DoAsync(command => engine.Remove(command, known.Key), cancellation);
        if (SearchEntry.MarksOf(known.Facets) is [_, ..] marks)
        {
            await DoAsync(command => FacetLists.Remove(command, known.Key, marks), cancellation);
        }
    }

    /// <summary>Makes the index anew from the entries, for a store whose rows were copied in.</summary>
    public async Task RebuildAsync(CancellationToken cancellation)
    {
        await DoAsync(engine.Clear, cancellation);
        await DoAsync(FacetLists.Clear, cancellation);
        for (long? last = null; ;)
        {
            var some = await db.Set<SearchEntry>().AsNoTracking().Where(entry => last == null || entry.Key > last).OrderBy(entry => entry.Key).Take(RebuiltAtOnce).ToListAsync(cancellation);
            foreach (var entry in some)
            {
                await IndexAsync(entry, cancellation);
            }

            if (some.Count < RebuiltAtOnce)
            {
                return;
            }

            last = some[^1].Key;
        }
    }

    /// <summary>One page of hits.</summary>
    public async Task<SearchHits> FindAsync(SearchQuery query, CancellationToken cancellation)
    {
        var windows = await WindowsAsync(query, cancellation);
        var (keys, count) = query is { WithCount: true, Order: SearchOrder.Date, After: null } ? await CountedAsync(query, windows, cancellation)
            : (query.Order == SearchOrder.Date ? await NewestAsync(query, query.Size + 1, windows, cancellation) : await RankedAsync(query, windows, cancellation), query.WithCount ? await CountAsync(query, windows, cancellation) : null);
        var isMore = keys.Count > query.Size;
        if (isMore)
        {
            keys.RemoveAt(query.Size);
        }

        long? next = !isMore ? null : query.Order == SearchOrder.Date ? keys[^1] : (query.After ?? 0) + query.Size;
        return new SearchHits(await HitsAsync(keys, query, cancellation), count, next) { CountsTo = engine.CountLimit(query) };
    }

    /// <summary>Titles that hold the words, the newest first: what somebody who is still typing may mean.</summary>
    public async Task<ImmutableArray<string>> SuggestAsync(string words, ImmutableArray<string> facets, int most, CancellationToken cancellation)
    {
        var query = new SearchQuery(words) { Facets = facets, InTitle = true, Size = most };
        if (query.Terms.IsEmpty)
        {
            return [];
        }

        var keys = await NewestAsync(query, query.Size + 1, await WindowsAsync(query, cancellation), cancellation);
        var titles = await db.Set<SearchEntry>().AsNoTracking().Where(entry => keys.Contains(entry.Key)).OrderByDescending(entry => entry.Key).Select(entry => entry.Title).ToListAsync(cancellation);
        return [.. titles.Distinct().Take(most)];
    }

    private static ISearchEngine EngineFor(GongkaiDb db) => db is SqliteDb ? new SqliteSearch() : new PostgresSearch();

    private string Match(DbCommand command, SearchQuery query) => FacetLists.Answer(query) ? FacetLists.Match(command, query) : engine.Match(command, query);

    private async Task IndexAsync(SearchEntry entry, CancellationToken cancellation)
    {
        var marks = SearchEntry.MarksOf(entry.Facets);
        await DoAsync(command => engine.Put(command, entry, marks), cancellation);
        if (!marks.IsEmpty)
        {
            await DoAsync(command => FacetLists.Put(command, entry.Key, marks), cancellation);
        }
    }

    private async Task DoAsync(Action<DbCommand> put, CancellationToken cancellation)
    {
        await using var command = await CommandAsync(cancellation);
        put(command);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<ImmutableArray<SearchWindow>> WindowsAsync(SearchQuery query, CancellationToken cancellation)
    {
        if (!engine.HasWindows || FacetLists.Answer(query) || (query.Terms.IsEmpty && query.Facets.IsEmpty))
        {
            return [];
        }

        await using var command = await CommandAsync(cancellation);
        SearchWindows.Ask(command, query);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && !await reader.IsDBNullAsync(1, cancellation) ? SearchWindows.Of(reader.GetInt64(0), reader.GetInt64(1)) : [];
    }

    // From the narrowest window on, until one holds as many as are wanted.
    private static async Task<T> WidenAsync<T>(SearchQuery query, ImmutableArray<SearchWindow> windows, Func<SearchQuery, Task<T>> ask, Func<T, bool> isFull)
    {
        foreach (var window in windows)
        {
            if (await ask(query with { Window = window }) is var some && isFull(some))
            {
                return some;
            }
        }

        return await ask(query);
    }

    private Task<(List<long> Keys, int? Count)> CountedAsync(SearchQuery query, ImmutableArray<SearchWindow> windows, CancellationToken cancellation) =>
        WidenAsync(query, windows, some => CountedAsync(some, cancellation), answer => answer.Count > engine.CountLimit(query));

    // The first page of a list, with its count. Words are looked up in one pass over the index; a list by one mark is quicker counted than laid aside.
    private async Task<(List<long> Keys, int? Count)> CountedAsync(SearchQuery query, CancellationToken cancellation)
    {
        await using var command = await CommandAsync(cancellation);
        command.CommandText = FacetLists.Answer(query)
            ? $"SELECT k.key, (SELECT COUNT(*) FROM (SELECT k.key FROM {Match(command, query)} LIMIT {engine.CountLimit(query) + 1}) counted) FROM {Match(command, query)} ORDER BY k.key DESC LIMIT {query.Size + 1}"
            : $"""
              WITH hits AS (SELECT k.key FROM {Match(command, query)} ORDER BY k.key DESC LIMIT {engine.CountLimit(query) + 1})
              SELECT key, (SELECT COUNT(*) FROM hits) FROM hits ORDER BY key DESC LIMIT {query.Size + 1}
              """;
        var (keys, count) = (new List<long>(), 0);
        await using var asked = Asked(command);
        await using var reader = await AnswerAsync(asked, cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            keys.Add(reader.GetInt64(0));
            count = reader.GetInt32(1);
        }

        return (keys, count);
    }

    private async Task<int?> CountAsync(SearchQuery query, ImmutableArray<SearchWindow> windows, CancellationToken cancellation) =>
        await WidenAsync(query with { After = null }, windows, some => CountAsync(some, cancellation), count => count > engine.CountLimit(query));

    private async Task<int> CountAsync(SearchQuery query, CancellationToken cancellation)
    {
        await using var command = await CommandAsync(cancellation);
        command.CommandText = $"SELECT COUNT(*) FROM (SELECT k.key FROM {Match(command, query)} LIMIT {engine.CountLimit(query) + 1}) hits";
        await using var asked = Asked(command);
        await using var reader = await AnswerAsync(asked, cancellation);
        return await reader.ReadAsync(cancellation) ? reader.GetInt32(0) : 0;
    }

    private Task<List<long>> NewestAsync(SearchQuery query, int most, ImmutableArray<SearchWindow> windows, CancellationToken cancellation) => WidenAsync(query, windows, async some =>
    {
        await using var command = await CommandAsync(cancellation);
        command.CommandText = $"SELECT k.key FROM {Match(command, some)} ORDER BY k.key DESC LIMIT {most}";
        await using var asked = Asked(command);
        await using var reader = await AnswerAsync(asked, cancellation);
        return await KeysAsync(reader, cancellation);
    }, keys => keys.Count >= most);

    private async Task<List<long>> RankedAsync(SearchQuery query, ImmutableArray<SearchWindow> windows, CancellationToken cancellation)
    {
        var newest = await NewestAsync(query, RankedHits, windows, cancellation);
        var ranked = newest.Union(await NewestAsync(query with { InTitle = true }, RankedHits, windows, cancellation)).ToList();
        if (ranked.Count == 0)
        {
            return [];
        }

        await using var command = await CommandAsync(cancellation);
        var weights = query.Terms.SelectMany(group => group).Select(term => $"({WeightOfTitle} * {engine.Count(command, "t.title", term, 1)} + {engine.Count(command, "t.text", term, MostInText)})");
        command.CommandText = $"""
            SELECT t.key FROM {engine.Texts(engine.Among(command, ranked))} t ORDER BY {string.Join(" + ", weights.DefaultIfEmpty("t.key * 0"))} DESC, t.key DESC LIMIT {query.Size + 1} OFFSET {command.Add(query.After ?? 0)}
            """;
        await using var asked = UnderstoodQuestions.Again(command);
        await using var reader = await asked.ExecuteReaderAsync(cancellation);
        return await KeysAsync(reader, cancellation);
    }

    private async Task<ImmutableArray<SearchHit>> HitsAsync(List<long> keys, SearchQuery query, CancellationToken cancellation)
    {
        if (keys is [])
        {
            return [];
        }

        await using var command = await CommandAsync(cancellation);
        command.CommandText = $"SELECT key, kind, target_id, organ_id, title, {(query.WithExcerpts ? "text" : "''")} FROM search_entries WHERE key {engine.Among(command, keys)}";
        var marks = new Highlights(query.Terms.SelectMany(group => group));
        var hits = new Dictionary<long, SearchHit>(keys.Count);
        await using var asked = UnderstoodQuestions.Again(command);
        await using var reader = await asked.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var text = reader.GetString(5);
            hits[reader.GetInt64(0)] = new SearchHit(reader.GetInt64(0), (SearchKind)reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), marks.Mark(reader.GetString(4)), text.Length == 0 ? [] : marks.Excerpt(text));
        }

        return [.. keys.Where(hits.ContainsKey).Select(key => hits[key])];
    }

    private async Task<DbCommand> CommandAsync(CancellationToken cancellation)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellation);
        }

        var command = connection.CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private DbCommand Asked(DbCommand command)
    {
        command.CommandText = engine.Before + command.CommandText;
        return UnderstoodQuestions.Again(command);
    }

    private async Task<DbDataReader> AnswerAsync(DbCommand asked, CancellationToken cancellation)
    {
        var reader = await asked.ExecuteReaderAsync(cancellation);
        if (engine.Before is not null)
        {
            await reader.NextResultAsync(cancellation);
        }

        return reader;
    }

    private static async Task<List<long>> KeysAsync(DbDataReader reader, CancellationToken cancellation)
    {
        var keys = new List<long>();
        while (await reader.ReadAsync(cancellation))
        {
            keys.Add(reader.GetInt64(0));
        }

        return keys;
    }
}
