using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Agencies;

/// <summary>The working days of Chinese public bodies as they were known on a given day. Immutable.
/// A working day is a day that is neither Saturday, Sunday nor a day off by the State Council's notice, or is a make-up workday.
/// Years without a notice are counted Monday to Friday and are not <see cref="IsKnown"/>.</summary>
public sealed class WorkCalendar
{
    private static readonly Lazy<WorkCalendar> Newest = new(() => AsOf(null));

    private readonly ImmutableArray<HolidayYear> years;
    private readonly ImmutableArray<RegionalDays> overlays;
    private readonly Dictionary<DateOnly, CalendarDay> special = [];
    private readonly HashSet<int> known = [];

    private WorkCalendar(ImmutableArray<HolidayYear> years, ImmutableArray<RegionalDays> overlays, DateOnly? asOf)
    {
        this.years = years;
        this.overlays = overlays;
        AsOfDate = asOf;
        var newest = DateOnly.MinValue;
        foreach (var year in years)
        {
            if (year.AsOf(asOf) is { } version)
            {
                known.Add(year.Year);
                newest = version.Published > newest ? version.Published : newest;
                Mark(version.Off, version.Work);
            }
        }

        var marks = new List<string> { $"{LastKnownYear}@{Iso(newest)}" };
        foreach (var (overlay, rule) in overlays.SelectMany(overlay => overlay.Days.Select(rule => (overlay, rule))).Where(pair => asOf is null || pair.rule.Published <= asOf))
        {
            Mark(rule.Off, rule.Work);
            marks.Add($"{overlay.Region}@{Iso(rule.Published)}");
        }

        Version = string.Join('+', marks);
    }

    /// <summary>The national calendar by the newest notices.</summary>
    public static WorkCalendar National => Newest.Value;

    /// <summary>The day whose knowledge counts; null for the newest.</summary>
    public DateOnly? AsOfDate { get; }

    /// <summary>Names the notices used: newest known year, its newest notice, regional additions. Kept with every case.</summary>
    public string Version { get; }

    /// <summary>The last year that a notice covers; 0 when none does.</summary>
    public int LastKnownYear => known.Count == 0 ? 0 : known.Max();

    /// <summary>The national calendar as it was known at the end of that day.</summary>
    public static WorkCalendar AsOf(DateOnly? day) => new(HolidayData.Years, [], day);

    /// <summary>The same calendar with a region's own days on top; unchanged when no data names the region.</summary>
    /// <param name="region">Division code of six digits; a county takes its province's days too.</param>
    public WorkCalendar InRegion(string region) => HolidayData.Regions
        .Where(days => days.Region == region || days.Region == string.Concat(region.AsSpan(0, Math.Min(2, region.Length)), "0000"))
        .Aggregate(this, (calendar, days) => calendar.With(days));

    /// <summary>The same calendar with one more regional overlay.</summary>
    public WorkCalendar With(RegionalDays overlay) => new(years, overlays.Add(overlay), AsOfDate);

    /// <summary>The same calendar with a year's notices put in place of what was known about that year.</summary>
    public WorkCalendar With(HolidayYear year) =>
        new([.. years.Where(other => other.Year != year.Year).Append(year).OrderBy(other => other.Year)], overlays, AsOfDate);

    /// <summary>What the notices say about a year, oldest first; none for a year without one.</summary>
    public ImmutableArray<HolidayVersion> VersionsOf(int year) => years.FirstOrDefault(other => other.Year == year)?.Versions ?? [];

    /// <summary>What kind of day this is, and whether that is known.</summary>
    public CalendarDay Day(DateOnly date) => special.TryGetValue(date, out var day)
        ? day
        : new CalendarDay(date, IsWeekend(date) ? DayKind.Weekend : DayKind.Weekday, IsKnown(date), "");

    public bool IsWorkday(DateOnly date) => special.TryGetValue(date, out var day) ? day.IsWorkday : !IsWeekend(date);

    /// <summary>True when a notice covers the year of this day.</summary>
    public bool IsKnown(DateOnly date) => known.Contains(date.Year);

    /// <summary>True for the last three days of a known year whose successor is not yet known:
    /// the notice for New Year's Day has moved them before (2007-12-29, 2011-12-31, 2018-12-29).</summary>
    public bool MayStillMove(DateOnly date) => date is { Month: 12, Day: >= 29 } && IsKnown(date) && !known.Contains(date.Year + 1);

    /// <summary>The first working day after this day.</summary>
    public DateOnly NextWorkday(DateOnly date)
    {
        do
        {
            date = date.AddDays(1);
        }
        while (!IsWorkday(date));
        return date;
    }

    /// <summary>The last working day not later than this day: when to remind of a date that does not move.</summary>
    public DateOnly LastWorkdayUpTo(DateOnly date)
    {
        while (!IsWorkday(date))
        {
            date = date.AddDays(-1);
        }

        return date;
    }

    /// <summary>This day, or the next working day when it is a day off (《民法典》第二百零三条).</summary>
    public DateOnly RollForward(DateOnly date) => IsWorkday(date) ? date : NextWorkday(date);

    /// <summary>The last day of a period of <paramref name="days"/> working days; the start day is not counted, 0 gives the start day.</summary>
    public DateOnly AddWorkdays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        for (; days > 0; days--)
        {
            start = NextWorkday(start);
        }

        return start;
    }

    /// <summary>Working days after <paramref name="start"/> up to and with <paramref name="end"/>; 0 when the end is not later.</summary>
    public int WorkdaysBetween(DateOnly start, DateOnly end)
    {
        var count = 0;
        for (var date = start.AddDays(1); date <= end; date = date.AddDays(1))
        {
            count += IsWorkday(date) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The last day of a period of natural days; the start day is not counted and a last day off moves forward (《民法典》第二百零一条、第二百零三条).</summary>
    public DateOnly AddDays(DateOnly start, int days) => RollForward(start.AddDays(days));

    /// <summary>The last day of a period of months: the corresponding day, or the month's end where there is none; a last day off moves forward (《民法典》第二百零二条、第二百零三条).</summary>
    public DateOnly AddMonths(DateOnly start, int months) => RollForward(start.AddMonths(months));

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A later notice or overlay may take back what an earlier one said about the same day.
    private void Mark(ImmutableArray<HolidaySpan> off, ImmutableArray<DateOnly> work)
    {
        foreach (var span in off)
        {
            for (var date = span.From; date <= span.To; date = date.AddDays(1))
            {
                special[date] = new CalendarDay(date, DayKind.DayOff, true, span.Name);
            }
        }

        foreach (var date in work)
        {
            special[date] = new CalendarDay(date, IsWeekend(date) ? DayKind.MakeUpWorkday : DayKind.Weekday, true, "");
        }
    }
}
