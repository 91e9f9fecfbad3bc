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
    private const string Anew = "gongkai-login=none";

    public static async Task RunAsync(Uri site, string folder, CancellationToken cancellation)
    {
        var queries = PortalWords.All.Questions(Questions).ToList();
        await using (var db = new Store(new StorePlace(folder)).NewDb())
        {
            var search = new SiteSearch(db);
            await TimeAsync("search alone, newest first", queries, query => search.FindAsync(new SearchQuery(query), cancellation));
            await TimeAsync("search alone, most fitting first", queries, query => search.FindAsync(new SearchQuery(query) { Order = SearchOrder.Relevance }, cancellation));
        }

        // Whoever seems to be signed in gets no kept page.
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site };
        client.DefaultRequestHeaders.Add("Cookie", Anew);
        var random = new Random(3);
        await TimeAsync("page of a search", queries, query => ReadAsync(client, $"/search?q={Uri.EscapeDataString(query)}", cancellation));
        await TimeAsync("list: catalogue of an organ", Enumerable.Range(0, Questions), number => ReadAsync(client, string.Create(CultureInfo.InvariantCulture, $"/organs/bureau-{1 + (number % 19)}/catalogue?topic=20-{1 + (number % 15)}"), cancellation));
        await TimeAsync("list: page of the city", Enumerable.Range(0, Questions), _ => ReadAsync(client, "/organs/city", cancellation));
        await TimeAsync("document", Enumerable.Range(0, Questions), _ => ReadAsync(client, string.Create(CultureInfo.InvariantCulture, $"/items/{random.Next(1, 20_000)}"), cancellation));
    }

    private static async Task<int> ReadAsync(HttpClient client, string address, CancellationToken cancellation)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), cancellation);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
        {
            throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}.");
        }

        return (await answer.Content.ReadAsByteArrayAsync(cancellation)).Length;
    }

    private static async Task TimeAsync<TIn, TOut>(string name, IEnumerable<TIn> questions, Func<TIn, Task<TOut>> ask)
    {
        var all = questions.ToList();
        foreach (var question in all.Where((_, at) => at % 5 == 0))
        {
            _ = await ask(question);
        }

        var times = new List<double>();
        foreach (var question in all)
        {
            var start = Stopwatch.GetTimestamp();
            _ = await ask(question);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[times.Count / 2]:0.0} ms | {times[times.Count * 95 / 100]:0.0} ms | {times[^1]:0.0} ms |"));
    }
}
