using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Collecting;

/// <summary>What arrives by mail, on paper or by a link, and how it becomes a filed report.</summary>
public sealed partial class CollectionDesk
{
    /// <summary>Registers a file that arrived; its report is in the library already.</summary>
    /// <param name="on">The day it arrived.</param>
    public async Task<Answer<Arrival>> RegisterAsync(long collectionId, long organId, long reportId, DateOnly on, Act act, CancellationToken cancellation)
    {
        var asked = await AskMemberAsync("register", collectionId, organId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var arrival = new Arrival { CollectionId = collectionId, OrganId = organId, ReportId = reportId, On = on };
        var done = await DoAsync(asked.Done, add => add(arrival, organId), cancellation);
        return done.Refusal is { } why ? why : arrival;
    }

    /// <summary>The link of a secret, if it may still be used.</summary>
    public async Task<Answer<FilingLink>> FindLinkAsync(string secret, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = HashOf(secret);
        var link = await db.Set<FilingLink>().AsNoTracking().SingleOrDefaultAsync(link => link.SecretHash == hash, cancellation);
        return link is null ? Refusal.Of("link.unknown")
            : link.UsedAt is not null ? Refusal.Of("link.used")
            : now > link.Until ? Refusal.Of("link.expired", ("day", Iso(DateOnly.FromDateTime(link.Until.ToOffset(TimeSpan.FromHours(8)).DateTime))))
            : link;
    }

    /// <summary>Hands a report in by a link, which is used up by it.</summary>
    /// <param name="name">Who hands it in.</param>
    public async Task<Answer<Arrival>> HandInAsync(string secret, long reportId, string name, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await FindLinkAsync(secret, now, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        db.ChangeTracker.Clear();
        var link = await db.Set<FilingLink>().SingleAsync(link => link.Id == found.Done.Id, cancellation);
        var act = new Act("collection.hand-in", link.OrganId, null, now);
        await using var transaction = await ActTransaction.BeginAsync(db, act, cancellation);
        link.UsedAt = Cut(now);
        var arrival = new Arrival { CollectionId = link.CollectionId, OrganId = link.OrganId, ReportId = reportId, On = act.Day, HandedInBy = name.Trim() };
        db.Add(arrival);
        transaction.Record(link);
        transaction.Record(arrival);
        try
        {
            await transaction.CommitAsync(cancellation);
            return arrival;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Of("link.used");
        }
    }

    /// <summary>Takes an arrival in: what was read of it, corrected and confirmed beside its source, is the organ's filed report from the day it arrived.</summary>
    /// <param name="sheet">Corrections typed beside the source.</param>
    /// <param name="confirmed">Cells whose doubtful or inferred figure was found right.</param>
    public async Task<Answer<ReportFiling>> TakeInAsync(long arrivalId, ReportSheet sheet, IReadOnlyCollection<string> confirmed, Act act, CancellationToken cancellation)
    {
        var asked = await AskArrivalAsync("take-in", arrivalId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var (step, arrival) = asked.Done;
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == arrival.OrganId, cancellation);
        var scope = CollectionBoard.ScopeOf(organ.Kind);
        var year = step.Collection.Year;
        if (await db.NewestAsync(organ.Id, year, scope, cancellation) is { } known)
        {
            return Refusal.Of(known.IsOut ? "collection.filed" : "collection.in-hand", ("organ", organ.Name), ("year", Number(year)));
        }

        var report = await ConfirmAsync(arrival, organ, year, sheet, confirmed, cancellation);
        var open = report.Report.Figures.Count(pair => pair.Value.State is FigureState.Doubtful or FigureState.Inferred);
        if (open > 0)
        {
            return Refusal.Of("collection.doubtful", ("count", Number(open)));
        }

        var filed = new DateTimeOffset(arrival.On.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8)).ToUniversalTime();
        var filing = new ReportFiling
        {
            OrganId = organ.Id, Year = year, Scope = scope, Version = 1, Channel = FilingChannel.Arrival, Form = report.Report.Form!, StartedAt = Cut(act.At), SourceReportId = arrival.ReportId,
        };
        filing.Put(report);
        await new ReportDesk(db).CountAsync(filing, report.Report, cancellation);
        (filing.State, filing.SignedAt, filing.FiledAt, filing.Acceptance) = (ReportFiling.Issued, filed, filed, ReportFiling.Pending);
        await using var transaction = await ActTransaction.BeginAsync(db, step.Act, cancellation);
        await ReportDesk.NumberAsync(db, filing, step.Collection.CompetentId, act.Day.Year, cancellation);
        db.Add(filing);
        await db.SaveChangesAsync(cancellation);
        (arrival.State, arrival.FilingId) = (ArrivalState.TakenIn, filing.Id);
        transaction.Record(filing, organ.Id);
        transaction.Record(arrival, organ.Id);
        await transaction.CommitAsync(cancellation);
        return filing;
    }

    /// <summary>Turns an arrival away, with the reason.</summary>
    public async Task<Answer<Arrival>> TurnAwayAsync(long arrivalId, Act act, CancellationToken cancellation)
    {
        var asked = await AskArrivalAsync("turn-away", arrivalId, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var (step, arrival) = asked.Done;
        await using var transaction = await ActTransaction.BeginAsync(db, step.Act, cancellation);
        arrival.State = ArrivalState.TurnedAway;
        transaction.Record(arrival, arrival.OrganId);
        await transaction.CommitAsync(cancellation);
        return arrival;
    }

    private async Task<Answer<(Step Step, Arrival Arrival)>> AskArrivalAsync(string code, long arrivalId, Act act, CancellationToken cancellation)
    {
        var collectionId = await db.Set<Arrival>().Where(arrival => arrival.Id == arrivalId).Select(arrival => (long?)arrival.CollectionId).SingleOrDefaultAsync(cancellation);
        var asked = await AskAsync(code, collectionId ?? 0, act, cancellation);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var arrival = await db.Set<Arrival>().SingleAsync(arrival => arrival.Id == arrivalId, cancellation);
        return arrival.State == ArrivalState.Waiting ? (asked.Done, arrival) : Refusal.Of("collection.handled");
    }

    // The edition stays the one that was printed; the sums' crosswalk and the finding on an outdated form are for later.
    private async Task<BoundReport> ConfirmAsync(Arrival arrival, Organ organ, int year, ReportSheet sheet, IReadOnlyCollection<string> confirmed, CancellationToken cancellation)
    {
        var read = (await new ReportLibrary(db).OpenAsync(arrival.ReportId, cancellation))!.Read.Report;
        var form = FormCatalogue.Default.Find(read.Form) ?? FormCatalogue.Default.MeantFor(year);
        var empty = Prefill.Empty(organ.Name, year, form);
        var report = sheet.On(TakenOver.From(BoundReport.Of(empty), read));
        return report.With(Figures.From(report.Report.Figures.Select(pair => confirmed.Contains(pair.Key.Code) && pair.Value is { Value: not null, State: FigureState.Doubtful or FigureState.Inferred }
            ? new(pair.Key, pair.Value with { State = FigureState.Read }) : pair)));
    }
}
