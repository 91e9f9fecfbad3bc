using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Documents.Reading;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>A whole case over the pages: asked on the web, clarified, a third party objects, extended, partly released, signed by five people, served,
/// reconsidered, annulled, decided anew, sued. The status page tells the truth at each step.</summary>
public sealed partial class RequestStoryTests
{
    private const string Organ = "yunze-transport";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_FromTheWebToTheCourt_IsTruthfulAtEachStep()
    {
        await using var site = await RunningSite.StartAsync(demo: true);
        using var citizen = site.NewClient();
        await DoneAsync(site.SendAsync(citizen, $"/organs/{Organ}/apply", $"/organs/{Organ}/apply", ("_handler", "apply"), ("Form.HasLooked", "true"), ("Form.Title", "公交专用道评估报告"), ("Form.Kind", "legal-service"), ("Form.Name", "云泽明律律师事务所"), ("Form.IdentityNumber", "31990000MD0000001X"), ("Form.Email", "office@example.org"), ("Form.Provision", "Electronic")));
        await using var db = site.Store.NewDb();
        var request = await db.Set<InformationRequest>().AsNoTracking().SingleAsync(Cancellation);
        var page = $"/office/requests/{request.Number}";
        var today = request.ArrivedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var clerk = await site.SignedInAsync("transport-clerk");
        using var head = await site.SignedInAsync("transport-reviewer");
        using var lawyer = await site.SignedInAsync("transport-lawyer");
        using var secrecy = await site.SignedInAsync("transport-secrecy");
        using var leader = await site.SignedInAsync("transport-leader");
        Task Act(HttpClient who, string action, params (string, string)[] fields) => DoneAsync(site.SendAsync(who, page, page, [("_handler", action), .. fields]));
        Task Says(params string[] words) => SaysAsync(citizen, words);

        await Says("待确认", "还没有开始");
        await Act(clerk, "confirm", ("Form.On", today));
        await Act(clerk, "ask-clarification", ("Form.On", today), ("Form.Text", "请写明年度"), ("Form.Until", "2099-01-04"));
        await Says("待补正", "2099-01-04");
        await DoneAsync(site.SendAsync(citizen, "/requests/status", "/requests/status", ("_handler", "clarify"), ("Text", "2024年度")));
        await Says("办理中", "重新计算");
        await Act(clerk, "consult", ("Form.PartyKind", "ThirdParty"), ("Form.Party", "青禾咨询有限公司"), ("Form.On", today));
        await Says("征求意见中");
        await Act(clerk, "record-opinion", ("Form.Number", "1"), ("Form.Opinion", "Objected"), ("Form.Text", "含有报价"), ("Form.On", today));
        await Act(clerk, "ask-extension", ("Form.Why", "材料较多"));
        await Act(head, "extend", ("Form.On", today), ("Form.Days", "20"));
        await Says("延长答复期限20个工作日");

        await AnswerAsync(site, page, "partly", clerk, head, lawyer, secrecy, leader);
        await Act(clerk, "record-service", ("Form.On", today));
        await Says("已送达", "公开答〔", "申请行政复议至", "评估报告.txt");
        Assert.DoesNotContain("青禾", await citizen.GetStringAsync(new Uri("/requests/status", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        var letter = await db.Set<Letter>().AsNoTracking().OrderBy(letter => letter.Id).LastAsync(Cancellation);
        var text = await TextAsync(citizen, $"/requests/letters/{letter.Id}");
        Assert.All((string[])["你单位", "公交专用道评估报告（补正为：2024年度）", "第三十七条", "应当先申请行政复议", "云泽市人民政府", "第十五条"], words => Assert.Contains(words, text, StringComparison.Ordinal));

        await DoneAsync(site.SendAsync(clerk, page + "/disputes", page + "/disputes", ("_handler", "record"), ("Form.Kind", "Reconsideration"), ("Form.Forum", "云泽市人民政府"), ("Form.On", today)));
        var dispute = await db.Set<Dispute>().AsNoTracking().SingleAsync(Cancellation);
        await DoneAsync(site.SendAsync(clerk, page + "/disputes", page + "/disputes", ("_handler", $"end-{dispute.Id}"), ("Form.Dispute", $"{dispute.Id}"), ("Form.Ending", "annulled"), ("Form.On", today), ("Form.Days", "15"), ("Form.AreWorkdays", "true")));
        await Act(head, "redo", ("Form.Dispute", $"{dispute.Id}"));
        await Says("办理中", "重新处理");
        await AnswerAsync(site, page, "partly", clerk, head, lawyer, secrecy, leader);
        await Act(clerk, "record-service", ("Form.On", today));
        await DoneAsync(site.SendAsync(clerk, page + "/disputes", page + "/disputes", ("_handler", "record"), ("Form.Kind", "Litigation"), ("Form.Forum", "云泽市中级人民法院"), ("Form.On", today)));
        Assert.Equal("suit-after-reconsideration", (await db.Set<Dispute>().AsNoTracking().OrderBy(other => other.Id).LastAsync(Cancellation)).Route?.Code);

        var figures = await RequestTally.CountAsync(db, request.OrganId, request.ArrivedOn.Year, null, Cancellation);
        Assert.Equal((1m, 1m), (figures["requests.received.legal-service"].Value, figures["requests.partly-granted.total"].Value));
    }

    // The draft with its file, five hands, the letter's file, the post.
    private static async Task AnswerAsync(RunningSite site, string page, string ground, HttpClient clerk, HttpClient head, HttpClient lawyer, HttpClient secrecy, HttpClient leader)
    {
        var decide = $"{page}/decide?ground={ground}";
        var token = Token().Match(await clerk.GetStringAsync(new Uri(decide, UriKind.Relative), Cancellation)).Groups[1].Value;
        using var draft = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("draft"), "_handler" }, { new StringContent("以电子邮件提供"), "Form.Provision" },
            { new StringContent("报告正文"), "Form.Given" }, { new StringContent("附件报价"), "Form.Withheld" }, { new StringContent("third-party-rights"), "Form.WithheldGround" }, { new StringContent("涉及商业秘密"), "Form.Reason" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("公交专用道评估报告正文。")), "files", "评估报告.txt" },
        };
        using var post = new HttpRequestMessage(HttpMethod.Post, decide) { Content = draft };
        post.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        await DoneAsync(clerk.SendAsync(post, Cancellation));
        foreach (var (who, action) in ((HttpClient, string)[])[(head, "pass-office"), (lawyer, "pass-legal"), (secrecy, "pass-secrecy"), (leader, "sign")])
        {
            await DoneAsync(site.SendAsync(who, page, page, ("_handler", action)));
        }

        await using var db = site.Store.NewDb();
        var letter = await db.Set<Letter>().OrderBy(letter => letter.Id).Select(letter => letter.Id).LastAsync(Cancellation);
        await DoneAsync(site.SendAsync(clerk, $"/office/requests/letters/{letter}", $"/office/requests/letters/{letter}", ("_handler", "file")));
        await DoneAsync(site.SendAsync(clerk, page, page, ("_handler", "dispatch"), ("Form.Channel", "SignedPost")));
    }

    private static async Task SaysAsync(HttpClient citizen, string[] words)
    {
        var page = await citizen.GetStringAsync(new Uri("/requests/status", UriKind.Relative), Cancellation);
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    private static async Task<string> TextAsync(HttpClient client, string address)
    {
        var document = DocumentReader.Read(await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), Cancellation), "letter.docx");
        return string.Join('\n', document.Blocks.OfType<Gongkai.Text.Paragraph>().Select(paragraph => paragraph.Text.Value));
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{answer.StatusCode}: {Alert().Match(await answer.Content.ReadAsStringAsync(Cancellation)).Value}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("role=\"alert\"[\\s\\S]*?</p>")]
    private static partial Regex Alert();
}
