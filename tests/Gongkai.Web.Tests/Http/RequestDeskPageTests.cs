using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Personal;
using Gongkai.Documents.Reading;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>What the office does with many cases: what waits first, a book taken over, the year with its cases, many at once, templates, service, the sheet that goes along.</summary>
public sealed partial class RequestDeskPageTests
{
    private const string Book = """
        登记号,收到日期,申请渠道,申请人类型,申请人,联系方式,申请内容,答复日期,办理结果
        甲1,2026-03-02,当面,自然人,张一,13800000001,河道整治合同,2026-03-20,予以公开
        甲2,2026-03-03,网上,商业企业,云泽青禾有限公司,13800000002,水库资料,2026-03-25,部分公开
        甲3,2026-09-07,当面,自然人,李二,13800000003,取水许可,,

        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Office_TakesABookOver_CountsTheYear_AndOpensWhatEachFigureCounts()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var clerk = await site.SignedInAsync("water-clerk");
        using var wrong = await UploadAsync(site, clerk, Book.Replace("2026-03-20", "三月", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("第2行“答复日期”写作“三月”", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var taken = await UploadAsync(site, clerk, Book);
        Assert.Contains("导入3件", await taken.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        var year = await PageAsync(clerk, "/office/requests/statistics?year=2026");
        Assert.Matches("cell=requests\\.received\\.total\">3</a>", year);
        Assert.Matches("cell=requests\\.partly-granted\\.business\">1</a>", year);
        Assert.Contains("未经复议直接起诉", year, StringComparison.Ordinal);
        var behind = await PageAsync(clerk, "/office/requests/statistics/cases?year=2026&cell=requests.received.natural");
        Assert.Equal(2, Case().Count(behind));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(new Uri("/office/requests/statistics/cases?year=2026&cell=nothing", UriKind.Relative), Cancellation)).StatusCode);

        // The open one, by hand: assigned with the others that are picked, then to a colleague.
        await using var db = site.Store.NewDb();
        var open = await db.Set<InformationRequest>().AsNoTracking().SingleAsync(request => request.IsOpen, Cancellation);
        var officer = (await db.Set<Gongkai.Storage.Accounts.Account>().SingleAsync(account => account.UserName == "water-clerk", Cancellation)).OfficerId;
        using var bulk = await site.SendAsync(clerk, "/office/requests", "/office/requests", ("_handler", "bulk"), ("Do", "assign"), ("Officer", $"{officer}"), ("Picked", $"{open.Id}"));
        Assert.Contains("已办理1件", await bulk.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(officer, await db.Set<InformationRequest>().Where(request => request.Id == open.Id).Select(request => request.AssignedTo).SingleAsync(Cancellation));
        Assert.Contains(open.Number, await PageAsync(clerk, "/office"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unconfirmed_HeadsMyWork_AndIsCountedForTheLeader()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var sent = await site.SendAsync(site.Client, "/organs/yunze-water/apply", "/organs/yunze-water/apply", ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", "防洪工程验收报告"), ("Form.Kind", "natural"), ("Form.Name", "王小明"), ("Form.IdentityNumber", "990101199001011234"), ("Form.Phone", "13800001234"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await using var db = site.Store.NewDb();
        var number = await db.Set<InformationRequest>().OrderByDescending(request => request.Id).Select(request => request.Number).FirstAsync(Cancellation);
        using var clerk = await site.SignedInAsync("water-clerk");
        var work = await PageAsync(clerk, "/office");
        Assert.Equal(number, Regex.Match(work, "/office/requests/([a-z0-9-]+)\"").Groups[1].Value);
        Assert.DoesNotContain("王小明", work, StringComparison.Ordinal);
        using var leader = await site.SignedInAsync("transport-leader");
        Assert.DoesNotContain("件待确认", await PageAsync(leader, "/office"), StringComparison.Ordinal);
        using var head = await site.SignedInAsync("water-leader");
        Assert.Contains("与申请人确认", await PageAsync(head, "/office"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_TemplatesAndService_StandOnTheirPages()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var clerk = await site.SignedInAsync("water-clerk");
        using var head = await site.SignedInAsync("water-leader");
        using var taken = await UploadAsync(site, clerk, Book);
        await using var db = site.Store.NewDb();
        var open = await db.Set<InformationRequest>().AsNoTracking().SingleAsync(request => request.IsOpen, Cancellation);
        var page = $"/office/requests/{open.Number}";
        using var drafted = await site.SendAsync(clerk, $"{page}/decide?ground=needs-creation", $"{page}/decide?ground=needs-creation", ("_handler", "draft"), ("Form.Reason", "需要汇总分析"));
        Assert.Equal(HttpStatusCode.SeeOther, drafted.StatusCode);
        var sheet = DocumentReader.Read(await clerk.GetByteArrayAsync(new Uri($"{page}/approval.docx", UriKind.Relative), Cancellation), "a.docx", cancellation: Cancellation);
        var text = string.Join('\n', sheet.Blocks.SelectMany(block => block is Gongkai.Text.Table table ? table.Cells.Select(cell => cell.Text.Value) : block is Gongkai.Text.Paragraph paragraph ? [paragraph.Text.Value] : Array.Empty<string>()));
        Assert.All((string[])["审查呈批单", open.Number, "取水许可", "没有现成信息需要另行制作", "提交审核", "水清源"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("李二", text, StringComparison.Ordinal);

        using var saved = await site.SendAsync(head, "/office/requests/templates?code=clarification", "/office/requests/templates?code=clarification", ("_handler", "template"), ("Form.From", "2099-01-01"), ("Form.Title", "补正通知书"), ("Form.Text", "请于{until}前补正：{items}。"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("2099-01-01", await PageAsync(head, "/office/requests/templates?code=clarification"), StringComparison.Ordinal);
        using var set = await site.SendAsync(head, "/office/requests/settings", "/office/requests/settings", ("_handler", "office"), ("Form.Word", "云水"), ("Form.DraftDays", "6"), ("Form.SignDays", "2"), ("Form.RedoCounting", "KeepFirst"));
        Assert.Equal(HttpStatusCode.SeeOther, set.StatusCode);

        using var noted = await site.SendAsync(clerk, page, page, ("_handler", "recall"));
        using var asked = await site.SendAsync(clerk, page, page, ("_handler", "ask-clarification"), ("Form.On", open.ArrivedOn.AddDays(3).ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("Form.Text", "请写明年度"), ("Form.Until", "2099-01-05"));
        var letter = await db.Set<Letter>().AsNoTracking().SingleAsync(Cancellation);
        var address = $"/office/requests/letters/{letter.Id}";
        Assert.StartsWith("云水公开补〔", letter.DocumentNumber, StringComparison.Ordinal);
        Assert.Contains("待定稿（1件）", await PageAsync(clerk, "/office/requests/service"), StringComparison.Ordinal);
        foreach (var step in new[] { "file", "seal", "send", "return" })
        {
            using var done = await site.SendAsync(clerk, address, address, ("_handler", step), ("Channel", "SignedPost"), ("Tracking", "EX1CN"));
            Assert.True(done.StatusCode == HttpStatusCode.SeeOther, step);
        }

        Assert.Contains("退回的（1件）", await PageAsync(clerk, "/office/requests/service"), StringComparison.Ordinal);
        Assert.Contains("退回的文书，重新送达", await PageAsync(clerk, "/office"), StringComparison.Ordinal);
        // Each of the four steps opened the letter, and is written down.
        Assert.Equal(4, await db.Set<PersonalView>().CountAsync(view => view.Purpose == letter.DocumentNumber, Cancellation));
        Assert.Contains("请写明年度", string.Join('\n', letter.Open(site.Get<PersonalKeys>()).Paragraphs), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> UploadAsync(RunningSite site, HttpClient clerk, string book)
    {
        const string page = "/office/requests/import";
        var token = Token().Match(await PageAsync(clerk, page)).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("take-over"), "_handler" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(book)), "book", "台账.csv" } };
        using var post = new HttpRequestMessage(HttpMethod.Post, page) { Content = form };
        post.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        return await clerk.SendAsync(post, Cancellation);
    }

    private static Task<string> PageAsync(HttpClient client, string address) => client.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("href=\"/office/requests/yunze-water-2026-")]
    private static partial Regex Case();
}
