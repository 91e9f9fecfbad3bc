using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>The January of an organ in a real browser, by the people whose work it is.</summary>
public sealed class JanuaryStoryTests(Browsing browsing, BusyDemo demo) : IClassFixture<BusyDemo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Clerk, reviewer, leader, and two people of the competent department: one returns, the other accepts.
    [Fact]
    public async Task Report_CompiledByHand_IsSignedFiledPublishedReturnedCorrectedAndAccepted()
    {
        var report = BusyDemo.ReportOf("yunze-transport");
        var (clerk, reviewer, leader) = (await AsAsync("transport-clerk"), await AsAsync("transport-reviewer"), await AsAsync("transport-leader"));
        var (above, second) = (await AsAsync("yunze-competent"), await AsAsync("yunze-competent-2"));
        await clerk.GotoAsync("/office");
        await clerk.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "开始编制" }).ClickAsync();
        await clerk.Locator("#start").ClickAsync();
        await CompileAsync(clerk);
        await SignAsync(report, reviewer, leader);
        await leader.Locator("#do-publish").ClickAsync();
        await above.GotoAsync(report);
        foreach (var (place, words) in new[] { ("part-1", "请写明培训情况"), ("disclosure.penalty.decisions", "与公示平台不一致"), ("requests.received.natural", "与登记数不一致") })
        {
            await above.Locator("#remark select").SelectOptionAsync(place);
            await above.Locator("#remark input[name=words]").FillAsync(words);
            await above.Locator("#remark button").ClickAsync();
        }

        await above.Locator("form:has(#do-return) input[name=why]").FillAsync("三处请核对后更正");
        await above.Locator("#do-return").ClickAsync();
        await CorrectAsync(clerk, report);
        await SignAsync(report, reviewer, leader);
        await second.GotoAsync(report);
        await second.Locator("#do-accept").ClickAsync();
        Assert.Contains("已验收", await second.Locator(".report-facts").InnerTextAsync(), StringComparison.Ordinal);
        await using var db = demo.Site.Store.NewDb();
        var organ = await db.Set<Organ>().Where(organ => organ.Code == "yunze-transport").Select(organ => organ.Id).SingleAsync(Cancellation);
        var versions = await db.Set<ReportFiling>().Where(filing => filing.OrganId == organ && filing.Year == BusyDemo.Year).OrderBy(filing => filing.Version).ToListAsync(Cancellation);
        Assert.Equal([(1, ReportFiling.Returned), (2, ReportFiling.Accepted)], versions.Select(filing => (filing.Version, filing.Acceptance!)));
        Assert.Equal(3, await db.Set<CellRemark>().CountAsync(remark => remark.OrganId == organ && remark.Closed == RemarkClosing.ValueChanged, Cancellation));
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task ZeroReport_FromTheFirstPageToTheReviewer_TakesFewerThanFifteenClicks()
    {
        var clicks = 0;
        var page = await OpenAsync(scripts: false);
        async Task Click(ILocator what)
        {
            clicks++;
            await what.ClickAsync();
        }

        await page.GotoAsync("/");
        await Click(page.GetByText("苇塘区石渚镇人民政府", new PageGetByTextOptions { Exact = true }));
        await Click(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "岑石安" }));
        await Click(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "开始编制" }));
        await Click(page.Locator("#start"));
        foreach (var table in new[] { "2", "3", "4" })
        {
            await Click(page.Locator($"button[name=zero][value='{table}']"));
        }

        await Click(page.Locator("button[name=fill][value=words]"));
        await Click(page.Locator("textarea[name='part.5']"));
        await page.Keyboard.TypeAsync("人员变动多，更新不够及时。下一步专人负责，按月检查。");
        await Click(page.Locator("button[name=submit]"));
        Assert.Equal("待审核", (await page.Locator(".state").First.InnerTextAsync()).Trim());
        Assert.InRange(clicks, 1, 14);
    }

    [Fact]
    public async Task Typing_IsKeptWithoutSaving_AndComesBackInAnotherBrowser()
    {
        var page = await AsAsync("commerce-clerk");
        await page.GotoAsync(BusyDemo.ReportOf("yunze-commerce"));
        await page.Locator("[id='disclosure.coercion.decisions']").FillAsync("77");
        await page.Locator(".autosaved:not(:empty)").WaitForAsync();
        Assert.Contains("已自动暂存", await page.Locator(".autosaved").InnerTextAsync(), StringComparison.Ordinal);
        var elsewhere = await AsAsync("commerce-clerk");
        await elsewhere.GotoAsync(BusyDemo.ReportOf("yunze-commerce"));
        Assert.Equal("77", await elsewhere.Locator("[id='disclosure.coercion.decisions']").InputValueAsync());
        await elsewhere.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "恢复已保存的" }).ClickAsync();
        Assert.NotEqual("77", await elsewhere.Locator("[id='disclosure.coercion.decisions']").InputValueAsync());
    }

    [Fact]
    public async Task BlockFromASpreadsheet_PastedOnACell_GoesIntoTheGrid()
    {
        var page = await AsAsync("commerce-clerk");
        await page.GotoAsync(BusyDemo.ReportOf("yunze-commerce"));
        await page.Locator("[id='requests.granted.natural']").EvaluateAsync("(field) => { const data = new DataTransfer(); data.setData('text/plain', '8\\t2\\n5\\t1\\n'); field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }");
        foreach (var (cell, value) in new[] { ("requests.granted.natural", "8"), ("requests.granted.business", "2"), ("requests.partly-granted.natural", "5"), ("requests.partly-granted.business", "1") })
        {
            Assert.Equal(value, await page.Locator($"[id='{cell}']").InputValueAsync());
        }

        await page.Locator("[id='requests.granted.natural']").PressAsync("ArrowDown");
        Assert.Equal("requests.partly-granted.natural", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static async Task CompileAsync(IPage clerk)
    {
        var carriedIn = await clerk.Locator("[id='requests.carried-in.natural']").InputValueAsync();
        var all = 3 + int.Parse(carriedIn.Length > 0 ? carriedIn : "0", CultureInfo.InvariantCulture);
        await clerk.Locator("[id='requests.received.natural']").FillAsync("3");
        await clerk.Locator("[id='requests.granted.natural']").FillAsync(all.ToString(CultureInfo.InvariantCulture));
        await clerk.Locator("[id='disclosure.licence.decisions']").FillAsync("120");
        await clerk.Locator("[id='disclosure.penalty.decisions']").FillAsync("4");
        foreach (var table in new[] { "2", "3", "4" })
        {
            await clerk.Locator($"button[name=zero][value='{table}']").ClickAsync();
        }

        await clerk.Locator("button[name=fill][value=words]").ClickAsync();
        await clerk.Locator("textarea[name='part.5']").FillAsync("公开不够及时。下一步按月检查。");
        await clerk.Locator("button[name=submit]").ClickAsync();
        Assert.Equal("待审核", (await clerk.Locator(".state").First.InnerTextAsync()).Trim());
    }

    private static async Task CorrectAsync(IPage clerk, string report)
    {
        await clerk.GotoAsync(report);
        await clerk.Locator("#do-correct").ClickAsync();
        var granted = clerk.Locator("[id='requests.granted.natural']");
        var now = int.Parse(await granted.InputValueAsync(), CultureInfo.InvariantCulture) + 1;
        await clerk.Locator("[id='requests.received.natural']").FillAsync("4");
        await granted.FillAsync(now.ToString(CultureInfo.InvariantCulture));
        foreach (var sum in new[] { "requests.received.total", "requests.granted.total", "requests.total.natural", "requests.total.total" })
        {
            await clerk.Locator($"[id='{sum}']").FillAsync("");
        }

        await clerk.Locator("[id='disclosure.penalty.decisions']").FillAsync("5");
        var words = clerk.Locator("textarea[name='part.1']");
        await words.FillAsync(await words.InputValueAsync() + "\n全年组织培训 2 次。");
        await clerk.Locator("button[name=fill][value=sums]").ClickAsync();
        await clerk.Locator("button[name=submit]").ClickAsync();
        Assert.Equal("待审核", (await clerk.Locator(".state").First.InnerTextAsync()).Trim());
    }

    private static async Task SignAsync(string report, IPage reviewer, IPage leader)
    {
        await reviewer.GotoAsync(report);
        await reviewer.Locator("#do-pass").ClickAsync();
        await leader.GotoAsync(report);
        if (await leader.Locator("form:has(#do-sign) input[name=why]").CountAsync() > 0)
        {
            await leader.Locator("form:has(#do-sign) input[name=why]").FillAsync("按现有数字报送");
        }

        await leader.Locator("#do-sign").ClickAsync();
        await leader.Locator("#do-file").ClickAsync();
    }

    private async Task<IPage> OpenAsync(bool scripts = true) => (await browsing.OpenAsync(demo.Site, new Looking(1366) { Scripts = scripts })).Page;

    private async Task<IPage> AsAsync(string user)
    {
        var page = await OpenAsync();
        await demo.Site.SignInAsync(page, user);
        return page;
    }
}
