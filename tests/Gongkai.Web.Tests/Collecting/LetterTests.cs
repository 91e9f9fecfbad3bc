using Gongkai.Agencies.Acts;
using Gongkai.Oversight.Collecting;
using Gongkai.Text;
using Gongkai.Web.Tests.Filing;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Collecting;

public sealed class LetterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Letters_OneForEachOrganAndOneBulletin_AreNumberedWithoutGapInOneAct(string database)
    {
        await using var january = await January.OpenAsync(database);
        var collection = await CollectionTests.OpenAsync(january);
        var filed = await january.FiledAsync();
        await january.AtDeskAsync(async desk => (await desk.RemarkAsync(filed.Id, "disclosure.penalty.decisions", "与统计年报不一致", null, January.By(january.Above), Cancellation)).Done);
        await january.AtDeskAsync(async desk => (await desk.ReturnAsync(filed.Id, January.By(january.Above, "请核对"), Cancellation)).Done);
        var act = January.By(january.Above, on: "2026-04-02");
        var papers = await CollectionTests.AtDeskAsync(january, async desk => (await desk.WriteLettersAsync(collection.Id, act, Cancellation)).Done);
        Assert.Equal([("云泽市水务局", "〔2026〕1号"), ("白榆县人民政府", "〔2026〕2号"), (null, "〔2026〕3号")], papers.Select(paper => (paper.Organ, paper.Number)));

        var letter = Words(papers[0]);
        Assert.Contains("1. 表二", letter, StringComparison.Ordinal);
        Assert.Contains("与统计年报不一致", letter, StringComparison.Ordinal);
        Assert.Contains("更正前的报告予以保留", letter, StringComparison.Ordinal);
        Assert.Contains("尚未收到你单位报送的报告", Words(papers[1]), StringComparison.Ordinal);
        var bulletin = Words(papers[2]);
        Assert.Contains("应报送2个单位，已报送1个，其中按时报送1个、逾期报送0个；尚未报送1个", bulletin, StringComparison.Ordinal);
        Assert.Contains("白榆县人民政府：超过法定期限未报送。", bulletin, StringComparison.Ordinal);

        await CollectionTests.AtDeskAsync(january, async desk => (await desk.KeepPapersAsync(collection.Id, papers.ToDictionary(paper => paper.Id, _ => new string('a', 64)), act, Cancellation)).Done);
        await using var db = january.Town.NewDb();
        Assert.All(await db.Set<CollectionPaper>().ToListAsync(Cancellation), paper => Assert.NotNull(paper.Sha256));
        Assert.True(await db.Set<LedgerEntry>().AnyAsync(line => line.Kind == "collection.write-letters", Cancellation));
        Assert.Empty(await january.FaultsAsync());
    }

    private static string Words(LaidPaper paper) => string.Join('\n', paper.Blocks.Select(block => block switch
    {
        Heading heading => heading.Text.Value,
        Paragraph paragraph => paragraph.Text.Value,
        Table table => string.Join('\t', table.Cells.Select(cell => cell.Text.Value)),
        _ => "",
    }));
}
