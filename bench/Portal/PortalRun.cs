using System.Diagnostics;
using System.Globalization;
using System.Net;
using Gongkai.Storage;
using Gongkai.Storage.Search;

namespace Gongkai.Bench.Portal;

/// <summary>Asks a running site that holds a <see cref="PortalStore"/>: searches, lists, documents, each made anew; and the search alone, without the pages.</summary>
internal static class PortalRun
{
    private const int Questions = 200;
    private static int asked;

    public static async Task RunAsync(Uri site, StorePlace place, CancellationToken cancellation)
    {
        var queries = PortalWords.All.Questions(Questions).ToList();
        await using (var db = new Store(place).NewDb())
        {
            var search = new SiteSearch(db);
            var counts = new List<int>();
            foreach (var query in queries)
            {
                counts.Add((await search.FindAsync(new SearchQuery(query), cancellation)).Count ?? 0);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Questions} searches: {counts.Count(count => count <= 10)} with at most 10 hits, {counts.Count(count => count is > 10 and <= 100)} with at most 100, {counts.Count(count => count is > 100 and <= SiteSearch.CountLimit)} with at most 1,000, {counts.Count(count => count > SiteSearch.CountLimit)} with more"));
            Console.WriteLine("\n| one after the other | middle | 95 of 100 | slowest |\n|---|---|---|---|");
            await TimeAsync("search alone, newest first", queries, query => search.FindAsync(new SearchQuery(query), cancellation));
            await TimeAsync("search alone, most fitting first", queries, query => search.FindAsync(new SearchQuery(query) { Order = SearchOrder.Relevance }, cancellation));
        }

        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site };
        var random = new Random(3);
        var numbers = Enumerable.Range(0, Questions).ToList();
        await TimeAsync("page of a search, newest first", queries, query => ReadAsync(client, $"/search?q={Uri.EscapeDataString(query)}", cancellation));
        await TimeAsync("page of a search, most fitting first", queries, query => ReadAsync(client, $"/search?order=relevance&q={Uri.EscapeDataString(query)}", cancellation));
        await TimeAsync("list: catalogue of an organ", numbers, number => ReadAsync(client, string.Create(CultureInfo.InvariantCulture, $"/organs/bureau-{1 + (number % 19)}/catalogue?topic=20-{1 + (number % 15)}"), cancellation));
        await TimeAsync("list: page of the city", numbers, _ => ReadAsync(client, "/organs/city?", cancellation));
        await TimeAsync("document", numbers, _ => ReadAsync(client, string.Create(CultureInfo.InvariantCulture, $"/items/{random.Next(1, PortalStore.UsualCount)}?"), cancellation));
    }

    // No two addresses are the same: no kept page answers.
    private static async Task<int> ReadAsync(HttpClient client, string address, CancellationToken cancellation)
    {
        using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"{address}&anew={asked++}"), UriKind.Relative), cancellation);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}.");
        }

        return (await answer.Content.ReadAsByteArrayAsync(cancellation)).Length;
    }

    private static async Task TimeAsync<TIn, TOut>(string name, List<TIn> questions, Func<TIn, Task<TOut>> ask)
    {
        foreach (var question in questions)
        {
            _ = await ask(question);
        }

        var times = new List<double>();
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            _ = await ask(question);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[times.Count / 2]:0.0} ms | {times[times.Count * 95 / 100]:0.0} ms | {times[^1]:0.0} ms |"));
    }
}
