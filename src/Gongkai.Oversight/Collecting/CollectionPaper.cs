using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Collecting;

/// <summary>What kind of paper the competent department wrote.</summary>
public enum PaperKind
{
    /// <summary>审核意见 on one organ's report.</summary>
    ReviewLetter,

    /// <summary>通报 on all of them.</summary>
    Bulletin,
}

/// <summary>A letter or bulletin that was written, with its number and the hash of its file.</summary>
public sealed class CollectionPaper : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>In which collection.</summary>
    public required long CollectionId { get; init; }

    /// <summary>What it is.</summary>
    public required PaperKind Kind { get; init; }

    /// <summary>To whom; null for the bulletin.</summary>
    public long? OrganId { get; init; }

    /// <summary>Its number, such as 〔2026〕12号.</summary>
    public required string Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of its file in the file store; null until it is there.</summary>
    public string? Sha256 { get; set; }

    /// <inheritdoc/>
    public string Subject => $"collection-paper/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("collection", Fact.Of(CollectionId)), new("kind", Kind.ToString()), new("organ", Fact.Of(OrganId)), new("number", Number), new("at", Fact.Of(At)), new("file", Sha256)];
}

internal sealed class CollectionPaperMapping : IEntityTypeConfiguration<CollectionPaper>
{
    public void Configure(EntityTypeBuilder<CollectionPaper> builder)
    {
        builder.ToTable("collection_papers");
        builder.Ignore(paper => paper.Subject).Ignore(paper => paper.Facts);
        builder.Property(paper => paper.Kind).HasConversion<string>();
        builder.HasIndex(paper => new { paper.CollectionId, paper.OrganId });
        builder.HasOne<Collection>().WithMany().HasForeignKey(paper => paper.CollectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
