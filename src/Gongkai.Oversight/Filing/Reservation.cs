using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Filing;

/// <summary>An error that was open when the leader signed 保留事项: the report goes out in time, and this goes with it.</summary>
public sealed class Reservation : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>The version that was signed.</summary>
    public required long FilingId { get; init; }

    /// <summary>The signature it belongs to: one that was taken back takes its reservations with it.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>The rule that is not satisfied.</summary>
    public required string Rule { get; init; }

    /// <summary>The cells concerned, joined by blanks.</summary>
    public required string Cells { get; init; }

    /// <summary>The finding as it read, in Chinese.</summary>
    public required string Finding { get; init; }

    /// <summary>Why it is signed all the same, in the leader's words.</summary>
    public required string Words { get; init; }

    /// <inheritdoc/>
    public string Subject => $"reservation/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("filing", Fact.Of(FilingId)), new("signed", Fact.Of(SignedAt)), new("rule", Rule), new("cells", Cells), new("finding", Finding), new("words", Words)];
}

internal sealed class ReservationMapping : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.ToTable("report_reservations");
        builder.Ignore(reservation => reservation.Subject).Ignore(reservation => reservation.Facts);
        builder.HasIndex(reservation => reservation.FilingId);
        builder.HasOne<ReportFiling>().WithMany().HasForeignKey(reservation => reservation.FilingId).OnDelete(DeleteBehavior.Restrict);
    }
}
