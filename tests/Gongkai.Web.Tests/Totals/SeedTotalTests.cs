using Gongkai.Agencies.Organs;
using Gongkai.Corpus;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Collecting;
using Gongkai.Web.Tests.Filing;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Totals;

/// <summary>Real reports of one year, registered as they arrived, confirmed beside their source, added up.</summary>
public sealed class SeedTotalTests
{
    private const int Year = 2020;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task ReportsOf2020_ImportedConfirmedAndRolledUp_GiveTheRightSum_BlanksAsBlank_ProcurementIncomplete(string database)
    {
        Assert.SkipUnless(Seeds.Available, Seeds.Missing);
        var seeds = Seeds.Names.Where(name => Seeds.Expected(name).GetProperty("year").GetInt32() == Year).ToList();
        Assert.Equal(4, seeds.Count);
        await using var january = await January.OpenAsync(database);
        var region = await january.Town.FoundAsync("region", "某地区人民政府", OrganKind.Government, OrganLevel.Prefecture);
        var collection = await CollectionTests.OpenAsync(january, Year);
        foreach (var (name, index) in seeds.Select((name, index) => (name, index)))
        {
            await TakeInAsync(january, collection, region, name, index);
        }

        await using var db = january.Town.NewDb();
        var form = FormCatalogue.Default.Form("2019");
        var total = (await new TotalDesk(db).OfAsync(region, Year, ReportScope.Area, form, Cancellation))!;
        Assert.Equal((4, 0), (total.Sum.Members, total.Sum.Missing.Length));
        var expected = seeds.ConvertAll(Seeds.ExpectedFigures);
        foreach (var cell in form.Cells.Where(cell => !cell.Id.Definition.IsAmount))
        {
            var sum = total.Sum.Total(cell.Id)!;
            decimal?[] known = [.. expected.Select(figures => figures.GetValueOrDefault(cell.Id)).Where(value => value is not null)];
            Assert.Equal((cell.Id.Code, known.Length == 0 ? null : known.Sum()), (cell.Id.Code, sum.Value));
            Assert.Equal((cell.Id.Code, known.Length), (cell.Id.Code, sum.States[(int)FigureState.Read]));
            Assert.Equal((cell.Id.Code, known.Length == 4), (cell.Id.Code, sum.IsComplete));
        }

        Assert.Contains(total.Sum.Totals, sum => sum.States[(int)FigureState.Blank] > 0);
        var procurement = total.Sum.Total(CellId.Parse("disclosure.procurement.amount"))!;
        Assert.False(procurement.IsComplete);
        Assert.Equal(1, procurement.States[(int)FigureState.Doubtful]);
        Assert.Empty(await january.FaultsAsync());
    }

    private static async Task TakeInAsync(January january, Collection collection, long region, string seed, int index)
    {
        var read = ReportRecogniser.Recognise(DocumentReader.Read(await File.ReadAllBytesAsync(Seeds.PathOf(seed), Cancellation), seed, cancellation: Cancellation));
        var organ = await january.Town.FoundAsync($"seed-{index}", read.Report.Organ!, OrganKind.Department, OrganLevel.County, (OrganTree.Territorial, region), (OrganTree.Competent, january.Town.Office));
        await using var db = january.Town.NewDb();
        var report = (await new ReportLibrary(db).AddAsync(read, Town.Now, Cancellation)).Id;
        var arrival = await CollectionTests.AtDeskAsync(january, async desk => (await desk.RegisterAsync(collection.Id, organ, report, new DateOnly(2021, 1, 20), January.By(january.Above), Cancellation)).Done);
        // Whoever confirms holds each doubtful figure against its source and finds it right.
        string[] confirmed = [.. read.Report.Figures.Where(pair => pair.Value is { Value: not null, State: FigureState.Doubtful or FigureState.Inferred }).Select(pair => pair.Key.Code)];
        _ = await CollectionTests.AtDeskAsync(january, async desk => (await desk.TakeInAsync(arrival.Id, ReportSheet.Nothing, confirmed, January.By(january.Above), Cancellation)).Done);
    }
}
