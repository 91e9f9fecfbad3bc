using System.Globalization;
using Deque.AxeCore.Playwright;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>Portal and publishing desk for every eye: no violation that axe finds, nothing that scrolls sideways, nothing that the policy stops.</summary>
public sealed class PublishingLookTests(Browsing browsing, DemoSite demo)
{
    private static readonly string[] Portal =
    [
        "/organs/yunze", "/organs/yunze-transport", "/organs/yunze-transport/guide", "/organs/yunze-transport/rules", "/organs/yunze-transport/catalogue", "/organs/yunze-transport/catalogue?topic=20-3", "/organs/yunze/policies",
        "/organs/yunze-transport/reports", "/organs/yunze-transport/apply", "/items/1", "/items/2", "/search", "/search?q=公租房&order=relevance", "/search?q=没有这样的词语组合", "/api", "/requests/status",
    ];

    [Theory]
    [InlineData(1366, false)]
    [InlineData(390, false)]
    [InlineData(1366, true)]
    public async Task Portal_HasNoViolationAndNeverScrollsSideways(int width, bool dark)
    {
        var (page, complaints) = await browsing.OpenAsync(demo.Site, new Looking(width) { Dark = dark });
        await LookAsync(page, Portal, width, dark, "portal");
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(1366, false)]
    [InlineData(390, false)]
    public async Task Desk_HasNoViolationAndNeverScrollsSideways(int width, bool dark)
    {
        var (page, complaints) = await browsing.OpenAsync(demo.Site, new Looking(width) { Dark = dark });
        await using var db = demo.Site.Store.NewDb();
        var organ = await db.Set<Organ>().Where(row => row.Code == "yunze-transport").Select(row => row.Id).SingleAsync(TestContext.Current.CancellationToken);
        var items = await db.Set<InformationItem>().Where(item => item.OrganId == organ).OrderBy(item => item.Id).Select(item => new { item.Id, item.State }).ToListAsync(TestContext.Current.CancellationToken);
        var officer = await db.Set<Account>().Where(account => account.UserName == "transport-clerk").Select(account => account.OfficerId).SingleAsync(TestContext.Current.CancellationToken);
        await page.GotoAsync("/sign-in");
        var button = page.Locator($"button[name=person][value='{officer}']").First;
        if (!await button.IsVisibleAsync())
        {
            await page.Locator("details", new PageLocatorOptions { Has = button }).First.Locator("summary").ClickAsync();
        }

        await button.ClickAsync();
        await page.WaitForURLAsync("**/office");
        await page.GotoAsync("/office/items/new");
        await page.Locator("[name='Form.Title']").FillAsync(string.Create(CultureInfo.InvariantCulture, $"关于调整农村客运班线票价的通知（{width}）"));
        await page.Locator("[name='Form.Body']").FillAsync("为方便群众出行，现将有关事项通知如下。\n# 一、调整范围\n| 班线 | 票价 |\n|---|---|\n| 白榆—柳溪 | 4 元 |");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存", Exact = true }).ClickAsync();
        var draft = page.Url.Split('/')[^2];
        await page.Locator("input[name=files]").SetInputFilesAsync(new FilePayload { Name = "名单.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes("王小明，身份证号 11010519491231002X") });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "上传并检查" }).ClickAsync();
        var file = await page.Locator("#files + .rows a").First.GetAttributeAsync("href");
        await LookAsync(page, ["/office", "/office/items", "/office/items?state=published", "/office/items/new", $"/office/items/{draft}/edit", $"/office/items/{draft}", $"/office/items/{draft}/preview", file!, $"/office/items/{items.First(item => item.State == "published").Id}", "/office/items/earlier", "/office/items/earlier/import", "/office/items/check"], width, dark, "desk");
        Assert.Empty(complaints);
    }

    private static async Task LookAsync(IPage page, string[] addresses, int width, bool dark, string kind)
    {
        foreach (var (address, at) in addresses.Select((address, at) => (address, at)))
        {
            await page.GotoAsync(address);
            if (Environment.GetEnvironmentVariable("GONGKAI_PICTURES") is { } folder)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{kind}-{at:00}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });
            }

            var result = await page.RunAxe();
            Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{address} {violation.Id}: {node.Html}")).Take(5));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, $"{address} at {width}");
        }
    }
}
