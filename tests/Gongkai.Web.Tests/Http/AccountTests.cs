using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Agencies.Acts;
using Gongkai.Storage.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Passwords, codes from a phone, and sign-ins that can be ended.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string NewPassword = "海上明月共潮生 2027";
    private RunningSite site = default!;
    private HttpClient client = default!;
    private string phoneKey = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync();
        client = await FirstOffice.SetUpAsync(site);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Password_ThatIsRight_OpensTheOffice_AndOneThatIsWrongDoesNot()
    {
        using var visitor = site.NewClient();
        using (var wrong = await FirstOffice.SignInAsync(site, visitor, "not the password"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Contains("用户名或密码不对", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        using (var unknown = await FirstOffice.SignInAsync(site, visitor, user: "nobody"))
        {
            Assert.Contains("用户名或密码不对", await unknown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        using var right = await FirstOffice.SignInAsync(site, visitor);
        Assert.Equal("/office", right.Headers.Location!.ToString());
        Assert.Contains("管礼", await visitor.GetStringAsync(new Uri("/office", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_WrongFiveTimes_LocksEvenTheRightOneOut()
    {
        using var visitor = site.NewClient();
        for (var attempt = 0; attempt < AccountRules.Attempts; attempt++)
        {
            (await FirstOffice.SignInAsync(site, visitor, "not the password")).Dispose();
        }

        using var right = await FirstOffice.SignInAsync(site, visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [Fact]
    public async Task Password_Changed_EndsTheOtherSignInsAndKeepsThisOne()
    {
        using var other = site.NewClient();
        (await FirstOffice.SignInAsync(site, other)).Dispose();
        using var changed = await site.SendAsync(client, "/office/account", "/office/account/password", ("password-old", FirstOffice.Password), ("password-new", NewPassword));
        Assert.Equal("/office/account?done=password", changed.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/office"));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(other, "/office"));
        using var visitor = site.NewClient();
        using var old = await FirstOffice.SignInAsync(site, visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using var now = await FirstOffice.SignInAsync(site, visitor, NewPassword);
        Assert.Equal(HttpStatusCode.SeeOther, now.StatusCode);
        await using var db = site.Store.NewDb();
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("短密码", "account.password-short")]
    [InlineData("aaaaaaaaaaaaaa", "account.password-short")]
    [InlineData("my guan-li password", "account.password-name")]
    public async Task Password_ThatIsTooWeak_IsRefused(string password, string problem)
    {
        using var answer = await site.SendAsync(client, "/office/account", "/office/account/password", ("password-old", FirstOffice.Password), ("password-new", password));
        Assert.Equal($"/office/account?problem={problem}", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Password_PutIntoTheDatabaseByHand_IsNamedByTheLedger()
    {
        await using var db = site.Store.NewDb();
        var account = await db.Set<Account>().SingleAsync(Cancellation);
        var forged = new PasswordHasher<Account>().HashPassword(account, "known to the forger");
        await db.Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, forged), Cancellation);
        Assert.Contains(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation), fault => fault.Kind == LedgerFaultKind.RowAltered && fault.Subject == account.Subject && fault.Field == "password");
    }

    [Fact]
    public async Task Codes_OnceInUse_AreAskedForAndARecoveryCodeWorksOnce()
    {
        var recovery = await UseCodesAsync();
        using var visitor = site.NewClient();
        using (var step = await FirstOffice.SignInAsync(site, visitor))
        {
            Assert.Equal(HttpStatusCode.OK, step.StatusCode);
            Assert.Equal(HttpStatusCode.Found, await StatusAsync(visitor, "/office"));
            using var wrong = await SecondAsync(visitor, step, "000000");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            using var right = await SecondAsync(visitor, wrong, recovery[0]);
            Assert.Equal("/office", right.Headers.Location!.ToString());
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/office"));
        }

        using var again = site.NewClient();
        using var next = await FirstOffice.SignInAsync(site, again);
        using var used = await SecondAsync(again, next, recovery[0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
    }

    // RFC 6238, 5.2: one code, one use, also within the half minute for which it is right.
    [Fact]
    public async Task Code_OfThePhone_IsGoodOnce()
    {
        await UseCodesAsync();
        var key = phoneKey;
        var code = PhoneCodes.Now(key, 1);
        using var first = site.NewClient();
        using var step = await FirstOffice.SignInAsync(site, first);
        using var right = await SecondAsync(first, step, code);
        Assert.Equal("/office", right.Headers.Location!.ToString());
        using var second = site.NewClient();
        using var next = await FirstOffice.SignInAsync(site, second);
        using var again = await SecondAsync(second, next, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(second, "/office"));
        using var setUp = await SecondAsync(second, again, PhoneCodes.Now(key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, setUp.StatusCode);
        using var other = await SecondAsync(second, setUp, PhoneCodes.Now(key, 2));
        Assert.Equal("/office", other.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Codes_InTheDatabase_AreSealed()
    {
        var recovery = await UseCodesAsync();
        await using var db = site.Store.NewDb();
        var written = await db.Set<IdentityUserToken<long>>().Select(token => token.Value!).ToListAsync(Cancellation);
        Assert.True(written.Count >= 2);
        Assert.DoesNotContain(written, value => recovery.Any(code => value.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SignIn_OnAnotherDevice_CanBeEndedFromHere()
    {
        using var other = site.NewClient();
        (await FirstOffice.SignInAsync(site, other)).Dispose();
        using var ended = await site.SendAsync(client, "/office/account", "/office/account/logins/end");
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(other, "/office"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/office"));
    }

    [Fact]
    public async Task SignIn_OfSomebodyElse_CannotBeEnded()
    {
        await using var db = site.Store.NewDb();
        var desk = new LoginDesk(db);
        var login = (await desk.LastingAsync((await db.Set<Account>().SingleAsync(Cancellation)).Id, Cancellation))[0];
        await desk.EndAsync(login.Id, login.AccountId + 1, TimeProvider.System.GetUtcNow(), Cancellation);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/office"));
    }

    private async Task<List<string>> UseCodesAsync()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri("/office/account/codes", UriKind.Relative), Cancellation), Cancellation);
        Assert.StartsWith("data:image/png", page.QuerySelector("img.code-picture")!.GetAttribute("src"), StringComparison.Ordinal);
        phoneKey = page.QuerySelector("code")!.TextContent;
        using var used = await site.SendAsync(client, "/office/account/codes", "/office/account/codes/start", ("code", PhoneCodes.Now(phoneKey)));
        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        var told = await new HtmlParser().ParseDocumentAsync(await used.Content.ReadAsStringAsync(Cancellation), Cancellation);
        return [.. told.QuerySelectorAll(".codes code").Select(code => code.TextContent)];
    }

    private async Task<HttpResponseMessage> SecondAsync(HttpClient visitor, HttpResponseMessage step, string code)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await step.Content.ReadAsStringAsync(Cancellation), Cancellation);
        var token = page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return await site.SendAsync(visitor, "/sign-in/second", [("__RequestVerificationToken", token), ("code", code)]);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }
}
