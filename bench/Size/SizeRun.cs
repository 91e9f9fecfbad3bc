using System.Globalization;
using Gongkai.Bench.Portal;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Storage;
using Gongkai.Storage.Search;

namespace Gongkai.Bench.Size;

/// <summary>Asks a running site that holds a <see cref="SizeStore"/>: pages of the portal and of the office, and searches by how many items they hit.</summary>
internal static class SizeRun
{
    public const string User = "clerk";
    private const int PageLooks = 500;

    public static async Task RunAsync(Uri address, int process, SizePlan plan, StorePlace place, string password, CancellationToken cancellation)
    {
        using var site = new SizeSite(address, process);
        var random = new Random(3);
        SizeSite.Head(Console.Out);
        await PortalAsync(site, plan, random, cancellation);
        await SearchesAsync(site, plan, place, cancellation);
        await site.SignInAsync(User, password, cancellation);
        await OfficeAsync(site, plan, random, cancellation);
    }

    private static async Task PortalAsync(SizeSite site, SizePlan plan, Random random, CancellationToken cancellation)
    {
        var organs = plan.Counties * SizePlan.Bureaus;
        var topics = DisclosureCatalogue.Topics.Where(topic => !topic.IsFrame).Select(topic => topic.Code).ToList();
        int Organ(int number) => number % 2 == 0 ? 1 + (number / 2 % Math.Min(organs, 20)) : 1 + random.Next(organs);
        await site.TimeAsync("document", _ => $"/items/{1 + random.Next(plan.Items)}", cancellation);
        await site.TimeAsync("list: catalogue of an organ", number => $"/organs/bureau-{Organ(number)}/catalogue", cancellation);
        await site.TimeAsync("list: one head of it", number => $"/organs/bureau-{Organ(number)}/catalogue?topic={topics[number % topics.Count]}", cancellation);
        await site.TimeAsync("list: one head of the largest organ", number => $"/organs/bureau-1/catalogue?topic={topics[number % topics.Count]}", cancellation);
        await site.TimeAsync("organ's page", number => $"/organs/bureau-{Organ(number)}", cancellation);
        await site.TimeAsync("organ's policies", number => $"/organs/bureau-{Organ(number)}/policies", cancellation);
        await site.TimeAsync("page of a county", number => $"/organs/county-{1 + (number % plan.Counties)}", cancellation);
        await site.TimeAsync("page of the province", _ => "/organs/province", cancellation);
        await site.TimeAsync("region: a county", number => $"/regions/99{1 + SizePlan.CityOf(number % plan.Counties):00}{1 + (number % plan.Counties % 12):00}", cancellation);
        await site.TimeAsync("organ's annual reports", number => $"/organs/bureau-{Organ(number)}/reports", cancellation);
        await site.TimeAsync("one annual report", number => $"/organs/bureau-{Organ(number)}/reports/{2018 + (number % 7)}", cancellation);
        await site.TimeAsync("feed of an organ", number => $"/organs/bureau-{Organ(number)}/feed.xml", cancellation);
    }

    private static async Task SearchesAsync(SizeSite site, SizePlan plan, StorePlace place, CancellationToken cancellation)
    {
        var hits = new SizeWords(plan.Items).Hits;
        await using (var db = new Store(place).NewDb())
        {
            for (var at = 0; at < hits.Length; at++)
            {
                var found = await new SiteSearch(db).FindAsync(new SearchQuery(SizeWords.Questions(at)[1]), cancellation);
                if (found.Count != Math.Min(hits[at], SiteSearch.CountLimit + 1))
                {
                    throw new InvalidOperationException($"{SizeWords.Questions(at)[1]} stands in {hits[at]} items, and {found.Count} are found.");
                }
            }
        }

        for (var at = 0; at < hits.Length; at++)
        {
            var questions = SizeWords.Questions(at).Select(Uri.EscapeDataString).ToList();
            var many = hits[at].ToString("N0", CultureInfo.InvariantCulture);
            await site.TimeAsync($"search: {many} hits, newest first", number => $"/search?q={questions[number % questions.Count]}", cancellation);
            await site.TimeAsync($"search: {many} hits, most fitting first", number => $"/search?order=relevance&q={questions[number % questions.Count]}", cancellation);
            await site.TimeAsync($"search: {many} hits, within the largest organ", number => $"/search?organ=bureau-1&q={questions[number % questions.Count]}", cancellation);
            await site.TimeAsync($"search: {many} hits, of one year", number => $"/search?from=2018-01-01&until=2018-12-31&q={questions[number % questions.Count]}", cancellation);
            await site.TimeAsync($"suggestions for {many} hits", number => $"/search/suggest?q={questions[number % 2]}", cancellation);
        }

        var words = PortalWords.All.Questions(PageLooks).ToList();
        await site.TimeAsync("search: words of all ranks, newest first", number => $"/search?q={Uri.EscapeDataString(words[number * 6])}", cancellation);
        await site.TimeAsync("search: words of all ranks, most fitting first", number => $"/search?order=relevance&q={Uri.EscapeDataString(words[number * 6])}", cancellation);
    }

    private static async Task OfficeAsync(SizeSite site, SizePlan plan, Random random, CancellationToken cancellation)
    {
        string Case() => string.Create(CultureInfo.InvariantCulture, $"case-{10 * (1 + random.Next((plan.Cases / 10) - 1))}");
        var words = PortalWords.All.Questions(PageLooks).Where(word => !word.Contains(' ', StringComparison.Ordinal)).ToList();
        await site.TimeAsync("office: board of requests", _ => "/office/requests", cancellation);
        await site.TimeAsync("office: archived cases", _ => "/office/requests?state=archived", cancellation);
        await site.TimeAsync("office: cases by words", number => $"/office/requests?q={Uri.EscapeDataString(words[number * 4])}", cancellation);
        await site.TimeAsync("office: cases by words that all have", _ => $"/office/requests?q={Uri.EscapeDataString("政府信息")}", cancellation);
        await site.TimeAsync("office: case by number", _ => $"/office/requests?q={Case()}", cancellation);
        await site.TimeAsync("office: case page", _ => $"/office/requests/{Case()}", cancellation);
        await site.TimeAsync("office: year of the requests", _ => "/office/requests/statistics", cancellation);
        await site.TimeAsync("office: items", _ => "/office/items", cancellation);
        await site.TimeAsync("office: work of the day", _ => "/office", cancellation);
        await site.TimeAsync("questions over all reports", _ => "/open-data/ask", cancellation);
    }
}
