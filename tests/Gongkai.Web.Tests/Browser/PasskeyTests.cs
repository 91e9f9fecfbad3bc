using System.Text.Json;
using Gongkai.Web.Tests.Http;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>A passkey made and used in a real browser, with a key that the browser plays itself.</summary>
public sealed class PasskeyTests(Browsing browsing)
{
    [Fact]
    public async Task Passkey_AddedOnce_SignsInWithoutAPassword()
    {
        await using var site = await RunningSite.StartAsync();
        using var set = await FirstOffice.SetUpAsync(site);
        var (page, complaints) = await browsing.OpenAsync(site, new Looking());
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = JsonSerializer.SerializeToElement(new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true }),
        });
        // Browsers give no passkeys to bare numbers.
        var root = $"http://localhost:{site.Address.Port}";
        await page.GotoAsync($"{root}/sign-in");
        await page.Locator("input[name=name]").First.FillAsync(FirstOffice.User);
        await page.Locator("input[name=password]").FillAsync(FirstOffice.Password);
        await page.Locator("form[action='/sign-in/password'] button").ClickAsync();
        await page.GotoAsync($"{root}/office/account");
        await page.Locator("form[data-passkey] input[name=name]").FillAsync("办公室电脑");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await page.GetByText("通行密钥已更新").WaitForAsync();
        await page.Context.ClearCookiesAsync();

        await page.GotoAsync($"{root}/sign-in");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await page.WaitForURLAsync($"{root}/office");
        Assert.Contains("管礼", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Passkeys_WithoutScripts_AreNotOffered()
    {
        await using var site = await RunningSite.StartAsync();
        using var set = await FirstOffice.SetUpAsync(site);
        var (page, _) = await browsing.OpenAsync(site, new Looking { Scripts = false });
        await page.GotoAsync("/sign-in");
        Assert.False(await page.Locator("form[data-passkey]").IsVisibleAsync());
        Assert.True(await page.Locator("form[action='/sign-in/password'] button").IsVisibleAsync());
    }
}
