using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Counts an organ's disputes of a year into the cells of table 4: what ended in the year by its result, what is open on its last day as pending.</summary>
public static class DisputeTally
{
    private static readonly DisputeResult Pending = DisputeResult.Parse("pending");

    /// <summary>The figures of table 4; every cell has one, zeros included.</summary>
    /// <param name="asOf">The last day that counts; the last day of the year when left out.</param>
    public static async Task<Figures> CountAsync(DbContext db, long organId, int year, DateOnly? asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (first, last) = RequestTally.Bounds(year, asOf);
        var groups = await Counted(db, organId, first, last)
            .GroupBy(dispute => new { dispute.Route, dispute.Result, Ended = dispute.ResultOn != null && dispute.ResultOn <= last })
            .Select(group => new { group.Key.Route, group.Key.Result, group.Key.Ended, Count = group.Count() })
            .ToListAsync(cancellation);
        var counts = new Dictionary<CellId, int>();
        foreach (var group in groups)
        {
            foreach (var cell in (CellId[])[(group.Ended ? group.Result! : Pending).Cell(group.Route!), CellId.Parse($"disputes.{group.Route!.Code}.total")])
            {
                counts[cell] = counts.GetValueOrDefault(cell) + group.Count;
            }
        }

        return RequestTally.Filled(FormCatalogue.Default.MeantFor(year), 4, counts);
    }

    /// <summary>The disputes that a cell counts.</summary>
    /// <exception cref="ArgumentException">The cell does not count disputes.</exception>
    public static IQueryable<Dispute> Behind(DbContext db, long organId, int year, DateOnly? asOf, CellId cell)
    {
        var (first, last) = RequestTally.Bounds(year, asOf);
        var parts = cell.Code.Split('.');
        if (parts is not ["disputes", var code, var column])
        {
            throw new ArgumentException($"'{cell}' counts no disputes.", nameof(cell));
        }

        var route = DisputeRoute.Parse(code);
        var disputes = Counted(db, organId, first, last).Where(dispute => dispute.Route == route);
        if (column == "total")
        {
            return disputes;
        }

        var result = DisputeResult.Parse(column);
        return result == Pending ? disputes.Where(dispute => dispute.ResultOn == null || dispute.ResultOn > last) : disputes.Where(dispute => dispute.ResultOn <= last && dispute.Result == result);
    }

    private static IQueryable<Dispute> Counted(DbContext db, long organId, DateOnly first, DateOnly last) => db.Set<Dispute>().AsNoTracking()
        .Where(dispute => dispute.OrganId == organId && dispute.Kind != DisputeKind.Complaint && dispute.ReceivedOn <= last && (dispute.ResultOn == null || dispute.ResultOn >= first));
}
