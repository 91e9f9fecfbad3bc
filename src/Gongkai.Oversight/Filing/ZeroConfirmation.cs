using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Filing;

/// <summary>The signed word of a clerk that every cell of a table which nobody filled in is zero 其余为零. Never given by default: an empty cell stays empty without it.</summary>
public sealed class ZeroConfirmation : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>The version it was given on.</summary>
    public required long FilingId { get; init; }

    /// <summary>Which table: 2, 3 or 4.</summary>
    public required int Table { get; init; }

    /// <summary>The cells that became zero by it, joined by blanks.</summary>
    public required string Cells { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string Subject => $"zero-confirmation/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("filing", Fact.Of(FilingId)), new("table", Fact.Of(Table)), new("cells", Cells), new("at", Fact.Of(At))];
}

internal sealed class ZeroConfirmationMapping : IEntityTypeConfiguration<ZeroConfirmation>
{
    public void Configure(EntityTypeBuilder<ZeroConfirmation> builder)
    {
        builder.ToTable("zero_confirmations");
        builder.Ignore(confirmation => confirmation.Subject).Ignore(confirmation => confirmation.Facts);
        builder.HasIndex(confirmation => new { confirmation.FilingId, confirmation.Table });
        builder.HasOne<ReportFiling>().WithMany().HasForeignKey(confirmation => confirmation.FilingId).OnDelete(DeleteBehavior.Restrict);
    }
}
