using System.Text.Json;
using Gongkai.Agencies.Acts;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Registers;
using Gongkai.Reports;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Counting;

/// <summary>Counts an organ's year: as it stands in the tables now, or as it stood at a line of its ledger.</summary>
public sealed class YearCounting(DbContext db)
{
    private const int MostTries = 3;

    private static readonly string[] Matters = ["register/", "request/", "dispute/", "fee/", "item/"];

    /// <summary>Counts what stands in the tables now.</summary>
    /// <param name="asOf">The last day that counts; the last day of the year when left out.</param>
    /// <returns>The count, and the number of the last line of the organ's ledger that it rests on.</returns>
    public async Task<(YearCount Count, long LedgerNumber)> TakeAsync(long organId, int year, DateOnly? asOf, CancellationToken cancellation)
    {
        var last = LastDay(year, asOf);
        for (var attempt = 1; ; attempt++)
        {
            var head = await HeadAsync(organId, cancellation);
            var count = Count(last, await KeptAsync(organId, cancellation), await RowsAsync(organId, last, cancellation));
            // Somebody who wrote in between would be half in the count; after a few tries the ledger is quiet enough for one organ.
            if (await HeadAsync(organId, cancellation) == head || attempt == MostTries)
            {
                return (count, head);
            }
        }
    }

    /// <summary>Counts the same year from the ledger alone, as everything stood when its line of that number was the last one.</summary>
    public async Task<YearCount> TakeFromLedgerAsync(long organId, DateOnly last, long ledgerNumber, CancellationToken cancellation)
    {
        var latest = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var line in db.Set<LedgerEntry>().AsNoTracking().Where(line => line.OrganId == organId && line.Number <= ledgerNumber).OrderBy(line => line.Number)
            .Select(line => new { line.Subject, line.Content }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (Array.Exists(Matters, matter => line.Subject.StartsWith(matter, StringComparison.Ordinal)))
            {
                latest[line.Subject] = line.Content;
            }
        }

        var records = latest.Select(pair => new RecordFacts(pair.Key, Read(pair.Value))).Where(record => record.Matter == "fee" || record.Number("organ") == organId).ToList();
        var kept = records.Where(record => record.Matter == "register").Select(record => record.Text("register")!).ToHashSet(StringComparer.Ordinal);
        AddCases(kept, records.Exists(record => record.Matter == "request"), records.Exists(record => record.Matter == "dispute"));
        return Count(last, kept, records);
    }

    /// <summary>The last day that counts.</summary>
    public static DateOnly LastDay(int year, DateOnly? asOf)
    {
        var (first, end) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return asOf is { } day && day < end ? (day < first ? first : day) : end;
    }

    private static YearCount Count(DateOnly last, IEnumerable<string> kept, IEnumerable<RecordFacts> records)
    {
        var form = FormCatalogue.Default.MeantFor(last.Year);
        var weights = new RecordWeights(form, last);
        // Published items first, then everything by number: the first release of an item is the one that counts it.
        var ordered = records.OrderBy(record => record.Matter == "item" ? 0 : 1).ThenBy(record => record.Matter, StringComparer.Ordinal).ThenBy(record => record.Id);
        var counted = ordered.Select(weights.Weigh).OfType<CountedRecord>().OrderBy(record => record.Subject, StringComparer.Ordinal);
        return new YearCount(form.Edition, last, [.. kept], [.. counted]);
    }

    private async Task<List<RecordFacts>> RowsAsync(long organId, DateOnly last, CancellationToken cancellation)
    {
        var first = new DateOnly(last.Year, 1, 1);
        var lookBack = RegisterKind.All.Where(kind => kind.LooksBack || kind.Has("ended")).Select(kind => kind.Code).ToList();
        var records = new List<RecordFacts>();
        async Task AddAsync<T>(IQueryable<T> rows)
            where T : class, IRecorded => records.AddRange((await rows.AsNoTracking().ToListAsync(cancellation)).Select(row => RecordFacts.Of(row)));
        await AddAsync(db.Set<RegisterRow>().Where(row => row.OrganId == organId && row.State == RegisterRow.Kept && row.On <= last && (row.On >= first || lookBack.Contains(row.Register))));
        await AddAsync(db.Set<InformationRequest>().Where(request => request.OrganId == organId && request.ReceivedOn <= last && (request.ClosedOn == null || request.ClosedOn >= first)));
        await AddAsync(db.Set<Dispute>().Where(dispute => dispute.OrganId == organId && dispute.ReceivedOn <= last && (dispute.ResultOn == null || dispute.ResultOn >= first)));
        await AddAsync(db.Set<FeeNotice>().Where(fee => db.Set<InformationRequest>().Any(request => request.Id == fee.RequestId && request.OrganId == organId) && fee.NoticedOn <= last));
        var from = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUniversalTime();
        await AddAsync(db.Set<InformationItem>().Where(item => item.OrganId == organId && item.FirstPublishedAt != null && item.FirstPublishedAt >= from));
        return records;
    }

    private async Task<HashSet<string>> KeptAsync(long organId, CancellationToken cancellation)
    {
        var kept = (await db.Set<RegisterRow>().Where(row => row.OrganId == organId).Select(row => row.Register).Distinct().ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        AddCases(kept, await db.Set<InformationRequest>().AnyAsync(request => request.OrganId == organId, cancellation), await db.Set<Dispute>().AnyAsync(dispute => dispute.OrganId == organId, cancellation));
        return kept;
    }

    // Whoever registers requests here registers disputes about them here too.
    private static void AddCases(HashSet<string> kept, bool hasRequests, bool hasDisputes)
    {
        if (hasRequests)
        {
            kept.Add(YearCount.Requests);
        }

        if (hasRequests || hasDisputes)
        {
            kept.Add(YearCount.Disputes);
        }
    }

    private Task<long> HeadAsync(long organId, CancellationToken cancellation) => db.Set<LedgerHead>().AsNoTracking().Where(head => head.OrganId == organId).Select(head => head.Number).FirstOrDefaultAsync(cancellation);

    private static Dictionary<string, string?> Read(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        return json.RootElement.GetProperty("facts").EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value.GetString(), StringComparer.Ordinal);
    }
}
