using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Storage;
using Gongkai.Storage.Copying;
using Gongkai.Web.Tests.Storage;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Follows every link that a visitor, a clerk and an administrator can see: each answer carries the policy, holds nothing inline, leads nowhere that is not there, and answers HEAD like GET, kept pages included.</summary>
public sealed class CrawlTests(DemoSite demo, ITestOutputHelper output)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'";
    private const int MostPages = 260;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 60)]
    [InlineData("transport-clerk", 40)]
    [InlineData("yunze-admin", 40)]
    public async Task EveryLink_LeadsToAPageThatKeepsThePolicy(string? user, int atLeast)
    {
        var (pages, addresses) = await FollowAsync(demo.Site, user);
        output.WriteLine($"{addresses} addresses as {user ?? "a visitor"}");
        Assert.True(pages >= atLeast, $"Only {pages} pages were reached.");
    }

    /// <summary>A database over the wire answers later than at once, which parts of a page that load side by side would not survive.</summary>
    [Fact]
    public async Task EveryLink_OnAServersDatabase_LeadsToAPage()
    {
        await using var server = TestStore.Blank("postgres");
        var city = Directory.CreateTempSubdirectory("gongkai-city-").FullName;
        await DemoCopy.FillAsync(city);
        var home = new Store(new StorePlace(city));
        await new OfficeMove(home, server.Store).RunAsync(Cancellation);
        home.Release();
        Directory.Delete(city, recursive: true);
        await using var site = await RunningSite.StartAsync(demo: true, at: server.Store.Place);
        foreach (var (user, atLeast) in new (string?, int)[] { (null, 60), ("transport-clerk", 40), ("yunze-admin", 40) })
        {
            var (pages, _) = await FollowAsync(site, user);
            Assert.True(pages >= atLeast, $"Only {pages} pages were reached as {user ?? "a visitor"}.");
        }
    }

    [Fact]
    public async Task EveryRouteWithoutPlaces_KeepsThePolicy()
    {
        using var visitor = demo.Site.NewClient();
        var addresses = demo.Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(address => !address.Contains('{', StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(addresses.Count > 30, $"Only {addresses.Count} routes.");
        foreach (var address in addresses)
        {
            // What is not set up here, or wants more than an address, says so under the same policy.
            _ = await CheckAsync(visitor, address, mayBeMissing: true);
        }
    }

    private static async Task<(int Pages, int Addresses)> FollowAsync(RunningSite site, string? user)
    {
        using var client = user is null ? site.NewClient() : await site.SignedInAsync(user);
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(Starts(user)));
        // Of addresses that differ in a number or a query alone a few stand for all.
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address) && seen.Count < MostPages)
        {
            if (!seen.Add(address) || kinds.GetValueOrDefault(KindOf(address)) >= 4)
            {
                continue;
            }

            kinds[KindOf(address)] = kinds.GetValueOrDefault(KindOf(address)) + 1;
            foreach (var link in await CheckAsync(client, address))
            {
                waiting.Enqueue(link);
            }
        }

        return (kinds.Values.Sum(), seen.Count);
    }

    private static IEnumerable<string> Starts(string? user) => user is null ? ["/", "/organs/yunze", "/organs/yunze-transport", "/search?q=公租房", "/api", "/reports"] : ["/office", "/office/items", "/office/settings", "/office/changes"];

    private static string KindOf(string address) => string.Concat(address.Split('?')[0].Select(letter => char.IsAsciiDigit(letter) ? '0' : letter)).Replace("00", "0", StringComparison.Ordinal) is var path && path.StartsWith("/organs/", StringComparison.Ordinal) ? "/organs/*/" + string.Join('/', path.Split('/').Skip(3)) : path;

    private static async Task<IEnumerable<string>> CheckAsync(HttpClient client, string address, bool mayBeMissing = false)
    {
        using var first = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.True((int)first.StatusCode is < 400 or 401 or 403 or 405 || (mayBeMissing && (int)first.StatusCode < 500), $"{address} answers {(int)first.StatusCode}");
        AssertHeaders(first, address);
        // Once more: now it may come from where pages are kept.
        using var again = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        AssertHeaders(again, address);
        Assert.Equal(first.StatusCode, again.StatusCode);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancellation);
        AssertHeaders(head, address);
        Assert.Equal((first.StatusCode, first.Content.Headers.ContentType?.ToString()), (head.StatusCode, head.Content.Headers.ContentType?.ToString()));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        if (again.StatusCode != HttpStatusCode.OK || again.Content.Headers.ContentType?.MediaType != "text/html" || again.Content.Headers.ContentDisposition is not null)
        {
            return [];
        }

        var page = await new HtmlParser().ParseDocumentAsync(await again.Content.ReadAsStringAsync(Cancellation), Cancellation);
        Assert.True(page.QuerySelectorAll("style, script:not([src]), [nonce], iframe, object, embed").Length == 0, $"{address} holds something inline");
        Assert.True(page.All.All(element => element.Attributes.All(attribute => attribute.Name != "style" && !attribute.Name.StartsWith("on", StringComparison.Ordinal))), $"{address} has an inline style or handler");
        Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{address} has {page.QuerySelectorAll("h1").Length} first heads");
        Assert.False(string.IsNullOrWhiteSpace(page.Title), $"{address} has no title");
        return page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal)).Select(link => link.Split('#')[0]).Where(link => !link.Contains("lang=", StringComparison.Ordinal));
    }

    private static void AssertHeaders(HttpResponseMessage answer, string address)
    {
        Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var policy) && policy.Single().StartsWith(Policy, StringComparison.Ordinal), $"{address} lacks the policy");
        Assert.DoesNotContain("unsafe", policy.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", policy.Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
