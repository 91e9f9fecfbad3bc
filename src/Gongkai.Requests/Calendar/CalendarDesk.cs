using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Changes the work calendar: says first which open cases move and to which day, moves exactly those once that is confirmed, and can take it back.</summary>
public sealed class CalendarDesk(DbContext db)
{
    private const int Chunk = 500;
    private readonly Dictionary<long, string> divisions = [];

    /// <summary>The open cases that a notice would move. Nothing is changed.</summary>
    public async Task<ImmutableArray<MovedCase>> PlanAsync(CalendarNotice notice, CancellationToken cancellation)
    {
        var calendar = notice.Over(await CalendarShelf.LoadAsync(db, cancellation));
        var moved = ImmutableArray.CreateBuilder<MovedCase>();
        await foreach (var (request, region) in OpenCasesAsync(calendar, cancellation))
        {
            if (request.Clock(region) is { } clock && (clock.Due != request.DueOn || clock.Provisional != request.IsProvisional))
            {
                moved.Add(new MovedCase(request.Id, request.Number, request.OrganId, request.DueOn!.Value, clock.Due, clock.Provisional));
            }
        }

        return moved.ToImmutable();
    }

    /// <summary>Puts a notice into force. The cases must still be those that the plan named.</summary>
    public async Task<Answer<CalendarChange>> ApplyAsync(CalendarNotice notice, ImmutableArray<MovedCase> plan, Act act, CancellationToken cancellation)
    {
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        if (!(await PlanAsync(notice, cancellation)).SequenceEqual(plan))
        {
            return Refusal.Of("calendar.plan-stale");
        }

        var before = await CalendarShelf.LoadAsync(db, cancellation);
        var calendar = notice.Over(before);
        db.Add(notice);
        await db.SaveChangesAsync(cancellation);
        transaction.Record(notice);
        var change = new CalendarChange { NoticeId = notice.Id, FromVersion = before.Version, ToVersion = calendar.Version, Moved = plan.Length, At = transaction.Act.At };
        db.Add(change);
        await db.SaveChangesAsync(cancellation);
        transaction.Record(change);
        foreach (var chunk in plan.Select(moved => moved.RequestId).Chunk(Chunk))
        {
            foreach (var request in await WithClock(chunk).ToListAsync(cancellation))
            {
                Move(request, request.Recompute(await InRegionAsync(calendar, request.OrganId, cancellation), act.Kind, transaction.Act.At, change.Id), transaction);
            }
        }

        await transaction.CommitAsync(cancellation);
        return change;
    }

    /// <summary>Takes a change back: every case that has not moved since gets the very day, calendar and law that it had before; the others are computed anew.</summary>
    public async Task<Answer<CalendarChange>> UndoAsync(long changeId, Act act, CancellationToken cancellation)
    {
        var change = await db.Set<CalendarChange>().SingleAsync(change => change.Id == changeId, cancellation);
        if (change.UndoneAt is not null)
        {
            return Refusal.Of("calendar.undone");
        }

        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        var notice = await db.Set<CalendarNotice>().SingleAsync(notice => notice.Id == change.NoticeId, cancellation);
        notice.WithdrawnAt = change.UndoneAt = transaction.Act.At;
        transaction.Record(notice);
        transaction.Record(change);
        await db.SaveChangesAsync(cancellation);
        var calendar = await CalendarShelf.LoadAsync(db, cancellation);
        var touched = await db.Set<DueRecord>().Where(due => due.CalendarChangeId == changeId).Select(due => due.RequestId).ToListAsync(cancellation);
        foreach (var chunk in touched.Chunk(Chunk))
        {
            foreach (var request in await WithClock(chunk).Where(request => request.ClosedOn == null).ToListAsync(cancellation))
            {
                Move(request, Restored(request, changeId, act.Kind, transaction.Act.At) ?? request.Recompute(await InRegionAsync(calendar, request.OrganId, cancellation), act.Kind, transaction.Act.At), transaction);
            }
        }

        await transaction.CommitAsync(cancellation);
        return change;
    }

    private static DueRecord? Restored(InformationRequest request, long changeId, string because, DateTimeOffset at)
    {
        if (request.Dues.Count < 2 || request.Dues[^1].CalendarChangeId != changeId)
        {
            return null;
        }

        var was = request.Dues[^2];
        var due = new DueRecord { Due = was.Due, IsProvisional = was.IsProvisional, Calendar = was.Calendar, Rules = was.Rules, Because = because, At = at };
        request.Dues.Add(due);
        (request.DueOn, request.IsProvisional) = (due.Due, due.IsProvisional);
        return due;
    }

    private static void Move(InformationRequest request, DueRecord? due, ActTransaction transaction)
    {
        if (due is not null)
        {
            request.Version++;
            transaction.Record(due, request.OrganId);
            transaction.Record(request, request.OrganId);
        }
    }

    // In chunks by number: nothing loads all cases of a province at once.
    private async IAsyncEnumerable<(InformationRequest Request, WorkCalendar Calendar)> OpenCasesAsync(WorkCalendar calendar, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (long last = 0; ;)
        {
            var chunk = await db.Set<InformationRequest>().AsNoTracking().Include(request => request.Events.OrderBy(happened => happened.Id))
                .Where(request => request.Id > last && request.ClosedOn == null && request.ReceivedOn != null).OrderBy(request => request.Id).Take(Chunk).ToListAsync(cancellation);
            foreach (var request in chunk)
            {
                yield return (request, await InRegionAsync(calendar, request.OrganId, cancellation));
            }

            if (chunk.Count < Chunk)
            {
                yield break;
            }

            last = chunk[^1].Id;
        }
    }

    private IQueryable<InformationRequest> WithClock(IReadOnlyCollection<long> ids) => db.Set<InformationRequest>()
        .Include(request => request.Events.OrderBy(happened => happened.Id)).Include(request => request.Dues.OrderBy(due => due.Id)).AsSplitQuery().Where(request => ids.Contains(request.Id)).OrderBy(request => request.Id);

    private async Task<WorkCalendar> InRegionAsync(WorkCalendar calendar, long organId, CancellationToken cancellation)
    {
        if (!divisions.TryGetValue(organId, out var division))
        {
            division = divisions[organId] = await db.Set<Organ>().Where(organ => organ.Id == organId).Select(organ => organ.Division).SingleAsync(cancellation);
        }

        return calendar.InRegion(division);
    }
}
