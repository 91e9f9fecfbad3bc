using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>Somebody looked at an applicant's data unmasked.</summary>
public sealed class PersonalView : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>Who looked.</summary>
    public required long OfficerId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>For what.</summary>
    public required string Purpose { get; init; }

    /// <inheritdoc/>
    public string Subject => $"personal-view/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("request", Fact.Of(RequestId)), new("officer", Fact.Of(OfficerId)), new("at", Fact.Of(At)), new("purpose", Purpose)];
}

internal sealed class PersonalViewMapping : IEntityTypeConfiguration<PersonalView>
{
    public void Configure(EntityTypeBuilder<PersonalView> builder)
    {
        builder.ToTable("personal_views");
        builder.Ignore(view => view.Subject).Ignore(view => view.Facts);
        builder.HasIndex(view => view.RequestId);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(view => view.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
