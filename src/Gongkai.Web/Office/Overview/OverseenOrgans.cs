using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Overview;

/// <summary>The organs that somebody sees on the boards.</summary>
internal static class OverseenOrgans
{
    /// <summary>True for those who see the organs under their lead, too.</summary>
    public static bool IsRegion(SignedIn signedIn) => signedIn.Roles.Any(role => role is Role.CompetentReviewer or Role.Auditor);

    /// <summary>The own organ and, for a competent department, the organs under its lead.</summary>
    public static async Task<IReadOnlyList<Organ>> LoadAsync(GongkaiDb db, SignedIn signedIn, CancellationToken cancellation)
    {
        var own = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == signedIn.OrganId, cancellation);
        return IsRegion(signedIn) ? [own, .. await new OrganRegister(db).UnderAsync(own.Id, OrganTree.Competent, signedIn.Today, cancellation)] : [own];
    }
}
