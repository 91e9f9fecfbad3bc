using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>Somebody opened a sealed original.</summary>
public sealed class OriginalView : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Which original.</summary>
    public required long OriginalId { get; init; }

    /// <summary>Who.</summary>
    public required long OfficerId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <inheritdoc/>
    public string Subject => $"original-view/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("original", Fact.Of(OriginalId)), new("officer", Fact.Of(OfficerId)), new("at", Fact.Of(At)), new("purpose", Purpose)];
}

internal sealed class OriginalViewMapping : IEntityTypeConfiguration<OriginalView>
{
    public void Configure(EntityTypeBuilder<OriginalView> builder)
    {
        builder.ToTable("original_views");
        builder.Ignore(view => view.Subject).Ignore(view => view.Facts);
        builder.HasOne<SealedOriginal>().WithMany().HasForeignKey(view => view.OriginalId).OnDelete(DeleteBehavior.Restrict);
    }
}
