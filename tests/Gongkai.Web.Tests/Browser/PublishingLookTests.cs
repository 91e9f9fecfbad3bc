using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
using Gongkai.Web.Tests.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>Portal and publishing desk for every eye: no violation that axe finds, nothing that scrolls sideways, nothing that the policy stops.</summary>
public sealed class PublishingLookTests(Browsing browsing, DemoSite demo)
{
    private static readonly string[] Portal =
    [
        "/", "/organs/yunze", "/regions/990100", "/accessibility", "/organs/yunze-transport", "/organs/yunze-transport/guide", "/organs/yunze-transport/rules", "/organs/yunze-transport/catalogue", "/organs/yunze-transport/catalogue?topic=20-3", "/organs/yunze/policies",
        "/organs/yunze-transport/reports", "report", "/organs/yunze-transport/apply", "/requests/new", "/items/1", "/items/2", "/search", "/search?q=公租房&order=relevance", "/search?q=没有这样的词语组合", "/api", "/open-data", "/reports", "/reports/1", "/requests/status", "/nothing/here",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1366, false, false)]
    [InlineData(390, false, false)]
    [InlineData(1366, true, false, Skip = Browsing.OnLongRuns, SkipUnless = nameof(Browsing.IsLong), SkipType = typeof(Browsing))]
    [InlineData(683, false, true, Skip = Browsing.OnLongRuns, SkipUnless = nameof(Browsing.IsLong), SkipType = typeof(Browsing))]
    public async Task Portal_HasNoViolationAndNeverScrollsSideways(int width, bool dark, bool contrast)
    {
        // Half the width is what is left of a window of 1366 when everything is twice as large.
        var (page, complaints) = await browsing.OpenAsync(demo.Site, new Looking(width) { Dark = dark, Contrast = contrast });
        await LookAsync(page, [.. Portal.Select(address => address == "report" ? $"/organs/yunze-transport/reports/{TimeProvider.System.GetUtcNow().Year - 2}" : address)], width, dark, "portal");
        Assert.All(complaints, complaint => Assert.Contains("404", complaint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task WhatIsNotThere_HasNoViolation(int width)
    {
        await using var site = await RunningSite.StartAsync(alter: app =>
        {
            app.MapGet("/search/throws", string () => throw new InvalidOperationException());
            app.MapGet("/search/busy", () => Results.StatusCode(StatusCodes.Status429TooManyRequests));
        });
        await using var room = await Newsroom.InAsync(await Town.InAsync(site.Store));
        var item = await room.PublishedAsync();
        _ = (await room.Desk.WithdrawAsync(item.Id, "附表有误，更正后重新发布。", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "附表有误"), Cancellation)).Done;
        await site.FollowAsync();
        var (page, _) = await browsing.OpenAsync(site, new Looking(width));
        await LookAsync(page, ["/nothing/here", $"/items/{item.Id}", "/search/busy", "/search/throws", "/organs/water", "/organs/water/guide", "/organs/water/policies", "/organs/water/reports", "/organs/water/catalogue"], width, false, "empty");
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task Desk_HasNoViolationAndNeverScrollsSideways(int width)
    {
        var (page, complaints) = await browsing.OpenAsync(demo.Site, new Looking(width));
        await using var db = demo.Site.Store.NewDb();
        var organ = await db.Set<Organ>().Where(row => row.Code == "yunze-transport").Select(row => row.Id).SingleAsync(Cancellation);
        var published = await db.Set<InformationItem>().Where(item => item.OrganId == organ && item.State == "published").OrderBy(item => item.Id).Select(item => item.Id).FirstAsync(Cancellation);
        await demo.Site.SignInAsync(page, "transport-clerk");
        await page.GotoAsync("/office/items/new");
        await page.Locator("[name='Form.Title']").FillAsync(string.Create(CultureInfo.InvariantCulture, $"关于调整农村客运班线票价的通知（{width}）"));
        await page.Locator("[name='Form.Body']").FillAsync("为方便群众出行，现将有关事项通知如下。\n# 一、调整范围\n| 班线 | 票价 |\n|---|---|\n| 白榆—柳溪 | 4 元 |");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存", Exact = true }).ClickAsync();
        var draft = page.Url.Split('/')[^2];
        await page.Locator("input[name=files]").SetInputFilesAsync(new FilePayload { Name = "名单.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes("王小明，身份证号 11010519491231002X") });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "上传并检查" }).ClickAsync();
        var file = await page.Locator("#files + .rows a").First.GetAttributeAsync("href");
        await LookAsync(page, ["/office", "/office/items", "/office/items?state=published", "/office/items/new", $"/office/items/{draft}/edit", $"/office/items/{draft}", $"/office/items/{draft}/preview", file!, $"/office/items/{published}", "/office/items/earlier", "/office/items/earlier/import", "/office/items/check"], width, false, "desk");
        // A file that is held is answered as a refusal, which the browser notes.
        Assert.All(complaints, complaint => Assert.StartsWith("Failed to load resource", complaint, StringComparison.Ordinal));
    }

    private static async Task LookAsync(IPage page, string[] addresses, int width, bool dark, string kind)
    {
        foreach (var (address, at) in addresses.Select((address, at) => (address, at)))
        {
            await page.GotoAsync(address);
            Assert.Empty(await Browsing.LookAsync(page, $"{kind}-{at:00}-{width}{(dark ? "-dark" : "")}{address}"));
        }
    }
}
