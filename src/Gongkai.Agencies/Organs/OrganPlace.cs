using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies.Organs;

/// <summary>The ways in which one organ stands under another.</summary>
public enum OrganTree
{
    /// <summary>The area: a department or township under its government, a government under the one above. Area totals follow it.</summary>
    Territorial,

    /// <summary>The line of work: a county bureau under the city bureau. System totals follow it.</summary>
    Vertical,

    /// <summary>主管部门: who leads and supervises disclosure for it (第三条). Exactly one a day.</summary>
    Competent,
}

/// <summary>Under whom an organ stands in one tree for some time.</summary>
public sealed class OrganPlace : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Who.</summary>
    public required long OrganId { get; init; }

    /// <summary>In which tree.</summary>
    public required OrganTree Tree { get; init; }

    /// <summary>Under whom.</summary>
    public required long ParentId { get; init; }

    /// <summary>The first day, included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, included; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <inheritdoc/>
    public string Subject => $"organ-place/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("organ", Fact.Of(OrganId)), new("tree", Tree.ToString()), new("parent", Fact.Of(ParentId)), new("from", Fact.Of(From)), new("until", Fact.Of(Until))];
}

internal sealed class OrganPlaceMapping : IEntityTypeConfiguration<OrganPlace>
{
    public void Configure(EntityTypeBuilder<OrganPlace> builder)
    {
        builder.ToTable("organ_places");
        builder.Ignore(place => place.Subject).Ignore(place => place.Facts);
        builder.Property(place => place.Tree).HasConversion<string>();
        builder.HasIndex(place => new { place.Tree, place.ParentId });
        builder.HasIndex(place => new { place.OrganId, place.Tree, place.From }).IsUnique();
        builder.HasOne<Organ>().WithMany().HasForeignKey(place => place.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}
