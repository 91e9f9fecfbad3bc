using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Storage;

/// <summary>Something that is true of the whole store, by name.</summary>
public sealed class StoreFact
{
    /// <summary>Name of the fact that the store holds a demonstration: everything in it is invented.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>Name of the day up to which the search knows what holds and what does not.</summary>
    public const string ValidityDay = "validity-day";

    /// <summary>Which fact.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Value { get; set; }
}

internal sealed class StoreFactMapping : IEntityTypeConfiguration<StoreFact>
{
    public void Configure(EntityTypeBuilder<StoreFact> builder)
    {
        builder.ToTable("store_facts");
        builder.HasKey(fact => fact.Name);
    }
}
