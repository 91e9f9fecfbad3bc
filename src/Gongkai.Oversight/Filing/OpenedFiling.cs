using System.Collections.Immutable;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Filing;

/// <summary>Something that was done to a report, as the timeline tells it.</summary>
public sealed record FilingAct(string Kind, DateTimeOffset At, string? Officer, string? Why, int Version);

/// <summary>A report with everything that its page shows.</summary>
public sealed record OpenedFiling(ReportFiling Filing, Organ Organ, AnnualReport Report, AnnualReport? Previous, ImmutableArray<Finding> Findings)
{
    /// <summary>All versions, the first one first.</summary>
    public required ImmutableArray<ReportFiling> Versions { get; init; }

    /// <summary>What was explained, in order.</summary>
    public required ImmutableArray<ReportExplanation> Explanations { get; init; }

    /// <summary>Remarks, open ones first.</summary>
    public required ImmutableArray<CellRemark> Remarks { get; init; }

    /// <summary>What the leader signed with reservation.</summary>
    public required ImmutableArray<Reservation> Reservations { get; init; }

    /// <summary>Confirmations that the rest is zero.</summary>
    public required ImmutableArray<ZeroConfirmation> Zeros { get; init; }

    /// <summary>What was done to it, the newest first.</summary>
    public required ImmutableArray<FilingAct> Timeline { get; init; }

    /// <summary>What this officer may do to it now.</summary>
    public required ImmutableArray<WorkAction> OpenTo { get; init; }

    /// <summary>What he could do, had he not worked on it himself.</summary>
    public required ImmutableArray<WorkAction> OwnWork { get; init; }

    /// <summary>True when it is the newest version.</summary>
    public bool IsNewest => Filing.Id == Versions[^1].Id;

    /// <summary>True when he may do it.</summary>
    public bool May(string action) => OpenTo.Any(open => open.Code == action);

    /// <summary>True while its print is a draft: not signed, or with figures that nobody confirmed.</summary>
    public bool IsUnconfirmed => Filing.SignedAt is null || Report.Figures.Any(figure => figure.Value.State is FigureState.Doubtful or FigureState.Inferred);
}

/// <summary>Opening a report to look at it.</summary>
public sealed partial class ReportDesk
{
    /// <summary>A report and what this officer may do to it; null when there is none of that number.</summary>
    public async Task<OpenedFiling?> OpenAsync(long filingId, long officerId, DateOnly today, CancellationToken cancellation)
    {
        if (await db.Set<ReportFiling>().AsNoTracking().SingleOrDefaultAsync(filing => filing.Id == filingId, cancellation) is not { } filing)
        {
            return null;
        }

        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == filing.OrganId, cancellation);
        var versions = await db.Set<ReportFiling>().AsNoTracking().Where(other => other.OrganId == filing.OrganId && other.Year == filing.Year && other.Scope == filing.Scope && other.State != "abandoned")
            .OrderBy(other => other.Version).ToListAsync(cancellation);
        var explanations = await ExplanationsOf(filing).AsNoTracking().ToListAsync(cancellation);
        var previous = await db.PreviousAsync(filing, cancellation);
        var report = filing.Report;
        var findings = FilingFindings.Of(report, previous, explanations.Where(explanation => explanation.Verdict != ExplanationVerdict.Declined).Select(explanation => explanation.ForChecks));
        var (open, own) = await OpenToAsync(filing, officerId, today, versions is [.., var last] && last.Id == filing.Id, cancellation);
        return new OpenedFiling(filing, organ, report, previous, findings)
        {
            Versions = versions.Count > 0 ? [.. versions] : [filing],
            Explanations = [.. explanations],
            Remarks = [.. (await RemarksOf(filing).AsNoTracking().ToListAsync(cancellation)).OrderByDescending(remark => remark.IsOpen)],
            Reservations = [.. await db.Set<Reservation>().AsNoTracking().Where(reservation => reservation.FilingId == filing.Id && reservation.SignedAt == filing.SignedAt).OrderBy(reservation => reservation.Id).ToListAsync(cancellation)],
            Zeros = [.. await db.Set<ZeroConfirmation>().AsNoTracking().Where(zero => zero.FilingId == filing.Id).OrderBy(zero => zero.Id).ToListAsync(cancellation)],
            Timeline = await TimelineAsync(versions, cancellation),
            OpenTo = open,
            OwnWork = own,
        };
    }

    /// <summary>The newest version of an organ's report; null when none was begun.</summary>
    public async Task<long?> FindAsync(long organId, int year, ReportScope scope, CancellationToken cancellation) => (await db.NewestAsync(organId, year, scope, cancellation))?.Id;

    private async Task<(ImmutableArray<WorkAction> Open, ImmutableArray<WorkAction> Own)> OpenToAsync(ReportFiling filing, long officerId, DateOnly today, bool isNewest, CancellationToken cancellation)
    {
        var competent = await register.ParentAsync(filing.OrganId, OrganTree.Competent, today, cancellation);
        var officer = await OfficerAuthority.LoadAsync(db, officerId, today, cancellation);
        var done = await DoneAsync(filing, cancellation);
        var open = ImmutableArray.CreateBuilder<WorkAction>();
        var own = ImmutableArray.CreateBuilder<WorkAction>();
        foreach (var (workflow, state) in new[] { (Chain, filing.State), (Acceptance, filing.Acceptance) })
        {
            foreach (var action in state is null ? [] : workflow.OpenTo(officer, state, filing.OrganId, competent).Where(action => IsLeft(action.Code, filing, isNewest)))
            {
                (workflow.Ask(officer, action.Code, state!, filing.OrganId, competent, done).Refusal is null ? open : own).Add(action);
            }
        }

        return (open.ToImmutable(), own.ToImmutable());
    }

    // What the state alone does not say.
    private static bool IsLeft(string action, ReportFiling filing, bool isNewest) => action switch
    {
        "file" => filing.FiledAt is null,
        "publish" => filing.PublishedAt is null,
        "withdraw" => !filing.IsOut,
        "correct" => filing.IsOut && isNewest,
        "abandon" => filing.Version > 1,
        _ => true,
    };

    private async Task<ImmutableArray<FilingAct>> TimelineAsync(IReadOnlyCollection<ReportFiling> versions, CancellationToken cancellation)
    {
        var subjects = versions.Select(version => version.Subject).ToList();
        var numbers = versions.ToDictionary(version => version.Subject, version => version.Version);
        var lines = await db.Set<LedgerEntry>().AsNoTracking().Where(line => subjects.Contains(line.Subject)).OrderByDescending(line => line.Id)
            .Select(line => new { line.Subject, line.Kind, line.At, line.Why, Officer = db.Set<Officer>().Where(officer => officer.Id == line.OfficerId).Select(officer => officer.Name).FirstOrDefault() })
            .ToListAsync(cancellation);
        return [.. lines.Select(line => new FilingAct(line.Kind, line.At, line.Officer, line.Why, numbers[line.Subject]))];
    }
}
