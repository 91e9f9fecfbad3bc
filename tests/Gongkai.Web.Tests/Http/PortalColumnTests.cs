using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The columns that the platform standard asks for, each with what it must show.</summary>
public sealed class PortalColumnTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Organ_HasTheFiveDoorsOfTheStandard_AndEachOpens()
    {
        var page = new HtmlParser().ParseDocument(await demo.Site.PageAsync("/organs/yunze-transport"));
        var doors = page.QuerySelectorAll(".five-doors a").Select(door => door.GetAttribute("href")!).ToList();
        Assert.Equal(["/organs/yunze-transport/guide", "/organs/yunze-transport/rules", "/organs/yunze-transport/catalogue", "/organs/yunze-transport/reports", "/requests/new?organ=yunze-transport", "/organs/yunze-transport/policies"], doors);
        foreach (var door in doors)
        {
            Assert.Equal(HttpStatusCode.OK, (await demo.Site.Client.GetAsync(new Uri(door, UriKind.Relative), Cancellation)).StatusCode);
        }

        foreach (var meta in new[] { "SiteName", "SiteDomain", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType" })
        {
            Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector($"meta[name={meta}]")?.GetAttribute("content")), meta);
        }
    }

    [Fact]
    public async Task Region_NamesItsOrgansWhatTheyPublishedAndTheRegionsBelow()
    {
        var page = new HtmlParser().ParseDocument(await demo.Site.PageAsync("/regions/990100"));
        Assert.Equal("云泽市政府信息公开", page.QuerySelector("h1")?.TextContent);
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains("/organs/yunze-transport", links);
        Assert.Contains("/regions/990121", links);
        Assert.Contains(links, link => link.StartsWith("/items/", StringComparison.Ordinal));
        Assert.Contains(links, link => link.Contains("/reports/", StringComparison.Ordinal));
        Assert.DoesNotContain("/organs/baiyu", page.QuerySelectorAll(".organs.wide a").Select(link => link.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Site.Client.GetAsync(new Uri("/regions/110000", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Contains("/regions/990100", await demo.Site.PageAsync("/organs/yunze"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GuideAndRules_OnceReviewed_StandOnTheirPagesAndOutsideOfTheCatalogue()
    {
        await using var site = await RunningSite.StartAsync();
        await using var room = await Newsroom.InAsync(await Town.InAsync(site.Store));
        Assert.Contains("还没有发布", await site.PageAsync("/organs/water/guide"), StringComparison.Ordinal);
        _ = await room.PublishedAsync(Newsroom.Content("云泽市水务局政府信息公开指南") with { Topic = DisclosureCatalogue.Guide, Body = "<p>信息分类按《条例》编排。</p>" });
        _ = await room.PublishedAsync(Newsroom.Content("信息公开保密审查制度") with { Topic = DisclosureCatalogue.Rules });
        await site.FollowAsync();
        Assert.Contains("信息分类按《条例》编排", await site.PageAsync("/organs/water/guide"), StringComparison.Ordinal);
        Assert.Contains("信息公开保密审查制度", await site.PageAsync("/organs/water/rules"), StringComparison.Ordinal);
        var heads = new HtmlParser().ParseDocument(await site.PageAsync("/organs/water/catalogue")).QuerySelectorAll(".heads a").Select(head => head.GetAttribute("href"));
        Assert.DoesNotContain(heads, head => head!.Contains("12-", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Policies_ByValidity_TurnWithTheDays(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.PublishedAsync(Newsroom.Content("用水管理规定") with { InForceFrom = new DateOnly(2026, 2, 1), InForceUntil = new DateOnly(2026, 6, 30) });
        await using var db = (GongkaiDb)room.Town.NewDb();
        var indexer = new ItemIndexer(db);
        foreach (var (before, day, validity) in new[] { (DateOnly.MinValue, "2026-01-12", Validity.NotYet), (Day("2026-01-31"), "2026-02-01", Validity.InForce), (Day("2026-02-01"), "2026-06-30", Validity.InForce), (Day("2026-06-30"), "2026-07-01", Validity.Lapsed) })
        {
            await indexer.AgeAsync(before, Day(day), Cancellation);
            _ = await indexer.CatchUpAsync(100, Day(day), Cancellation);
            foreach (var other in Enum.GetValues<Validity>())
            {
                var hits = await new SiteSearch(db).FindAsync(new SearchQuery("") { Facets = [ItemIndexer.ValidityFacet(other)] }, Cancellation);
                Assert.Equal(other == validity ? [item.Id] : [], hits.Hits.Select(hit => hit.TargetId));
            }
        }
    }

    [Fact]
    public async Task Reports_OfAnOrgan_AreThosePublishedAndNoOthers()
    {
        var list = new HtmlParser().ParseDocument(await demo.Site.PageAsync("/organs/yunze-transport/reports"));
        var reports = list.QuerySelectorAll("main .rows a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(reports);
        var page = await demo.Site.PageAsync(reports[0]);
        Assert.Contains("requests.total.total", page, StringComparison.Ordinal);
        foreach (var kind in new[] { "docx", "html", "xlsx", "csv", "json" })
        {
            Assert.Equal(HttpStatusCode.OK, (await demo.Site.Client.GetAsync(new Uri($"{reports[0]}/report.{kind}", UriKind.Relative), Cancellation)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await demo.Site.Client.GetAsync(new Uri("/organs/yunze-transport/reports/1999", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Search_AsAFeed_HoldsTheHitsOfThePage()
    {
        var feed = await demo.Site.PageAsync("/search.xml?q=公租房");
        var page = new HtmlParser().ParseDocument(await demo.Site.PageAsync("/search?q=公租房"));
        var hits = page.QuerySelectorAll("a.hit-title").Select(hit => hit.GetAttribute("href")!).ToList();
        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.Contains(hit + "<", feed, StringComparison.Ordinal));
        Assert.Equal("/search.xml?q=%E5%85%AC%E7%A7%9F%E6%88%BF", page.QuerySelector("a[type='application/atom+xml']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Search_InTraditionalCharacters_FindsTheSame()
    {
        var simplified = new HtmlParser().ParseDocument(await demo.Site.PageAsync("/search?q=公共租赁住房")).QuerySelectorAll("a.hit-title").Select(hit => hit.GetAttribute("href"));
        var traditional = new HtmlParser().ParseDocument(await demo.Site.PageAsync("/search?q=公共租賃住房")).QuerySelectorAll("a.hit-title").Select(hit => hit.GetAttribute("href"));
        Assert.NotEmpty(simplified);
        Assert.Equal(simplified, traditional);
    }

    [Fact]
    public async Task Suggestions_ForTheFirstWords_AreTitlesThatHoldThem()
    {
        var titles = System.Text.Json.JsonSerializer.Deserialize<string[]>(await demo.Site.PageAsync("/search/suggest?q=轮候"))!;
        Assert.NotEmpty(titles);
        Assert.All(titles, title => Assert.Contains("轮候", title, StringComparison.Ordinal));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
