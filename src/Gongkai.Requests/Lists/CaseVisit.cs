using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>Somebody has the page of a case open, or had it a moment ago: so that two people do not write the same letter.</summary>
public sealed class CaseVisit
{
    /// <summary>The case.</summary>
    public required long RequestId { get; init; }

    /// <summary>Who.</summary>
    public required long OfficerId { get; init; }

    /// <summary>Seconds since 1970 of the last look.</summary>
    public required long At { get; set; }
}

internal sealed class CaseVisitMapping : IEntityTypeConfiguration<CaseVisit>
{
    public void Configure(EntityTypeBuilder<CaseVisit> builder)
    {
        builder.ToTable("case_visits");
        builder.HasKey(visit => new { visit.RequestId, visit.OfficerId });
    }
}
