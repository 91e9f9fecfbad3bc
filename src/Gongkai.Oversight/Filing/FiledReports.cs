using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Filing;

/// <summary>Finds filings in the store.</summary>
internal static class FiledReports
{
    /// <summary>The newest version of an organ's report for a year that was not given up.</summary>
    public static Task<ReportFiling?> NewestAsync(this DbContext db, long organId, int year, ReportScope scope, CancellationToken cancellation) =>
        db.Set<ReportFiling>().Where(filing => filing.OrganId == organId && filing.Year == year && filing.Scope == scope && filing.State != "abandoned")
            .OrderByDescending(filing => filing.Version).FirstOrDefaultAsync(cancellation);

    /// <summary>The newest version that left the house.</summary>
    public static Task<ReportFiling?> InForceAsync(this DbContext db, long organId, int year, ReportScope scope, CancellationToken cancellation) =>
        db.Set<ReportFiling>().AsNoTracking().Where(filing => filing.OrganId == organId && filing.Year == year && filing.Scope == scope && (filing.FiledAt != null || filing.PublishedAt != null))
            .OrderByDescending(filing => filing.Version).FirstOrDefaultAsync(cancellation);

    /// <summary>Last year's report: the one filed here, else the file that was handed in as such.</summary>
    public static async Task<AnnualReport?> PreviousAsync(this DbContext db, ReportFiling filing, CancellationToken cancellation)
    {
        if (await db.InForceAsync(filing.OrganId, filing.Year - 1, filing.Scope, cancellation) is { } filed)
        {
            return filed.Report;
        }

        return filing.PreviousReportId is { } id && await new ReportLibrary(db).OpenAsync(id, cancellation) is { } opened ? opened.Read.Report : null;
    }
}
