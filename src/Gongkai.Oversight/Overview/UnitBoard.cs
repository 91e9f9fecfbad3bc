using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Overview;

/// <summary>What a supervisor sees of one unit today.</summary>
/// <param name="Organ">The unit.</param>
/// <param name="Open">Requests in hand.</param>
/// <param name="Late">Of these past their due date.</param>
/// <param name="Unconfirmed">Requests whose receipt was not confirmed with the applicant.</param>
/// <param name="Answered">Requests closed this year.</param>
/// <param name="InTime">Of these by their due date.</param>
/// <param name="LastPublished">When it last published something here; null when never.</param>
public sealed record UnitLine(Organ Organ, int Open, int Late, int Unconfirmed, int Answered, int InTime, DateTimeOffset? LastPublished);

/// <summary>The board over a group of units: a constant number of queries.</summary>
public static class UnitBoard
{
    /// <summary>One line for each of them, in their order.</summary>
    public static async Task<ImmutableArray<UnitLine>> LoadAsync(DbContext db, IReadOnlyCollection<Organ> organs, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(organs);
        var (ids, first) = (organs.Select(organ => organ.Id).ToList(), new DateOnly(today.Year, 1, 1));
        var cases = (await db.Set<InformationRequest>().AsNoTracking().Where(request => ids.Contains(request.OrganId) && request.Kind == MatterKind.Request).GroupBy(request => request.OrganId).Select(group => new
        {
            group.Key,
            Open = group.Count(request => request.ClosedOn == null && request.ReceivedOn != null),
            Late = group.Count(request => request.ClosedOn == null && request.DueOn < today),
            Unconfirmed = group.Count(request => request.ClosedOn == null && request.ReceivedOn == null),
            Answered = group.Count(request => request.ClosedOn >= first),
            InTime = group.Count(request => request.ClosedOn >= first && request.ClosedOn <= request.DueOn),
        }).ToListAsync(cancellation)).ToDictionary(line => line.Key);
        var published = (await db.Set<InformationItem>().AsNoTracking().Where(item => ids.Contains(item.OrganId) && item.FirstPublishedAt != null).GroupBy(item => item.OrganId).Select(group => new { group.Key, At = group.Max(item => item.FirstPublishedAt) }).ToListAsync(cancellation)).ToDictionary(line => line.Key, line => line.At);
        return [.. organs.Select(organ => cases.TryGetValue(organ.Id, out var line)
            ? new UnitLine(organ, line.Open, line.Late, line.Unconfirmed, line.Answered, line.InTime, published.GetValueOrDefault(organ.Id))
            : new UnitLine(organ, 0, 0, 0, 0, 0, published.GetValueOrDefault(organ.Id)))];
    }
}
