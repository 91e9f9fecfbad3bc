using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>What a region sees of itself, and what everybody may take away as data.</summary>
public sealed class OverviewTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Year => (TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 2).ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Overview_OfACompetentDepartment_ShowsBarsWithTheSameNumbersInATable()
    {
        using var above = await demo.Site.SignedInAsync("yunze-competent");
        var page = await above.GetStringAsync(new Uri("/office/overview", UriKind.Relative), Cancellation);
        Assert.True(Regex.Count(page, "<svg viewBox=\"0 0 640") == 4, "four charts");
        await using var db = demo.Site.Store.NewDb();
        var filed = (await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.Year == int.Parse(Year, CultureInfo.InvariantCulture) && filing.FiledAt != null && filing.Scope == ReportScope.Self).ToListAsync(Cancellation)).GroupBy(filing => filing.OrganId).Select(versions => versions.MaxBy(filing => filing.Version)!);
        var members = Regex.Match(page, "分管机关 (\\d+) 个");
        Assert.True(members.Success);
        Assert.NotEmpty(filed);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        using var clerk = await demo.Site.SignedInAsync("transport-clerk");
        Assert.Contains("云泽市交通运输局", await clerk.GetStringAsync(new Uri("/office/overview", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenData_OfAYear_HoldsEveryPublishedVersionCellByCell()
    {
        await using var db = demo.Site.Store.NewDb();
        var published = await db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.Year == int.Parse(Year, CultureInfo.InvariantCulture) && filing.PublishedAt != null).OrderBy(filing => filing.OrganId).ThenBy(filing => filing.Version).ToListAsync(Cancellation);
        Assert.NotEmpty(published);
        using var json = JsonDocument.Parse(await demo.Site.PageAsync($"/open-data/reports/{Year}.json"));
        var reports = json.RootElement.GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal(published.Select(filing => filing.Version), reports.Select(report => report.GetProperty("version").GetInt32()));
        foreach (var (filing, report) in published.Zip(reports))
        {
            var figures = filing.Report.Figures;
            Assert.All(report.GetProperty("figures").EnumerateObject(), figure => Assert.Equal(figures[CellId.Parse(figure.Name)].Value, figure.Value.GetProperty("value").ValueKind == JsonValueKind.Null ? null : figure.Value.GetProperty("value").GetDecimal()));
        }

        var csv = await demo.Site.PageAsync($"/open-data/reports/{Year}.csv");
        Assert.Equal(reports.Sum(report => report.GetProperty("figures").EnumerateObject().Count()) + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("disclosure.normative.made", await demo.Site.PageAsync($"/open-data/reports/{Year}.csv?form=2019"), StringComparison.Ordinal);
        Assert.Contains($"/open-data/reports/{Year}.json", await demo.Site.PageAsync("/open-data"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Site.Client.GetAsync(new Uri($"/open-data/reports/{Year}.csv?form=1999", UriKind.Relative), Cancellation)).StatusCode);
    }
}
