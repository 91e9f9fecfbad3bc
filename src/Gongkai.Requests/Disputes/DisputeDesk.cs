using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>A dispute as the office learns of it.</summary>
public sealed record NewDispute(long OrganId, long? RequestId, DisputeKind Kind, string Forum, string? CaseNumber, DateOnly ReceivedOn, bool IsSimple = false);

/// <summary>What a decision or judgment orders: so many days, from the day the organ had it.</summary>
public sealed record RedoTerm(int Days, bool AreWorkdays);

/// <summary>Keeps reconsiderations, suits and complaints: their periods, what became of them, and what they order.</summary>
/// <param name="calendar">The national working days as they are known today.</param>
public sealed class DisputeDesk(DbContext db, WorkCalendar calendar)
{
    // 《条例》（2007）: before that day nothing had to be disclosed, and nothing could be disputed.
    private static readonly DateOnly Earliest = new(2008, 5, 1);

    private static readonly Workflow Workflow = Workflow.Of("dispute");

    /// <summary>Records a dispute; its period for the organ's answer is computed from the day the organ had the copy.</summary>
    public async Task<Answer<Dispute>> RecordAsync(NewDispute wanted, Handler by, CancellationToken cancellation)
    {
        if (by.Officer.Find(wanted.OrganId, Role.Clerk, Role.Reviewer) is not { } authority)
        {
            return ActCatalogue.MayNot("dispute.record");
        }

        if (string.IsNullOrWhiteSpace(wanted.Forum))
        {
            return Refusal.Of("dispute.forum");
        }

        var act = new Act("dispute.record", wanted.OrganId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf);
        if (wanted.ReceivedOn > act.Day)
        {
            return Refusal.Of("request.date-future", ("day", Written.Day(wanted.ReceivedOn)));
        }

        if (OutOfTime(wanted) is { } refusal)
        {
            return refusal;
        }

        var dispute = new Dispute
        {
            OrganId = wanted.OrganId,
            RequestId = wanted.RequestId,
            Kind = wanted.Kind,
            Route = await RouteAsync(wanted, cancellation),
            Forum = wanted.Forum.Trim(),
            CaseNumber = wanted.CaseNumber,
            ReceivedOn = wanted.ReceivedOn,
            IsSimple = wanted.IsSimple,
            State = Workflow.Start,
            AnswerBy = AnswerBy(wanted, await CalendarOfAsync(wanted.OrganId, cancellation)),
        };
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        db.Add(dispute);
        transaction.Record(dispute);
        await transaction.CommitAsync(cancellation);
        return dispute;
    }

    /// <summary>Records that the organ answered, with its evidence.</summary>
    public Task<Answer<Dispute>> AnswerAsync(long id, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "answer", by, (dispute, _) =>
    {
        dispute.AnsweredOn = on;
        return null;
    }, on, cancellation);

    /// <summary>Records the decision or judgment in force, and what it orders.</summary>
    /// <param name="on">The day the organ had it.</param>
    /// <param name="redo">The term for a new decision; null when none is ordered.</param>
    public Task<Answer<Dispute>> EndAsync(long id, string ending, DateOnly on, RedoTerm? redo, Handler by, CancellationToken cancellation) => ActAsync(id, "end", by, (dispute, days) =>
    {
        if (Ending.Find(dispute.Kind, ending) is not { } known)
        {
            return Refusal.Of("dispute.ending");
        }

        if (redo is not null && (!known.Redo || redo.Days < 1))
        {
            return Refusal.Of("dispute.redo", ("ending", known.Zh), ("endingEn", known.En));
        }

        (dispute.Ending, dispute.Result, dispute.ResultOn) = (known.Code, known.Column, on);
        // An organ's own duty of natural days does not move when it ends on a day off.
        dispute.RedoBy = redo is null ? null : redo.AreWorkdays ? days.AddWorkdays(on, redo.Days) : on.AddDays(redo.Days);
        return null;
    }, on, cancellation);

    /// <summary>Records an appeal: the judgment is not in force, the case is pending again.</summary>
    public Task<Answer<Dispute>> AppealAsync(long id, DateOnly on, Handler by, CancellationToken cancellation) => ActAsync(id, "appeal", by, (dispute, _) =>
    {
        if (dispute.Kind != DisputeKind.Litigation || dispute.IsRedoOpened)
        {
            return Refusal.Of("dispute.appeal");
        }

        (dispute.Ending, dispute.Result, dispute.ResultOn, dispute.RedoBy) = (null, null, null, null);
        return null;
    }, on, cancellation);

    private async Task<Answer<Dispute>> ActAsync(long id, string code, Handler by, Func<Dispute, WorkCalendar, Refusal?> work, DateOnly on, CancellationToken cancellation)
    {
        var dispute = await db.Set<Dispute>().SingleAsync(dispute => dispute.Id == id, cancellation);
        var asked = Workflow.Ask(by.Officer, code, dispute.State, dispute.OrganId, null, []);
        var act = new Act(Workflow.KindOf(Workflow.Action(code)), dispute.OrganId, by.Officer.OfficerId, by.At, by.Why, asked.Value.OnBehalfOf);
        var refusal = asked.Refusal
            ?? (on < dispute.ReceivedOn ? Refusal.Of("request.date-early", ("day", Written.Day(on)), ("first", Written.Day(dispute.ReceivedOn))) : null)
            ?? (on > act.Day ? Refusal.Of("request.date-future", ("day", Written.Day(on))) : null)
            ?? work(dispute, await CalendarOfAsync(dispute.OrganId, cancellation));
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        dispute.State = Workflow.Action(code).Next(dispute.State);
        transaction.Record(dispute);
        await transaction.CommitAsync(cancellation);
        return dispute;
    }

    // A suit comes after reconsideration when one on the same request has been decided.
    private async Task<DisputeRoute?> RouteAsync(NewDispute wanted, CancellationToken cancellation)
    {
        switch (wanted.Kind)
        {
            case DisputeKind.Reconsideration:
                return DisputeRoute.Parse("reconsideration");
            case DisputeKind.Litigation:
                var reconsidered = wanted.RequestId is not null && await db.Set<Dispute>().AnyAsync(
                    other => other.RequestId == wanted.RequestId && other.Kind == DisputeKind.Reconsideration && other.ResultOn != null && other.ResultOn <= wanted.ReceivedOn, cancellation);
                return DisputeRoute.Parse(reconsidered ? "suit-after-reconsideration" : "direct-suit");
            default:
                return null;
        }
    }

    private static Refusal? OutOfTime(NewDispute wanted) =>
        wanted.ReceivedOn < Earliest ? Refusal.Of("dispute.date-early", ("day", Written.Day(wanted.ReceivedOn)), ("first", Written.Day(Earliest)))
        : wanted is { Kind: DisputeKind.Reconsideration, IsSimple: true } && !Limits.WasInForce(Limits.SimpleReconsiderationAnswer, wanted.ReceivedOn) ? Refusal.Of("dispute.simple-early", ("day", Written.Day(wanted.ReceivedOn)))
        : null;

    private static DateOnly? AnswerBy(NewDispute wanted, WorkCalendar days) => wanted.Kind switch
    {
        DisputeKind.Reconsideration => Limits.ReconsiderationAnswer(wanted.ReceivedOn, wanted.IsSimple, days).Due,
        DisputeKind.Litigation => Limits.CourtAnswer(wanted.ReceivedOn, days).Due,
        _ => null,
    };

    private async Task<WorkCalendar> CalendarOfAsync(long organId, CancellationToken cancellation) =>
        calendar.InRegion(await db.Set<Organ>().Where(organ => organ.Id == organId).Select(organ => organ.Division).SingleAsync(cancellation));
}
