using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Registers;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Overview;
using Gongkai.Reports;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Assessing;

/// <summary>Counts what indicators ask for, over all organs at once.</summary>
internal sealed class Measures(DbContext db, IReadOnlyCollection<Organ> organs, int year, DateOnly today)
{
    private const int MostEvidence = 20;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private readonly List<long> ids = [.. organs.Select(organ => organ.Id)];
    private readonly DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
    private RegionYears? reports;

    /// <summary>What was counted of each organ; who has nothing to assess may be missing.</summary>
    public Task<IReadOnlyDictionary<long, Measured>> OfAsync(Indicator indicator, CancellationToken cancellation) => indicator.Measure switch
    {
        "filed-in-time" => FiledAsync(cancellation),
        "report-errors" => ErrorsAsync(cancellation),
        "published-in-time" => PublishedAsync(cancellation),
        "answered-in-time" => AnsweredAsync(cancellation),
        "disputes-not-corrected" => DisputesAsync(cancellation),
        "register" => RegisterAsync(indicator, cancellation),
        _ => throw new InvalidOperationException($"indicators.json: '{indicator.Measure}' is no measure."),
    };

    // Where nobody filed here, reports went another way that year; where others did, a report that is overdue is missing.
    private async Task<IReadOnlyDictionary<long, Measured>> FiledAsync(CancellationToken cancellation)
    {
        var filed = (await ReportsAsync(cancellation)).ToDictionary(report => report.Organ.Id);
        var due = filed.Count == 0 ? [] : organs.Where(organ => filed.ContainsKey(organ.Id) || FilingDates.Of(FilingDates.For(organ.Kind, CollectionBoard.ScopeOf(organ.Kind), year - 1, WorkCalendar.National), null, today) == Timeliness.Overdue);
        return due.ToDictionary(organ => organ.Id, organ => new Measured(filed.GetValueOrDefault(organ.Id)?.Timeliness == Timeliness.OnTime ? 1 : 0, 1, [string.Create(CultureInfo.InvariantCulture, $"{organ.Name} {year - 1}")]));
    }

    private async Task<IReadOnlyDictionary<long, Measured>> ErrorsAsync(CancellationToken cancellation) =>
        (await ReportsAsync(cancellation)).ToDictionary(filed => filed.Organ.Id, filed => new Measured(filed.Errors, 1, [string.Create(CultureInfo.InvariantCulture, $"{filed.Organ.Name} {filed.Year}")]));

    // Due in the year: what was never published is as late as what was published too late.
    private async Task<IReadOnlyDictionary<long, Measured>> PublishedAsync(CancellationToken cancellation)
    {
        var due = db.Set<InformationItem>().AsNoTracking().Where(item => ids.Contains(item.OrganId) && item.DueOn >= first && item.DueOn <= last && item.State != "withheld" && item.State != "withdrawn")
            .OrderBy(item => item.Id).Select(item => new { item.OrganId, item.IndexNumber, item.FirstPublishedAt, item.DueOn }).AsAsyncEnumerable();
        var counts = new Tally();
        await foreach (var item in due.WithCancellation(cancellation))
        {
            var inTime = item.FirstPublishedAt is { } at && DateOnly.FromDateTime(at.ToOffset(China).DateTime) <= item.DueOn;
            counts.Add(item.OrganId, inTime, item.IndexNumber);
        }

        return counts.ByOrgan;
    }

    private async Task<IReadOnlyDictionary<long, Measured>> AnsweredAsync(CancellationToken cancellation)
    {
        var closed = db.Set<InformationRequest>().AsNoTracking().Where(request => ids.Contains(request.OrganId) && request.Kind == MatterKind.Request && request.ClosedOn >= first && request.ClosedOn <= last)
            .OrderBy(request => request.Id).Select(request => new { request.OrganId, request.Number, InTime = request.ClosedOn <= request.DueOn }).AsAsyncEnumerable();
        var counts = new Tally();
        await foreach (var request in closed.WithCancellation(cancellation))
        {
            counts.Add(request.OrganId, request.InTime, request.Number);
        }

        return counts.ByOrgan;
    }

    private async Task<IReadOnlyDictionary<long, Measured>> DisputesAsync(CancellationToken cancellation)
    {
        var (counts, corrected) = (new Tally(), DisputeResult.Parse("corrected"));
        foreach (var dispute in await db.Set<Dispute>().AsNoTracking().Where(dispute => ids.Contains(dispute.OrganId) && dispute.Route != null && dispute.ResultOn >= first && dispute.ResultOn <= last)
            .OrderBy(dispute => dispute.Id).Select(dispute => new { dispute.OrganId, dispute.CaseNumber, dispute.Forum, dispute.Result }).ToListAsync(cancellation))
        {
            counts.Add(dispute.OrganId, dispute.Result != corrected, dispute.CaseNumber ?? dispute.Forum);
        }

        return counts.ByOrgan;
    }

    private async Task<IReadOnlyDictionary<long, Measured>> RegisterAsync(Indicator indicator, CancellationToken cancellation)
    {
        var rows = (await db.Set<RegisterRow>().AsNoTracking().Where(row => ids.Contains(row.OrganId) && row.Register == indicator.Register && row.State == RegisterRow.Kept && row.On >= first && row.On <= last && (indicator.Variant == null || row.Variant == indicator.Variant))
            .OrderBy(row => row.On).ThenBy(row => row.Id).Select(row => new { row.OrganId, row.Number, row.Title, row.On }).ToListAsync(cancellation)).ToLookup(row => row.OrganId);
        return ids.ToDictionary(id => id, id => new Measured(rows[id].Sum(row => row.Number), 1, [.. rows[id].Take(MostEvidence).Select(row => $"{row.On:yyyy-MM-dd} {row.Title}".Trim())]));
    }

    private async Task<IEnumerable<FiledYear>> ReportsAsync(CancellationToken cancellation)
    {
        reports ??= await RegionYears.LoadAsync(db, organs, year - 1, cancellation);
        return reports.Reports.Where(report => report.Year == year - 1);
    }

    /// <summary>What went well out of how many, and what did not.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<long, (int Good, int All, List<string> Bad)> counts = [];

        public IReadOnlyDictionary<long, Measured> ByOrgan => counts.ToDictionary(count => count.Key, count => new Measured(count.Value.Good, count.Value.All, [.. count.Value.Bad.Take(MostEvidence)]));

        public void Add(long organ, bool isGood, string record)
        {
            var (good, all, bad) = counts.GetValueOrDefault(organ, (0, 0, []));
            if (!isGood && bad.Count < MostEvidence)
            {
                bad.Add(record);
            }

            counts[organ] = (good + (isGood ? 1 : 0), all + 1, bad);
        }
    }
}
