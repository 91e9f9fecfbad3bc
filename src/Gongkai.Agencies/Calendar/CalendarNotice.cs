using System.Text.Json;
using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies;

/// <summary>A notice on a year's days off that was entered here, over those that come with the program. Withdrawn, never removed.</summary>
public sealed class CalendarNotice : IRecorded
{
    /// <summary>Number; a later one for the same year counts.</summary>
    public long Id { get; private set; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>What it says, as in the program's own data files.</summary>
    public required string Content { get; init; }

    /// <summary>It counts no more since then.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <inheritdoc/>
    public string Subject => $"calendar-notice/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("year", Fact.Of(Year)), new("content", Content), new("withdrawn", Fact.Of(WithdrawnAt))];

    /// <summary>A notice to be kept.</summary>
    public static CalendarNotice Of(int year, HolidayVersion version) => new() { Year = year, Content = JsonSerializer.Serialize(version, CalendarJson.Default.HolidayVersion) };

    /// <summary>The calendar with this notice on top of what was known of its year.</summary>
    public WorkCalendar Over(WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var version = JsonSerializer.Deserialize(Content, CalendarJson.Default.HolidayVersion)!;
        return calendar.With(new HolidayYear(Year, [.. calendar.VersionsOf(Year), version]));
    }
}

/// <summary>The calendar as it counts in this store.</summary>
public static class CalendarShelf
{
    /// <summary>The national calendar with the notices entered here.</summary>
    public static async Task<WorkCalendar> LoadAsync(DbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var notices = await db.Set<CalendarNotice>().AsNoTracking().Where(notice => notice.WithdrawnAt == null).OrderBy(notice => notice.Id).ToListAsync(cancellation);
        return notices.Aggregate(WorkCalendar.National, (calendar, notice) => notice.Over(calendar));
    }
}

internal sealed class CalendarNoticeMapping : IEntityTypeConfiguration<CalendarNotice>
{
    public void Configure(EntityTypeBuilder<CalendarNotice> builder)
    {
        builder.ToTable("calendar_notices");
        builder.Ignore(notice => notice.Subject).Ignore(notice => notice.Facts);
    }
}
