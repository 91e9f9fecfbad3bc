using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Requests;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The public side of a request: which organ, several at once, papers that are covered and sealed, drafts, receipts that verify offline, nothing for guessers.</summary>
public sealed partial class ApplyTests(DemoSite demo)
{
    private static readonly (string, string)[] Typed =
    [
        ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", "防洪工程验收报告"), ("Form.Kind", "charity"), ("Form.Name", "云泽护水志愿者协会"), ("Form.IdentityNumber", "51990000MD0000002Y"),
        ("Form.Representative", "王小明"), ("Form.Phone", "13800001234"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhichOrgan_ByNameOrByWhatIsWanted_LeadsToTheForm()
    {
        var all = await demo.Site.PageAsync("/requests/new");
        Assert.Contains("云泽市水务局", all, StringComparison.Ordinal);
        var named = await demo.Site.PageAsync($"/requests/new?q={Uri.EscapeDataString("水务局")}&organ=yunze-finance");
        Assert.Contains("value=\"yunze-water\"", named, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"yunze-police\"", named, StringComparison.Ordinal);
        Assert.Matches("value=\"yunze-finance\" checked", named);
        Assert.Contains("发布过类似文件", await demo.Site.PageAsync($"/requests/new?q={Uri.EscapeDataString("公租房")}"), StringComparison.Ordinal);
        var form = await demo.Site.PageAsync("/requests/apply?organ=yunze-water&organ=yunze-finance&organ=nobody");
        Assert.Contains("云泽市财政局、云泽市水务局", form, StringComparison.Ordinal);
        Assert.Contains("还没有选择机关", await demo.Site.PageAsync("/requests/apply?organ=nobody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ToSeveralOrgans_IsOneCaseEach_AndAllOrNone()
    {
        await using var site = await RunningSite.StartAsync();
        await using var town = await Town.InAsync(site.Store);
        const string form = "/requests/apply?organ=water&organ=city-office";
        var organs = await town.NewDb().Set<Gongkai.Agencies.Organs.Organ>().Where(organ => organ.Id == town.Bureau || organ.Id == town.Office).Select(organ => organ.Code).ToListAsync(Cancellation);
        var codes = string.Join(',', organs);
        using var refused = await PostAsync(site, site.Client, "/requests/new", "/requests/apply", [.. Typed.Where(field => field.Item1 != "Form.Phone"), ("Form.Organs", codes)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.False(await town.NewDb().Set<InformationRequest>().AnyAsync(Cancellation), form);
        using var sent = await PostAsync(site, site.Client, "/requests/new", "/requests/apply", [.. Typed, ("Form.Organs", codes)]);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var cases = await town.NewDb().Set<InformationRequest>().AsNoTracking().OrderBy(request => request.Id).ToListAsync(Cancellation);
        Assert.Equal([.. new[] { town.Bureau, town.Office }.Order()], cases.Select(request => request.OrganId));
        Assert.All(cases, request => Assert.Equal(("charity", RequestState.Unconfirmed), (request.ApplicantKind.Code, request.State)));
        var receipt = await site.PageAsync("/requests/receipt");
        Assert.All(cases, request => Assert.Contains($">{request.Number}<", receipt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receipt_IsVerifiedOffline_AndAnAlteredOneIsNot()
    {
        await using var site = await RunningSite.StartAsync();
        await using var town = await Town.InAsync(site.Store);
        using var sent = await PostAsync(site, site.Client, "/requests/new", "/requests/apply", [.. Typed, ("Form.Organs", "water")]);
        var receipt = await site.PageAsync("/requests/receipt");
        var sign = Sign().Match(receipt).Value;
        Assert.Contains("data:image/png;base64,", receipt, StringComparison.Ordinal);
        using var key = ECDsa.Create();
        key.ImportFromPem(await site.PageAsync("/requests/receipt-key.pem"));
        Assert.True(ReceiptSign.IsGenuine(sign, key));
        Assert.True(ReceiptSign.IsAbout(sign, "防洪工程验收报告"));
        Assert.False(ReceiptSign.IsAbout(sign, "防洪工程验收报告二"));
        Assert.False(ReceiptSign.IsGenuine(sign.Replace("GK1:water", "GK1:wader", StringComparison.Ordinal), key));
        Assert.False(ReceiptSign.IsGenuine("GK1:x", key));
        Assert.DoesNotContain("志愿者", sign, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_AreCoveredMadeAnewAndSealed_AndOpenedOnlyWithAPurpose()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var refused = await PostAsync(site, site.Client, "/requests/new", "/requests/apply", [.. Typed, ("Form.Organs", "yunze-water"), ("Form.Agent", "程律师")], ("authority", "委托.txt", "委托"u8.ToArray()));
        Assert.Contains("不是照片", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var missing = await PostAsync(site, site.Client, "/requests/new", "/requests/apply", [.. Typed, ("Form.Organs", "yunze-water"), ("Form.Agent", "程律师"), ("Form.CoverTop", "true")], ("proof", "证.png", Picture()));
        var page = await missing.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("授权委托书", page, StringComparison.Ordinal);
        Assert.Contains("已收下：证.png", page, StringComparison.Ordinal);
        // The proof that came before waits with the draft; only the authority is sent now.
        var draft = Draft().Match(page).Groups[1].Value;
        using var sent = await PostAsync(site, site.Client, "/requests/new", "/requests/apply", [.. Typed, ("Form.Organs", "yunze-water"), ("Form.Agent", "程律师"), ("Form.Draft", draft)], ("authority", "委托.png", Picture()));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        await using var db = site.Store.NewDb();
        Assert.False(await db.Set<ApplicationDraft>().AnyAsync(Cancellation));
        var papers = await db.Set<Enclosure>().AsNoTracking().OrderBy(paper => paper.Kind).ToListAsync(Cancellation);
        Assert.Equal([EnclosureKind.Authority, EnclosureKind.IdentityProof], papers.Select(paper => paper.Kind));
        using var kept = SKBitmap.Decode(papers[1].Open(site.Get<Gongkai.Agencies.Personal.PersonalKeys>()).Bytes);
        Assert.Equal((SKColors.Black, SKColors.Red), (kept.GetPixel(45, 10), kept.GetPixel(45, 80)));

        var number = await db.Set<InformationRequest>().OrderByDescending(request => request.Id).Select(request => request.Number).FirstAsync(Cancellation);
        using var clerk = await site.SignedInAsync("water-clerk");
        var address = $"/office/requests/{number}";
        using var veiled = SKBitmap.Decode(await clerk.GetByteArrayAsync(new Uri($"{address}/enclosures/{papers[1].Id}/veiled.png", UriKind.Relative), Cancellation));
        Assert.Equal(24, veiled.Width);
        using var without = await site.SendAsync(clerk, address, $"{address}/enclosures/{papers[1].Id}", ("why", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var opened = await site.SendAsync(clerk, address, $"{address}/enclosures/{papers[1].Id}", ("why", "核对身份"));
        Assert.Equal(papers[1].Length, (await opened.Content.ReadAsByteArrayAsync(Cancellation)).Length);
        Assert.Equal("核对身份", (await db.Set<PersonalView>().AsNoTracking().SingleAsync(Cancellation)).Purpose);
        using var other = await site.SignedInAsync("finance-clerk");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"{address}/enclosures/{papers[1].Id}/veiled.png", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Draft_IsKeptSealed_AndOpenedByItsCodeAlone()
    {
        await using var site = await RunningSite.StartAsync();
        await using var town = await Town.InAsync(site.Store);
        using var kept = await PostAsync(site, site.Client, "/requests/new", "/requests/apply", [.. Typed, ("Form.Organs", "water"), ("Then", "keep")]);
        var code = Code().Match(await kept.Content.ReadAsStringAsync(Cancellation)).Groups[1].Value;
        Assert.Equal(16, code.Length);
        using var other = site.NewClient();
        using var wrong = await site.SendAsync(other, "/requests/draft", "/requests/draft", ("_handler", "draft"), ("Code", "2222222222222222"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var opened = await site.SendAsync(other, "/requests/draft", "/requests/draft", ("_handler", "draft"), ("Code", code.ToLowerInvariant()));
        Assert.Equal("/requests/apply", opened.Headers.Location?.ToString());
        var form = await other.GetStringAsync(new Uri("/requests/apply", UriKind.Relative), Cancellation);
        Assert.Contains("value=\"防洪工程验收报告\"", form, StringComparison.Ordinal);
        Assert.Contains("value=\"云泽护水志愿者协会\"", form, StringComparison.Ordinal);
        await using var db = town.NewDb();
        Assert.DoesNotContain("志愿者", Encoding.UTF8.GetString((await db.Set<ApplicationDraft>().SingleAsync(Cancellation)).Content), StringComparison.Ordinal);
        var shelf = new DraftShelf(db, site.Get<Gongkai.Agencies.Personal.PersonalKeys>());
        Assert.Null(await shelf.OpenAsync(code, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddDays(DraftShelf.Days + 2), Cancellation));
    }

    [Fact]
    public async Task Guessing_MeetsTheSameAnswerAndThenALimit()
    {
        await using var site = await RunningSite.StartAsync();
        await using var town = await Town.InAsync(site.Store);
        var token = ("__RequestVerificationToken", Token().Match(await site.PageAsync("/requests/status")).Groups[1].Value);
        var answers = new List<(HttpStatusCode Status, int Length)>();
        for (var guess = 0; guess < 25; guess++)
        {
            using var answer = await site.SendAsync(site.Client, "/requests/status", [token, ("_handler", "open"), ("Number", $"water-2026-{guess + 10}"), ("CheckCode", "22222-22222")]);
            answers.Add((answer.StatusCode, Secret().Replace(await answer.Content.ReadAsStringAsync(Cancellation), "").Length));
        }

        Assert.Equal(20, answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
        Assert.Single(answers.Take(20).Select(answer => answer.Length).Distinct());
    }

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(90, 90);
        bitmap.Erase(SKColors.Red);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningSite site, HttpClient client, string page, string action, (string Name, string Value)[] fields, params (string Field, string Name, byte[] Bytes)[] files)
    {
        _ = await client.GetStringAsync(new Uri(page, UriKind.Relative), Cancellation);
        var token = Token().Match(await client.GetStringAsync(new Uri("/requests/status", UriKind.Relative), Cancellation)).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (field, name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), field, name);
        }

        using var post = new HttpRequestMessage(HttpMethod.Post, action) { Content = form };
        post.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        return await client.SendAsync(post, Cancellation);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("GK1:[^<]+")]
    private static partial Regex Sign();

    [GeneratedRegex("name=\"Form.Draft\" value=\"([^\"]+)\"")]
    private static partial Regex Draft();

    [GeneratedRegex("draft-code\"><strong>([^<]+)<")]
    private static partial Regex Code();

    // What differs from page to page: tokens, and the number that was typed.
    [GeneratedRegex("value=\"(CfDJ|water-)[^\"]*\"")]
    private static partial Regex Secret();
}
