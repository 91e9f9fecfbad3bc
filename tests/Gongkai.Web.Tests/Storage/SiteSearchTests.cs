using Gongkai.Corpus;
using Gongkai.Storage.Search;
using Gongkai.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Storage;

public sealed class SiteSearchTests
{
    private const string Printed = "信息公开规范文件檔案務务２2Aaé政 ，。（\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Find_RandomWordsInRandomTexts_GivesExactlyTheTextsThatHoldThem(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var search = new SiteSearch(db);
        var rng = new Rng(20_260_113);
        string Letters(string from, int least, int most) => string.Concat(Enumerable.Range(0, rng.Between(least, most)).Select(_ => rng.Pick(from.ToCharArray())));
        var documents = Enumerable.Range(1, 150).Select(number => Document(number, Letters(Printed, 0, 40), Letters(Printed, 0, 40), rng.Next(900))).ToList();
        foreach (var document in documents)
        {
            await search.PutAsync(document, Cancellation);
        }

        foreach (var words in Enumerable.Range(0, 120).Select(_ => Letters("信息公开规務务2a政 ", 1, 5)).ToList())
        {
            var terms = Bigrams.Terms(words).ToList();
            bool Holds(SearchDocument document) => terms.All(term => Bigrams.Fold(document.Title).Contains(term, StringComparison.Ordinal) || Bigrams.Fold(document.Text).Contains(term, StringComparison.Ordinal));
            var expected = documents.Where(Holds).OrderByDescending(document => document.Date).ThenByDescending(document => document.Id).Select(document => document.Id).ToList();
            var hits = await search.FindAsync(new SearchQuery(words) { Size = 500 }, Cancellation);
            Assert.Equal(expected, hits.Hits.Select(hit => hit.TargetId));
            Assert.Equal(expected.Count, hits.Count);
            var ranked = await search.FindAsync(new SearchQuery(words) { Size = 500, Order = SearchOrder.Relevance }, Cancellation);
            Assert.Equal(expected.Order(), ranked.Hits.Select(hit => hit.TargetId).Order());
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Find_PageByPage_GivesEachHitOnceInBothOrders(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var search = new SiteSearch(db);
        for (var number = 1; number <= 23; number++)
        {
            await search.PutAsync(Document(number, number % 3 == 0 ? "供水价格公告" : "公告", "关于供水的说明", number), Cancellation);
        }

        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var seen = new List<long>();
            for (long? after = null; seen.Count == 0 || after is not null;)
            {
                var page = await search.FindAsync(new SearchQuery("供水") { Order = order, Size = 5, After = after }, Cancellation);
                seen.AddRange(page.Hits.Select(hit => hit.TargetId));
                after = page.Next;
            }

            Assert.Equal(Enumerable.Range(1, 23).Select(number => (long)number), seen.Order());
            Assert.Equal(order == SearchOrder.Date ? [23, 22, 21] : [21, 18, 15], seen.Take(3).Select(number => (int)number));
        }
    }

    // More than the narrowest window of days holds, in which a server looks first.
    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Find_AmongManyDocuments_GivesTheNewestHoweverManyHoldTheWord(string database)
    {
        const int Many = 4_400;
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var search = new SiteSearch(db);
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
        {
            for (var number = 1; number <= Many; number++)
            {
                await search.PutAsync(Document(number, "公告", $"通知书{(number % 3 == 0 ? "，公示" : "")}{(number % 100 == 0 ? "，听证会" : "")}{(number <= 5 ? "，旧闻" : "")}", number / 8), Cancellation);
            }

            await transaction.CommitAsync(Cancellation);
        }

        foreach (var (words, step, last) in new[] { ("通知", 1, Many), ("通知书", 1, Many), ("公示", 3, Many), ("听证会", 100, Many), ("旧闻", 1, 5), ("公示 听证会", 300, Many) })
        {
            var expected = Enumerable.Range(1, last).Where(number => number % step == 0).Select(number => (long)number).Reverse().ToList();
            var hits = await search.FindAsync(new SearchQuery(words), Cancellation);
            Assert.Equal(expected.Take(20), hits.Hits.Select(hit => hit.TargetId));
            Assert.Equal(Math.Min(expected.Count, hits.CountsTo + 1), hits.Count);
            var ranked = await search.FindAsync(new SearchQuery(words) { Order = SearchOrder.Relevance }, Cancellation);
            Assert.Equal(expected.Take(20), ranked.Hits.Select(hit => hit.TargetId));
            Assert.Equal(hits.Count, ranked.Count);
            var next = await search.FindAsync(new SearchQuery(words) { After = hits.Next ?? hits.Hits[^1].Key }, Cancellation);
            Assert.Equal(expected.Skip(20).Take(20), next.Hits.Select(hit => hit.TargetId));
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Find_WithMarksAndDays_GivesOnlyThose(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var search = new SiteSearch(db);
        await search.PutAsync(Document(1, "甲", "供水", 10) with { Facets = ["o1", "t20a1"] }, Cancellation);
        await search.PutAsync(Document(2, "乙", "供水", 20) with { Facets = ["o2", "t20a1"] }, Cancellation);
        await search.PutAsync(Document(3, "丙", "排水", 30) with { Facets = ["o2"] }, Cancellation);
        async Task<List<long>> Found(SearchQuery query) => (await search.FindAsync(query, Cancellation)).Hits.Select(hit => hit.TargetId).ToList();
        Assert.Equal(new long[] { 2 }, await Found(new SearchQuery("供水") { Facets = ["o2"] }));
        Assert.Equal(new long[] { 3, 2 }, await Found(new SearchQuery("") { Facets = ["o2"] }));
        Assert.Equal(new long[] { 3, 2, 1 }, await Found(new SearchQuery("")));
        Assert.Equal(new long[] { 2, 1 }, await Found(new SearchQuery("") { Facets = ["t20a1"] }));
        Assert.Equal(new long[] { 2 }, await Found(new SearchQuery("供水") { From = Day(11), Until = Day(20) }));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Find_ByOneMarkAlone_FollowsEveryChangeAndTheIndexMadeAnew(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var search = new SiteSearch(db);
        async Task<(string Keys, int? Count)> Listed(string mark)
        {
            var found = await search.FindAsync(new SearchQuery("") { Facets = [mark] }, Cancellation);
            return (string.Join(' ', found.Hits.Select(hit => hit.TargetId)), found.Count);
        }

        for (var number = 1; number <= 4; number++)
        {
            await search.PutAsync(Document(number, "甲", "供水", number) with { Facets = ["o1", "o1", "valid"] }, Cancellation);
        }

        await search.PutAsync(Document(2, "甲", "供水", 9) with { Facets = ["o1", "lapsed"] }, Cancellation);
        await search.PutAsync(Document(3, "甲", "供水", 3) with { Facets = [] }, Cancellation);
        await search.RemoveAsync(SearchKind.Item, 4, Cancellation);
        Assert.Equal([("2 1", 2), ("1", 1), ("2", 1), ("", 0)], [await Listed("o1"), await Listed("valid"), await Listed("lapsed"), await Listed("o2")]);
        await search.RebuildAsync(Cancellation);
        Assert.Equal([("2 1", 2), ("1", 1), ("2", 1)], [await Listed("o1"), await Listed("valid"), await Listed("lapsed")]);
        var fromDay = await search.FindAsync(new SearchQuery("") { Facets = ["o1"], From = Day(2) }, Cancellation);
        Assert.Equal(2, Assert.Single(fromDay.Hits).TargetId);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Put_Again_ReplacesAndRemoveTakesAway(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var search = new SiteSearch(db);
        await search.PutAsync(Document(1, "供水", "旧文", 10), Cancellation);
        await search.PutAsync(Document(1, "供热", "新文", 12), Cancellation);
        Assert.Equal(0, (await search.FindAsync(new SearchQuery("供水"), Cancellation)).Count);
        Assert.Equal(Day(12), Assert.Single((await search.FindAsync(new SearchQuery("供热"), Cancellation)).Hits).Date);
        await search.RemoveAsync(SearchKind.Item, 1, Cancellation);
        Assert.Equal(0, (await search.FindAsync(new SearchQuery("供热"), Cancellation)).Count);
        Assert.Equal(0, await db.Set<SearchEntry>().CountAsync(Cancellation));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Find_TraditionalAndSynonyms_MarksThePrintedWords(string database)
    {
        await using var store = await TestStore.OpenAsync(database);
        await using var db = store.Store.NewDb();
        var search = new SiteSearch(db);
        await search.PutAsync(Document(1, "公共租賃住房申請條件", "本市公共租赁住房面向……", 10), Cancellation);
        var hit = Assert.Single((await search.FindAsync(new SearchQuery("公租房"), Cancellation)).Hits);
        Assert.Equal([new MarkedPiece("公共租賃住房", true), new MarkedPiece("申請條件", false)], hit.Title);
        Assert.Equal(["公共租賃住房申請條件"], await search.SuggestAsync("申请条", [], 5, Cancellation));
    }

    private static DateOnly Day(int number) => new DateOnly(2023, 1, 1).AddDays(number);

    private static SearchDocument Document(int number, string title, string text, int day) => new(SearchKind.Item, number, 1, Day(day), title, text, []);
}
