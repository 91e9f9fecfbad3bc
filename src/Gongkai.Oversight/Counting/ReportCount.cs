using System.Text;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Counting;

/// <summary>The count that a report was compiled from, as it was then. Never changed; another compilation makes another one.</summary>
public sealed class ReportCount : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose year.</summary>
    public required long OrganId { get; init; }

    /// <summary>The last day that counted; the year is its year.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The last line of the organ's ledger that it rests on.</summary>
    public required long LedgerNumber { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required long? OfficerId { get; init; }

    /// <summary>How many records it counted.</summary>
    public required int Records { get; init; }

    /// <summary>See <see cref="YearCount.Hash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>See <see cref="YearCount.Text"/>, compressed.</summary>
    public required byte[] Content { get; init; }

    /// <inheritdoc/>
    public string Subject => $"count/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("organ", Fact.Of(OrganId)), new("last", Fact.Of(Last)), new("ledger", Fact.Of(LedgerNumber)), new("at", Fact.Of(At)), new("officer", Fact.Of(OfficerId)), new("records", Fact.Of(Records)), new("hash", Hash), new("content", Fact.Of(Content))];

    /// <summary>The count.</summary>
    public YearCount Count => YearCount.Parse(Encoding.UTF8.GetString(FairCopy.Unpack(Content)));

    /// <summary>Keeps a count.</summary>
    public static ReportCount Of(long organId, YearCount count, long ledgerNumber, Act act) => new()
    {
        OrganId = organId, Last = count.Last, LedgerNumber = ledgerNumber, At = DateTimeOffset.FromUnixTimeMilliseconds(act.At.ToUnixTimeMilliseconds()), OfficerId = act.OfficerId,
        Records = count.Records.Length, Hash = count.Hash, Content = FairCopy.Pack(Encoding.UTF8.GetBytes(count.Text)),
    };
}

internal sealed class ReportCountMapping : IEntityTypeConfiguration<ReportCount>
{
    public void Configure(EntityTypeBuilder<ReportCount> builder)
    {
        builder.ToTable("report_counts");
        builder.Ignore(count => count.Subject).Ignore(count => count.Facts).Ignore(count => count.Count);
        builder.HasOne<Organ>().WithMany().HasForeignKey(count => count.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}
