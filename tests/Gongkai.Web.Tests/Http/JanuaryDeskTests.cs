using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The January desk through its pages, by the people of the demonstration.</summary>
public sealed partial class JanuaryDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Year => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 1;

    [Fact]
    public async Task ZeroReport_FromTheFirstClickToAcceptance_IsPlayedByFiveAccounts()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var clerk = await site.SignedInAsync("transport-clerk");
        using var reviewer = await site.SignedInAsync("transport-reviewer");
        using var leader = await site.SignedInAsync("transport-leader");
        using var above = await site.SignedInAsync("yunze-competent");
        using var stranger = await site.SignedInAsync("water-clerk");
        var page = $"/office/reports/yunze-transport/{Year.ToString(CultureInfo.InvariantCulture)}";
        Assert.Equal(HttpStatusCode.SeeOther, (await site.SendAsync(clerk, "/office/reports", "/office/reports/start", ("year", Year.ToString(CultureInfo.InvariantCulture)))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(page, UriKind.Relative), Cancellation)).StatusCode);
        foreach (var table in new[] { "2", "3", "4" })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await SendAllAsync(site, clerk, page, ("zero", table))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await SendAllAsync(site, clerk, page, ("fill", "words"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAllAsync(site, clerk, page, ("part.5", "公开不够及时。下一步按月检查，改进公开时效。"), ("submit", "yes"))).StatusCode);
        await DoAsync(site, reviewer, page, "pass");
        await DoAsync(site, leader, page, "sign", ("why", "无"));
        await DoAsync(site, leader, page, "file");
        await DoAsync(site, leader, page, "publish");
        foreach (var place in new[] { "part-1", "requests.received.total", "disclosure.penalty.decisions" })
        {
            await DoAsync(site, above, page, "remark", ("place", place), ("words", "请核对"));
        }

        await DoAsync(site, above, page, "return", ("why", "三处请核对"));
        await DoAsync(site, clerk, page, "correct", ("why", "按退回意见更正"));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAllAsync(site, clerk, page, ("cell.requests.received.natural", "1"), ("cell.requests.received.total", "1"), ("cell.requests.granted.natural", "1"), ("cell.requests.granted.total", "1"), ("cell.requests.total.natural", "1"), ("cell.requests.total.total", "1"), ("cell.disclosure.penalty.decisions", "2"), ("submit", "yes"))).StatusCode);
        await DoAsync(site, reviewer, page, "pass");
        await DoAsync(site, leader, page, "sign", ("why", "无"));
        await DoAsync(site, leader, page, "file");
        await DoAsync(site, above, page, "accept");

        await using var db = site.Store.NewDb();
        var organ = await db.Set<Organ>().Where(organ => organ.Code == "yunze-transport").Select(organ => organ.Id).SingleAsync(Cancellation);
        var versions = await db.Set<ReportFiling>().Where(filing => filing.Year == Year && filing.OrganId == organ).OrderBy(filing => filing.Version).ToListAsync(Cancellation);
        Assert.Equal([(1, ReportFiling.Returned), (2, ReportFiling.Accepted)], versions.Select(filing => (filing.Version, filing.Acceptance!)));
        Assert.All(await db.Set<CellRemark>().Where(remark => remark.OrganId == organ).ToListAsync(Cancellation), remark => Assert.False(remark.IsOpen));
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
        Assert.Contains("收集", await above.GetStringAsync(new Uri($"/office/collect/yunze-office/{Year.ToString(CultureInfo.InvariantCulture)}", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    private static async Task DoAsync(RunningSite site, HttpClient who, string page, string action, params (string Name, string Value)[] fields)
    {
        using var answer = await site.SendAsync(who, page, page + "/act", [("do", action), .. fields]);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{action}: {answer.StatusCode} {Said().Match(await answer.Content.ReadAsStringAsync(Cancellation)).Value}");
    }

    // As a browser sends the sheet: every field as it stands, with some typed anew.
    private static async Task<HttpResponseMessage> SendAllAsync(RunningSite site, HttpClient who, string page, params (string Name, string Value)[] typed)
    {
        var html = await who.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation);
        var form = html[html.IndexOf("id=\"sheet\"", StringComparison.Ordinal)..];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Input().Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)]))
        {
            fields[input.Groups["name"].Value] = WebUtility.HtmlDecode(Value().Match(input.Value) is { Success: true } value ? value.Groups[1].Value : input.Groups["text"].Value);
        }

        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return await site.SendAsync(who, page + "/save", [.. fields.Select(field => (field.Key, field.Value))]);
    }

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*>|<textarea[^>]*name=\"(?<name>[^\"]+)\"[^>]*>(?<text>[^<]*)</textarea>")]
    private static partial Regex Input();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("role=\"alert\">.*?</p>", RegexOptions.Singleline)]
    private static partial Regex Said();
}
