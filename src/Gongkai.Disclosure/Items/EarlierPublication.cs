using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>Something that the organ had published elsewhere before: an address and a day as evidence, never a text of ours.
/// It is counted and found, and never becomes an item by itself: that takes a review like any other.</summary>
public sealed class EarlierPublication : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public required long OrganId { get; init; }

    /// <summary>Title as published.</summary>
    public required string Title { get; init; }

    /// <summary>Address it was published at; of one address there is one.</summary>
    public required string Address { get; init; }

    /// <summary>Day of publication.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>文号; null when none.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Code of its head in the catalogue; null when not told.</summary>
    public string? Topic { get; init; }

    /// <inheritdoc/>
    public string Subject => $"earlier-publication/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
        [new("organ", Fact.Of(OrganId)), new("title", Title), new("address", Address), new("published", Fact.Of(PublishedOn)), new("number", DocumentNumber), new("topic", Topic)];
}

internal sealed class EarlierPublicationMapping : IEntityTypeConfiguration<EarlierPublication>
{
    public void Configure(EntityTypeBuilder<EarlierPublication> builder)
    {
        builder.ToTable("earlier_publications");
        builder.Ignore(publication => publication.Subject).Ignore(publication => publication.Facts);
        builder.HasIndex(publication => new { publication.OrganId, publication.Address }).IsUnique();
        builder.HasIndex(publication => new { publication.OrganId, publication.DocumentNumber });
        builder.HasIndex(publication => new { publication.OrganId, publication.PublishedOn });
    }
}
