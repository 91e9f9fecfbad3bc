using System.Collections.Frozen;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Requests;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;
using F = Gongkai.Web.Office.Requests.CaseActField;

namespace Gongkai.Web.Office.Requests;

/// <summary>The acts of the workflow on the page of a case: which fields each shows, and what it asks of the desk. Drafting has a page of its own.</summary>
internal static class CaseActs
{
    /// <summary>The action that has a page of its own.</summary>
    public const string Draft = "draft";

    private static readonly FrozenDictionary<string, CaseActField[]> Fields = new Dictionary<string, CaseActField[]>
    {
        ["confirm"] = [F.On],
        ["cancel"] = [F.Why],
        ["transfer"] = [F.Organ, F.Why],
        ["split"] = [F.Text, F.Why],
        ["assign"] = [F.Officer],
        ["urge"] = [],
        ["ask-clarification"] = [F.On, F.Text, F.Until],
        ["record-clarification"] = [F.On, F.Text],
        ["consult"] = [F.PartyKind, F.Party, F.On, F.Text],
        ["record-letter-receipt"] = [F.Number, F.On],
        ["record-opinion"] = [F.Number, F.Opinion, F.Text, F.On],
        ["record-silence"] = [F.Number],
        ["ask-reasons"] = [F.On, F.Text, F.Until],
        ["record-reasons"] = [F.On, F.Text],
        ["delay"] = [F.On, F.Days, F.Why],
        ["ask-extension"] = [F.Why],
        ["extend"] = [F.On, F.Days],
        ["notice-fee"] = [F.FeeMode, F.Quantity, F.On],
        ["record-payment"] = [F.On],
        ["recall"] = [],
        ["pass-office"] = [],
        ["pass-legal"] = [],
        ["pass-secrecy"] = [],
        ["return"] = [F.Why],
        ["sign"] = [],
        ["dispatch"] = [F.Channel, F.Tracking, F.On],
        ["record-service"] = [F.On],
        ["record-return"] = [F.On, F.Why],
        ["withdraw"] = [F.On, F.Why],
        ["archive"] = [],
        ["redo"] = [F.Dispute],
        ["join"] = [F.Other, F.Why],
        ["propose-publication"] = [],
        ["settle-publication"] = [F.Why],
        ["note"] = [F.Text],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The fields of an action; null for one that the page of the case does not offer.</summary>
    public static CaseActField[]? FieldsOf(string action) => Fields.GetValueOrDefault(action);

    /// <summary>Does it.</summary>
    public static async Task<Answer<InformationRequest>> DoAsync(RequestDesk desk, GongkaiDb db, string action, long id, CaseActForm form, Handler by, CancellationToken cancellation)
    {
        var on = form.On ?? Serving.Moments.DayOf(by.At);
        var until = form.Until ?? on;
        var text = form.Text ?? "";
        return action switch
        {
            "confirm" => await desk.ConfirmAsync(id, on, by, cancellation),
            "cancel" => await desk.CancelAsync(id, by, cancellation),
            "transfer" => await desk.TransferAsync(id, await OrganAsync(db, form.Organ, cancellation), by, cancellation),
            "split" => await desk.SplitAsync(id, text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), by, cancellation),
            "assign" => await desk.AssignAsync(id, form.Officer ?? 0, by, cancellation),
            "urge" => await desk.UrgeAsync(id, by, cancellation),
            "ask-clarification" => await desk.AskClarificationAsync(id, on, text, until, by, cancellation),
            "record-clarification" => await desk.RecordClarificationAsync(id, on, text, by, cancellation),
            "consult" => await desk.ConsultAsync(id, new PartyToAsk(form.PartyKind, form.Party ?? "", string.IsNullOrWhiteSpace(text) ? null : text), on, by, cancellation),
            "record-letter-receipt" => await desk.RecordLetterReceiptAsync(id, form.Number ?? 0, on, by, cancellation),
            "record-opinion" => await desk.RecordOpinionAsync(id, form.Number ?? 0, form.Opinion, text, on, by, cancellation),
            "record-silence" => await desk.RecordSilenceAsync(id, form.Number ?? 0, by, cancellation),
            "ask-reasons" => await desk.AskReasonsAsync(id, on, text, until, by, cancellation),
            "record-reasons" => await desk.RecordReasonsAsync(id, on, text, by, cancellation),
            "delay" => await desk.DelayAsync(id, on, form.Days ?? 0, by, cancellation),
            "ask-extension" => await desk.AskExtensionAsync(id, by, cancellation),
            "extend" => await desk.ExtendAsync(id, on, form.Days ?? 20, by, cancellation),
            "notice-fee" => await desk.NoticeFeeAsync(id, on, form.FeeMode == Gongkai.Requests.FeeMode.PerPage ? new WantedFee(Pages: form.Quantity ?? 0) : new WantedFee(Requests: form.Quantity ?? 1), by, cancellation),
            "record-payment" => await desk.RecordPaymentAsync(id, on, by, cancellation),
            "withdraw" => await desk.WithdrawAsync(id, on, by, cancellation),
            "redo" => await desk.RedoAsync(id, form.Dispute ?? 0, by, cancellation),
            "join" => await desk.JoinAsync(id, form.Other?.Trim() ?? "", by, cancellation),
            "propose-publication" => await desk.ProposePublicationAsync(id, by, cancellation),
            "settle-publication" => await desk.SettlePublicationAsync(id, by, cancellation),
            "note" => await desk.NoteAsync(id, text, by, cancellation),
            _ => await SignOffAsync(desk, action, id, form, on, by, cancellation),
        };
    }

    private static Task<Answer<InformationRequest>> SignOffAsync(RequestDesk desk, string action, long id, CaseActForm form, DateOnly on, Handler by, CancellationToken cancellation) => action switch
    {
        "recall" => desk.RecallAsync(id, by, cancellation),
        "pass-office" => desk.PassOfficeAsync(id, by, cancellation),
        "pass-legal" => desk.PassLegalAsync(id, by, cancellation),
        "pass-secrecy" => desk.PassSecrecyAsync(id, by, cancellation),
        "return" => desk.ReturnAsync(id, by, cancellation),
        "sign" => desk.SignAsync(id, by, cancellation),
        "dispatch" => desk.DispatchAsync(id, new Dispatch(form.Channel, on, form.Tracking), by, cancellation),
        "record-service" => desk.RecordServiceAsync(id, on, by, cancellation),
        "record-return" => desk.RecordReturnAsync(id, on, by, cancellation),
        "archive" => desk.ArchiveAsync(id, by, cancellation),
        _ => throw new ArgumentException($"The page of a case offers no act '{action}'.", nameof(action)),
    };

    private static async Task<long> OrganAsync(GongkaiDb db, string? code, CancellationToken cancellation) =>
        await db.Set<Organ>().Where(organ => organ.Code == code || organ.Name == code).OrderBy(organ => organ.Id).Select(organ => organ.Id).FirstOrDefaultAsync(cancellation);
}
