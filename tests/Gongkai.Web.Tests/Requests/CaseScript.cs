using Gongkai.Agencies;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Requests;

/// <summary>Plays the steps of a row of <c>tests/specs/requests.md</c>: <c>action[:parameter…]=day[&gt;until]</c>. All but the last must be done.</summary>
internal sealed class CaseScript(Desk desk)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private long id;

    public async Task<(Refusal? Refusal, InformationRequest Case)> PlayAsync(string steps)
    {
        Refusal? refusal = null;
        foreach (var step in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Null(refusal);
            var (head, days) = (step[..step.IndexOf('=', StringComparison.Ordinal)].Split(':'), step[(step.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('>'));
            refusal = await DoAsync(head[0], head[1..], days[0], days.Length > 1 ? Desk.Day(days[1]) : null);
        }

        return (refusal, await desk.Read(db => db.Set<InformationRequest>().AsNoTracking().SingleAsync(request => request.Id == id, Cancellation)));
    }

    private async Task<Refusal?> DoAsync(string action, string[] more, string day, DateOnly? until)
    {
        var on = Desk.Day(day);
        Task<Refusal?> Clerk(Func<RequestDesk, Handler, Task<Answer<InformationRequest>>> act, string? why = null) => Try(desk.Clerk, day, act, why);
        Task<Refusal?> Head(Func<RequestDesk, Handler, Task<Answer<InformationRequest>>> act, string? why = null) => Try(desk.Head, day, act, why);
        return action switch
        {
            "register" or "correct" => await RegisterAsync(action, more[0], day),
            "confirm" => await Clerk((d, by) => d.ConfirmAsync(id, on, by, Cancellation)),
            "transfer" => await Clerk((d, by) => d.TransferAsync(id, desk.Town.Office, by, Cancellation), "不属于本机关"),
            "ask-clarification" => await Clerk((d, by) => d.AskClarificationAsync(id, on, "请写明工程名称", until!.Value, by, Cancellation)),
            "record-clarification" => await Clerk((d, by) => d.RecordClarificationAsync(id, on, "白榆河一期", by, Cancellation)),
            "consult" => await Clerk((d, by) => d.ConsultAsync(id, new PartyToAsk(Enum.Parse<PartyKind>(more[0]), "青禾建设有限公司"), on, by, Cancellation)),
            "record-letter-receipt" => await Clerk((d, by) => d.RecordLetterReceiptAsync(id, Number(more[0]), on, by, Cancellation)),
            "record-opinion" => await Clerk((d, by) => d.RecordOpinionAsync(id, Number(more[0]), Enum.Parse<Opinion>(more[1]), "涉及报价", on, by, Cancellation)),
            "record-silence" => await Clerk((d, by) => d.RecordSilenceAsync(id, Number(more[0]), by, Cancellation)),
            "ask-reasons" => await Clerk((d, by) => d.AskReasonsAsync(id, on, "近三个月提交六十件", until!.Value, by, Cancellation)),
            "record-reasons" => await Clerk((d, by) => d.RecordReasonsAsync(id, on, "课题研究", by, Cancellation)),
            "delay" => await Head((d, by) => d.DelayAsync(id, on, Number(more[0]), by, Cancellation), "数量很大"),
            "ask-extension" => await Clerk((d, by) => d.AskExtensionAsync(id, by, Cancellation), "案卷较多"),
            "extend" => await Head((d, by) => d.ExtendAsync(id, on, Number(more[0]), by, Cancellation)),
            "notice-fee" => await Head((d, by) => d.NoticeFeeAsync(id, on, Fee(more), by, Cancellation)),
            "record-payment" => await Clerk((d, by) => d.RecordPaymentAsync(id, on, by, Cancellation)),
            "withdraw" => await Clerk((d, by) => d.WithdrawAsync(id, on, by, Cancellation), "申请人来函撤回"),
            "draft" => await Clerk((d, by) => d.DraftAsync(id, Draft(more), by, Cancellation)),
            "answer" => await AnswerAsync(more, day),
            _ => throw new InvalidDataException($"No step is called '{action}'."),
        };
    }

    private async Task<Refusal?> Try(long officer, string day, Func<RequestDesk, Handler, Task<Answer<InformationRequest>>> act, string? why) => (await desk.Ask(officer, day, act, why)).Refusal;

    private async Task<Refusal?> RegisterAsync(string action, string channel, string day)
    {
        var wanted = desk.Wanted(day, Enum.Parse<IntakeChannel>(channel)) with { Kind = action == "correct" ? MatterKind.Correction : MatterKind.Request };
        id = (await desk.Do(desk.Clerk, day, (d, by) => d.RegisterAsync(wanted, by, Cancellation))).Id;
        return null;
    }

    private async Task<Refusal?> AnswerAsync(string[] more, string day)
    {
        var signed = await desk.SignOff(id, Draft(more), day);
        if (more.Contains("inform"))
        {
            await desk.Do(desk.Clerk, day, (d, by) => d.InformPartyAsync(id, 1, Desk.Day(day), by, Cancellation));
        }

        var channel = more.Contains("web") ? ServiceChannel.Web : ServiceChannel.SignedPost;
        return (await desk.Ask(desk.Clerk, day, (d, by) => d.DispatchAsync(signed.Id, new Dispatch(channel, Desk.Day(day)), by, Cancellation))).Refusal
            ?? (await desk.Ask(desk.Clerk, day, (d, by) => d.RecordServiceAsync(signed.Id, Desk.Day(day), by, Cancellation))).Refusal;
    }

    private static DecisionDraft Draft(string[] more)
    {
        var draft = Drafts.Of(more[0]);
        draft = more.Contains("no-contact") ? draft with { Responsible = draft.Responsible! with { Contact = null } } : draft;
        draft = more.Contains("no-search") ? draft with { Search = null } : draft;
        draft = more.Contains("rules") ? draft with { Basis = new LegalBasis(BasisLevel.Rules, "《云泽市水务管理办法》第三条") } : draft;
        return more.Contains("override") ? draft with { PublicInterest = "关系防洪安全" } : draft;
    }

    private static WantedFee Fee(string[] more) => more[0] switch
    {
        "pages" => new WantedFee(Pages: Number(more[1])),
        "requests" => new WantedFee(Requests: Number(more[1])),
        _ => new WantedFee(1, 40),
    };

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
