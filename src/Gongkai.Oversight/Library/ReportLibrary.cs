using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Library;

/// <summary>What came of adding a report.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsNew">False when the same file was here already.</param>
public sealed record AddedReport(long Id, bool IsNew);

/// <summary>What came of keeping a report among many.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsNew">False when the same file was here already.</param>
/// <param name="Earlier">The newest report of the same organ and year from another file that was here before; null for none.</param>
public sealed record KeptReport(long Id, bool IsNew, long? Earlier);

/// <summary>A report taken from the library.</summary>
/// <param name="Line">What lists say of it.</param>
/// <param name="Read">The report with its source and places.</param>
/// <param name="Findings">What the checks of this version say of it.</param>
public sealed record OpenedReport(ReportLine Line, ReadReport Read, ImmutableArray<Finding> Findings)
{
    /// <summary>Number of the same organ's report of the year before; null when the library has none.</summary>
    public long? PreviousId { get; init; }

    /// <summary>How many organs of the same kind and level it was held against.</summary>
    public int Peers { get; init; }

    /// <summary>The report before anybody decided about its figures.</summary>
    public AnnualReport AsRead { get; init; } = Read.Report;

    /// <summary>What was decided about figures of its file.</summary>
    public FigureDecisions Decisions { get; init; } = FigureDecisions.None;

    /// <summary>The cells that wait for somebody to look at them.</summary>
    public ImmutableArray<CellId> Open => Decisions.Open(AsRead);
}

/// <summary>The reports that were read and kept. Nothing is ever taken out of it; the same file stays one report however often it comes.</summary>
public sealed class ReportLibrary(DbContext db)
{
    /// <summary>Counts of lists stop here.</summary>
    public const int CountLimit = 1_000;

    private const int MostPeers = 120;

    /// <summary>The number of the report read from the file with this hash; null when there is none.</summary>
    public async Task<long?> FindAsync(string sha256, CancellationToken cancellation) =>
        await db.Set<StoredReport>().Where(report => report.Sha256 == sha256).Select(report => (long?)report.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>Keeps a report. Its file must be in the file store already, so that no row ever points at nothing.</summary>
    /// <param name="read">The report as read; its source carries the hash of the file.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Gives up before anything is written.</param>
    public async Task<AddedReport> AddAsync(ReadReport read, DateTimeOffset now, CancellationToken cancellation)
    {
        var sha256 = read.Source.Sha256;
        if (sha256.Length != 64)
        {
            throw new ArgumentException($"The source '{read.Source.Name}' carries no SHA-256.", nameof(read));
        }

        if (await FindAsync(sha256, cancellation) is { } known)
        {
            return new AddedReport(known, IsNew: false);
        }

        var stored = StoredReport.Of(read, ReportChecks.Run(read), now);
        db.Add(stored);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return new AddedReport(stored.Id, IsNew: true);
        }
        catch (DbUpdateException)
        {
            // Somebody stored the same file between the question and the answer.
            db.ChangeTracker.Clear();
            if (await FindAsync(sha256, cancellation) is { } other)
            {
                return new AddedReport(other, IsNew: false);
            }

            throw;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Keeps many reports, in one go where nobody else keeps the same at the same time. Their files must be in the file store already.</summary>
    /// <param name="reports">Rows that are not in any store yet.</param>
    /// <param name="cancellation">Gives up before anything is written.</param>
    /// <returns>What came of each, in the same order.</returns>
    public async Task<IReadOnlyList<KeptReport>> AddAllAsync(IReadOnlyList<StoredReport> reports, CancellationToken cancellation)
    {
        if (reports.Count == 0)
        {
            return [];
        }

        var known = await KnownAsync(reports, cancellation);
        var fresh = reports.Where(report => !known.ContainsKey(report.Sha256)).DistinctBy(report => report.Sha256).ToHashSet();
        db.AddRange(fresh);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another node stored one of them between the question and the answer: ask again, and store what is still missing.
            db.ChangeTracker.Clear();
            known = await KnownAsync(reports, cancellation);
            fresh.RemoveWhere(report => known.ContainsKey(report.Sha256));
            db.AddRange(fresh);
            await db.SaveChangesAsync(cancellation);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        var ids = await KnownAsync(reports, cancellation);
        var others = await OthersAsync(reports, cancellation);
        return [.. reports.Select(report => new KeptReport(ids[report.Sha256], fresh.Contains(report), others[(report.Organ, report.Year)].Where(id => id < ids[report.Sha256]).Select(id => (long?)id).Max()))];
    }

    private Task<Dictionary<string, long>> KnownAsync(IReadOnlyList<StoredReport> reports, CancellationToken cancellation)
    {
        var hashes = reports.Select(report => report.Sha256).Distinct().ToList();
        return db.Set<StoredReport>().Where(report => hashes.Contains(report.Sha256)).Select(report => new { report.Sha256, report.Id }).ToDictionaryAsync(report => report.Sha256, report => report.Id, cancellation);
    }

    private async Task<ILookup<(string Organ, int Year), long>> OthersAsync(IReadOnlyList<StoredReport> reports, CancellationToken cancellation)
    {
        var organs = reports.Select(report => report.Organ).Where(organ => organ.Length > 0).Distinct().ToList();
        var years = reports.Select(report => report.Year).Where(year => year > 0).Distinct().ToList();
        var others = await db.Set<StoredReport>().Where(report => organs.Contains(report.Organ) && years.Contains(report.Year)).Select(report => new { report.Organ, report.Year, report.Id }).ToListAsync(cancellation);
        return others.ToLookup(report => (report.Organ, report.Year), report => report.Id);
    }

    /// <summary>One page of the reports that a filter lets through.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last id of the page before; null for the first page.</param>
    /// <param name="size">How many, at most.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ReportListing> ListAsync(ReportFilter filter, long? after, int size, CancellationToken cancellation)
    {
        var all = db.Set<StoredReport>().AsNoTracking();
        var chosen = Choose(all, filter);
        var count = await chosen.Take(CountLimit + 1).CountAsync(cancellation);
        var from = after is null ? null : await all.Where(report => report.Id == after).Select(report => new { report.Year, report.Organ, report.Id }).FirstOrDefaultAsync(cancellation);
        var rest = from is null ? chosen : After(chosen, from.Year, from.Organ, from.Id);
        var lines = await Lines(rest.OrderByDescending(report => report.Year).ThenBy(report => report.Organ).ThenBy(report => report.Id).Take(size + 1)).ToListAsync(cancellation);
        var more = lines.Count > size;
        if (more)
        {
            lines.RemoveAt(size);
        }

        return new ReportListing(lines, more ? lines[^1].Id : null, count, await YearsAsync(all, cancellation));
    }

    /// <summary>A report with everything; null when there is none of this number.</summary>
    public async Task<OpenedReport?> OpenAsync(long id, CancellationToken cancellation)
    {
        var query = db.Set<StoredReport>().AsNoTracking().Where(report => report.Id == id);
        if (await Lines(query).FirstOrDefaultAsync(cancellation) is not { } line)
        {
            return null;
        }

        var packed = await query.Select(report => new { report.Figures, report.Reading!.Content }).SingleAsync(cancellation);
        var archived = ReadingArchive.Read(packed.Content, PackedFigures.Unpack(packed.Figures));
        var decisions = await DecisionsAsync(line.Sha256, cancellation);
        var read = archived with { Report = decisions.Apply(archived.Report) };
        var (previousId, previous) = await PreviousAsync(line, cancellation);
        var peers = await PeersAsync(line, cancellation);
        var findings = ReportChecks.Run(read, new Companions { Previous = previous, Peers = peers });
        return new OpenedReport(Counted(line, findings), read, findings) { PreviousId = previousId, Peers = peers.Length, AsRead = archived.Report, Decisions = decisions };
    }

    private async Task<(long? Id, AnnualReport? Report)> PreviousAsync(ReportLine line, CancellationToken cancellation)
    {
        if (line.Organ.Length == 0 || line.Year == 0)
        {
            return (null, null);
        }

        var found = await db.Set<StoredReport>().AsNoTracking().Where(report => report.Organ == line.Organ && report.Year == line.Year - 1)
            .OrderByDescending(report => report.Id).Select(report => new { report.Id, report.Sha256, report.Figures, report.Reading!.Content }).FirstOrDefaultAsync(cancellation);
        return found is null ? (null, null) : (found.Id, (await DecisionsAsync(found.Sha256, cancellation)).Apply(ReadingArchive.Read(found.Content, PackedFigures.Unpack(found.Figures)).Report));
    }

    /// <summary>Some organs of the same kind and level in the same year: figures only, and no more than a page can bear.</summary>
    private async Task<ImmutableArray<AnnualReport>> PeersAsync(ReportLine line, CancellationToken cancellation)
    {
        if (line.Year == 0 || PeerGroup.Of(line.Organ) is not { } group)
        {
            return [];
        }

        var end = "%" + line.Organ[^1];
        var found = await db.Set<StoredReport>().AsNoTracking().Where(report => report.Year == line.Year && report.Organ != line.Organ && EF.Functions.Like(report.Organ, end))
            .OrderBy(report => report.Organ).ThenBy(report => report.Id).Take(MostPeers).Select(report => new { report.Organ, report.Form, report.Figures }).ToListAsync(cancellation);
        return [.. found.Where(peer => PeerGroup.Of(peer.Organ) == group).DistinctBy(peer => peer.Organ)
            .Select(peer => new AnnualReport { Organ = peer.Organ, Year = line.Year, Form = peer.Form, Figures = PackedFigures.Unpack(peer.Figures) })];
    }

    /// <summary>What was decided about figures of a file.</summary>
    public async Task<FigureDecisions> DecisionsAsync(string sha256, CancellationToken cancellation) =>
        FigureDecisions.Of(await db.Set<FigureDecision>().AsNoTracking().Where(decision => decision.Sha256 == sha256).OrderBy(decision => decision.Id).ToListAsync(cancellation));

    /// <summary>Keeps a decision.</summary>
    public async Task DecideAsync(FigureDecision decision, CancellationToken cancellation)
    {
        db.Add(decision);
        await db.SaveChangesAsync(cancellation);
    }

    private static ReportLine Counted(ReportLine line, ImmutableArray<Finding> findings) => line with
    {
        Errors = findings.Count(finding => finding.Severity == Severity.Error),
        Warnings = findings.Count(finding => finding.Severity == Severity.Warning),
        Remarks = findings.Count(finding => finding.Severity == Severity.Info),
    };

    /// <summary>What lists say of one report; null when there is none of this number.</summary>
    public Task<ReportLine?> LineAsync(long id, CancellationToken cancellation) =>
        Lines(db.Set<StoredReport>().AsNoTracking().Where(report => report.Id == id)).FirstOrDefaultAsync(cancellation);

    private static IQueryable<ReportLine> Lines(IQueryable<StoredReport> reports) => reports.Select(report => new ReportLine(
        report.Id, report.Organ, report.Year, report.Form, report.Title, report.SourceName, report.Sha256, report.Kind, report.ImportedAt, report.Errors, report.Warnings, report.Remarks));

    private static IQueryable<StoredReport> Choose(IQueryable<StoredReport> reports, ReportFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Organ))
        {
            var part = filter.Organ.Trim();
            reports = reports.Where(report => report.Organ.Contains(part));
        }

        if (filter.Year is { } year)
        {
            reports = reports.Where(report => report.Year == year);
        }

        if (!string.IsNullOrEmpty(filter.Form))
        {
            reports = reports.Where(report => report.Form == filter.Form);
        }

        return filter.Findings switch
        {
            FindingsFilter.Errors => reports.Where(report => report.Errors > 0),
            FindingsFilter.Warnings => reports.Where(report => report.Errors == 0 && report.Warnings > 0),
            FindingsFilter.None => reports.Where(report => report.Errors == 0 && report.Warnings == 0),
            _ => reports,
        };
    }

    private static IQueryable<StoredReport> After(IQueryable<StoredReport> reports, int year, string organ, long id) => reports.Where(report =>
        report.Year < year
#pragma warning disable RS0030, CA1309 // Becomes a comparison in the database, whose column compares by code point.
        || (report.Year == year && string.Compare(report.Organ, organ) > 0)
#pragma warning restore RS0030, CA1309
        || (report.Year == year && report.Organ == organ && report.Id > id));

    private static async Task<(int First, int Last)?> YearsAsync(IQueryable<StoredReport> all, CancellationToken cancellation)
    {
        var known = all.Where(report => report.Year > 0);
        var first = await known.MinAsync(report => (int?)report.Year, cancellation);
        var last = await known.MaxAsync(report => (int?)report.Year, cancellation);
        return first is { } from && last is { } to ? (from, to) : null;
    }
}
