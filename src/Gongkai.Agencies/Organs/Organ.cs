using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Agencies.Organs;

/// <summary>An organ 机关 that has the duty of disclosure, or did once. Where it stands in the two trees, and under whose lead, are dated rows of
/// their own (<see cref="OrganPlace"/>); what happened to it stands in <see cref="OrganChange"/>.</summary>
public sealed class Organ : IRecorded
{
    /// <summary>Number; never used again.</summary>
    public long Id { get; private set; }

    /// <summary>The word that stands for it in addresses: lower-case letters, digits and hyphens; never changes.</summary>
    public required string Code { get; init; }

    /// <summary>Full name in force today.</summary>
    public required string Name { get; set; }

    /// <summary>Department, government, township …</summary>
    public required OrganKind Kind { get; set; }

    /// <summary>Level of government it belongs to.</summary>
    public required OrganLevel Level { get; set; }

    /// <summary>Code of the administrative division it serves (GB/T 2260, six digits; nine for townships).</summary>
    public required string Division { get; set; }

    /// <summary>The first day it existed, included; null when that lies before anything is known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day it existed, included; null while it exists.</summary>
    public DateOnly? Until { get; set; }

    /// <inheritdoc/>
    public string Subject => $"organ/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("code", Code), new("name", Name), new("kind", Kind.ToString()), new("level", Level.ToString()), new("division", Division),
        new("from", Fact.Of(From)), new("until", Fact.Of(Until)),
    ];

    /// <summary>True when it existed on that day.</summary>
    public bool ExistsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);
}

internal sealed class OrganMapping : IEntityTypeConfiguration<Organ>
{
    public void Configure(EntityTypeBuilder<Organ> builder)
    {
        builder.ToTable("organs");
        builder.Ignore(organ => organ.Subject).Ignore(organ => organ.Facts);
        builder.Property(organ => organ.Kind).HasConversion<string>();
        builder.Property(organ => organ.Level).HasConversion<string>();
        builder.HasIndex(organ => organ.Code).IsUnique();
        builder.HasIndex(organ => organ.Division);
        builder.HasIndex(organ => organ.Name);
    }
}
