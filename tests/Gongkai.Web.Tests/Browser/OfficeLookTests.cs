using Gongkai.Web.Tests.Http;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>The office's own pages for every eye, as an administrator sees them who has signed in with one click and without scripts.</summary>
public sealed class OfficeLookTests(Browsing browsing, DemoSite demo)
{
    private static readonly string[] Pages =
    [
        "/office", "/office/account", "/office/account/codes", "/office/changes", "/office/settings", "/office/settings/organs", "/office/settings/organs/new", "/office/settings/organs/yunze-water",
        "/office/settings/people", "/office/settings/people/new", "/office/settings/people/8", "/sign-in",
    ];

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true, Skip = Browsing.OnLongRuns, SkipUnless = nameof(Browsing.IsLong), SkipType = typeof(Browsing))]
    [InlineData(390, false)]
    public async Task Page_OfTheOffice_HasNoViolationAndNeverScrollsSideways(int width, bool dark)
    {
        var (page, complaints) = await browsing.OpenAsync(demo.Site, new Looking(width) { Dark = dark });
        await SignInAsync(page);
        foreach (var address in Pages)
        {
            await page.GotoAsync(address);
            Assert.Empty(await Browsing.LookAsync(page, $"{width}{(dark ? "-dark" : "")}{address}"));
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Office_WithoutScripts_IsReachedByOneClickOnAPerson()
    {
        var (page, _) = await browsing.OpenAsync(demo.Site, new Looking { Scripts = false });
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "设置" }).ClickAsync();
        Assert.Contains("管理机关", await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByText("云泽市人民政府办公室", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "顾行之" }).ClickAsync();
        await page.WaitForURLAsync("**/office");
    }
}
