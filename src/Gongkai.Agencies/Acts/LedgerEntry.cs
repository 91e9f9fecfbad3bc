using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies.Acts;

/// <summary>One line of an organ's ledger 台账: what was done to one row. Only ever added. The columns are there to be searched;
/// what counts is <see cref="Content"/>, whose hash the next line of the organ carries.</summary>
public sealed class LedgerEntry
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose ledger.</summary>
    public required long OrganId { get; init; }

    /// <summary>Running number in that ledger, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done (<see cref="Act.Kind"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>Who did it; null for the program itself.</summary>
    public required long? OfficerId { get; init; }

    /// <summary>The row it was done to (<see cref="IRecorded.Subject"/>).</summary>
    public required string Subject { get; init; }

    /// <summary>The reason as given; may be erased, the content holds only a commitment to it.</summary>
    public string? Why { get; set; }

    /// <summary>Random bytes behind the commitments of this line; erased together with what they commit to.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>The line itself: canonical JSON in UTF-8.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>Where an organ's ledger ends. Whoever writes takes this row first, so that lines of one organ never cross.</summary>
public sealed class LedgerHead
{
    /// <summary>Whose ledger.</summary>
    public required long OrganId { get; init; }

    /// <summary>Number of the last line; 0 before the first.</summary>
    public long Number { get; set; }

    /// <summary>Hash of the last line; empty before the first.</summary>
    public string Hash { get; set; } = "";
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger");
        builder.HasIndex(entry => new { entry.OrganId, entry.Number }).IsUnique();
        builder.HasIndex(entry => new { entry.Subject, entry.Id });
    }
}

internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("ledger_heads");
        builder.HasKey(head => head.OrganId);
        builder.Property(head => head.OrganId).ValueGeneratedNever();
    }
}
