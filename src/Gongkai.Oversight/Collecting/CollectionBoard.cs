using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Collecting;

/// <summary>Where one organ stands.</summary>
/// <param name="Organ">Who owes the report.</param>
/// <param name="Scope">Which report: governments that of their area, everybody else his own.</param>
/// <param name="Due">When.</param>
/// <param name="Filed">The newest version that left the house; null when there is none.</param>
/// <param name="Working">The newest version, when it is not that one.</param>
/// <param name="Timeliness">How it stands against its date.</param>
public sealed record BoardLine(Organ Organ, ReportScope Scope, ReportDue Due, FilingLine? Filed, FilingLine? Working, Timeliness Timeliness)
{
    /// <summary>Remarks of the competent department that are open.</summary>
    public int OpenRemarks { get; init; }

    /// <summary>The last reminder; null for none.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>An arrival that waits to be held against its source; null for none.</summary>
    public long? Waiting { get; init; }

    /// <summary>What has to be done next by the competent department.</summary>
    public BoardTask Task => Waiting is not null ? BoardTask.TakeIn
        : Filed?.Acceptance == ReportFiling.Pending ? BoardTask.Accept
        : Filed is null && Timeliness is Filing.Timeliness.Overdue or Filing.Timeliness.LocallyLate ? BoardTask.Remind
        : BoardTask.None;
}

/// <summary>What the competent department has to do about an organ.</summary>
public enum BoardTask
{
    /// <summary>Nothing now.</summary>
    None,

    /// <summary>Hold what arrived against its source.</summary>
    TakeIn,

    /// <summary>Accept or return what was filed.</summary>
    Accept,

    /// <summary>Remind.</summary>
    Remind,
}

/// <summary>What lists say of a filing.</summary>
public sealed record FilingLine(long Id, long OrganId, ReportScope Scope, int Version, string State, string? Acceptance, int Errors, int Warnings, DateTimeOffset? FiledAt, DateTimeOffset? PublishedAt, FilingChannel Channel, string? Number)
{
    /// <summary>The lines of filings.</summary>
    public static IQueryable<FilingLine> Of(IQueryable<ReportFiling> filings) => filings.Select(filing => new FilingLine(
        filing.Id, filing.OrganId, filing.Scope, filing.Version, filing.State, filing.Acceptance, filing.Errors, filing.Warnings, filing.FiledAt, filing.PublishedAt, filing.Channel, filing.Number));
}

/// <summary>The board of a collection: who owes, who filed when, what is to be done. A constant number of queries, however many organs.</summary>
public sealed record CollectionBoard(Collection Collection, Organ Competent, ImmutableArray<BoardLine> Lines)
{
    /// <summary>The board on a day; null when nothing is collected there.</summary>
    public static async Task<CollectionBoard?> LoadAsync(DbContext db, long collectionId, DateOnly today, CancellationToken cancellation)
    {
        if (await db.Set<Collection>().AsNoTracking().SingleOrDefaultAsync(collection => collection.Id == collectionId, cancellation) is not { } collection)
        {
            return null;
        }

        var competent = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == collection.CompetentId, cancellation);
        var members = await MembersAsync(db, collection, cancellation);
        var ids = members.Select(organ => organ.Id).ToList();
        var filings = (await FilingLine.Of(db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.Year == collection.Year && ids.Contains(filing.OrganId) && filing.State != "abandoned")).ToListAsync(cancellation)).ToLookup(filing => filing.OrganId);
        var dates = (await db.Set<CollectionDate>().AsNoTracking().Where(date => date.CollectionId == collection.Id).OrderBy(date => date.Id).ToListAsync(cancellation)).ToLookup(date => date.OrganId, date => date.By);
        var reminders = (await db.Set<Reminder>().AsNoTracking().Where(reminder => reminder.CollectionId == collection.Id).GroupBy(reminder => reminder.OrganId).Select(group => new { group.Key, At = group.Max(reminder => reminder.At) }).ToListAsync(cancellation)).ToDictionary(pair => pair.Key, pair => pair.At);
        var remarks = (await db.Set<CellRemark>().AsNoTracking().Where(remark => remark.Year == collection.Year && ids.Contains(remark.OrganId) && remark.IsFromAbove && remark.Closed == null).GroupBy(remark => remark.OrganId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation)).ToDictionary(pair => pair.Key, pair => pair.Count);
        var arrivals = (await db.Set<Arrival>().AsNoTracking().Where(arrival => arrival.CollectionId == collection.Id && arrival.State == ArrivalState.Waiting).ToListAsync(cancellation)).ToLookup(arrival => arrival.OrganId, arrival => arrival.Id);
        return new CollectionBoard(collection, competent,
        [
            .. members.Select(organ => Line(organ, collection, filings[organ.Id], dates[organ.Id], today) with
            {
                OpenRemarks = remarks.GetValueOrDefault(organ.Id),
                RemindedAt = reminders.TryGetValue(organ.Id, out var at) ? at : null,
                Waiting = arrivals[organ.Id].Select(id => (long?)id).FirstOrDefault(),
            }),
        ]);
    }

    /// <summary>The organs that owe a report: those under the lead of the competent department on the last day of the year, governments last.</summary>
    public static async Task<IReadOnlyList<Organ>> MembersAsync(DbContext db, Collection collection, CancellationToken cancellation)
    {
        var organs = await new OrganRegister(db).UnderAsync(collection.CompetentId, OrganTree.Competent, new DateOnly(collection.Year, 12, 31), cancellation);
        return [.. organs.OrderBy(organ => organ.Kind == OrganKind.Government).ThenBy(organ => organ.Id)];
    }

    /// <summary>Which report an organ owes.</summary>
    public static ReportScope ScopeOf(OrganKind kind) => kind == OrganKind.Government ? ReportScope.Area : ReportScope.Self;

    private static BoardLine Line(Organ organ, Collection collection, IEnumerable<FilingLine> filings, IEnumerable<DateOnly> dates, DateOnly today)
    {
        var scope = ScopeOf(organ.Kind);
        var local = dates.Select(day => (DateOnly?)day).LastOrDefault() ?? (organ.Kind == OrganKind.Government ? collection.GovernmentsBy : collection.DepartmentsBy);
        var due = FilingDates.For(organ.Kind, scope, collection.Year, WorkCalendar.National, local);
        var own = filings.Where(filing => filing.Scope == scope).OrderBy(filing => filing.Version).ToList();
        var filed = own.LastOrDefault(filing => filing.FiledAt is not null);
        // A correction does not make a report late that was filed in time.
        var first = own.Where(filing => filing.FiledAt is not null).Select(filing => filing.FiledAt).FirstOrDefault();
        return new BoardLine(organ, scope, due, filed, own.LastOrDefault() is { } newest && newest != filed ? newest : null, FilingDates.Of(due, first is { } moment ? DayOf(moment) : null, today));
    }

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
