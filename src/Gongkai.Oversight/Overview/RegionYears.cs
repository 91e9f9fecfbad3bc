using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Overview;

/// <summary>What one filed report says of its year, for comparisons.</summary>
/// <param name="Organ">Whose.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Timeliness">How its first filing stood against its date.</param>
/// <param name="Errors">Findings that are errors.</param>
/// <param name="Warnings">Findings that are warnings.</param>
/// <param name="Report">Its figures, without words.</param>
public sealed record FiledYear(Organ Organ, int Year, Timeliness Timeliness, int Errors, int Warnings, AnnualReport Report)
{
    /// <summary>The sum of the rows that begin so, in the column of totals; null when none of them is certain.</summary>
    public decimal? Sum(string rows) => Sum(cell => cell.StartsWith(rows, StringComparison.Ordinal) && cell.EndsWith(".total", StringComparison.Ordinal));

    /// <summary>The sum of some cells; null when none of them is certain.</summary>
    public decimal? Sum(Func<string, bool> wanted) => FormCatalogue.Default.Find(Report.Form)?.Cells.Where(cell => wanted(cell.Id.Code)).Select(cell => Report.Figures[cell.Id])
        .Where(figure => figure.IsCertain).Aggregate((decimal?)null, (sum, figure) => (sum ?? 0) + figure.Value);
}

/// <summary>One organ against its peers: those of the same kind and level.</summary>
/// <param name="Organ">Which organ.</param>
/// <param name="Value">Its number.</param>
/// <param name="Median">The middle of its peers, itself included.</param>
/// <param name="Peers">How many they are.</param>
public sealed record PeerOutlier(Organ Organ, decimal Value, decimal Median, int Peers);

/// <summary>The filed reports of a group of organs over the years: the newest version of each that left the house.</summary>
public sealed record RegionYears(ImmutableArray<FiledYear> Reports)
{
    private const decimal FarAway = 4m;
    private const int FewestPeers = 4;

    /// <summary>Reads them in two queries.</summary>
    public static async Task<RegionYears> LoadAsync(DbContext db, IReadOnlyCollection<Organ> organs, int firstYear, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(organs);
        var known = organs.ToDictionary(organ => organ.Id);
        var ids = known.Keys.ToList();
        var filed = await db.Set<ReportFiling>().AsNoTracking().Where(filing => ids.Contains(filing.OrganId) && filing.Year >= firstYear && (filing.FiledAt != null || filing.PublishedAt != null)).OrderBy(filing => filing.Version)
            .Select(filing => new { filing.OrganId, filing.Year, filing.Scope, filing.Form, filing.Figures, filing.Errors, filing.Warnings, filing.FiledAt, filing.PublishedAt }).ToListAsync(cancellation);
        return new RegionYears([.. filed.Where(filing => filing.Scope == CollectionBoard.ScopeOf(known[filing.OrganId].Kind)).GroupBy(filing => (filing.OrganId, filing.Year)).Select(versions =>
        {
            var (organ, newest, first) = (known[versions.Key.OrganId], versions.Last(), versions.Min(filing => filing.FiledAt ?? filing.PublishedAt)!.Value);
            var day = DateOnly.FromDateTime(first.ToOffset(TimeSpan.FromHours(8)).DateTime);
            var due = FilingDates.For(organ.Kind, newest.Scope, newest.Year, WorkCalendar.National);
            return new FiledYear(organ, newest.Year, FilingDates.Of(due, day, day), newest.Errors, newest.Warnings, new AnnualReport { Form = newest.Form, Figures = PackedFigures.Unpack(newest.Figures) });
        }).OrderBy(report => report.Year).ThenBy(report => report.Organ.Id)]);
    }

    /// <summary>The years that have reports.</summary>
    public IEnumerable<int> Years => Reports.Select(report => report.Year).Distinct();

    /// <summary>A number over all reports of a year; governments, which hold others' figures, are left out.</summary>
    public decimal Total(int year, string rows) => Own(year).Sum(report => report.Sum(rows) ?? 0);

    /// <summary>The same for chosen cells.</summary>
    public decimal Total(int year, Func<string, bool> wanted) => Own(year).Sum(report => report.Sum(wanted) ?? 0);

    /// <summary>Organs whose number of a year is four times the middle of their peers or a quarter of it; only where there are four peers at least.</summary>
    public IEnumerable<PeerOutlier> Outliers(int year, string rows)
    {
        foreach (var peers in Own(year).GroupBy(report => (report.Organ.Kind, report.Organ.Level)))
        {
            var values = peers.Select(report => (report.Organ, Value: report.Sum(rows))).Where(pair => pair.Value is not null).OrderBy(pair => pair.Value).ToList();
            if (values.Count < FewestPeers)
            {
                continue;
            }

            var median = (values[(values.Count - 1) / 2].Value!.Value + values[values.Count / 2].Value!.Value) / 2;
            foreach (var (organ, value) in values.Where(pair => pair.Value > median * FarAway || pair.Value * FarAway < median))
            {
                yield return new PeerOutlier(organ, value!.Value, median, values.Count);
            }
        }
    }

    private IEnumerable<FiledYear> Own(int year) => Reports.Where(report => report.Year == year && report.Organ.Kind != OrganKind.Government);
}
