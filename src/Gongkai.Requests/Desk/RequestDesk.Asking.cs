using Gongkai.Agencies;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Questions back to the applicant, and what moves his reply: clarification, reasons, longer periods, fees.</summary>
public sealed partial class RequestDesk
{
    /// <summary>Asks for clarification, once, with a date (第三十条).</summary>
    /// <param name="on">The day the letter goes out.</param>
    /// <param name="items">What is to be made clear.</param>
    /// <param name="until">The last day to answer.</param>
    public Task<Answer<InformationRequest>> AskClarificationAsync(long id, DateOnly on, string items, DateOnly until, Handler by, CancellationToken cancellation) => ActAsync(id, "ask-clarification", by, async file =>
    {
        if (file.IsRedo)
        {
            return Refusal.Of("request.redo");
        }

        if (string.IsNullOrWhiteSpace(items))
        {
            return Refusal.Of("request.items");
        }

        var refusal = file.DayRefuses(on) ?? UntilRefuses(on, until) ?? file.ClockRefuses(ClockEventKind.ClarificationAsked, on);
        if (refusal is not null)
        {
            return refusal;
        }

        file.Happen(on, ClockEventKind.ClarificationAsked, until: until, note: items);
        return await WriteToApplicantAsync(file, "clarification", on, values => values.With(("items", items), ("until", Written.Date(until))), cancellation);
    }, cancellation);

    /// <summary>Records what the applicant made clear; the period starts anew.</summary>
    public Task<Answer<InformationRequest>> RecordClarificationAsync(long id, DateOnly on, string text, Handler by, CancellationToken cancellation) => ActAsync(id, "record-clarification", by, async file =>
    {
        var asked = file.Request.Events.Last(happened => happened.Action == "ask-clarification");
        var refusal = string.IsNullOrWhiteSpace(text) ? Refusal.Of("request.wanted") : file.DayRefuses(on, asked.On);
        if (refusal is null)
        {
            await db.Entry(file.Request).Collection(request => request.Words).LoadAsync(cancellation);
            file.Request.Clarifies(text, keys);
            file.Happen(on, ClockEventKind.Clarified);
        }

        return refusal;
    }, cancellation);

    /// <summary>Asks somebody who asks out of all measure for his reasons (第三十五条).</summary>
    public Task<Answer<InformationRequest>> AskReasonsAsync(long id, DateOnly on, string items, DateOnly until, Handler by, CancellationToken cancellation) => ActAsync(id, "ask-reasons", by, async file =>
    {
        var refusal = file.IsRedo ? Refusal.Of("request.redo")
            : file.Request.Events.Any(happened => happened.Action == "ask-reasons") ? Refusal.Of("request.reasons-twice")
            : file.DayRefuses(on) ?? UntilRefuses(on, until);
        if (refusal is not null)
        {
            return refusal;
        }

        file.Happen(on, until: until, note: items);
        return await WriteToApplicantAsync(file, "reasons", on, values => values.With(("items", items), ("until", Written.Date(until))), cancellation);
    }, cancellation);

    /// <summary>Records the reasons that were given.</summary>
    public Task<Answer<InformationRequest>> RecordReasonsAsync(long id, DateOnly on, string text, Handler by, CancellationToken cancellation) => ActAsync(id, "record-reasons", by, file =>
    {
        var refusal = file.DayRefuses(on, file.Request.Events.Last(happened => happened.Action == "ask-reasons").On);
        if (refusal is null)
        {
            file.Happen(on, note: text);
        }

        return Task.FromResult(refusal);
    }, cancellation);

    /// <summary>Sets a reasonable longer period where the reasons were good but the time does not suffice (第三十五条).</summary>
    public Task<Answer<InformationRequest>> DelayAsync(long id, DateOnly on, int days, Handler by, CancellationToken cancellation) => ActAsync(id, "delay", by, async file =>
    {
        var refusal = file.IsRedo ? Refusal.Of("request.redo")
            : file.Request.Events.All(happened => happened.Action != "record-reasons") ? Refusal.Of("request.reasons-missing")
            : file.DayRefuses(on) ?? file.ClockRefuses(ClockEventKind.Delayed, on, days);
        return refusal ?? await LengthenAsync(file, ClockEventKind.Delayed, "delay", on, days, file.Act.Why!, cancellation);
    }, cancellation);

    /// <summary>The section asks for the one extension, with its reason.</summary>
    public Task<Answer<InformationRequest>> AskExtensionAsync(long id, Handler by, CancellationToken cancellation) => ActAsync(id, "ask-extension", by, file =>
    {
        var refusal = file.IsRedo ? Refusal.Of("request.redo") : file.ClockRefuses(ClockEventKind.Extended, file.Today);
        if (refusal is null)
        {
            file.Happen(file.Today);
        }

        return Task.FromResult(refusal);
    }, cancellation);

    /// <summary>The head of the disclosure office agrees (第三十三条第二款) and the applicant is told.</summary>
    public Task<Answer<InformationRequest>> ExtendAsync(long id, DateOnly on, int days, Handler by, CancellationToken cancellation) => ActAsync(id, "extend", by, async file =>
    {
        if (file.IsRedo)
        {
            return Refusal.Of("request.redo");
        }

        var asked = file.Request.Events.LastOrDefault(happened => happened.Action == "ask-extension");
        var refusal = asked is null ? Refusal.Of("request.extension-not-asked") : file.DayRefuses(on, asked.On) ?? file.ClockRefuses(ClockEventKind.Extended, on, days);
        return refusal ?? await LengthenAsync(file, ClockEventKind.Extended, "extension", on, days, file.Request.NoteWith(asked!, keys) ?? "", cancellation);
    }, cancellation);

    /// <summary>Notifies of the processing fee (第四十二条).</summary>
    /// <param name="on">The day the applicant has the notice.</param>
    /// <param name="wanted">Counted by what; naming both is refused.</param>
    public Task<Answer<InformationRequest>> NoticeFeeAsync(long id, DateOnly on, WantedFee wanted, Handler by, CancellationToken cancellation) => ActAsync(id, "notice-fee", by, async file =>
    {
        var refusal = file.IsRedo ? Refusal.Of("request.redo") : wanted.Refuses(file.Request) ?? file.DayRefuses(on) ?? file.ClockRefuses(ClockEventKind.FeeNoticed, on);
        if (refusal is not null)
        {
            return refusal;
        }

        var schedule = FeeSchedule.At(on)!;
        var earlier = wanted.Mode == FeeMode.PerRequest ? await EarlierInMonthAsync(file.Request, cancellation) : 0;
        var amount = schedule.Total(wanted.Mode, earlier + wanted.Quantity) - schedule.Total(wanted.Mode, earlier);
        if (amount == 0)
        {
            return Refusal.Of("request.fee-none");
        }

        var fee = new FeeNotice { Mode = wanted.Mode, Quantity = wanted.Quantity, Amount = amount, NoticedOn = on, PayBy = Limits.FeePayment(on, file.Calendar).Due };
        file.Request.Fees.Add(fee);
        file.Transaction.Record(fee);
        file.Happen(on, ClockEventKind.FeeNoticed, until: fee.PayBy);
        return await WriteToApplicantAsync(file, "fee", on, values => values.With(("mode", LetterValues.ModeOf(fee.Mode, fee.Quantity)), ("amount", Written.Yuan(amount))), cancellation);
    }, cancellation);

    /// <summary>Records that the fee was paid in full; the period starts anew the day after.</summary>
    public Task<Answer<InformationRequest>> RecordPaymentAsync(long id, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "record-payment", by, file =>
    {
        var fee = file.Request.Fees[^1];
        var refusal = file.DayRefuses(on, fee.NoticedOn);
        if (refusal is null)
        {
            fee.PaidOn = on;
            file.Transaction.Record(fee);
            file.Happen(on, ClockEventKind.FeePaid);
        }

        return Task.FromResult(refusal);
    }, cancellation);

    private static Refusal? UntilRefuses(DateOnly on, DateOnly until) => until > on ? null : Refusal.Of("request.until", ("day", Written.Day(until)));

    private async Task<Refusal?> LengthenAsync(CaseFile file, ClockEventKind kind, string letter, DateOnly on, int days, string reason, CancellationToken cancellation)
    {
        file.Happen(on, kind, days);
        var due = file.Request.Clock(file.Calendar)!.Due;
        return await WriteToApplicantAsync(file, letter, on, values => values.With(("days", Written.Number(days)), ("reason", reason), ("due", Written.Date(due))), cancellation);
    }

    // The same applicant's requests to this organ in the same calendar month, before this one (国办函〔2020〕109号第四条).
    private Task<int> EarlierInMonthAsync(InformationRequest request, CancellationToken cancellation)
    {
        var received = request.ReceivedOn!.Value;
        var first = new DateOnly(received.Year, received.Month, 1);
        var person = request.Applicant!.PersonIndex;
        return db.Set<InformationRequest>().Where(other => other.OrganId == request.OrganId && other.Kind == MatterKind.Request && other.Applicant!.PersonIndex == person && other.ReceivedOn >= first)
            .CountAsync(other => other.ReceivedOn < received || (other.ReceivedOn == received && other.Id < request.Id), cancellation);
    }
}
