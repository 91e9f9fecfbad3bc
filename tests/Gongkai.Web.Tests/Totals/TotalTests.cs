using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Collecting;
using Gongkai.Web.Tests.Filing;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Totals;

public sealed class TotalTests
{
    private const string Granted = "requests.granted.natural";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task AreaTotal_NamesWhoIsMissing_AndIsIncompleteUntilEverybodyFiled(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        await city.FileAsync(city.January.Town.Bureau, 1);
        await city.FileAsync(city.January.Town.Office, 2);
        var total = await city.TotalAsync();
        Assert.Equal(["白榆县财政局", "白榆县柳溪镇人民政府"], total.Sum.Missing);
        Assert.False(total.Sum.IsComplete);
        await city.FileAsync(city.Finance, 3);
        await city.FileAsync(city.Township, 4);
        total = await city.TotalAsync();
        Assert.Empty(total.Sum.Missing);
        Assert.True(total.Sum.IsComplete);
        Assert.Equal(new ulong[] { 1, 2, 3, 4 }.Sum(seed => SmallCity.Report("", seed).Figures[Granted].Value), total.Sum.Total(CellId.Parse(Granted))?.Value);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task AreaTotal_AfterACorrection_FollowsAtOnce(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        var filing = await city.January.FiledAsync(seed: 1);
        var before = (await city.TotalAsync()).Sum.Total(CellId.Parse("disclosure.penalty.decisions"))!.Value;
        var second = await city.January.AtDeskAsync(async desk => (await desk.CorrectAsync(filing.Id, January.By(city.January.Town.Clerk, "更正"), Cancellation)).Done);
        second = await city.January.SaveAsync(second, January.Cells(("disclosure.penalty.decisions", "1000000")));
        Assert.Equal(before, (await city.TotalAsync()).Sum.Total(CellId.Parse("disclosure.penalty.decisions"))!.Value);
        await city.January.AtDeskAsync(async desk => (await desk.SubmitAsync(second.Id, January.By(city.January.Town.Clerk), Cancellation)).Done);
        var passed = await city.January.AtDeskAsync(async desk => (await desk.PassAsync(second.Id, January.By(city.January.Reviewer), Cancellation)).Done);
        await city.January.AtDeskAsync(async desk => (await desk.SignAsync(second.Id, passed.Revision, January.By(city.January.Town.Leader, "已核"), Cancellation)).Done);
        await city.January.AtDeskAsync(async desk => (await desk.FileAsync(second.Id, January.By(city.January.Town.Leader), Cancellation)).Done);
        Assert.Equal(1_000_000, (await city.TotalAsync()).Sum.Total(CellId.Parse("disclosure.penalty.decisions"))!.Value);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task AreaTotal_WithACountysOwnAreaReport_AddsThatAndNeverItsMembersToo(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        await city.FileAsync(city.Finance, 3);
        await city.FileAsync(city.Township, 4);
        await city.FileAsync(city.January.Town.County, 5, ReportScope.Area);
        var total = await city.TotalAsync();
        Assert.Equal(SmallCity.Report("", 5).Figures[Granted].Value, total.Sum.Total(CellId.Parse(Granted))?.Value);
        Assert.Equal([MemberFate.InAreaReport, MemberFate.InAreaReport], total.Members.Where(member => member.ParentId == city.January.Town.County).Select(member => member.Fate));

        // Seen from the county, its report and its members differ, and that is said.
        var county = await city.TotalAsync(city.January.Town.County);
        Assert.Equal(SmallCity.Report("", 3).Figures[Granted].Value + SmallCity.Report("", 4).Figures[Granted].Value, county.Sum.Total(CellId.Parse(Granted))?.Value);
        Assert.Contains(county.Differences, difference => difference.Cell.Code == Granted && difference.Filed == SmallCity.Report("", 5).Figures[Granted].Value);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task VerticalOrgan_IsLeftOutOfTheArea_AndCountedInItsSystem(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        var province = await city.January.Town.FoundAsync("tax-p", "云泽省税务局", OrganKind.VerticalSystem, OrganLevel.Province);
        var tax = await city.January.Town.FoundAsync("tax", "云泽市税务局", OrganKind.VerticalSystem, OrganLevel.Prefecture, (OrganTree.Territorial, city.January.Town.City), (OrganTree.Vertical, province));
        await city.FileAsync(tax, 6);
        await city.FileAsync(province, 7);
        var area = await city.TotalAsync();
        Assert.Equal(MemberFate.OtherSystem, area.Members.Single(member => member.Organ.Id == tax).Fate);
        Assert.Equal(0, area.Sum.Members);
        var system = await city.TotalAsync(province, ReportScope.System);
        Assert.Equal(2, system.Sum.Members);
        Assert.Equal(SmallCity.Report("", 6).Figures[Granted].Value + SmallCity.Report("", 7).Figures[Granted].Value, system.Sum.Total(CellId.Parse(Granted))?.Value);
        Assert.Empty(system.Sum.Missing);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Member_MergedRenamedOrSplitInTheYear_IsExplained(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        var town = city.January.Town;
        await city.FileAsync(city.Finance, 3);
        var desk = new OrganDesk(town.Db);
        await desk.RenameAsync(town.Bureau, "云泽市水利局", new DateOnly(2025, 5, 1), "云编〔2025〕3号", Town.Act("organ.rename", town.Bureau), Cancellation);
        await desk.MergeAsync(city.Finance, town.Bureau, new DateOnly(2025, 7, 1), null, Town.Act("organ.merge", city.Finance), Cancellation);
        var fresh = await town.FoundAsync("data", "云泽市数据局", OrganKind.Department, OrganLevel.Prefecture, (OrganTree.Territorial, town.City));
        await desk.SplitAsync(town.Office, fresh, new DateOnly(2025, 9, 1), null, Town.Act("organ.split", town.Office), Cancellation);
        var total = await city.TotalAsync();
        Assert.Contains(new TotalNote(TotalNoteKind.Renamed, "云泽市水务局", "云泽市水利局", new DateOnly(2025, 5, 1)), total.Notes);
        Assert.Contains(new TotalNote(TotalNoteKind.Merged, "白榆县财政局", "云泽市水利局", new DateOnly(2025, 7, 1), HasOwnReport: true), total.Notes);
        Assert.Contains(new TotalNote(TotalNoteKind.Split, "云泽市人民政府办公室", "云泽市数据局", new DateOnly(2025, 9, 1)), total.Notes);
        Assert.DoesNotContain(total.Members, member => member.Organ.Id == city.Finance);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Member_DroppedOrDoubled_IsExplainedAndAddedOnce(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        var town = city.January.Town;
        await city.FileAsync(town.Bureau, 1);
        await city.FileAsync(town.Office, 1);
        var gone = await town.FoundAsync("gone", "云泽市粮食局", OrganKind.Department, OrganLevel.Prefecture, (OrganTree.Territorial, town.City));
        // Taken out of the tree by hand, without a word on what became of it.
        await town.Db.Set<OrganPlace>().Where(place => place.OrganId == gone).ExecuteUpdateAsync(set => set.SetProperty(place => place.Until, new DateOnly(2025, 6, 30)), Cancellation);
        await using (var db = town.NewDb())
        await using (var transaction = await ActTransaction.BeginAsync(db, Town.Act("organ.place", town.Bureau), Cancellation))
        {
            var second = new OrganPlace { OrganId = town.Bureau, Tree = OrganTree.Territorial, ParentId = town.County, From = new DateOnly(2025, 1, 1) };
            db.Add(second);
            transaction.Record(second);
            await transaction.CommitAsync(Cancellation);
        }

        var total = await city.TotalAsync();
        Assert.Contains(new TotalNote(TotalNoteKind.Left, "云泽市粮食局"), total.Notes);
        Assert.Contains(new TotalNote(TotalNoteKind.Doubled, "云泽市水务局"), total.Notes);
        Assert.Contains(total.Notes, note => note.Kind == TotalNoteKind.SameFigures);
        Assert.Equal(2 * SmallCity.Report("", 1).Figures[Granted].Value, total.Sum.Total(CellId.Parse(Granted))?.Value);
    }

    // A document of two organs counts at the lead alone; where both counted it, a named adjustment takes one off.
    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task JointDocument_CountedByBothMembers_IsTakenOffByANamedAdjustment(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        foreach (var organ in new[] { city.January.Town.Bureau, city.January.Town.Office, city.Finance, city.Township })
        {
            await city.FileAsync(organ, 8, alter: figures => figures.With(CellId.Parse("disclosure.normative.issued"), Figure.Of(organ == city.January.Town.Bureau || organ == city.January.Town.Office ? 1 : 0)));
        }

        var issued = CellId.Parse("disclosure.normative.issued");
        Assert.Equal(2, (await city.TotalAsync()).Sum.Total(issued)?.Value);
        var collection = await CollectionTests.OpenAsync(city.January);
        var act = January.By(city.January.Above, "云政规〔2025〕4号由水务局牵头，办公室重复计入");
        await CollectionTests.AtDeskAsync(city.January, async desk => (await desk.AdjustAsync(collection.Id, city.January.Town.City, ReportScope.Area, issued.Code, -1, AdjustmentKind.JointDocument, act, Cancellation)).Done);
        var total = await city.TotalAsync();
        Assert.Equal(1, total.Sum.Total(issued)?.Value);
        Assert.Equal("云政规〔2025〕4号由水务局牵头，办公室重复计入", Assert.Single(total.Adjustments).Words);
        Assert.DoesNotContain(await city.January.FaultsAsync(), fault => fault.Subject.StartsWith("adjustment", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task AreaTotal_OneOf54Missing_IsMarkedIncomplete(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        var total = await city.LargeAsync(54, filed: 53);
        Assert.Equal(53, total.Sum.Members);
        Assert.Equal("第54局", Assert.Single(total.Sum.Missing));
        Assert.All(total.Sum.Totals, cell => Assert.False(cell.IsComplete));
        Assert.All(total.AsReport().Figures, pair => Assert.NotEqual(FigureState.Read, pair.Value.State));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task AreaTotal_OfManyMembers_TakesNoMoreQueriesThanOfFew(string database)
    {
        await using var city = await SmallCity.OpenAsync(database);
        var few = await CountAsync(city, city.January.Town.City);
        var large = await city.LargeAsync(60, filed: 60);
        var many = await CountAsync(city, large.Node.Id);
        Assert.InRange(many, 1, few);
    }

    private static async Task<int> CountAsync(SmallCity city, long node)
    {
        await using var db = city.January.Town.NewDb();
        using var count = new QueryCount(db);
        await new TotalDesk(db).OfAsync(node, January.Year, ReportScope.Area, null, Cancellation);
        return count.Commands;
    }
}
