using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>A fee that the applicant was notified of.</summary>
public sealed class FeeNotice : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>Counted by what.</summary>
    public required FeeMode Mode { get; init; }

    /// <summary>Pieces of this request, or its pages.</summary>
    public required int Quantity { get; init; }

    /// <summary>In 分.</summary>
    public required long Amount { get; init; }

    /// <summary>The applicant had the notice.</summary>
    public required DateOnly NoticedOn { get; init; }

    /// <summary>Last day to pay.</summary>
    public required DateOnly PayBy { get; init; }

    /// <summary>Paid in full; null while it is not.</summary>
    public DateOnly? PaidOn { get; internal set; }

    /// <inheritdoc/>
    public string Subject => $"fee/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("request", Fact.Of(RequestId)), new("mode", Mode.ToString()), new("quantity", Fact.Of(Quantity)), new("amount", Fact.Of(Amount)), new("noticed", Fact.Of(NoticedOn)),
        new("pay-by", Fact.Of(PayBy)), new("paid", Fact.Of(PaidOn)),
    ];
}

internal sealed class FeeNoticeMapping : IEntityTypeConfiguration<FeeNotice>
{
    public void Configure(EntityTypeBuilder<FeeNotice> builder)
    {
        builder.ToTable("fee_notices");
        builder.Ignore(fee => fee.Subject).Ignore(fee => fee.Facts);
        builder.Property(fee => fee.Mode).HasConversion<string>();
    }
}
