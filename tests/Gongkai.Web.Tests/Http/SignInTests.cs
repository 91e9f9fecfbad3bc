using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Agencies.Acts;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Signing in and out, and what becomes of typed text when a sign-in has run out.</summary>
public sealed class SignInTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunningSite Site => demo.Site;

    [Fact]
    public async Task Demonstration_OneClick_SignsInAsThatPersonAtHisOrgan()
    {
        using var client = await Site.SignedInAsync("transport-clerk");
        var page = await client.GetStringAsync(new Uri("/office", UriKind.Relative), Cancellation);
        Assert.Contains("程一鸣", page, StringComparison.Ordinal);
        Assert.Contains("云泽市交通运输局", page, StringComparison.Ordinal);
        Assert.Contains("经办人", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_OfASignIn_IsOutOfReachOfScriptsAndOtherSites()
    {
        using var client = Site.NewClient();
        using var answer = await Site.SendAsync(client, "/sign-in", "/sign-in/as", ("person", "1"));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("gongkai-login=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignOut_EndsTheSignIn_EvenForACopyOfTheCookie()
    {
        using var client = await Site.SignedInAsync("transport-clerk");
        using var copy = Site.NewClient();
        using (var page = new HttpRequestMessage(HttpMethod.Get, "/office"))
        {
            page.Headers.Add("Cookie", await CookieAsync("transport-clerk"));
            Assert.Equal(HttpStatusCode.OK, (await copy.SendAsync(page, Cancellation)).StatusCode);
        }

        using var answer = await Site.SendAsync(client, "/office", "/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync(new Uri("/office", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Workplace_IsChangedToAnOrganWhereOneHoldsARole_AndToNoOther()
    {
        using var client = await Site.SignedInAsync("baiyu-clerk");
        var page = await ParseAsync(client, "/office");
        var county = page.QuerySelectorAll<IHtmlOptionElement>("select[name=organ] option").Single(option => option.TextContent == "白榆县人民政府");
        using var changed = await Site.SendAsync(client, "/office", "/office/workplace", ("organ", county.Value));
        Assert.Contains("您在白榆县人民政府任经办人", await client.GetStringAsync(new Uri("/office", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        using var refused = await Site.SendAsync(client, "/office", "/office/workplace", ("organ", "1"));
        Assert.Contains("您在白榆县人民政府任经办人", await client.GetStringAsync(new Uri("/office", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SentWithoutASignIn_WaitsAndIsSentWithOneClick()
    {
        const string typed = "第一行\n“引号”与 <尖括号> & 全角　空格";
        using var client = Site.NewClient();
        using var asked = await Site.SendAsync(client, "/office/workplace?x=1", [("organ", "7"), ("words", typed), ("words", "第二个"), ("password", "secret-secret")]);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        var signIn = await ParseAsync(asked);
        Assert.DoesNotContain("secret-secret", signIn.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("第二个", signIn.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var form = signIn.QuerySelector<IHtmlFormElement>("form[action='/sign-in/as']")!;
        using var signedIn = await Site.SendAsync(client, "/sign-in/as", [.. Fields(form), ("person", "8")]);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        var go = (await ParseAsync(signedIn)).QuerySelector<IHtmlFormElement>("#continue")!;
        Assert.Equal("/office/workplace?x=1", go.GetAttribute("action"));
        Assert.Equal([("organ", "7"), ("words", typed), ("words", "第二个")], Fields(go).Where(field => field.Name != "__RequestVerificationToken"));
        using var sent = await Site.SendAsync(client, "/office/workplace?x=1", [.. Fields(go)]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Fact]
    public async Task Form_SentFromAnotherSite_IsNotKept()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/office/workplace") { Content = new FormUrlEncodedContent([KeyValuePair.Create("organ", "7")]) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await Site.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("name=\"kept\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithATokenThatNoLongerFits_IsGivenBackWithItsText()
    {
        using var client = await Site.SignedInAsync("transport-clerk");
        using var stale = await Site.SendAsync(client, "/office/workplace", [("__RequestVerificationToken", "old"), ("organ", "7"), ("words", "没有丢")]);
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        var form = (await ParseAsync(stale)).QuerySelector<IHtmlFormElement>("#continue")!;
        Assert.Contains(("words", "没有丢"), Fields(form));
        using var sent = await Site.SendAsync(client, "/office/workplace", [.. Fields(form)]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task SignIn_WithAWayToAnotherSite_GoesToTheOfficeInstead(string to)
    {
        using var client = Site.NewClient();
        using var answer = await Site.SendAsync(client, "/sign-in", "/sign-in/as", ("person", "8"), ("to", to));
        Assert.Equal("/office", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Ledger_OfTheCity_Verifies()
    {
        await using var db = Site.Store.NewDb();
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
        Assert.True(await db.Set<Account>().CountAsync(Cancellation) > 40);
    }

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (input.Name!, input.Value));

    private async Task<string> CookieAsync(string user)
    {
        await using var db = Site.Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.OfficerId).SingleAsync(Cancellation);
        using var client = Site.NewClient();
        using var answer = await Site.SendAsync(client, "/sign-in", "/sign-in/as", ("person", $"{officer}"));
        return answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("gongkai-login=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpClient client, string address) =>
        await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation), Cancellation);

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancellation), Cancellation);
}
