using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Gongkai.Web.Tests.Attack;

/// <summary>Goes through the pages that somebody can see, by their links; of addresses that differ in numbers alone some stand for all.</summary>
internal sealed class Crawl(HttpClient client, int ofAKind, int atMost)
{
    public static readonly string[] PublicStarts =
    [
        "/", "/organs/yunze-water", "/organs/yunze-transport", "/organs/yunze-water/guide", "/organs/yunze-water/catalogue", "/search?q=%E5%85%AC%E5%BC%80", "/open-data", "/open-data/ask", "/reports", "/api", "/requests/new", "/requests/status",
        "/feed.xml", "/sitemap.xml", "/robots.txt", "/search.xml?q=a", "/search/suggest?q=%E5%85%AC", "/api/v1/organs", "/api/v1/items", "/api/v1/changes", "/openapi/v1.json", "/api/v1/catalogue",
    ];

    public static readonly string[] OfficeStarts =
        ["/office", "/office/items", "/office/items/new", "/office/items/earlier", "/office/requests", "/office/requests/statistics", "/office/requests/service", "/office/requests/disputes", "/office/requests/new", "/office/requests/settings", "/office/requests/templates", "/office/registers", "/office/reports", "/office/collect", "/office/overview", "/office/changes", "/office/settings", "/office/settings/people", "/office/settings/organs", "/office/operations", "/office/account"];

    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    /// <summary>Addresses that were asked.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public async IAsyncEnumerable<(string Address, Sent Answer, IHtmlDocument? Page)> GoAsync(IEnumerable<string> starts)
    {
        var waiting = new Queue<string>(starts);
        while (waiting.TryDequeue(out var address) && Seen.Count < atMost)
        {
            var kind = KindOf(address);
            if (kinds.GetValueOrDefault(kind) >= ofAKind || !Seen.Add(address))
            {
                continue;
            }

            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            var answer = await Sent.GetAsync(client, address);
            var isPage = answer is { Status: HttpStatusCode.OK, Type: "text/html" } && answer.Answer.Content.Headers.ContentDisposition is null;
            var page = isPage ? await new HtmlParser().ParseDocumentAsync(answer.Text, TestContext.Current.CancellationToken) : null;
            foreach (var link in page is null ? [] : LinksOf(page))
            {
                waiting.Enqueue(link);
            }

            yield return (address, answer, page);
        }
    }

    private static string KindOf(string address)
    {
        var path = address.Split('?')[0];
        path = path.StartsWith("/organs/", StringComparison.Ordinal) || path.StartsWith("/office/settings/organs/", StringComparison.Ordinal) ? System.Text.RegularExpressions.Regex.Replace(path, "(?<=/organs/)[^/]+", "*") : path;
        path = System.Text.RegularExpressions.Regex.Replace(path, "(?<=^/office/(?:requests|reports|collect)/)[a-z][a-z-]*(?=-?[0-9/])", "*");
        path = System.Text.RegularExpressions.Regex.Replace(path, "(?<=/count/).+", "*");
        return System.Text.RegularExpressions.Regex.Replace(path, "[0-9]+", "0") + (address.Contains('?', StringComparison.Ordinal) ? "?" : "");
    }

    private static IEnumerable<string> LinksOf(IHtmlDocument page) => page.QuerySelectorAll("a[href], link[rel=alternate][href]").Select(link => link.GetAttribute("href")!.Split('#')[0])
        .Where(link => link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains("lang=", StringComparison.Ordinal) && !link.StartsWith("/assets", StringComparison.Ordinal) && Uri.TryCreate(link, UriKind.Relative, out _));
}
