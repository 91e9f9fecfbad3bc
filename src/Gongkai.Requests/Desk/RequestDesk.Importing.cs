using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>What came of a book.</summary>
/// <param name="Taken">Cases taken over.</param>
/// <param name="Known">Cases that were here already under the same number.</param>
public sealed record BookTaken(int Taken, int Known);

/// <summary>Cases of the year that were kept elsewhere before: taken over whole, so that the year is counted whole.</summary>
public sealed partial class RequestDesk
{
    /// <summary>Takes a book over; all of it or nothing. Safe to run again: a number that is here already is left alone.</summary>
    public async Task<Answer<BookTaken>> TakeOverAsync(long organId, CaseBook book, Handler by, CancellationToken cancellation)
    {
        if (by.Officer.Find(organId, Role.Clerk, Role.Reviewer) is not { } authority)
        {
            return ActCatalogue.MayNot("request.take-over");
        }

        if (book.Faults.FirstOrDefault() is { } fault)
        {
            return fault.What;
        }

        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == organId, cancellation);
        var numbers = book.Cases.Select(one => one.Number).ToList();
        var known = (await db.Set<InformationRequest>().Where(request => request.OrganId == organId && numbers.Contains(request.SourceNumber!)).Select(request => request.SourceNumber!).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<BookCase> wanted = [.. book.Cases.Where(one => !known.Contains(one.Number)).OrderBy(one => one.ReceivedOn)];
        if (wanted.IsEmpty)
        {
            return new BookTaken(0, known.Count);
        }

        await using var transaction = await ActTransaction.BeginAsync(db, new Act("request.take-over", organId, by.Officer.OfficerId, by.At, by.Why, authority.OnBehalfOf), cancellation);
        var days = calendar.InRegion(organ.Division);
        foreach (var one in wanted)
        {
            await TakeOverAsync(one, organ, days, transaction, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new BookTaken(wanted.Length, known.Count);
    }

    private async Task TakeOverAsync(BookCase one, Organ organ, WorkCalendar days, ActTransaction transaction, CancellationToken cancellation)
    {
        var act = transaction.Act;
        var number = await LetterSeries.NextAsync(db, organ.Id, "request", one.ReceivedOn.Year, cancellation);
        var request = new InformationRequest
        {
            OrganId = organ.Id,
            Number = $"{organ.Code}-{Written.Number(one.ReceivedOn.Year)}-{Written.Number(number)}",
            Kind = MatterKind.Request,
            Channel = one.Channel,
            ArrivedOn = one.ReceivedOn,
            ConfirmedOn = one.Channel.NeedsConfirmation() ? one.ReceivedOn : null,
            ReceivedOn = one.ReceivedOn,
            ApplicantKind = one.Kind,
            Salt = PersonalKeys.NewSalt(),
            Provision = ProvisionForm.Paper,
            State = one.ClosedOn is null ? RequestState.Handling : RequestState.Archived,
            SourceNumber = one.Number,
            RegisteredAt = act.At,
            Applicant = Applicant.Of(one.Applicant, keys),
            ClosedOn = one.ClosedOn,
            Outcome = one.Outcome,
        }.Wants(one.Wanted, keys);
        var came = new RequestEvent { Action = "take-over", On = one.ReceivedOn, At = act.At, OfficerId = act.OfficerId, Round = 1, Note = keys.Seal(one.Reply ?? one.Number, "note", request.Salt) };
        request.Events.Add(came);
        var due = request.Recompute(days, act.Kind, act.At);
        db.Add(request);
        IRecorded?[] rows = [request, request.Applicant, came, due];
        foreach (var row in rows.OfType<IRecorded>())
        {
            transaction.Record(row, organ.Id);
        }
    }
}
