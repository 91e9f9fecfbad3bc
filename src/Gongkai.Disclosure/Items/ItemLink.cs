using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>How one item stands to another; read from the newer one.</summary>
public enum ItemLinkKind
{
    /// <summary>解读: explains it.</summary>
    Interprets,

    /// <summary>修改.</summary>
    Amends,

    /// <summary>废止.</summary>
    Repeals,

    /// <summary>澄清 (第六条): clears up what was false or incomplete.</summary>
    Clarifies,
}

/// <summary>Two items that belong together; shown on both.</summary>
public sealed class ItemLink : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>The newer one.</summary>
    public required long FromId { get; init; }

    /// <summary>How.</summary>
    public required ItemLinkKind Kind { get; init; }

    /// <summary>The older one.</summary>
    public required long ToId { get; init; }

    /// <inheritdoc/>
    public string Subject => $"item-link/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("from", Fact.Of(FromId)), new("kind", Kind.ToString()), new("to", Fact.Of(ToId))];
}

internal sealed class ItemLinkMapping : IEntityTypeConfiguration<ItemLink>
{
    public void Configure(EntityTypeBuilder<ItemLink> builder)
    {
        builder.ToTable("item_links");
        builder.Ignore(link => link.Subject).Ignore(link => link.Facts);
        builder.Property(link => link.Kind).HasConversion<string>();
        builder.HasIndex(link => new { link.FromId, link.Kind, link.ToId }).IsUnique();
        builder.HasIndex(link => new { link.ToId, link.Kind });
        builder.HasOne<InformationItem>().WithMany().HasForeignKey(link => link.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InformationItem>().WithMany().HasForeignKey(link => link.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>An organ that made a document together with the lead organ (第三十四条). The document counts at the lead organ alone.</summary>
public sealed class ItemCoMaker : IRecorded
{
    /// <summary>Which item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Which organ.</summary>
    public required long OrganId { get; init; }

    /// <inheritdoc/>
    public string Subject => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"item-co-maker/{ItemId}-{OrganId}");

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("item", Fact.Of(ItemId)), new("organ", Fact.Of(OrganId))];
}

internal sealed class ItemCoMakerMapping : IEntityTypeConfiguration<ItemCoMaker>
{
    public void Configure(EntityTypeBuilder<ItemCoMaker> builder)
    {
        builder.ToTable("item_co_makers");
        builder.Ignore(maker => maker.Subject).Ignore(maker => maker.Facts);
        builder.HasKey(maker => new { maker.ItemId, maker.OrganId });
        builder.HasOne<InformationItem>().WithMany().HasForeignKey(maker => maker.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}
