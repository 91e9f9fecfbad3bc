using System.Globalization;
using Gongkai.Oversight.Collecting;
using Gongkai.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>The pages of the January desk for every eye, as those see them who work there.</summary>
public sealed class JanuaryLookTests(Browsing browsing, DemoSite demo)
{
    private static readonly string Year = (TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 1).ToString(CultureInfo.InvariantCulture);

    private static readonly (string User, string[] Pages)[] Walks =
    [
        ("commerce-clerk", [$"/office/reports/yunze-commerce/{Year}", $"/office/reports/yunze-commerce/{Year}/import"]),
        ("land-clerk", [$"/office/reports/yunze-land/{Year}"]),
        ("transport-clerk", ["/", "/office", "/office/reports", "/office/registers", "/office/registers/penalty", "/office/overview", "/office/overview/assessment", "/open-data", "/open-data/ask", "/open-data/ask?by=Kind&by=Year"]),
        ("labour-clerk", [$"/office/reports/yunze-labour/{Year}/count", $"/office/reports/yunze-labour/{Year}/count/requests.received.natural"]),
        ("yunze-competent", ["/office", "/office/overview/assessment", "/office/collect", $"/office/collect/yunze-office/{Year}", $"/office/collect/yunze-office/{Year}/totals?cell=requests.received.total", "arrival", $"/office/reports/yunze-police/{Year}"]),
    ];

    [Theory]
    [InlineData(1366, false, "zh-CN")]
    [InlineData(1366, true, "zh-CN", Skip = Browsing.OnLongRuns, SkipUnless = nameof(Browsing.IsLong), SkipType = typeof(Browsing))]
    [InlineData(390, false, "zh-CN")]
    [InlineData(1366, false, "en", Skip = Browsing.OnLongRuns, SkipUnless = nameof(Browsing.IsLong), SkipType = typeof(Browsing))]
    public async Task Page_OfTheJanuaryDesk_HasNoViolationAndNeverScrollsSideways(int width, bool dark, string locale)
    {
        foreach (var (user, pages) in Walks)
        {
            var (page, complaints) = await browsing.OpenAsync(demo.Site, new Looking(width) { Dark = dark, Locale = locale });
            await demo.Site.SignInAsync(page, user);
            foreach (var address in pages)
            {
                await page.GotoAsync(address == "arrival" ? await ArrivalAsync() : address);
                Assert.Empty(await Browsing.LookAsync(page, $"{width}{(dark ? "-dark" : "")}{(locale == "en" ? "-en" : "")}{address}"));
            }

            Assert.Empty(complaints);
        }
    }

    private async Task<string> ArrivalAsync()
    {
        await using var db = demo.Site.Store.NewDb();
        var arrival = await db.Set<Arrival>().Where(arrival => arrival.State == ArrivalState.Waiting).OrderBy(arrival => arrival.Id).Select(arrival => arrival.Id).FirstAsync(TestContext.Current.CancellationToken);
        return $"/office/collect/yunze-office/{Year}/arrivals/{arrival.ToString(CultureInfo.InvariantCulture)}";
    }
}
