using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Gongkai.Disclosure.Items;
using Gongkai.Web.Portal;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gongkai.Web.Tests.Http;

public sealed class PortalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Item_OnceReviewed_IsFoundReadFedAndGoneAtOnceWhenWithdrawn()
    {
        await using var site = await RunningSite.StartAsync();
        await using var room = await Newsroom.InAsync(await Town.InAsync(site.Store));
        var item = await room.PublishedAsync();
        var interpretation = await room.CreateAsync(Newsroom.Content("《云泽市供水价格管理办法》解读"));
        _ = (await room.Desk.LinkAsync(interpretation.Id, ItemLinkKind.Interprets, item.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/items/{interpretation.Id}", Cancellation)).StatusCode);
        _ = (await room.SubmitAsync(interpretation.Id)).Done;
        _ = await room.ApproveAllAsync(interpretation.Id);
        _ = (await room.PublishAsync(interpretation.Id)).Done;
        await site.FollowAsync();

        var page = new HtmlParser().ParseDocument(await site.PageAsync($"/items/{item.Id}"));
        Assert.Equal("云泽市供水价格管理办法", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("云泽市水务局", page.QuerySelector("meta[name=ContentSource]")?.GetAttribute("content"));
        Assert.Equal(["《云泽市供水价格管理办法》解读"], page.QuerySelectorAll(".linked a").Select(link => link.TextContent));
        string[] places = ["/search?q=供水价格", "/organs/water", "/organs/city", "/organs/water/catalogue?topic=20-1", "/feed.xml", "/organs/water/feed.xml", "/sitemap.xml"];
        foreach (var place in places)
        {
            Assert.Contains($"/items/{item.Id}", await site.PageAsync(place), StringComparison.Ordinal);
            Assert.Contains($"/items/{item.Id}", await site.PageAsync(place), StringComparison.Ordinal);
        }

        _ = (await room.Desk.WithdrawAsync(item.Id, "附表有误，更正后重新发布。", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "附表有误"), Cancellation)).Done;
        await site.FollowAsync();
        var gone = await site.Client.GetAsync($"/items/{item.Id}", Cancellation);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var notice = await gone.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("附表有误，更正后重新发布。", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("规范城市供水价格管理", notice, StringComparison.Ordinal);
        foreach (var place in places.Append($"/items/{interpretation.Id}"))
        {
            Assert.DoesNotContain($"/items/{item.Id}\"", await site.PageAsync(place), StringComparison.Ordinal);
            Assert.DoesNotContain($"/items/{item.Id}<", await site.PageAsync(place), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Withdrawn_IsGoneFromEveryKeptAnswer_InBothLanguagesPackedOrNotAndForWhoAsksWhatChanged()
    {
        await using var site = await RunningSite.StartAsync();
        await using var room = await Newsroom.InAsync(await Town.InAsync(site.Store));
        var item = await room.PublishedAsync(Newsroom.Content() with { Body = "<p>第一条　独一无二的词语。</p>" });
        await site.FollowAsync();
        var own = new[] { $"/items/{item.Id}", $"/api/v1/items/{item.Id}" };
        string[] lists = ["/search?q=独一无二", "/search?q=独一无二&order=relevance", "/search.xml?q=独一无二", "/search/suggest?q=云泽市供水", "/organs/water", "/organs/city", "/organs/water/catalogue", "/organs/water/policies", "/organs/city/policies", "/feed.xml", "/organs/water/feed.xml", "/sitemap.xml", "/api/v1/items", "/api/v1/items?organ=water&q=独一无二"];
        async Task<(HttpStatusCode Code, string Words)> AskAsync(string address, string language, string? packed, HttpMethod method)
        {
            using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site.Address };
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Add("Accept-Language", language);
            request.Headers.IfModifiedSince = DateTimeOffset.UnixEpoch.AddYears(130);
            if (packed is not null)
            {
                request.Headers.Add("Accept-Encoding", packed);
            }

            using var answer = await client.SendAsync(request, Cancellation);
            var words = await answer.Content.ReadAsStringAsync(Cancellation);
            return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == "application/json" ? Regex.Unescape(words) : words);
        }

        async Task EverywhereAsync(Action<string, HttpMethod, HttpStatusCode, string> check)
        {
            foreach (var address in own.Concat(lists))
            {
                foreach (var (language, packed) in new[] { ("zh", null), ("en", null), ("zh", "br"), ("zh", "gzip") })
                {
                    foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
                    {
                        var (code, words) = await AskAsync(address, language, packed, method);
                        check(address, method, code, words);
                    }
                }
            }
        }

        bool Shows(string words) => words.Contains("云泽市供水价格管理办法", StringComparison.Ordinal) || words.Contains("独一无二的", StringComparison.Ordinal) || words.Contains($"/items/{item.Id}<", StringComparison.Ordinal);
        // Kept pages may answer “not modified” to whoever has them; the first ones of each kind are whole.
        var shown = new HashSet<string>();
        await EverywhereAsync((address, method, code, words) =>
        {
            Assert.True(code is HttpStatusCode.OK or HttpStatusCode.NotModified, $"{address} answers {code}");
            if (Shows(words))
            {
                shown.Add(address);
            }
        });
        Assert.Equal(own.Concat(lists).Order(), shown.Order());
        _ = (await room.Desk.WithdrawAsync(item.Id, "附表有误。", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "附表有误"), Cancellation)).Done;
        await site.FollowAsync();
        await EverywhereAsync((address, method, code, words) =>
        {
            Assert.True(own.Contains(address) ? code == HttpStatusCode.Gone : code is HttpStatusCode.OK or HttpStatusCode.NotModified, $"{method} {address} answers {code}");
            Assert.False(Shows(words), $"{method} {address} still shows it");
        });
    }

    [Fact]
    public async Task Page_BegunBeforeSomethingWasWithdrawn_IsNotKept()
    {
        var (asked, begun, go) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await using var site = await RunningSite.StartAsync(alter: app => app.MapGet("/search/slow", async () =>
        {
            var number = Interlocked.Increment(ref asked);
            if (number == 1)
            {
                begun.SetResult();
                await go.Task;
            }

            return Results.Text($"answer {number}");
        }).Kept());
        await using var room = await Newsroom.InAsync(await Town.InAsync(site.Store));
        var item = await room.PublishedAsync();
        await site.FollowAsync();
        var first = site.PageAsync("/search/slow");
        await begun.Task;
        _ = (await room.Desk.WithdrawAsync(item.Id, "附表有误。", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "附表有误"), Cancellation)).Done;
        await site.FollowAsync();
        // Nor does anybody who asks now wait for the old answer.
        Assert.Equal("answer 2", await site.PageAsync("/search/slow"));
        go.SetResult();
        Assert.Equal("answer 1", await first);
        Assert.Equal("answer 2", await site.PageAsync("/search/slow"));
    }

    [Theory]
    [InlineData("/items/999")]
    [InlineData("/items/1/files/1")]
    [InlineData("/organs/nobody")]
    [InlineData("/organs/nobody/catalogue")]
    [InlineData("/organs/nobody/feed.xml")]
    public async Task Page_OfWhatIsNotThere_AnswersNotFound(string address)
    {
        await using var site = await RunningSite.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(address, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Search_WithStrangeInput_AnswersAPage()
    {
        await using var site = await RunningSite.StartAsync();
        foreach (var query in new[] { "q=%22%27%3B--", "q=%F0%A0%AE%B7", "q=a&after=xyz&from=2020-99-99&order=?", "topic=none&organ=none", "q=" + new string('x', 500) })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/search?{query}", Cancellation)).StatusCode);
        }
    }
}
