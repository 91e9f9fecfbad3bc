using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Gongkai.Web.Tests.Http;

public sealed class HeaderTests(DemoSite demo)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'";

    public static TheoryData<string> Addresses =>
    [
        "/", "/?lang=en", "/reports", "/reports?year=2021&findings=none", "/reports?organ=nobody", "/reports?year=x&after=y&findings=z", "/reports/1", "/reports/1?part=99", "/reports/999999", "/reports/abc",
        "/nothing/here", "/health/live", "/health/ready", "/assets/gongkai.css", "/assets/none.css", "/reports/1.json", "/reports/1.csv", "/reports/1.xlsx", "/reports/1.docx", "/reports/1.html",
        "/reports/999999.json", "/reports/1/source", "/reports/999999/source", "/reports/import",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Addresses))]
    public async Task Get_Anywhere_CarriesThePolicyAndNothingInline(string address)
    {
        using var client = demo.Site.NewClient();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        AssertHeaders(answer);
        if (answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.Content.Headers.ContentDisposition is null)
        {
            Assert.Equal("utf-8", answer.Content.Headers.ContentType.CharSet);
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation), Cancellation);
            Assert.Empty(page.QuerySelectorAll("style, script:not([src])"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Head_Anywhere_AnswersLikeGet(string address)
    {
        using var client = demo.Site.NewClient();
        using var get = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancellation);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType?.ToString(), head.Content.Headers.ContentType?.ToString());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        AssertHeaders(head);
    }

    [Fact]
    public async Task Page_ThatThrows_IsAFriendlyPageWithThePolicy()
    {
        await using var site = await RunningSite.StartAsync(alter: app => app.MapGet("/sign-in/throws", string () => throw new InvalidOperationException("secret detail")));
        using var answer = await site.Client.GetAsync(new Uri("/sign-in/throws", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        AssertHeaders(answer);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("出错了", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_BeforeTheStoreIsOpen_SaysToWait()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-site-").FullName;
        using (new FileStream(Path.Combine(folder, "upgrade.lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            await using var site = await RunningSite.StartAsync(folder: folder, untilReady: false);
            using var live = await site.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Cancellation);
            using var ready = await site.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
            using var page = await site.Client.GetAsync(new Uri("/reports", UriKind.Relative), Cancellation);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (live.StatusCode, ready.StatusCode, page.StatusCode));
            AssertHeaders(page);
            Assert.Contains("正在打开", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/reports/999999", "没有这一页")]
    [InlineData("/nothing/here", "没有这一页")]
    public async Task Get_WhatIsNotThere_IsAPageThatHelps(string address, string words)
    {
        using var answer = await demo.Site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/reports\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asset_WithItsHash_MayBeKeptForEver()
    {
        var page = await demo.Site.PageAsync("/");
        var address = page.Split("href=\"").First(part => part.StartsWith("/assets/gongkai.css", StringComparison.Ordinal)).Split('"')[0];
        using var asset = await demo.Site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/css", asset.Content.Headers.ContentType!.MediaType);
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.StartsWith(Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }
}
