using Gongkai.Agencies.Acts;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Counting;

/// <summary>Why a cell of a report is typed and not counted, by whom. A compilation leaves such a cell as it is. It belongs to the report of the year and holds in later versions.</summary>
public sealed class TypedReason : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose report.</summary>
    public required long OrganId { get; init; }

    /// <summary>The year reported on.</summary>
    public required int Year { get; init; }

    /// <summary>Whose figures.</summary>
    public required ReportScope Scope { get; init; }

    /// <summary>The cell.</summary>
    public required string Cell { get; init; }

    /// <summary>The reason; null once it was taken back and the cell is counted again.</summary>
    public string? Words { get; set; }

    /// <summary>Who gave it last.</summary>
    public long? OfficerId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <inheritdoc/>
    public string Subject => $"typed-reason/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("organ", Fact.Of(OrganId)), new("year", Fact.Of(Year)), new("scope", Scope.ToString()), new("cell", Cell), new("words", Words), new("officer", Fact.Of(OfficerId)), new("at", Fact.Of(At))];
}

internal sealed class TypedReasonMapping : IEntityTypeConfiguration<TypedReason>
{
    public void Configure(EntityTypeBuilder<TypedReason> builder)
    {
        builder.ToTable("typed_reasons");
        builder.Ignore(reason => reason.Subject).Ignore(reason => reason.Facts);
        builder.Property(reason => reason.Scope).HasConversion<string>();
        builder.HasIndex(reason => new { reason.OrganId, reason.Year, reason.Scope, reason.Cell }).IsUnique();
    }
}
