using System.Net;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Office.Setup;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The first account of a store.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private RunningSite site = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await RunningSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Setup_OfAnEmptyStore_MakesOrganAndAdministratorAndSignsIn()
    {
        using var client = await FirstOffice.SetUpAsync(site);
        Assert.Contains("云泽市水务局", await client.GetStringAsync(new Uri("/office", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        await using var db = site.Store.NewDb();
        Assert.Equal("water", (await db.Set<Organ>().SingleAsync(Cancellation)).Code);
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Setup_OnceThereIsAnAccount_IsGone()
    {
        using var client = await FirstOffice.SetUpAsync(site);
        using var visitor = site.NewClient();
        using var page = await visitor.GetAsync(new Uri("/setup", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var again = await site.SendAsync(visitor, "/sign-in", "/setup", FirstOffice.Fields);
        Assert.True(again.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{again.StatusCode}");
        await using var db = site.Store.NewDb();
        Assert.Equal(1, await db.Set<Account>().CountAsync(Cancellation));
    }

    [Fact]
    public async Task Setup_FromAnotherMachine_NeedsTheCodeOfTheConsole()
    {
        using var far = site.NewClient();
        far.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var without = await site.SendAsync(far, "/setup", "/setup", FirstOffice.Fields);
        Assert.Contains("一次性代码不对", await without.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var with = await site.SendAsync(far, "/setup", "/setup", [.. FirstOffice.Fields, ("Form.SetupCode", site.Get<SetupCode>().Code.ToLowerInvariant())]);
        Assert.Equal(HttpStatusCode.Found, with.StatusCode);
    }

    [Theory]
    [InlineData("Form.Password", "短", "至少 10 个字")]
    [InlineData("Form.PasswordAgain", "different words", "两次输入的密码不一样")]
    [InlineData("Form.Division", "没有这个地方", "没有叫“没有这个地方”的行政区划")]
    [InlineData("Form.Code", "Water Bureau", "只能用小写字母")]
    [InlineData("Form.Person", " ", "请填写姓名")]
    public async Task Setup_FilledInWrongly_SaysWhyAndKeepsWhatWasTyped(string field, string value, string said)
    {
        using var client = site.NewClient();
        using var answer = await site.SendAsync(client, "/setup", "/setup", [.. FirstOffice.Fields.Select(pair => pair.Name == field || (field == "Form.Password" && pair.Name == "Form.PasswordAgain") ? (pair.Name, value) : pair)]);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("云泽市水务局", page, StringComparison.Ordinal);
        Assert.DoesNotContain(FirstOffice.Password, page, StringComparison.Ordinal);
        await using var db = site.Store.NewDb();
        Assert.Equal(0, await db.Set<Account>().CountAsync(Cancellation));
    }

    [Fact]
    public async Task Office_WithoutAccounts_IsOpenAtTheMachineItselfAndNowhereElse()
    {
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(new Uri("/reports", UriKind.Relative), Cancellation)).StatusCode);
        using var far = site.NewClient();
        far.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await far.GetAsync(new Uri("/reports", UriKind.Relative), Cancellation);
        Assert.StartsWith("/setup", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var client = await FirstOffice.SetUpAsync(site);
        using var closed = await site.Client.GetAsync(new Uri("/reports", UriKind.Relative), Cancellation);
        Assert.StartsWith("/sign-in", closed.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
