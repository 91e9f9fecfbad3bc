using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Collecting;

/// <summary>An earlier date for one organ; the newest one counts.</summary>
public sealed class CollectionDate : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Of which collection.</summary>
    public required long CollectionId { get; init; }

    /// <summary>For whom.</summary>
    public required long OrganId { get; init; }

    /// <summary>The last day, included.</summary>
    public required DateOnly By { get; init; }

    /// <inheritdoc/>
    public string Subject => $"collection-date/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("collection", Fact.Of(CollectionId)), new("organ", Fact.Of(OrganId)), new("by", Fact.Of(By))];
}

/// <summary>A word to an organ that has not filed yet 催报; the organ sees it on its own page.</summary>
public sealed class Reminder : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Of which collection.</summary>
    public required long CollectionId { get; init; }

    /// <summary>To whom.</summary>
    public required long OrganId { get; init; }

    /// <summary>What was said.</summary>
    public required string Words { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string Subject => $"reminder/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("collection", Fact.Of(CollectionId)), new("organ", Fact.Of(OrganId)), new("words", Words), new("at", Fact.Of(At))];
}

/// <summary>What became of something that arrived.</summary>
public enum ArrivalState
{
    /// <summary>Nobody has held it against its source yet.</summary>
    Waiting,

    /// <summary>It was confirmed and is the organ's filed report.</summary>
    TakenIn,

    /// <summary>It was turned away.</summary>
    TurnedAway,
}

/// <summary>A report that reached the competent department as a file 来件: by mail, on paper and scanned, or by a filing link.
/// It counts for nothing until somebody held what was read of it against its source.</summary>
public sealed class Arrival : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>In which collection.</summary>
    public required long CollectionId { get; init; }

    /// <summary>Whose report.</summary>
    public required long OrganId { get; init; }

    /// <summary>The report as read, in the library.</summary>
    public required long ReportId { get; init; }

    /// <summary>The day it arrived, which is the day it was filed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who handed it in, when it came by a link; personal.</summary>
    public string? HandedInBy { get; init; }

    /// <summary>What became of it.</summary>
    public ArrivalState State { get; set; }

    /// <summary>The filing that it became; null until then.</summary>
    public long? FilingId { get; set; }

    /// <inheritdoc/>
    public string Subject => $"arrival/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("collection", Fact.Of(CollectionId)), new("organ", Fact.Of(OrganId)), new("report", Fact.Of(ReportId)), new("on", Fact.Of(On)), new("by", HandedInBy, IsPersonal: true),
        new("state", State.ToString()), new("filing", Fact.Of(FilingId)),
    ];
}

/// <summary>An address that works once and lets an organ without account hand its report in 报送链接. Only the hash of its secret is kept.</summary>
public sealed class FilingLink : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>In which collection.</summary>
    public required long CollectionId { get; init; }

    /// <summary>For whom.</summary>
    public required long OrganId { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The last moment.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was used; null before.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <inheritdoc/>
    public string Subject => $"filing-link/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("collection", Fact.Of(CollectionId)), new("organ", Fact.Of(OrganId)), new("secret", SecretHash), new("until", Fact.Of(Until)), new("used", Fact.Of(UsedAt))];
}

internal sealed class CollectionDateMapping : IEntityTypeConfiguration<CollectionDate>
{
    public void Configure(EntityTypeBuilder<CollectionDate> builder)
    {
        builder.ToTable("collection_dates");
        builder.Ignore(date => date.Subject).Ignore(date => date.Facts);
        builder.HasIndex(date => new { date.CollectionId, date.OrganId });
        builder.HasOne<Collection>().WithMany().HasForeignKey(date => date.CollectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("collection_reminders");
        builder.Ignore(reminder => reminder.Subject).Ignore(reminder => reminder.Facts);
        builder.HasIndex(reminder => new { reminder.CollectionId, reminder.OrganId });
        builder.HasIndex(reminder => reminder.OrganId);
        builder.HasOne<Collection>().WithMany().HasForeignKey(reminder => reminder.CollectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ArrivalMapping : IEntityTypeConfiguration<Arrival>
{
    public void Configure(EntityTypeBuilder<Arrival> builder)
    {
        builder.ToTable("arrivals");
        builder.Ignore(arrival => arrival.Subject).Ignore(arrival => arrival.Facts);
        builder.Property(arrival => arrival.State).HasConversion<string>().IsConcurrencyToken();
        builder.HasIndex(arrival => new { arrival.CollectionId, arrival.OrganId });
        builder.HasOne<Collection>().WithMany().HasForeignKey(arrival => arrival.CollectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organ>().WithMany().HasForeignKey(arrival => arrival.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FilingLinkMapping : IEntityTypeConfiguration<FilingLink>
{
    public void Configure(EntityTypeBuilder<FilingLink> builder)
    {
        builder.ToTable("filing_links");
        builder.Ignore(link => link.Subject).Ignore(link => link.Facts);
        builder.HasIndex(link => link.SecretHash).IsUnique();
        builder.Property(link => link.UsedAt).IsConcurrencyToken();
        builder.HasOne<Collection>().WithMany().HasForeignKey(link => link.CollectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organ>().WithMany().HasForeignKey(link => link.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}
