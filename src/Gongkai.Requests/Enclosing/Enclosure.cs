using System.Security.Cryptography;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>What a paper that came with a case is.</summary>
public enum EnclosureKind
{
    /// <summary>身份证明.</summary>
    IdentityProof,

    /// <summary>授权委托书.</summary>
    Authority,

    /// <summary>申请书、补正材料等原件.</summary>
    Original,

    /// <summary>证据 for a correction (第四十一条).</summary>
    Evidence,

    /// <summary>复议、诉讼文书.</summary>
    DisputePaper,

    /// <summary>送达回证、邮件签收记录.</summary>
    ProofOfService,
}

/// <summary>A paper that came with a case, kept sealed: it names people. Never changed.</summary>
public sealed class Enclosure : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>What it is.</summary>
    public required EnclosureKind Kind { get; init; }

    /// <summary>Kind of file by its content, such as <c>jpg</c>.</summary>
    public required string FileKind { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Length { get; init; }

    /// <summary>Binds it to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Its name, sealed.</summary>
    public required byte[]? Name { get; init; }

    /// <summary>Its bytes, sealed; null once it was erased.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who put it there; null for the applicant.</summary>
    public required long? OfficerId { get; init; }

    /// <inheritdoc/>
    public string Subject => $"enclosure/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("request", Fact.Of(RequestId)), new("kind", Kind.ToString()), new("file-kind", FileKind), new("length", Fact.Of(Length)), new("name", Fact.Of(Name), IsPersonal: true),
        new("content", Content is null ? null : Convert.ToHexStringLower(SHA256.HashData(Content)), IsPersonal: true), new("at", Fact.Of(At)), new("officer", Fact.Of(OfficerId)),
    ];

    /// <summary>Its name and bytes. Whoever shows it records that.</summary>
    public (string Name, byte[] Bytes) Open(PersonalKeys keys) => (keys.Open(Name, "enclosure-name", Salt) ?? "", Convert.FromBase64String(keys.Open(Content, "enclosure", Salt) ?? ""));

    /// <summary>Forgets the bytes.</summary>
    internal void Erase() => Content = null;

    internal static Enclosure Of(NewEnclosure wanted, PersonalKeys keys, DateTimeOffset at, long? officerId)
    {
        var salt = PersonalKeys.NewSalt();
        return new Enclosure
        {
            Kind = wanted.Kind,
            FileKind = wanted.FileKind,
            Length = wanted.Bytes.Length,
            Salt = salt,
            Name = keys.Seal(wanted.Name, "enclosure-name", salt),
            Content = keys.Seal(Convert.ToBase64String(wanted.Bytes), "enclosure", salt),
            At = at,
            OfficerId = officerId,
        };
    }
}

/// <summary>A paper that was looked through and may be kept.</summary>
/// <param name="FileKind">Kind of file by its content.</param>
public sealed record NewEnclosure(EnclosureKind Kind, string Name, string FileKind, byte[] Bytes);

internal sealed class EnclosureMapping : IEntityTypeConfiguration<Enclosure>
{
    public void Configure(EntityTypeBuilder<Enclosure> builder)
    {
        builder.ToTable("enclosures");
        builder.Ignore(enclosure => enclosure.Subject).Ignore(enclosure => enclosure.Facts);
        builder.Property(enclosure => enclosure.Kind).HasConversion<string>();
        builder.HasIndex(enclosure => enclosure.RequestId);
    }
}
