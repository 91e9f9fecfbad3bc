using Gongkai.Agencies.Officers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Who looks at a case at the same time. No record of work: what is older than a few minutes says nothing and is overwritten.</summary>
public static class CaseVisits
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Notes a look, and names the colleagues who looked within the last minutes.</summary>
    public static async Task<IReadOnlyList<string>> SeeAsync(DbContext db, long requestId, long officerId, DateTimeOffset at, CancellationToken cancellation)
    {
        var now = at.ToUnixTimeSeconds();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO case_visits (request_id, officer_id, at) VALUES ({requestId}, {officerId}, {now}) ON CONFLICT (request_id, officer_id) DO UPDATE SET at = excluded.at", cancellation);
        var since = now - (long)Lasts.TotalSeconds;
        return await db.Set<CaseVisit>().AsNoTracking().Where(visit => visit.RequestId == requestId && visit.OfficerId != officerId && visit.At >= since)
            .Join(db.Set<Officer>(), visit => visit.OfficerId, officer => officer.Id, (visit, officer) => officer.Name).ToListAsync(cancellation);
    }
}
