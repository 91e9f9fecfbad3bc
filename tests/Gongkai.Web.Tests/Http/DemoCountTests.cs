using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Counting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Totals;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Three years of the demonstration's city come out of the work of its bureaus: counted, filed, and added up to what its governments filed.</summary>
public sealed class DemoCountTests(DemoSite demo)
{
    private const int Bureaus = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Running => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 1;

    public static TheoryData<int> Years => [Running - 3, Running - 2, Running - 1];

    [Theory, MemberData(nameof(Years))]
    public async Task ReportsOfTheBureaus_AreCountedFromTheirWork_WithNothingTyped_AndPassTheChecks(int year)
    {
        await using var db = demo.Site.Store.NewDb();
        var bureaus = await db.Set<Organ>().AsNoTracking().Where(organ => organ.Kind == OrganKind.Department && organ.Level == OrganLevel.Prefecture).ToListAsync(Cancellation);
        Assert.Equal(Bureaus, bureaus.Count);
        foreach (var bureau in bureaus)
        {
            var filing = await db.Set<ReportFiling>().AsNoTracking().SingleAsync(filing => filing.OrganId == bureau.Id && filing.Year == year, Cancellation);
            Assert.NotNull(filing.FiledAt);
            Assert.NotNull(filing.PublishedAt);
            var count = (await new YearCounting(db).TakeAsync(bureau.Id, year, null, Cancellation)).Count;
            var form = FormCatalogue.Default.Form(filing.Form);
            Assert.All(form.Cells, cell => Assert.True(count.Counts(cell), $"{bureau.Name}: nothing counts {cell.Id.Code}"));
            Assert.Equal(form.Cells.Select(cell => (bureau.Code, cell.Id.Code, count.Figures[cell.Id].Value)), form.Cells.Select(cell => (bureau.Code, cell.Id.Code, filing.Report.Figures[cell.Id].Value)));
            Assert.Equal(count.Hash, (await db.Set<ReportCount>().AsNoTracking().SingleAsync(kept => kept.Id == filing.CountId, Cancellation)).Hash);
            Assert.False(await db.Set<TypedReason>().AnyAsync(reason => reason.OrganId == bureau.Id && reason.Year == year, Cancellation));
            Assert.DoesNotContain(ReportChecks.Run(filing.Report), finding => finding.Severity == Severity.Error);
            Assert.True(count.Figures["requests.received.total"].Value > 0 && count.Figures["disclosure.licence.decisions"].Value > 0);
        }
    }

    [Theory, MemberData(nameof(Years))]
    public async Task ReportsOfTheGovernments_AreTheTotalsOfTheirMembers(int year)
    {
        foreach (var code in new[] { "baiyu", "weitang", "qingheng", "yunze" })
        {
            var government = await OrganAsync(code);
            await using var db = demo.Site.Store.NewDb();
            var filed = (await db.Set<ReportFiling>().AsNoTracking().SingleAsync(filing => filing.OrganId == government.Id && filing.Year == year && filing.Scope == ReportScope.Area, Cancellation)).Report;
            var total = (await new TotalDesk(db).OfAsync(government.Id, year, ReportScope.Area, null, Cancellation))!;
            Assert.Empty(total.Sum.Missing);
            Assert.Empty(total.Differences);
            Assert.Equal(total.Sum.Totals.Where(sum => sum.Value is not null).Select(sum => (code, sum.Cell.Code, sum.Value)), total.Sum.Totals.Where(sum => sum.Value is not null).Select(sum => (code, sum.Cell.Code, filed.Figures[sum.Cell].Value)));
        }
    }

    [Fact]
    public async Task Government_OfTheCity_HasFiledEveryYear()
    {
        var city = await OrganAsync("yunze");
        await using var db = demo.Site.Store.NewDb();
        var filed = await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.OrganId == city.Id && filing.FiledAt != null).Select(filing => filing.Year).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(2019, Running - 2019).Select(year => year.ToString(CultureInfo.InvariantCulture)), filed.Order().Select(year => year.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<Organ> OrganAsync(string code)
    {
        await using var db = demo.Site.Store.NewDb();
        return await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Code == code, Cancellation);
    }
}
