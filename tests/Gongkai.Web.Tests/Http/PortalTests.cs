using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Disclosure.Items;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
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
