using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>A step of a case as its applicant sees it.</summary>
/// <param name="Action">What was done, by its code; never with whom.</param>
/// <param name="Until">The last day for the applicant to answer; null for most.</param>
public sealed record PublicStep(DateOnly On, string Action, DateOnly? Until);

/// <summary>A letter to the applicant.</summary>
public sealed record PublicLetter(long Id, string DocumentNumber, string Template, DateOnly IssuedOn, DateOnly? ServedOn, DateOnly? ReconsiderBy, DateOnly? SueBy);

/// <summary>A reconsideration, suit or complaint about the case.</summary>
/// <param name="Result">Its ending; null while it is open.</param>
public sealed record PublicDispute(DisputeKind Kind, DateOnly ReceivedOn, string State, Ending? Result, DateOnly? RedoBy);

/// <summary>What the office asks of the applicant: to make something clear, or for his reasons.</summary>
/// <param name="Until">The last day to answer.</param>
public sealed record PublicQuestion(string Items, DateOnly Until);

/// <summary>What an applicant may see of his own case: every step that concerns him, the due date with its lines, the letters to him. A third party is never named,
/// the office's own remarks and hands never shown.</summary>
public sealed record PublicCase(long Id, string Number, string Organ, string Wanted, string State, DateOnly ArrivedOn, DateOnly? ReceivedOn, ClockAnswer? Clock, ImmutableArray<PublicStep> Steps, ImmutableArray<PublicLetter> Letters, ImmutableArray<ReleasedFile> Files, ImmutableArray<PublicDispute> Disputes)
{
    /// <summary>The day that ended it; null while it is open for the first time.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The day that a judgment set for the new reply, while that is awaited; null otherwise.</summary>
    public DateOnly? RedoBy { get; init; }

    /// <summary>What the applicant is asked for and until when, while his answer is awaited; null otherwise.</summary>
    public PublicQuestion? Asked { get; init; }

    /// <summary>The applicant may suggest that what he was given becomes public (第四十四条第二款).</summary>
    public bool CanPropose { get; init; }

    // What happens inside the office before the reply goes out is not told step by step; that others are asked is told, who they are is not.
    private static readonly ImmutableArray<string> Told =
        ["submit", "register", "confirm", "cancel", "transfer", "split", "ask-clarification", "record-clarification", "consult", "record-opinion", "record-silence", "ask-reasons", "record-reasons", "delay", "extend", "notice-fee", "record-payment", "dispatch", "record-service", "withdraw", "redo", PublicationProposals.Made, PublicationProposals.Settled];

    /// <summary>Whether an applicant is told of a step.</summary>
    /// <param name="action">The action of the workflow.</param>
    public static bool Tells(string action) => Told.Contains(action);

    /// <summary>Reads it.</summary>
    /// <param name="calendar">The working days as known today, of the organ's region.</param>
    public static async Task<PublicCase> LoadAsync(DbContext db, PersonalKeys keys, long id, WorkCalendar calendar, CancellationToken cancellation)
    {
        var request = await RequestDesk.Cases(db).AsNoTracking().SingleAsync(request => request.Id == id, cancellation);
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == request.OrganId, cancellation);
        var letters = await db.Set<Letter>().AsNoTracking().Where(letter => letter.RequestId == id && letter.Party == null && letter.DispatchedOn != null).OrderBy(letter => letter.Id)
            .Select(letter => new PublicLetter(letter.Id, letter.DocumentNumber, letter.Template, letter.IssuedOn, letter.ServedOn, letter.ReconsiderBy, letter.SueBy)).ToListAsync(cancellation);
        var disputes = await db.Set<Dispute>().AsNoTracking().Where(dispute => dispute.RequestId == id).OrderBy(dispute => dispute.Id).ToListAsync(cancellation);
        return new PublicCase(
            id, request.Number, organ.Name, request.WantedWith(keys), PublicState(request.State), request.ArrivedOn, request.ReceivedOn, request.Clock(calendar.InRegion(organ.Division)),
            [.. request.Events.Where(happened => Tells(happened.Action)).Select(happened => new PublicStep(happened.On, happened.Action, happened.Action.StartsWith("record", StringComparison.Ordinal) ? null : happened.Until))], [.. letters],
            [.. request.Decisions.Where(decision => letters.Any(letter => letter.Id == decision.LetterId)).SelectMany(decision => decision.DraftWith(keys).Files)],
            [.. disputes.Select(dispute => new PublicDispute(dispute.Kind, dispute.ReceivedOn, dispute.State, dispute.Ending is { } ending ? Ending.Find(dispute.Kind, ending) : null, dispute.RedoBy))])
        {
            ClosedOn = request.ClosedOn,
            RedoBy = request.IsOpen ? request.RedoBy : null,
            Asked = request.State is RequestState.Clarifying or RequestState.Reasoning && request.Events.FindLast(happened => happened.Action is "ask-clarification" or "ask-reasons") is { Until: { } until } asked
                ? new PublicQuestion(request.NoteWith(asked, keys) ?? "", until) : null,
            CanPropose = RequestState.Workflow.Action(PublicationProposals.Made).From.Contains(request.State) && LikeCases.IsGiven(request) && !request.Events.Exists(happened => happened.Action == PublicationProposals.Made),
        };
    }

    /// <summary>From the draft to the signature it is simply being handled.</summary>
    private static string PublicState(string state) => state is RequestState.Reviewing or RequestState.Legal or RequestState.Secrecy or RequestState.Signing or RequestState.ToSend ? RequestState.Handling : state;
}
