using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>What an inspection of a file came to, carried here by the head that can look into files.</summary>
public enum FileVerdict
{
    /// <summary>Nothing was found that must stay in the house.</summary>
    Clean,

    /// <summary>Something was found; the file does not go out.</summary>
    Held,

    /// <summary>Something was found, and a named person lets it pass with a reason.</summary>
    LetPass,
}

/// <summary>A file that goes with a version of an item.</summary>
public sealed class ItemFile : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Of which item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Of which version.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Where it comes among the files of the version, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Name as offered for download.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Its words, for the search; empty when it has none, and while it is held back.</summary>
    public string Text { get; set; } = "";

    /// <summary>What the inspection of exactly these bytes came to; null while it was not inspected.</summary>
    public FileVerdict? Verdict { get; set; }

    /// <summary>Who let it pass.</summary>
    public long? LetPassBy { get; set; }

    /// <summary>Why it was let pass.</summary>
    public string? LetPassWhy { get; set; }

    /// <inheritdoc/>
    public string Subject => $"item-file/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("item", Fact.Of(ItemId)), new("version", Fact.Of(VersionNumber)), new("position", Fact.Of(Position)), new("name", Name), new("sha256", Sha256), new("size", Fact.Of(Size)),
        new("verdict", Verdict?.ToString()), new("let-pass-by", Fact.Of(LetPassBy)), new("let-pass-why", LetPassWhy),
    ];
}

internal sealed class ItemFileMapping : IEntityTypeConfiguration<ItemFile>
{
    public void Configure(EntityTypeBuilder<ItemFile> builder)
    {
        builder.ToTable("item_files");
        builder.Ignore(file => file.Subject).Ignore(file => file.Facts);
        builder.Property(file => file.Verdict).HasConversion<string>();
        builder.HasIndex(file => new { file.ItemId, file.VersionNumber, file.Position }).IsUnique();
        builder.HasIndex(file => file.Sha256);
        builder.HasOne<InformationItem>().WithMany().HasForeignKey(file => file.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
