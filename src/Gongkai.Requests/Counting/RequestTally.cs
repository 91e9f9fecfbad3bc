using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Requests;

/// <summary>Counts an organ's requests of a year into the cells of table 3: one query, for any year and as of any day.</summary>
public static class RequestTally
{
    /// <summary>The figures of table 3 for the edition meant for that year; every cell has one, zeros included.</summary>
    /// <param name="asOf">The last day that counts; the last day of the year when left out. A case open at its end is carried out.</param>
    public static async Task<Figures> CountAsync(DbContext db, long organId, int year, DateOnly? asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (first, last) = Bounds(year, asOf);
        var groups = await Counted(db, organId, first, last)
            .GroupBy(request => new { request.ApplicantKind, request.Outcome, CarriedIn = request.ReceivedOn < first, Closed = request.ClosedOn != null && request.ClosedOn <= last })
            .Select(group => new { group.Key.ApplicantKind, group.Key.Outcome, group.Key.CarriedIn, group.Key.Closed, Count = group.Count() })
            .ToListAsync(cancellation);
        var counts = new Dictionary<CellId, int>();
        foreach (var group in groups)
        {
            Add(counts, group.CarriedIn ? "requests.carried-in" : "requests.received", group.ApplicantKind, group.Count);
            Add(counts, group.Closed ? group.Outcome!.Code : "requests.carried-out", group.ApplicantKind, group.Count);
            if (group.Closed)
            {
                Add(counts, "requests.total", group.ApplicantKind, group.Count);
            }
        }

        return Filled(FormCatalogue.Default.MeantFor(year), 3, counts);
    }

    /// <summary>The cases that a cell counts, for whoever asks where a figure comes from.</summary>
    /// <exception cref="ArgumentException">The cell does not count requests.</exception>
    public static IQueryable<InformationRequest> Behind(DbContext db, long organId, int year, DateOnly? asOf, CellId cell)
    {
        var (first, last) = Bounds(year, asOf);
        var place = FormCatalogue.Default.MeantFor(year).Place(cell) is { Table.Number: 3 } found ? found : throw new ArgumentException($"'{cell}' counts no requests of {year}.", nameof(cell));
        var cases = Counted(db, organId, first, last);
        if (place.Column.Code != "total")
        {
            var kind = ApplicantKind.Parse(place.Column.Code);
            cases = cases.Where(request => request.ApplicantKind == kind);
        }

        switch (place.Row.Code)
        {
            case "requests.received":
                return cases.Where(request => request.ReceivedOn >= first);
            case "requests.carried-in":
                return cases.Where(request => request.ReceivedOn < first);
            case "requests.carried-out":
                return cases.Where(request => request.ClosedOn == null || request.ClosedOn > last);
            case "requests.total":
                return cases.Where(request => request.ClosedOn <= last);
            default:
                var outcome = Outcome.Parse(place.Row.Code);
                return cases.Where(request => request.ClosedOn <= last && request.Outcome == outcome);
        }
    }

    /// <summary>Zero for every cell of the table that nothing was counted in, and the sums of the total column.</summary>
    internal static Figures Filled(Form form, int table, Dictionary<CellId, int> counts) => Figures.From(form.Tables.Where(other => other.Number == table).SelectMany(other => other.Cells)
        .Select(cell => KeyValuePair.Create(cell.Id, Figure.Of(counts.GetValueOrDefault(cell.Id)))));

    internal static (DateOnly First, DateOnly Last) Bounds(int year, DateOnly? asOf)
    {
        var end = new DateOnly(year, 12, 31);
        return (new DateOnly(year, 1, 1), asOf < end ? asOf.Value : end);
    }

    // Received by then and not over before the year began; corrections are no requests (第四十一条).
    private static IQueryable<InformationRequest> Counted(DbContext db, long organId, DateOnly first, DateOnly last) => db.Set<InformationRequest>().AsNoTracking()
        .Where(request => request.OrganId == organId && request.Kind == MatterKind.Request && request.ReceivedOn <= last && (request.ClosedOn == null || request.ClosedOn >= first));

    private static void Add(Dictionary<CellId, int> counts, string row, ApplicantKind kind, int count)
    {
        foreach (var column in (string[])[kind.Code, "total"])
        {
            var cell = CellId.Parse($"{row}.{column}");
            counts[cell] = counts.GetValueOrDefault(cell) + count;
        }
    }
}
