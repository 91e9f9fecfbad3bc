using System.Security.Cryptography;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Disclosure.Items;

/// <summary>What a file was before it was redacted, kept sealed. Never changed; whoever opens it says what for, and that is recorded.</summary>
public sealed class SealedOriginal : IRecorded
{
    /// <summary>The largest original, in bytes.</summary>
    public const long MostBytes = 30L << 20;

    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Of which item.</summary>
    public required long ItemId { get; init; }

    /// <summary>SHA-256 of the redacted copy that took its place.</summary>
    public required string CopyHash { get; init; }

    /// <summary>What was marked, with its grounds, sealed: marks by words say the words.</summary>
    public required byte[]? Marks { get; init; }

    /// <summary>Binds it to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Its name, sealed.</summary>
    public required byte[]? Name { get; init; }

    /// <summary>Its bytes, sealed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was sealed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who redacted it.</summary>
    public required long OfficerId { get; init; }

    /// <inheritdoc/>
    public string Subject => $"sealed-original/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("item", Fact.Of(ItemId)), new("copy", CopyHash), new("marks", Fact.Of(Marks), IsPersonal: true), new("name", Fact.Of(Name), IsPersonal: true),
        new("content", Convert.ToHexStringLower(SHA256.HashData(Content))), new("at", Fact.Of(At)), new("officer", Fact.Of(OfficerId)),
    ];

    /// <summary>Seals an original.</summary>
    public static SealedOriginal Of(long itemId, string name, byte[] bytes, string marks, string copyHash, PersonalKeys keys, Act act)
    {
        var salt = PersonalKeys.NewSalt();
        return new SealedOriginal
        {
            ItemId = itemId, CopyHash = copyHash, Salt = salt, At = act.At, OfficerId = act.OfficerId!.Value,
            Marks = keys.Seal(marks, "redaction-marks", salt), Name = keys.Seal(name, "original-name", salt), Content = keys.Seal(Convert.ToBase64String(bytes), "original", salt)!,
        };
    }

    /// <summary>Its name, bytes and marks. Whoever shows them records that.</summary>
    public (string Name, byte[] Bytes, string Marks) Open(PersonalKeys keys) =>
        (keys.Open(Name, "original-name", Salt) ?? "", Convert.FromBase64String(keys.Open(Content, "original", Salt) ?? ""), keys.Open(Marks, "redaction-marks", Salt) ?? "");
}

internal sealed class SealedOriginalMapping : IEntityTypeConfiguration<SealedOriginal>
{
    public void Configure(EntityTypeBuilder<SealedOriginal> builder)
    {
        builder.ToTable("sealed_originals");
        builder.Ignore(original => original.Subject).Ignore(original => original.Facts);
        builder.HasIndex(original => original.ItemId);
        builder.HasOne<InformationItem>().WithMany().HasForeignKey(original => original.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
