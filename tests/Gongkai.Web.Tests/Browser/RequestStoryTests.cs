using System.Globalization;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Documents.Reading;
using Gongkai.Requests;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>A whole case as people play it in their browsers: asked on the web, confirmed, clarified, a third party objects, extended, partly released with words
/// covered in the file, signed off by five accounts, served, reconsidered, annulled, decided anew, sued. The status page tells the truth at each step, and the
/// letters say what the law wants, word for word in their Word files.</summary>
public sealed class RequestStoryTests(Browsing browsing)
{
    private const string Organ = "yunze-transport";
    private const string ThirdParty = "青禾咨询有限公司";
    private RunningSite site = default!;
    private string number = "";
    private DateOnly day;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Case => $"/office/requests/{number}";

    private string Today => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Written => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Case_FromTheWebToTheCourt_IsTruthfulAtEachStep()
    {
        await using var running = await RunningSite.StartAsync(demo: true);
        site = running;
        var (citizen, complaints) = await browsing.OpenAsync(site, new Looking(390));
        await AskAsync(citizen);
        var clerk = await SignedInAsync("transport-clerk");
        var head = await SignedInAsync("transport-reviewer");
        await SaysAsync(citizen, "待确认", "还没有开始");
        await ActAsync(clerk, "confirm", ("Form.On", Today));
        await SaysAsync(citizen, "办理中");
        await ClarifyAsync(citizen, clerk);
        await ConsultAsync(citizen, clerk);
        await ActAsync(clerk, "ask-extension", ("Form.Why", "材料较多"));
        await ActAsync(head, "extend", ("Form.On", Today), ("Form.Days", "20"));
        await SaysAsync(citizen, "办理中", "延长答复期限20个工作日");

        await AnswerAsync(clerk, head);
        await SaysAsync(citizen, "待送达", "发出");
        await ActAsync(clerk, "record-service", ("Form.On", Today));
        await SaysAsync(citizen, "已送达", "公开答〔", "申请行政复议至", "评估报告.txt");
        await ReplyAsync(citizen);
        await DisputeAsync(citizen, clerk, head);
        await CountedAsync();
        Assert.Empty(complaints);
    }

    private async Task AskAsync(IPage citizen)
    {
        await citizen.GotoAsync("/requests/new?q=%E4%BA%A4%E9%80%9A%E8%BF%90%E8%BE%93");
        await citizen.CheckAsync($"[name='organ'][value='{Organ}']");
        await citizen.ClickAsync("form[action='/requests/apply'] button");
        await citizen.FillAsync("[name='Form.Title']", "公交专用道评估报告");
        await citizen.SelectOptionAsync("[name='Form.Kind']", "legal-service");
        await citizen.FillAsync("[name='Form.Name']", "云泽明律律师事务所");
        await citizen.FillAsync("[name='Form.IdentityNumber']", "31990000MD0000001P");
        await citizen.FillAsync("[name='Form.Email']", "office@example.org");
        await citizen.ClickAsync("form:has([name='Form.Title']) button >> nth=0");
        await citizen.WaitForURLAsync("**/requests/receipt");
        await using var db = site.Store.NewDb();
        var request = await db.Set<InformationRequest>().AsNoTracking().OrderByDescending(other => other.Id).FirstAsync(Cancellation);
        (number, day) = (request.Number, request.ArrivedOn);
        Assert.Contains(number, await citizen.ContentAsync(), StringComparison.Ordinal);
    }

    private async Task ClarifyAsync(IPage citizen, IPage clerk)
    {
        await ActAsync(clerk, "ask-clarification", ("Form.On", Today), ("Form.Text", "请写明年度"), ("Form.Until", "2099-01-05"));
        await SaysAsync(citizen, "待补正", "2099-01-05");
        await SendAsync(clerk, "clarification");
        var letter = await LetterAsync(citizen, "公开补〔");
        Assert.All([Written, "第三十条", "2099年1月5日", "请写明年度", "重新计算答复期限"], words => Assert.Contains(words, letter, StringComparison.Ordinal));
        await citizen.FillAsync("[name='Text']", "2024年度");
        await citizen.ClickAsync("form:has([name='Text']) button >> nth=0");
        await SaysAsync(citizen, "办理中", "重新计算");
    }

    private async Task ConsultAsync(IPage citizen, IPage clerk)
    {
        await ActAsync(clerk, "consult", ("Form.PartyKind", "ThirdParty"), ("Form.Party", ThirdParty), ("Form.On", Today));
        await SaysAsync(citizen, "征求意见中");
        await SendAsync(clerk, "third-party");
        await using var db = site.Store.NewDb();
        var asked = await db.Set<Letter>().AsNoTracking().SingleAsync(letter => letter.Template == "third-party", Cancellation);
        var text = await TextAsync(clerk, $"/office/requests/letters/{asked.Id}/file.docx");
        Assert.All([ThirdParty, "第三十二条", "15个工作日", "公交专用道评估报告"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("明律", text, StringComparison.Ordinal);
        Assert.Equal(404, (await citizen.Context.APIRequest.GetAsync($"/requests/letters/{asked.Id}")).Status);
        await ActAsync(clerk, "record-letter-receipt", ("Form.Number", "1"), ("Form.On", Today));
        await ActAsync(clerk, "record-opinion", ("Form.Number", "1"), ("Form.Opinion", "Objected"), ("Form.Text", "含有报价"), ("Form.On", Today));
        await SaysAsync(citizen, "办理中");
    }

    // The draft with words covered in its file; each of five sees it, and passes it on; then the post.
    private async Task AnswerAsync(IPage clerk, IPage head)
    {
        await clerk.GotoAsync($"{Case}/decide?ground=partly");
        await clerk.FillAsync("[name='Form.Provision']", "以电子邮件提供");
        await clerk.FillAsync("[name='Form.Given']", "报告正文");
        await clerk.FillAsync("[name='Form.Withheld']", "附件报价");
        await clerk.SelectOptionAsync("[name='Form.WithheldGround']", "third-party-rights");
        await clerk.FillAsync("[name='Form.Reason']", "涉及商业秘密");
        await clerk.SetInputFilesAsync("[name='files']", new FilePayload { Name = "评估报告.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("公交专用道评估报告正文。\n报价三百二十万元。") });
        await clerk.FillAsync("[name='Form.Cover']", "报价三百二十万元");
        await clerk.ClickAsync("form:has([name='Form.Cover']) > button");
        await clerk.WaitForURLAsync($"**{Case}");
        foreach (var (user, action) in new[] { ("transport-reviewer", "pass-office"), ("transport-lawyer", "pass-legal"), ("transport-secrecy", "pass-secrecy"), ("transport-leader", "sign") })
        {
            var officer = user == "transport-reviewer" ? head : await SignedInAsync(user);
            await officer.GotoAsync(Case);
            Assert.Contains("部分公开", await officer.Locator(".draft").InnerTextAsync(), StringComparison.Ordinal);
            var file = await officer.Context.APIRequest.GetAsync((await officer.Locator(".draft .facts a").First.GetAttributeAsync("href"))!);
            Assert.DoesNotContain("三百二十万", await file.TextAsync(), StringComparison.Ordinal);
            await ActAsync(officer, action);
        }

        await using var db = site.Store.NewDb();
        var letter = await db.Set<Letter>().OrderBy(letter => letter.Id).Select(letter => letter.Id).LastAsync(Cancellation);
        await clerk.GotoAsync($"/office/requests/letters/{letter}");
        await clerk.ClickAsync("form:has([value='file']) button");
        await clerk.WaitForURLAsync($"**{Case}");
        await ActAsync(clerk, "dispatch", ("Form.Channel", "SignedPost"), ("Form.Tracking", "EX000000001CN"), ("Form.On", Today));
    }

    // From 2024 on a refusal under articles 14 to 16 is reconsidered first; the last days stand on the page once the reply was served.
    private async Task ReplyAsync(IPage citizen)
    {
        var text = await LetterAsync(citizen, "公开答〔");
        Assert.All(
            ["你单位", Written, number, "公交专用道评估报告（补正为：2024年度）", "第三十六条第二项、第三项，第三十七条", "第十五条", "报告正文", "附件报价", "自收到本答复书之日起60日内", "云泽市人民政府", "应当先申请行政复议"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain(ThirdParty, text, StringComparison.Ordinal);
        await using var db = site.Store.NewDb();
        var letter = await db.Set<Letter>().AsNoTracking().OrderBy(letter => letter.Id).LastAsync(Cancellation);
        Assert.Equal(Limits.Reconsideration(day, WorkCalendar.National).Due, letter.ReconsiderBy);
        await SaysAsync(citizen, letter.ReconsiderBy!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var file = await citizen.Context.APIRequest.GetAsync((await citizen.Locator("a[href^='/requests/files/']").First.GetAttributeAsync("href"))!);
        var released = await file.TextAsync();
        Assert.Contains("评估报告正文", released, StringComparison.Ordinal);
        Assert.DoesNotContain("三百二十万", released, StringComparison.Ordinal);
    }

    private async Task DisputeAsync(IPage citizen, IPage clerk, IPage head)
    {
        await RecordDisputeAsync(clerk, "Reconsideration", "云泽市人民政府");
        await SaysAsync(citizen, "行政复议", "待答复");
        await clerk.SelectOptionAsync("[name='Form.Ending']", "annulled");
        await clerk.FillAsync("[name='Form.Days']", "15");
        await clerk.ClickAsync("form:has([name='Form.Ending']) button");
        await clerk.WaitForURLAsync($"**{Case}/disputes");
        await SaysAsync(citizen, "已审结", "重新作出答复");
        await ActAsync(head, "redo");
        await SaysAsync(citizen, "办理中", "重新处理");
        await AnswerAsync(clerk, head);
        await ActAsync(clerk, "record-service", ("Form.On", Today));
        await SaysAsync(citizen, "已送达");
        await RecordDisputeAsync(clerk, "Litigation", "云泽市中级人民法院");
        await SaysAsync(citizen, "行政诉讼", "待答复");
    }

    private async Task RecordDisputeAsync(IPage clerk, string kind, string forum)
    {
        await clerk.GotoAsync($"{Case}/disputes");
        await clerk.SelectOptionAsync("[name='Form.Kind']", kind);
        await clerk.FillAsync("[name='Form.Forum']", forum);
        await clerk.ClickAsync("form:has([name='Form.Forum']) button");
        await clerk.WaitForURLAsync($"**{Case}/disputes");
        Assert.Contains(forum, await clerk.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task CountedAsync()
    {
        await using var db = site.Store.NewDb();
        var request = await db.Set<InformationRequest>().AsNoTracking().OrderByDescending(other => other.Id).FirstAsync(Cancellation);
        var figures = await RequestTally.CountAsync(db, request.OrganId, day.Year, null, Cancellation);
        var disputes = await DisputeTally.CountAsync(db, request.OrganId, day.Year, null, Cancellation);
        Assert.Equal((1m, 1m, 0m), (figures["requests.received.legal-service"].Value, figures["requests.partly-granted.total"].Value, figures["requests.carried-out.total"].Value));
        Assert.Equal((1m, 1m), (disputes["disputes.reconsideration.corrected"].Value, disputes["disputes.suit-after-reconsideration.pending"].Value));
    }

    private async Task<IPage> SignedInAsync(string user)
    {
        await using var db = site.Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.OfficerId).SingleAsync(Cancellation);
        var (page, _) = await browsing.OpenAsync(site, new Looking(1366));
        await page.GotoAsync("/sign-in");
        var button = page.Locator($"button[name='person'][value='{officer}']");
        await page.Locator("details").Filter(new LocatorFilterOptions { Has = button }).Locator("summary").ClickAsync();
        await button.ClickAsync();
        await page.WaitForURLAsync("**/office");
        return page;
    }

    // As an officer does it: open the case, unfold the act, fill in, press the button.
    private async Task ActAsync(IPage officer, string action, params (string Field, string Value)[] typed)
    {
        await officer.GotoAsync(Case);
        var act = officer.Locator($"details.act:has([name='_handler'][value='{action}'])");
        if (await act.GetAttributeAsync("open") is null)
        {
            await act.Locator("summary").ClickAsync();
        }

        foreach (var (field, value) in typed)
        {
            var place = act.Locator($"[name='{field}']");
            await (await place.EvaluateAsync<string>("place => place.tagName") == "SELECT" ? place.SelectOptionAsync(value) : place.FillAsync(value));
        }

        var answer = await officer.RunAndWaitForResponseAsync(() => act.Locator("button").ClickAsync(), response => response.Request.Method == "POST");
        Assert.True(answer.Status == 303, $"{action}: {answer.Status} {string.Join(' ', await officer.Locator("[role='alert']").AllInnerTextsAsync())}");
        await officer.WaitForURLAsync($"**{Case}");
    }

    private async Task SendAsync(IPage clerk, string template)
    {
        await using var db = site.Store.NewDb();
        var letter = await db.Set<Letter>().AsNoTracking().Where(letter => letter.Template == template).Select(letter => letter.Id).SingleAsync(Cancellation);
        foreach (var step in new[] { "file", "send" })
        {
            await clerk.GotoAsync($"/office/requests/letters/{letter}");
            await clerk.ClickAsync($"form:has([name='_handler'][value='{step}']) button");
            await clerk.WaitForURLAsync($"**{Case}");
        }
    }

    // Whatever happens, nobody but the applicant is named to the applicant.
    private static async Task SaysAsync(IPage citizen, params string[] words)
    {
        await citizen.GotoAsync("/requests/status");
        var page = await citizen.Locator("main").InnerTextAsync();
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
        Assert.DoesNotContain("青禾", page, StringComparison.Ordinal);
    }

    private static async Task<string> LetterAsync(IPage citizen, string documentNumber)
    {
        await citizen.GotoAsync("/requests/status");
        return await TextAsync(citizen, (await citizen.Locator("a[href^='/requests/letters/']:not([href$='/read'])").Filter(new LocatorFilterOptions { HasText = documentNumber }).First.GetAttributeAsync("href"))!);
    }

    private static async Task<string> TextAsync(IPage page, string address)
    {
        var file = await page.Context.APIRequest.GetAsync(address);
        Assert.Equal(200, file.Status);
        var document = DocumentReader.Read(await file.BodyAsync(), "letter.docx", cancellation: Cancellation);
        return string.Join('\n', document.Blocks.OfType<Gongkai.Text.Paragraph>().Select(paragraph => paragraph.Text.Value));
    }
}
