using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>A due date that a case had from some moment on, and by which calendar and law it was computed. The last one counts; none is ever changed.</summary>
public sealed class DueRecord : IRecorded
{
    /// <summary>Number; a later one takes the place of an earlier.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>The last day for the reply.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>It can still move by itself.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>The calendar (<see cref="Agencies.WorkCalendar.Version"/>); empty when a judgment set the day.</summary>
    public required string Calendar { get; init; }

    /// <summary>The law, by the day since which it is in force.</summary>
    public required DateOnly Rules { get; init; }

    /// <summary>The act that moved it, such as <c>request.extend</c> or <c>calendar.change</c>.</summary>
    public required string Because { get; init; }

    /// <summary>Since when it was so.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The change of the calendar that moved it; null for everything else.</summary>
    public long? CalendarChangeId { get; init; }

    /// <inheritdoc/>
    public string Subject => $"due/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("request", Fact.Of(RequestId)), new("due", Fact.Of(Due)), new("provisional", IsProvisional ? "yes" : "no"), new("calendar", Calendar), new("rules", Fact.Of(Rules)),
        new("because", Because), new("at", Fact.Of(At)), new("change", Fact.Of(CalendarChangeId)),
    ];
}

internal sealed class DueRecordMapping : IEntityTypeConfiguration<DueRecord>
{
    public void Configure(EntityTypeBuilder<DueRecord> builder)
    {
        builder.ToTable("request_dues");
        builder.Ignore(due => due.Subject).Ignore(due => due.Facts);
        builder.HasIndex(due => due.CalendarChangeId);
    }
}
