using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Requests;

/// <summary>Rows like one case, without going through the desk: for what is measured over many. A quarter of them is open, and one in forty has the same words.</summary>
internal static class ManyCases
{
    public static async Task FillAsync(DbContext db, long id, int cases, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {cases})
            INSERT INTO requests (organ_id, number, kind, channel, arrived_on, received_on, applicant_kind, salt, wanted, provision, state, is_open, round, due_on, is_provisional, outcome, closed_on, registered_at, version)
            SELECT organ_id, number || '-' || i, kind, channel, arrived_on, received_on, applicant_kind, salt, wanted, provision, CASE WHEN i % 4 = 0 THEN state ELSE 'archived' END, i % 4 = 0, round, due_on, is_provisional,
                CASE WHEN i % 4 = 0 THEN NULL ELSE 'requests.granted' END, CASE WHEN i % 4 = 0 THEN NULL ELSE due_on END, registered_at, version FROM requests, n WHERE id = {id};
            INSERT INTO request_words (pair, request_id) SELECT pair, requests.id FROM request_words, requests WHERE request_id = {id} AND requests.number LIKE (SELECT number FROM requests WHERE id = {id}) || '-%' AND requests.id % 40 = 0;
            WITH RECURSIVE w(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM w WHERE k < 20)
            INSERT INTO request_words (pair, request_id) SELECT (id * 20 + k) % 90000, id FROM requests, w WHERE id % 40 <> 0 AND number LIKE (SELECT number FROM requests WHERE id = {id}) || '-%';
            """, cancellation);
        // As the server does by itself after a while.
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "VACUUM ANALYZE" : "ANALYZE", cancellation);
    }
}
