using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Totals;

/// <summary>Why a total is not the plain sum of its members.</summary>
public enum AdjustmentKind
{
    /// <summary>A document made by several members counts once 联合制发.</summary>
    JointDocument,

    /// <summary>A case against several members counts once 共同被申请人、共同被告.</summary>
    JointCase,

    /// <summary>Two members report the same thing 重复填报.</summary>
    CountedTwice,

    /// <summary>What an organ that ended in the year did before, and nobody else reports 机构调整.</summary>
    Reorganised,
}

/// <summary>A named difference between a total and the sum of its members 调整.</summary>
public sealed class Adjustment : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>At whose total.</summary>
    public required long NodeId { get; init; }

    /// <summary>Of which year.</summary>
    public required int Year { get; init; }

    /// <summary>Area or system.</summary>
    public required ReportScope Scope { get; init; }

    /// <summary>The cell, by name.</summary>
    public required string Cell { get; init; }

    /// <summary>What is added; negative for what is taken off. Amounts in 元.</summary>
    public required decimal Difference { get; init; }

    /// <summary>The kind of reason.</summary>
    public required AdjustmentKind Kind { get; init; }

    /// <summary>In words: which document, which case, which members.</summary>
    public required string Words { get; init; }

    /// <inheritdoc/>
    public string Subject => $"adjustment/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("node", Fact.Of(NodeId)), new("year", Fact.Of(Year)), new("scope", Scope.ToString()), new("cell", Cell),
        new("difference", Difference.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)), new("kind", Kind.ToString()), new("words", Words),
    ];
}

internal sealed class AdjustmentMapping : IEntityTypeConfiguration<Adjustment>
{
    public void Configure(EntityTypeBuilder<Adjustment> builder)
    {
        builder.ToTable("adjustments");
        builder.Ignore(adjustment => adjustment.Subject).Ignore(adjustment => adjustment.Facts);
        builder.Property(adjustment => adjustment.Scope).HasConversion<string>();
        builder.Property(adjustment => adjustment.Kind).HasConversion<string>();
        builder.Property(adjustment => adjustment.Difference).HasPrecision(20, 2);
        builder.HasIndex(adjustment => new { adjustment.NodeId, adjustment.Year, adjustment.Scope });
        builder.HasOne<Organ>().WithMany().HasForeignKey(adjustment => adjustment.NodeId).OnDelete(DeleteBehavior.Restrict);
    }
}
