using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Oversight.Assessing;

/// <summary>An organ as the assessment of a year 考核 sees it.</summary>
/// <param name="Organ">Which organ.</param>
/// <param name="Marks">One for each indicator, in their order.</param>
public sealed record AssessedOrgan(Organ Organ, ImmutableArray<Mark> Marks)
{
    /// <summary>Points of a hundred, over the indicators for which there was something to assess, to a tenth; null where there was none.</summary>
    public decimal? Total
    {
        get
        {
            var assessed = Marks.Where(mark => mark.Points is not null).ToList();
            return assessed.Count == 0 ? null : Math.Round(100 * assessed.Sum(mark => mark.Points!.Value) / assessed.Sum(mark => mark.Indicator.Weight), 1, MidpointRounding.AwayFromZero);
        }
    }
}

/// <summary>The assessment of organs over a year (第四十六条): every point is counted from what was done, none is typed.</summary>
public static class Assessment
{
    /// <summary>Assesses organs, the best first; a constant number of queries.</summary>
    /// <param name="db">The store.</param>
    /// <param name="organs">Whom.</param>
    /// <param name="year">The calendar year; its report is the one that was due in it, on the year before.</param>
    /// <param name="today">What is overdue on this day and not there counts against its organ.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ImmutableArray<AssessedOrgan>> LoadAsync(DbContext db, IReadOnlyCollection<Organ> organs, int year, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(organs);
        var measures = new Measures(db, organs, year, today);
        var columns = new List<(Indicator Indicator, IReadOnlyDictionary<long, Measured> Measured)>();
        foreach (var indicator in Indicator.All)
        {
            columns.Add((indicator, await measures.OfAsync(indicator, cancellation)));
        }

        return
        [
            .. organs.Select(organ => new AssessedOrgan(organ, [.. columns.Select(column => MarkOf(column.Indicator, column.Measured.GetValueOrDefault(organ.Id, Measured.Nothing)))]))
                .OrderByDescending(assessed => assessed.Total ?? -1).ThenBy(assessed => assessed.Organ.Id),
        ];
    }

    private static Mark MarkOf(Indicator indicator, Measured measured) => new(indicator, measured, indicator.PointsFor(measured));
}
