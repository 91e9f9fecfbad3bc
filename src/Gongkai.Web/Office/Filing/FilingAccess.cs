using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Filing;

/// <summary>Who may look at an organ's report before it is public: whoever holds a role there, and those who review or audit at a competent department above it.</summary>
internal static class FilingAccess
{
    public static async Task<bool> MayReadAsync(GongkaiDb db, SignedIn signedIn, long organId, CancellationToken cancellation)
    {
        if (signedIn.Authority.RolesAt(organId).Any())
        {
            return true;
        }

        var above = await new OrganRegister(db).AboveAsync(organId, OrganTree.Competent, signedIn.Today, cancellation);
        return above.Any(id => signedIn.Authority.RolesAt(id).Any(role => role is Role.CompetentReviewer or Role.Auditor));
    }

    /// <summary>The report that an address means; null when there is none or he may not see it.</summary>
    public static async Task<OpenedFiling?> OpenAsync(GongkaiDb db, SignedIn signedIn, string organ, int year, long? version, CancellationToken cancellation)
    {
        var found = await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(known => known.Code == organ, cancellation);
        if (found is null || !await MayReadAsync(db, signedIn, found.Id, cancellation))
        {
            return null;
        }

        var desk = new ReportDesk(db);
        var id = version is { } number
            ? await db.Set<ReportFiling>().Where(filing => filing.OrganId == found.Id && filing.Year == year && filing.Version == number).Select(filing => (long?)filing.Id).FirstOrDefaultAsync(cancellation)
            : await desk.FindAsync(found.Id, year, ScopeOf(found), cancellation);
        return id is { } wanted ? await desk.OpenAsync(wanted, signedIn.OfficerId ?? 0, signedIn.Today, cancellation) : null;
    }

    public static ReportScope ScopeOf(Organ organ) => Oversight.Collecting.CollectionBoard.ScopeOf(organ.Kind);
}
