using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Requests;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>What a citizen does with a request: asks, keeps number and code, looks, withdraws. All without scripts.</summary>
public sealed partial class RequestPageTests(DemoSite demo)
{
    private static readonly (string, string)[] Typed =
    [
        ("_handler", "apply"), ("Form.HasLooked", "false"), ("Form.Title", "防洪工程验收报告"), ("Form.Wanted", "2024年度"), ("Form.Provision", "Electronic"), ("Form.Kind", "natural"),
        ("Form.Name", "王小明"), ("Form.IdentityNumber", "990101199001011230"), ("Form.Phone", "13800001234"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Citizen_AsksAndLooks_WithNumberAndCodeAlone()
    {
        await using var site = await RunningSite.StartAsync();
        await using var town = await Town.InAsync(site.Store);
        using var citizen = site.NewClient();
        using var sent = await site.SendAsync(citizen, "/organs/water/apply", "/organs/water/apply", Typed);
        Assert.Equal((HttpStatusCode.SeeOther, "/requests/receipt"), (sent.StatusCode, sent.Headers.Location?.ToString()));

        var receipt = await citizen.GetStringAsync(new Uri("/requests/receipt", UriKind.Relative), Cancellation);
        var code = Code().Match(receipt).Value;
        Assert.Contains("water-2", receipt, StringComparison.Ordinal);
        Assert.NotEmpty(code);
        var request = await town.NewDb().Set<InformationRequest>().SingleAsync(Cancellation);
        Assert.Equal((RequestState.Unconfirmed, null), (request.State, request.DueOn));

        using var other = site.NewClient();
        var (right, wrongCode, wrongNumber) = (await OpenAsync(site, other, request.Number, code), await OpenAsync(site, site.NewClient(), request.Number, "22222-22222"), await OpenAsync(site, site.NewClient(), "water-2020-1", code));
        Assert.Equal(HttpStatusCode.SeeOther, right.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongCode.Status);
        Assert.Equal(Varying().Replace(wrongCode.Page.Replace(request.Number, "", StringComparison.Ordinal), ""), Varying().Replace(wrongNumber.Page.Replace("water-2020-1", "", StringComparison.Ordinal), ""));

        var page = await other.GetStringAsync(new Uri("/requests/status", UriKind.Relative), Cancellation);
        Assert.Contains("待确认", page, StringComparison.Ordinal);
        Assert.Contains("还没有开始", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13800001234", page, StringComparison.Ordinal);
        using var withdrawn = await site.SendAsync(other, "/requests/status", "/requests/status", ("_handler", "withdraw"), ("Text", "不需要了"));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Equal(RequestState.Cancelled, await town.NewDb().Set<InformationRequest>().Select(other => other.State).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Form_WithSomethingMissing_SaysWhatAndKeepsWhatWasTyped()
    {
        await using var site = await RunningSite.StartAsync();
        await using var town = await Town.InAsync(site.Store);
        using var sent = await site.SendAsync(site.Client, "/organs/water/apply", "/organs/water/apply", [.. Typed.Where(field => field.Item1 != "Form.Phone")]);
        var page = await sent.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("请至少填写一种联系方式", page, StringComparison.Ordinal);
        Assert.Contains("value=\"防洪工程验收报告\"", page, StringComparison.Ordinal);
        Assert.False(await town.NewDb().Set<InformationRequest>().AnyAsync(Cancellation));
    }

    // A hint, once: whoever sends the same again is registered.
    [Fact]
    public async Task Form_WithANumberThatLooksWrong_AsksOnceAndTakesIt()
    {
        await using var site = await RunningSite.StartAsync();
        await using var town = await Town.InAsync(site.Store);
        (string, string)[] typed = [.. Typed.Where(field => field.Item1 is not ("Form.IdentityNumber" or "Form.HasLooked")), ("Form.IdentityNumber", "990101199001011234")];
        using var sent = await site.SendAsync(site.Client, "/organs/water/apply", "/organs/water/apply", [.. typed, ("Form.HasLooked", "false")]);
        var page = await sent.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("与它的校验位不符", page, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.HasLooked\" value=\"true\"", page, StringComparison.Ordinal);
        using var again = await site.SendAsync(site.Client, "/organs/water/apply", "/organs/water/apply", [.. typed, ("Form.HasLooked", "true")]);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(1, await town.NewDb().Set<InformationRequest>().CountAsync(Cancellation));
    }

    [Theory]
    [InlineData("/office/requests")]
    [InlineData("/office/requests/new")]
    [InlineData("/office/requests/water-2026-1")]
    [InlineData("/office/requests/letters/1")]
    [InlineData("/office/requests/letters/1/file.docx")]
    public async Task Office_ForAVisitor_LeadsToTheDoor(string address)
    {
        using var visitor = demo.Site.NewClient();
        using var answer = await visitor.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.StartsWith("/sign-in", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clerk_ConfirmsAndAsksBack_OnThePageOfTheCase()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var sent = await site.SendAsync(site.Client, "/organs/yunze-water/apply", "/organs/yunze-water/apply", Typed);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await using var db = site.Store.NewDb();
        var number = await db.Set<InformationRequest>().OrderByDescending(request => request.Id).Select(request => request.Number).FirstAsync(Cancellation);
        var address = $"/office/requests/{number}";
        using var clerk = await site.SignedInAsync("water-clerk");

        Assert.Contains("待确认（1件）", await clerk.GetStringAsync(new Uri("/office/requests", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        var page = await clerk.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.Contains("王**", page, StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", page, StringComparison.Ordinal);

        var today = (await db.Set<InformationRequest>().OrderByDescending(request => request.Id).Select(request => request.ArrivedOn).FirstAsync(Cancellation)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var confirmed = await site.SendAsync(clerk, address, address, ("_handler", "confirm"), ("Form.Seen", "0"), ("Form.On", today));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        using var stale = await site.SendAsync(clerk, address, address, ("_handler", "note"), ("Form.Seen", "0"), ("Form.Text", "已电话沟通"));
        var refused = await stale.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Contains("水清源刚刚改过这一件", refused, StringComparison.Ordinal);
        Assert.Contains("已电话沟通", refused, StringComparison.Ordinal);

        using var viewed = await site.SendAsync(clerk, address, address, ("_handler", "view-applicant"), ("Form.Why", "核对送达地址"));
        Assert.Contains("王小明", await viewed.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, await db.Set<PersonalView>().CountAsync(Cancellation));

        using var asked = await site.SendAsync(clerk, address, address, ("_handler", "ask-clarification"), ("Form.Seen", "1"), ("Form.On", today), ("Form.Text", "请写明工程名称"), ("Form.Until", "2099-01-01"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var letter = await db.Set<Letter>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Contains("请写明工程名称", await clerk.GetStringAsync(new Uri($"/office/requests/letters/{letter.Id}", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        using var filed = await site.SendAsync(clerk, $"/office/requests/letters/{letter.Id}", $"/office/requests/letters/{letter.Id}", ("_handler", "file"));
        Assert.Equal(HttpStatusCode.SeeOther, filed.StatusCode);
        var file = await clerk.GetByteArrayAsync(new Uri($"/office/requests/letters/{letter.Id}/file.docx", UriKind.Relative), Cancellation);
        Assert.Equal(await db.Set<Letter>().Select(other => other.FileSha256).SingleAsync(Cancellation), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(new Uri($"{address}/decide", UriKind.Relative), Cancellation)).StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Page)> OpenAsync(RunningSite site, HttpClient client, string number, string code)
    {
        using var answer = await site.SendAsync(client, "/requests/status", "/requests/status", ("_handler", "open"), ("Number", number), ("CheckCode", code));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("[2-9A-Z]{5}-[2-9A-Z]{5}")]
    private static partial Regex Code();

    // Tokens against forgery differ from page to page.
    [GeneratedRegex("value=\"CfDJ[^\"]*\"")]
    private static partial Regex Varying();
}
