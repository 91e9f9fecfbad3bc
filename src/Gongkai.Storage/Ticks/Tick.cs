using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Storage.Ticks;

/// <summary>Work that comes round again and again, and who is at it: one row for all nodes.</summary>
public sealed class Tick
{
    /// <summary>Which work.</summary>
    public required string Name { get; init; }

    /// <summary>How often somebody took it; whoever took it later has the higher number, and only his end counts.</summary>
    public long Run { get; private set; }

    /// <summary>The node that took it last.</summary>
    public string? Node { get; private set; }

    /// <summary>When it is due next.</summary>
    public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Until when nobody else takes it; null while nobody is at it.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>When it was taken last.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it last came to a good end.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When it last failed.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>What failed: the kind of the fault, never its words, which may speak of people.</summary>
    public string? Fault { get; private set; }

    /// <summary>How often it failed since it last came to a good end.</summary>
    public int Failures { get; private set; }
}

internal sealed class TickMapping : IEntityTypeConfiguration<Tick>
{
    public void Configure(EntityTypeBuilder<Tick> builder)
    {
        builder.ToTable("ticks");
        builder.HasKey(tick => tick.Name);
    }
}
