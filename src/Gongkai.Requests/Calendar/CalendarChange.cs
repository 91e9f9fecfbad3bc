using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>A change of the work calendar that was put into force, with everything that it moved (<see cref="DueRecord.CalendarChangeId"/>).</summary>
public sealed class CalendarChange : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>The notice behind it.</summary>
    public required long NoticeId { get; init; }

    /// <summary>Calendar before it.</summary>
    public required string FromVersion { get; init; }

    /// <summary>Calendar since.</summary>
    public required string ToVersion { get; init; }

    /// <summary>How many open cases it moved.</summary>
    public required int Moved { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>It was taken back then.</summary>
    public DateTimeOffset? UndoneAt { get; internal set; }

    /// <inheritdoc/>
    public string Subject => $"calendar-change/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("notice", Fact.Of(NoticeId)), new("from", FromVersion), new("to", ToVersion), new("moved", Fact.Of(Moved)), new("at", Fact.Of(At)), new("undone", Fact.Of(UndoneAt))];
}

/// <summary>An open case whose due date a change would move.</summary>
public sealed record MovedCase(long RequestId, string Number, long OrganId, DateOnly Before, DateOnly After, bool IsProvisional);

internal sealed class CalendarChangeMapping : IEntityTypeConfiguration<CalendarChange>
{
    public void Configure(EntityTypeBuilder<CalendarChange> builder)
    {
        builder.ToTable("calendar_changes");
        builder.Ignore(change => change.Subject).Ignore(change => change.Facts);
    }
}
