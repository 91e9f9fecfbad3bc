using Gongkai.Storage;
using Gongkai.Storage.Search;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Disclosure;

public sealed class ItemIndexerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task CatchUp_AfterPublishingAndWithdrawing_FindsExactlyWhatIsPublic(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var db = (GongkaiDb)room.Db;
        var item = await room.PublishedAsync();
        _ = await room.ReviewedAsync(Newsroom.Content("还没有发布的供水公告"));
        // What was never public, the search is not told of.
        Assert.Equal(1, await new ItemIndexer(db).CatchUpAsync(100, new DateOnly(2026, 1, 12), Cancellation));
        Assert.Equal(0, await new ItemIndexer(db).CatchUpAsync(100, new DateOnly(2026, 1, 12), Cancellation));
        async Task<IEnumerable<long>> Found(string words) => (await new SiteSearch(db).FindAsync(new SearchQuery(words) { Facets = [ItemIndexer.OrganFacet(item.OrganId), ItemIndexer.TopicFacet("20-1")] }, Cancellation)).Hits.Select(hit => hit.TargetId);
        Assert.Equal([item.Id], await Found("供水"));
        Assert.Equal([item.Id], await Found("规范城市"));
        _ = (await room.Desk.WithdrawAsync(item.Id, "内容有误，更正后重新发布", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "内容有误"), Cancellation)).Done;
        _ = await new ItemIndexer(db).CatchUpAsync(100, new DateOnly(2026, 1, 12), Cancellation);
        Assert.Empty(await Found("供水"));
    }

    [Fact]
    public async Task CatchUp_OnTwoNodesAtOnce_TellsOfEachItemOnce()
    {
        await using var room = await Newsroom.OpenAsync("postgres");
        await using var one = (GongkaiDb)room.Town.NewDb();
        await using var two = (GongkaiDb)room.Town.NewDb();
        for (var number = 0; number < 8; number++)
        {
            _ = await room.PublishedAsync(Newsroom.Content($"供水价格表第{number}号"));
            await Task.WhenAll(new ItemIndexer(one).CatchUpAsync(100, new DateOnly(2026, 1, 12), Cancellation), new ItemIndexer(two).CatchUpAsync(100, new DateOnly(2026, 1, 12), Cancellation));
        }

        Assert.Equal(8, (await new SiteSearch(one).FindAsync(new SearchQuery("供水价格表"), Cancellation)).Hits.Length);
    }

    [Fact]
    public void PlainText_OfABody_IsItsWordsLineByLine() =>
        Assert.Equal("标题\n第一条 a<b\n甲\n乙", ItemIndexer.PlainText("<h2>标题</h2>\n <p>第一条 a&lt;b<br>甲</p><ul><li>乙</li></ul>"));
}
