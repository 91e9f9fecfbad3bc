using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies.Organs;

/// <summary>What can happen to an organ 机构沿革.</summary>
public enum OrganChangeKind
{
    /// <summary>Given another name 更名.</summary>
    Renamed,

    /// <summary>Went into another organ, which takes over its duties and open matters 并入.</summary>
    Merged,

    /// <summary>Gave a part of its duties to a new organ 分设.</summary>
    Split,

    /// <summary>Ended without a successor 撤销.</summary>
    Dissolved,
}

/// <summary>Something that happened to an organ on a day. Totals and checks over years explain themselves by it.</summary>
public sealed class OrganChange : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>To whom.</summary>
    public required long OrganId { get; init; }

    /// <summary>What.</summary>
    public required OrganChangeKind Kind { get; init; }

    /// <summary>The first day on which it is so.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The organ that took over, or was set up beside it; null for a new name and for an end.</summary>
    public long? SuccessorId { get; init; }

    /// <summary>The name until then; null unless the name changed.</summary>
    public string? FormerName { get; init; }

    /// <summary>The decision behind it, such as a document number; null when not told.</summary>
    public string? Basis { get; init; }

    /// <inheritdoc/>
    public string Subject => $"organ-change/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("organ", Fact.Of(OrganId)), new("kind", Kind.ToString()), new("on", Fact.Of(On)), new("successor", Fact.Of(SuccessorId)), new("former-name", FormerName), new("basis", Basis)];
}

internal sealed class OrganChangeMapping : IEntityTypeConfiguration<OrganChange>
{
    public void Configure(EntityTypeBuilder<OrganChange> builder)
    {
        builder.ToTable("organ_changes");
        builder.Ignore(change => change.Subject).Ignore(change => change.Facts);
        builder.Property(change => change.Kind).HasConversion<string>();
        builder.HasIndex(change => new { change.OrganId, change.On });
        builder.HasIndex(change => change.SuccessorId);
        builder.HasOne<Organ>().WithMany().HasForeignKey(change => change.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}
