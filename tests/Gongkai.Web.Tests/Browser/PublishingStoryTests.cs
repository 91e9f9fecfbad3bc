using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>A document from draft to withdrawal as an office plays it, by five people in a browser without scripts.</summary>
public sealed class PublishingStoryTests(Browsing browsing)
{
    private const string PersonalNumber = "11010519491231002X";
    private const string OddName = "瑊玏禤";
    private const string Policy = "云泽市公共数据开放管理办法";
    private const string Explanation = "《云泽市公共数据开放管理办法》解读";
    private static readonly (string User, string Step)[] Steps =
        [("yunze-competent-2", "科室负责人审核"), ("yunze-competent", "信息公开工作机构审核"), ("yunze-secrecy", "保密审查"), ("yunze-leader", "负责人签发")];

    private readonly Dictionary<string, IPage> people = [];
    private RunningSite site = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_FromDraftThroughFiveAccounts_IsFoundReadCorrectedAndWithdrawn()
    {
        await using var running = await RunningSite.StartAsync(demo: true);
        site = running;
        await AppointAsync("yunze-competent-2", Role.Reviewer);
        await SetChainAsync();

        var clerk = await AsAsync("yunze-clerk");
        var policy = await DraftAsync(clerk, "/office/items/new", Policy, "第一条　为促进公共数据开放利用，制定本办法。\n# 第一章　总则\n- 依法\n- 便民");
        await AttachAsync(clerk, policy);
        await SubmitAsync(clerk, policy);
        await ReturnAsync(policy);
        await ReviewAsync(policy);
        await ActAsync(clerk, policy, "发布", "yunze-clerk");
        var visitor = (await browsing.OpenAsync(site, new Looking { Scripts = false })).Page;
        await FindAsync(visitor, "公共数据", policy);
        await AssertRedactedAsync(visitor, policy);
        await AssertPackedAsync(policy);

        var explanation = await DraftAsync(clerk, $"/office/items/new?interprets={policy}", Explanation, "为什么要开放公共数据？");
        await SubmitAsync(clerk, explanation);
        await ReviewAsync(explanation);
        await ActAsync(clerk, explanation, "发布", "yunze-clerk");
        await visitor.GotoAsync($"/items/{policy}");
        Assert.Equal([Explanation], await visitor.Locator(".linked a").AllTextContentsAsync());
        await visitor.Locator(".linked a").ClickAsync();
        Assert.Equal([Policy], await visitor.Locator(".linked a").AllTextContentsAsync());

        await CorrectAsync(clerk, policy);
        await visitor.GotoAsync($"/items/{policy}");
        Assert.Contains("制定本办法", await visitor.Locator(".body").InnerTextAsync(), StringComparison.Ordinal);
        await SubmitAsync(clerk, policy);
        await ReviewAsync(policy);
        await ActAsync(clerk, policy, "发布", "yunze-clerk");
        await visitor.GotoAsync($"/items/{policy}");
        Assert.Contains("特制定本办法", await visitor.Locator(".body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("更正：第一条文字有误", await visitor.ContentAsync(), StringComparison.Ordinal);

        await ActAsync(await AsAsync("yunze-competent"), policy, "撤下", "yunze-competent", ("Form.Why", "与上位法不一致"), ("Form.Notice", "该文件正在修订。"));
        await AssertGoneAsync(visitor, policy);
        await using var db = site.Store.NewDb();
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    // Row 79: what was taken out is in no file of the store, no row of the search and no answer of the portal.
    private async Task AssertRedactedAsync(IPage visitor, long policy)
    {
        var file = await site.Client.GetStringAsync(new Uri($"/items/{policy}/files/1", UriKind.Relative), Cancellation);
        Assert.Contains("联系人：王小明，身份证号 ███", file, StringComparison.Ordinal);
        foreach (var word in (string[])[PersonalNumber, PersonalNumber[..17], PersonalNumber[6..14], OddName])
        {
            await visitor.GotoAsync($"/search?q={word}");
            Assert.Equal(0, await visitor.Locator(".hits li").CountAsync());
            foreach (var kept in Directory.EnumerateFiles(site.Store.Place.Folder, "*", SearchOption.AllDirectories))
            {
                var bytes = await BytesAsync(kept);
                Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) < 0, $"{word} is in {kept}");
            }
        }
    }

    private async Task AssertPackedAsync(long policy)
    {
        using var clerk = await site.SignedInAsync("yunze-clerk");
        using var packed = new System.IO.Compression.ZipArchive(await clerk.GetStreamAsync(new Uri($"/office/items/{policy}/package.zip", UriKind.Relative), Cancellation));
        Assert.Equal(["正文.txt", "附件/01-名单.txt", "附件/02-开放目录.txt"], packed.Entries.Select(entry => entry.FullName));
        using var words = new StreamReader(packed.Entries[0].Open());
        var text = await words.ReadToEndAsync(Cancellation);
        Assert.StartsWith(Policy, text, StringComparison.Ordinal);
        Assert.Contains("制定本办法。", text, StringComparison.Ordinal);
        Assert.Contains($"/items/{policy}", text, StringComparison.Ordinal);
        using var stranger = await site.SignedInAsync("labour-clerk");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri($"/office/items/{policy}/package.zip", UriKind.Relative), Cancellation)).StatusCode);
    }

    // The log of the database goes when nobody has the database open.
    private static async Task<byte[]> BytesAsync(string path)
    {
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancellation);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private async Task<IPage> AsAsync(string user)
    {
        if (people.TryGetValue(user, out var known))
        {
            return known;
        }

        var page = people[user] = (await browsing.OpenAsync(site, new Looking { Scripts = false })).Page;
        await using var db = site.Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.OfficerId).SingleAsync(Cancellation);
        await page.GotoAsync("/sign-in");
        var button = page.Locator($"button[name=person][value='{officer}']");
        if (!await button.First.IsVisibleAsync())
        {
            await page.Locator("details", new PageLocatorOptions { Has = button }).First.Locator("summary").ClickAsync();
        }

        await button.First.ClickAsync();
        Assert.EndsWith("/office", page.Url, StringComparison.Ordinal);
        page.SetDefaultTimeout(5_000);
        return page;
    }

    private async Task AppointAsync(string user, Role role)
    {
        await using var db = site.Store.NewDb();
        var officer = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.OfficerId).SingleAsync(Cancellation);
        var organ = await db.Set<Organ>().Where(organ => organ.Code == "yunze-office").Select(organ => organ.Id).SingleAsync(Cancellation);
        _ = (await new OfficerDesk(db).AppointAsync(officer, organ, role, new DateOnly(2019, 1, 1), new Act("officer.appoint", organ, null, DateTimeOffset.UnixEpoch.AddYears(55)), Cancellation)).Done;
    }

    private async Task SetChainAsync()
    {
        var admin = await AsAsync("yunze-admin");
        await admin.GotoAsync("/office/settings/review-chain");
        Role[] roles = [Role.Reviewer, Role.Reviewer, Role.SecrecyReviewer, Role.Leader];
        for (var at = 0; at < Steps.Length; at++)
        {
            await admin.Locator($"[name='Form.Names[{at}]']").FillAsync(Steps[at].Step);
            await admin.Locator($"[name='Form.Roles[{at}]']").SelectOptionAsync(roles[at].ToString());
        }

        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存流程" }).ClickAsync();
        Assert.Contains("已保存", await admin.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task<long> DraftAsync(IPage page, string address, string title, string body)
    {
        await page.GotoAsync(address);
        await page.Locator("[name='Form.Title']").FillAsync(title);
        await page.Locator("[name='Form.Topic']").SelectOptionAsync("20-1");
        await page.Locator("[name='Form.Body']").FillAsync(body);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存", Exact = true }).ClickAsync();
        return long.Parse(page.Url.Split('/')[^2], CultureInfo.InvariantCulture);
    }

    // A file with a personal number is held; without scripts and by typing alone the number is taken out of it for good.
    private static async Task AttachAsync(IPage page, long item)
    {
        await page.Locator("input[name=files]").SetInputFilesAsync(new FilePayload { Name = "名单.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes($"联系人：王小明，身份证号 {PersonalNumber}。") });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "上传并检查" }).ClickAsync();
        Assert.Contains("有问题，不能外传", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存并提交审查" }).ClickAsync();
        Assert.Contains("不应外传的内容", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        await RedactAsync(page, item, "名单.txt", "[name=pattern]", "personal.identity-card", "标记这一类", PersonalNumber);
        await page.GotoAsync($"/office/items/{item}/edit");
        await page.Locator("input[name=files]").SetInputFilesAsync(new FilePayload { Name = "开放目录.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes($"首批开放目录：气象、交通、水文。联系{OddName}。") });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "上传并检查" }).ClickAsync();
        Assert.Contains("检查通过", await page.ContentAsync(), StringComparison.Ordinal);
        await RedactAsync(page, item, "开放目录.txt", "[name=words]", OddName, "标记词语", OddName);
    }

    private static async Task RedactAsync(IPage page, long item, string file, string field, string value, string button, string gone)
    {
        await page.GotoAsync($"/office/items/{item}/edit");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = file }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "遮盖内容" }).ClickAsync();
        await page.Locator("[name=ground]").SelectOptionAsync("sensitive-information");
        await (field == "[name=words]" ? page.Locator(field).FillAsync(value) : page.Locator(field).SelectOptionAsync(value));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).ClickAsync();
        Assert.Equal([gone], await page.Locator(".places del").AllTextContentsAsync());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "生成遮盖后的副本" }).ClickAsync();
        Assert.Contains("检查通过", await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task SubmitAsync(IPage page, long item)
    {
        await page.GotoAsync($"/office/items/{item}/edit");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存并提交审查" }).ClickAsync();
        Assert.EndsWith($"/office/items/{item}", page.Url, StringComparison.Ordinal);
        Assert.Contains("审查中", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task ActAsync(IPage page, long item, string act, string user, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync($"/office/items/{item}");
        var form = page.Locator("details.act", new PageLocatorOptions { Has = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = act, Exact = true, IncludeHidden = true }) });
        await form.Locator("summary").ClickAsync();
        foreach (var (name, value) in fields)
        {
            await form.Locator($"[name='{name}']").FillAsync(value);
        }

        await form.GetByRole(AriaRole.Button).ClickAsync();
        Assert.True(await page.Locator("[role=alert]").CountAsync() == 0, $"{user} may not {act}: {await page.Locator("main").InnerTextAsync()}");
    }

    private async Task ReviewAsync(long item)
    {
        foreach (var (user, step) in Steps)
        {
            var page = await AsAsync(user);
            await page.GotoAsync("/office");
            Assert.Contains(step, await page.Locator("section", new PageLocatorOptions { Has = page.Locator("#mine") }).InnerTextAsync(), StringComparison.Ordinal);
            await ActAsync(page, item, "审查通过", user, ("Form.Why", "同意"));
        }
    }

    private async Task ReturnAsync(long item)
    {
        await ActAsync(await AsAsync("yunze-competent-2"), item, "退回", "yunze-competent-2", ("Form.Why", "请改一处"), ("Form.Passage1", "开放利用"), ("Form.Remark1", "写明开放和利用"));
        var clerk = await AsAsync("yunze-clerk");
        await clerk.GotoAsync($"/office/items/{item}");
        Assert.Equal("开放利用", await clerk.Locator(".body mark").InnerTextAsync());
        await clerk.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "修改内容" }).ClickAsync();
        await clerk.GetByLabel("怎样处理的").FillAsync("已改");
        await clerk.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "处理完毕" }).ClickAsync();
        await SubmitAsync(clerk, item);
    }

    private static async Task CorrectAsync(IPage clerk, long item)
    {
        await ActAsync(clerk, item, "更正", "yunze-clerk", ("Form.Why", "第一条文字有误"));
        var body = clerk.Locator("[name='Form.Body']");
        var text = await body.InputValueAsync();
        Assert.StartsWith("第一条　为促进公共数据开放利用，制定本办法。\n# 第一章　总则\n\n- 依法\n- 便民", text, StringComparison.Ordinal);
        await body.FillAsync(text.Replace("制定本办法", "特制定本办法", StringComparison.Ordinal));
        await clerk.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存", Exact = true }).ClickAsync();
    }

    private static async Task FindAsync(IPage visitor, string words, long item)
    {
        await visitor.GotoAsync("/organs/yunze-office");
        await visitor.Locator("#q").FillAsync(words);
        await visitor.Locator(".search-box button").ClickAsync();
        await visitor.Locator($"a.hit-title[href='/items/{item}']").ClickAsync();
        Assert.Equal(Policy, await visitor.Locator("h1").InnerTextAsync());
        Assert.Contains("开放目录.txt", await visitor.Locator(".files").InnerTextAsync(), StringComparison.Ordinal);
        // Words of the file find it too.
        await visitor.GotoAsync("/search?q=水文");
        Assert.Equal(1, await visitor.Locator($"a.hit-title[href='/items/{item}']").CountAsync());
    }

    private async Task AssertGoneAsync(IPage visitor, long item)
    {
        var gone = await visitor.GotoAsync($"/items/{item}");
        Assert.Equal(410, gone!.Status);
        Assert.Contains("该文件正在修订", await visitor.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("制定本办法", await visitor.ContentAsync(), StringComparison.Ordinal);
        foreach (var place in new[] { "/search?q=公共数据", "/organs/yunze-office", "/organs/yunze", "/organs/yunze-office/catalogue?topic=20-1", "/feed.xml", "/organs/yunze-office/feed.xml", "/sitemap.xml" })
        {
            var page = await site.PageAsync(place);
            Assert.DoesNotContain($"/items/{item}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"/items/{item}<", page, StringComparison.Ordinal);
        }
    }
}
