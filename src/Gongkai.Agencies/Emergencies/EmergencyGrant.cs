using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies.Emergencies;

/// <summary>An exception from the separation of duties 应急授权, for a few days: when nobody else is there and a statutory date is near, an officer may also do
/// the step that somebody else should do after him. It takes two people, one who asks and one who approves, and everybody in the office sees it.</summary>
public sealed class EmergencyGrant : IRecorded
{
    /// <summary>Its kind of matter in the workflows.</summary>
    public const string MatterName = "emergency";

    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>At which organ.</summary>
    public required long OrganId { get; init; }

    /// <summary>Who asks, and is excepted.</summary>
    public required long OfficerId { get; init; }

    /// <summary>For which kind of matter (<c>report</c>, <c>request</c>).</summary>
    public required string Matter { get; init; }

    /// <summary>Why it cannot wait.</summary>
    public required string Reason { get; init; }

    /// <summary>When he asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The first day, included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, included.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>State in the workflow.</summary>
    public required string State { get; set; }

    /// <summary>Who approved or declined; null before.</summary>
    public long? DecidedById { get; set; }

    /// <summary>When; null before.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <inheritdoc/>
    public string Subject => $"emergency/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("officer", Fact.Of(OfficerId)), new("matter", Matter), new("reason", Reason, IsPersonal: true), new("asked", Fact.Of(AskedAt)),
        new("from", Fact.Of(From)), new("until", Fact.Of(Until)), new("state", State), new("decided-by", Fact.Of(DecidedById)), new("decided", Fact.Of(DecidedAt)),
    ];
}

internal sealed class EmergencyGrantMapping : IEntityTypeConfiguration<EmergencyGrant>
{
    public void Configure(EntityTypeBuilder<EmergencyGrant> builder)
    {
        builder.ToTable("emergency_grants");
        builder.Ignore(grant => grant.Subject).Ignore(grant => grant.Facts);
        builder.Property(grant => grant.State).IsConcurrencyToken();
        builder.HasIndex(grant => new { grant.OrganId, grant.Until });
        builder.HasIndex(grant => new { grant.OfficerId, grant.Until });
    }
}
