using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Personal;
using Gongkai.Reports;
using Gongkai.Requests;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Tests.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Browser;

/// <summary>A bureau of the demonstration with a case in every state that its people meet.</summary>
public sealed class RequestScene : IAsyncLifetime
{
    private const string Stranger = "青禾咨询有限公司";
    private static readonly ApplicantData Citizen = new("王小明", "990101199001011230", "13800001234", "wang@example.org", "云泽市白榆县和平路1号");

    private readonly Dictionary<string, long> officers = [];
    private long organ;

    public RunningSite Site { get; private set; } = default!;

    /// <summary>Registration numbers by what became of the case.</summary>
    public Dictionary<string, string> Numbers { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>The same cases in a site that somebody else started.</summary>
    public static async Task<RequestScene> InAsync(RunningSite site)
    {
        var scene = new RequestScene { Site = site };
        await scene.FillAsync();
        return scene;
    }

    public async ValueTask InitializeAsync()
    {
        Site = await RunningSite.StartAsync(demo: true);
        await FillAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task FillAsync()
    {
        await using var db = Site.Store.NewDb();
        foreach (var user in new[] { "clerk", "reviewer", "lawyer", "secrecy", "leader" })
        {
            officers[user] = await db.Set<Account>().Where(account => account.UserName == $"transport-{user}").Select(account => account.OfficerId).SingleAsync(Cancellation);
        }

        organ = await db.Set<Appointment>().Where(appointment => appointment.OfficerId == officers["clerk"]).Select(appointment => appointment.OrganId).FirstAsync(Cancellation);
        await WaitAsync();
        await AskAsync();
        await AnswerAsync();
    }

    /// <summary>The check code of a case, as on its receipt.</summary>
    public string CodeOf(string number)
    {
        using var db = Site.Store.NewDb();
        return new StatusDoor(db, Site.Get<PersonalKeys>()).CodeOf(number);
    }

    private static DateOnly Ago(int days) => Today.AddDays(-days);

    private async Task WaitAsync()
    {
        await TakeInAsync("unconfirmed", "公交线路调整的论证材料", 6, IntakeChannel.Web);
        await TakeInAsync("overdue", "城市轨道交通二期可行性研究报告的批复", 60);
        var assigned = await TakeInAsync("handling", "2025年度出租汽车经营权配置方案，以及与该方案有关的听证会笔录、专家论证意见和公众意见采纳情况说明", 12);
        await DoAsync("reviewer", 11, (desk, by) => desk.AssignAsync(assigned, officers["clerk"], by, Cancellation));
        await DoAsync("clerk", 10, (desk, by) => desk.NoteAsync(assigned, "已请运输科查找听证会笔录。", by, Cancellation));
        var correction = await TakeInAsync("correction", "从业资格证记录的身份信息有误，请予更正", 4, kind: MatterKind.Correction);
        await DoAsync("reviewer", 3, (desk, by) => desk.AssignAsync(correction, officers["clerk"], by, Cancellation));
    }

    private async Task AskAsync()
    {
        var clarifying = await TakeInAsync("clarifying", "有关道路的资料", 9);
        await DoAsync("clerk", 8, (desk, by) => desk.AskClarificationAsync(clarifying, Ago(8), "请写明道路名称和年度", Today.AddDays(20), by, Cancellation));
        var consulting = await TakeInAsync("consulting", "公交专用道工程的中标文件", 14);
        await DoAsync("clerk", 13, (desk, by) => desk.ConsultAsync(consulting, new PartyToAsk(PartyKind.ThirdParty, Stranger), Ago(13), by, Cancellation));
        await DoAsync("clerk", 12, (desk, by) => desk.RecordLetterReceiptAsync(consulting, 1, Ago(12), by, Cancellation));
        var against = await TakeInAsync("against", "货运车辆事故鉴定报告", 40);
        await DoAsync("clerk", 39, (desk, by) => desk.ConsultAsync(against, new PartyToAsk(PartyKind.ThirdParty, Stranger), Ago(39), by, Cancellation));
        await DoAsync("clerk", 35, (desk, by) => desk.RecordOpinionAsync(against, 1, Opinion.Objected, "鉴定报告含有我公司的检测方法", Ago(35), by, Cancellation));
        await DraftAsync(against, Drafts.Of("provided") with { PublicInterest = "关系公共安全" }, 30);
        var unpaid = await TakeInAsync("unpaid", "近十年全部公路养护合同", 16);
        await DoAsync("leader", 15, (desk, by) => desk.NoticeFeeAsync(unpaid, Ago(15), new WantedFee(Pages: 250), by, Cancellation));
        var signing = await TakeInAsync("signing", "客运站选址评估报告", 15);
        await DraftAsync(signing, Drafts.Of("not-found") with { Search = new SearchRecord("办公自动化系统和档案室", "以“客运站”“选址”为关键词检索", Ago(6), "程一鸣") }, 5);
        await DoAsync("reviewer", 4, (desk, by) => desk.PassOfficeAsync(signing, by, Cancellation));
        await DoAsync("lawyer", 3, (desk, by) => desk.PassLegalAsync(signing, by, Cancellation));
    }

    private async Task AnswerAsync()
    {
        var refused = await TakeInAsync("served", "货运站规划的讨论记录", 50);
        await DraftAsync(refused, Drafts.Of("process") with { Reason = "该讨论记录是形成规划草案过程中的记录，属于过程性信息。" }, 40);
        await SignAsync(refused, 38);
        await DoAsync("clerk", 36, (desk, by) => desk.RecordServiceAsync(refused, Ago(36), by, Cancellation));
        var by = await ByAsync("clerk", 20);
        await using (var db = Site.Store.NewDb())
        {
            _ = (await new DisputeDesk(db, WorkCalendar.National).RecordAsync(new NewDispute(organ, refused, DisputeKind.Reconsideration, "云泽市人民政府", "云政复〔2026〕21号", Ago(20)), by, Cancellation)).Done;
        }

        foreach (var (name, applicant) in new[] { ("granted", Citizen), ("granted-again", Citizen with { Name = "李小红", IdentityNumber = "990101198505051231" }) })
        {
            var given = await TakeInAsync(name, "公交站点设置标准", 30, applicant: applicant);
            await DraftAsync(given, Drafts.Of("already-public"), 26);
            await SignAsync(given, 24);
            await DoAsync("clerk", 22, (desk, handler) => desk.RecordServiceAsync(given, Ago(22), handler, Cancellation));
        }

        var returned = await TakeInAsync("returned", "桥梁检测报告", 45);
        await DraftAsync(returned, Drafts.Of("needs-creation"), 40);
        await SignAsync(returned, 38);
        await DoAsync("clerk", 30, (desk, handler) => desk.RecordReturnAsync(returned, Ago(30), handler, Cancellation), "查无此人");
    }

    private async Task<long> TakeInAsync(string name, string wanted, int ago, IntakeChannel channel = IntakeChannel.Counter, MatterKind kind = MatterKind.Request, ApplicantData? applicant = null)
    {
        var request = new NewRequest(organ, channel, Ago(ago), null, ApplicantKind.Natural, applicant ?? Citizen, wanted) { Kind = kind };
        var taken = await DoAsync("clerk", ago, (desk, by) => desk.RegisterAsync(request, by, Cancellation));
        Numbers[name] = taken.Number;
        return taken.Id;
    }

    private Task<InformationRequest> DraftAsync(long id, DecisionDraft draft, int ago) => DoAsync("clerk", ago, (desk, by) => desk.DraftAsync(id, draft, by, Cancellation));

    private async Task SignAsync(long id, int ago)
    {
        await DoAsync("reviewer", ago, (desk, by) => desk.PassOfficeAsync(id, by, Cancellation));
        await DoAsync("lawyer", ago, (desk, by) => desk.PassLegalAsync(id, by, Cancellation));
        var signed = await DoAsync("leader", ago, (desk, by) => desk.SignAsync(id, by, Cancellation));
        await DoAsync("clerk", ago, (desk, by) => desk.FileLetterAsync(signed.Decision!.LetterId!.Value, Desk.FileHash, by, Cancellation));
        await DoAsync("clerk", ago, (desk, by) => desk.DispatchAsync(id, new Dispatch(ServiceChannel.SignedPost, Ago(ago), "EX000000001CN"), by, Cancellation));
    }

    private async Task<Handler> ByAsync(string user, int ago, string? why = null)
    {
        await using var db = Site.Store.NewDb();
        return new Handler(await OfficerAuthority.LoadAsync(db, officers[user], Ago(ago), Cancellation), Desk.Morning(Ago(ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), why);
    }

    private async Task<T> DoAsync<T>(string user, int ago, Func<RequestDesk, Handler, Task<Answer<T>>> act, string? why = null)
    {
        var by = await ByAsync(user, ago, why);
        await using var db = Site.Store.NewDb();
        return (await act(new RequestDesk(db, Site.Get<PersonalKeys>(), WorkCalendar.National), by)).Done;
    }
}
