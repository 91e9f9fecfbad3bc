using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>The pages about requests for every eye, as a citizen and the people of the office see them.</summary>
public sealed class RequestLookTests(Browsing browsing, RequestScene scene) : IClassFixture<RequestScene>
{
    private static readonly string[] Doors = ["/requests/new", "/requests/new?q=%E4%BA%A4%E9%80%9A", "/requests/apply?organ=yunze-transport", "/organs/yunze-transport/apply", "/requests/status", "/requests/draft", "/requests/receipt"];

    private static readonly string[] Desk =
    [
        "/office", "/office/requests", "/office/requests?state=served", "/office/requests?q=%E6%B2%A1%E6%9C%89%E7%9A%84", "/office/requests/new", "/office/requests/service", "/office/requests/disputes", "/office/requests/statistics",
        $"/office/requests/statistics/cases?year={TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year}&cell=requests.received.total", "/office/requests/import", "/office/items/check",
    ];

    public static TheoryData<int, string, bool> Looks => new()
    {
        { 1366, "zh-CN", false },
        { 390, "zh-CN", false },
        new TheoryDataRow<int, string, bool>(1366, "en-US", true) { Skip = Browsing.OnLongRuns, SkipUnless = nameof(Browsing.IsLong), SkipType = typeof(Browsing) },
    };

    [Theory, MemberData(nameof(Looks))]
    public async Task Page_ForACitizen_HasNoViolationAndNeverScrollsSideways(int width, string language, bool dark)
    {
        var (page, complaints) = await browsing.OpenAsync(scene.Site, new Looking(width) { Dark = dark, Locale = language });
        var faults = new List<string>();
        foreach (var address in Doors)
        {
            await page.GotoAsync(address);
            faults.AddRange(await Browsing.LookAsync(page, $"{width}-{language}{address}"));
        }

        // Fewer in the last look: the door opens twenty times a minute.
        foreach (var name in language == "zh-CN" ? new[] { "unconfirmed", "clarifying", "consulting", "unpaid", "signing", "served", "granted" } : ["clarifying", "served"])
        {
            await page.GotoAsync("/requests/status");
            await page.FillAsync("[name='Number']", scene.Numbers[name]);
            await page.FillAsync("[name='CheckCode']", scene.CodeOf(scene.Numbers[name]));
            await page.ClickAsync("form:has([name='CheckCode']) button");
            await page.WaitForSelectorAsync(".timeline");
            faults.AddRange(await Browsing.LookAsync(page, $"{width}-{language}/requests/status {name}"));
        }

        await page.GotoAsync("/requests/receipt");
        faults.AddRange(await Browsing.LookAsync(page, $"{width}-{language}/requests/receipt full"));
        faults.AddRange(await WrongFormAsync(page, $"{width}-{language}"));
        Assert.Empty(faults);
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Page_ForTheOffice_HasNoViolationAndNeverScrollsSideways(int width, string language, bool dark)
    {
        var (page, complaints) = await browsing.OpenAsync(scene.Site, new Looking(width) { Dark = dark, Locale = language });
        var faults = new List<string>();
        await scene.Site.SignInAsync(page, "transport-clerk");
        var served = $"/office/requests/{scene.Numbers["served"]}";
        string[] decide = [$"/office/requests/{scene.Numbers["handling"]}/decide", $"/office/requests/{scene.Numbers["handling"]}/decide?path=0-0-0", $"/office/requests/{scene.Numbers["handling"]}/decide?ground=partly&path=0-0-0-0-0-0-0-1", $"/office/requests/{scene.Numbers["handling"]}/decide?ground=not-found"];
        foreach (var address in Desk.Concat(scene.Numbers.Values.Select(number => $"/office/requests/{number}")).Concat(decide).Append($"{served}/disputes"))
        {
            await page.GotoAsync(address);
            faults.AddRange(await Browsing.LookAsync(page, $"{width}-{language}{address}"));
        }

        await page.GotoAsync(served);
        await page.Locator("a[href^='/office/requests/letters/']").First.ClickAsync();
        faults.AddRange(await Browsing.LookAsync(page, $"{width}-{language}/office/requests/letter"));
        (string, string[])[] others =
        [
            ("transport-leader", ["/office", $"/office/requests/{scene.Numbers["signing"]}"]),
            ("transport-reviewer", ["/office", "/office/requests/templates", "/office/requests/templates?code=clarification", "/office/requests/settings"]),
            ("yunze-admin", ["/office/settings/calendar"]),
        ];
        foreach (var (user, addresses) in others)
        {
            var (other, _) = await browsing.OpenAsync(scene.Site, new Looking(width) { Dark = dark, Locale = language });
            await scene.Site.SignInAsync(other, user);
            foreach (var address in addresses)
            {
                await other.GotoAsync(address);
                faults.AddRange(await Browsing.LookAsync(other, $"{width}-{language}-{user}{address}"));
            }
        }

        Assert.Empty(faults);
        Assert.Empty(complaints);
    }

    // 《条例》第三十二条: a decision against the will of a third party goes out only after that party was told.
    [Fact]
    public async Task ThirdParty_WhoseWillIsOverridden_IsToldFromThePageOfTheCase()
    {
        var address = $"/office/requests/{scene.Numbers["against"]}";
        using var clerk = await scene.Site.SignedInAsync("transport-clerk");
        var page = await clerk.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("不同意公开", page, StringComparison.Ordinal);
        Assert.Contains("鉴定报告含有我公司的检测方法", page, StringComparison.Ordinal);
        Assert.DoesNotContain("青禾咨询", page, StringComparison.Ordinal);
        using var told = await scene.Site.SendAsync(clerk, address, address, ("_handler", "inform-1"));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, told.StatusCode);
        var letter = await clerk.GetStringAsync(told.Headers.Location!, TestContext.Current.CancellationToken);
        Assert.Contains("关系公共安全", letter, StringComparison.Ordinal);
        Assert.Contains("青禾咨询有限公司", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("inform-1", await clerk.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // Something was given twice: the officer proposes it, the check of the site lists it, the leader decides.
    [Fact]
    public async Task Publication_IsProposedListedAndDecided_OnItsPages()
    {
        var address = $"/office/requests/{scene.Numbers["granted"]}";
        using var clerk = await scene.Site.SignedInAsync("transport-clerk");
        using var proposed = await scene.Site.SendAsync(clerk, address, address, ("_handler", "propose-publication"));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, proposed.StatusCode);
        Assert.Contains(address, await clerk.GetStringAsync(new Uri("/office/items/check", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var leader = await scene.Site.SignedInAsync("transport-leader");
        using var settled = await scene.Site.SendAsync(leader, address, address, ("_handler", "settle-publication"), ("Form.Why", "已在门户公开"));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, settled.StatusCode);
        Assert.DoesNotContain(address, await clerk.GetStringAsync(new Uri("/office/items/check", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // What was forgotten is said, and what was typed is there.
    private static async Task<IEnumerable<string>> WrongFormAsync(IPage page, string look)
    {
        await page.GotoAsync("/requests/apply?organ=yunze-transport&organ=yunze-water");
        await page.FillAsync("[name='Form.Title']", "公交站点设置标准");
        await page.FillAsync("[name='Form.Name']", "王小明");
        await page.FillAsync("[name='Form.IdentityNumber']", "990101199001011234");
        await page.ClickAsync("form:has([name='Form.Title']) button >> nth=0");
        return await Browsing.LookAsync(page, $"{look}/requests/apply wrong");
    }
}
