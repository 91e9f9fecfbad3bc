using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Registers and counts through their pages: entered and imported, compiled, followed down to the records, filed, and asked later what changed.</summary>
public sealed partial class CountStoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Year => (TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 1).ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Registers_OfABureau_TakeARowAndAListAndSayWhatIsWrongWithTheRest()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var clerk = await site.SignedInAsync("transport-clerk");
        const string Page = "/office/registers/penalty";
        Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(clerk, Page, Page, ("_handler", "enter"), ("on", $"{Year}-04-02"), ("title", "擅自改装案"), ("reference", "云交罚12号"))).StatusCode);
        using var wrong = await site.SendAsync(clerk, Page, Page, ("_handler", "enter"), ("on", $"{Year}-04-02"), ("title", ""), ("reference", "云交罚13号"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("云交罚13号", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var list = $"决定日期,名称,文号或地址\n{Year}-05-06,超限运输案,云交罚14号\n{Year}-5-7,冒用资质案,云交罚15号\n五月八日,日期写错案,云交罚16号\n{Year}-04-02,擅自改装案,云交罚12号";
        using var imported = await site.SendAsync(clerk, Page, Page, ("_handler", "import"), ("paste", list));
        var html = await imported.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("已登记 2 条；1 条原来就有，没有重复登记；1 条有问题", html, StringComparison.Ordinal);
        Assert.Matches("<strong>A4</strong> “决定日期”写作“五月八日”", html);
        var rows = await clerk.GetStringAsync(new Uri($"{Page}?year={Year}", UriKind.Relative), Cancellation);
        Assert.Contains("冒用资质案", rows, StringComparison.Ordinal);
        using var stranger = await site.SignedInAsync("water-clerk");
        var row = Row().Match(rows).Groups[1].Value;
        Assert.NotEmpty(row);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(row, UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Report_CompiledFollowedDownFiledAndEditedLater_SaysWhatChanged()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var clerk = await site.SignedInAsync("transport-clerk");
        using var reviewer = await site.SignedInAsync("transport-reviewer");
        using var leader = await site.SignedInAsync("transport-leader");
        var report = $"/office/reports/yunze-transport/{Year}";
        Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(clerk, "/office/reports", "/office/reports/start", ("year", Year))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(clerk, report, report + "/compile")).StatusCode);
        var counted = await clerk.GetStringAsync(new Uri(report + "/count", UriKind.Relative), Cancellation);
        var figure = Regex.Match(counted, "href=\"([^\"]+)\" id=\"disclosure\\.licence\\.decisions\"><span class=\"value\">(\\d+)<");
        Assert.True(figure.Success);
        var records = await clerk.GetStringAsync(new Uri(figure.Groups[1].Value, UriKind.Relative), Cancellation);
        Assert.Equal(int.Parse(figure.Groups[2].Value, CultureInfo.InvariantCulture), Regex.Matches(records, "class=\"number\" data-label=\"计入\">(\\d+)<").Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
        var row = Row().Match(records).Groups[1].Value;
        Assert.Contains($"count/disclosure.licence.decisions", await clerk.GetStringAsync(new Uri(row, UriKind.Relative), Cancellation), StringComparison.Ordinal);

        foreach (var (who, action) in new[] { (clerk, "submit"), (reviewer, "pass"), (leader, "sign"), (leader, "file") })
        {
            using var done = await site.SendAsync(who, report, report + "/act", ("do", action), ("why", "数字为空的表由下级补充"));
            Assert.Equal((action, HttpStatusCode.SeeOther), (action, done.StatusCode));
        }

        Assert.Contains("汇总以后的变动：0 处", await clerk.GetStringAsync(new Uri(report + "/count", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        using var struck = await site.SendAsync(clerk, row, row, ("_handler", "strike"), ("why", "与另一条重复"));
        Assert.Equal(HttpStatusCode.SeeOther, struck.StatusCode);
        var later = await clerk.GetStringAsync(new Uri(report + "/count?again=1", UriKind.Relative), Cancellation);
        Assert.Contains("汇总以后的变动：1 处", later, StringComparison.Ordinal);
        Assert.Contains("按台账重新计算，结果一致", later, StringComparison.Ordinal);
        Assert.Contains(row, later, StringComparison.Ordinal);
        await using var db = site.Store.NewDb();
        var organ = await db.Set<Organ>().Where(organ => organ.Code == "yunze-transport").Select(organ => organ.Id).SingleAsync(Cancellation);
        var filed = await db.Set<ReportFiling>().SingleAsync(filing => filing.OrganId == organ && filing.Year == int.Parse(Year, CultureInfo.InvariantCulture) && filing.FiledAt != null && filing.CountId != null, Cancellation);
        Assert.Equal(figure.Groups[2].Value, filed.Report.Figures[Gongkai.Reports.CellId.Parse("disclosure.licence.decisions")].Value?.ToString(CultureInfo.InvariantCulture));
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    [GeneratedRegex("href=\"(/office/registers/[a-z-]+/\\d+)\"")]
    private static partial Regex Row();
}
