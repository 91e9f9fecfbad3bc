using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Filing;

/// <summary>Why a remark is closed.</summary>
public enum RemarkClosing
{
    /// <summary>What it is pinned to has another value now.</summary>
    ValueChanged,

    /// <summary>The explanation given for it was accepted.</summary>
    Explained,
}

/// <summary>A remark pinned to a cell or a part of an organ's report 退回意见. It belongs to the report of the year, not to one version:
/// it outlives corrections and closes only when the value or an accepted explanation changes; it opens again when the value comes back.</summary>
public sealed class CellRemark : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose report.</summary>
    public required long OrganId { get; init; }

    /// <summary>Of which year.</summary>
    public required int Year { get; init; }

    /// <summary>Whose figures.</summary>
    public required ReportScope Scope { get; init; }

    /// <summary>The version that it was made on.</summary>
    public required long FilingId { get; init; }

    /// <summary>What it is pinned to: a cell's name, or <c>part-5</c>.</summary>
    public required string Place { get; init; }

    /// <summary>What is to be done, in the reviewer's words.</summary>
    public required string Words { get; init; }

    /// <summary>The rule behind it; null for a remark of the reviewer's own.</summary>
    public string? Rule { get; init; }

    /// <summary>What stood there when it was made, as printed; for a part the hash of its words.</summary>
    public required string Before { get; init; }

    /// <summary>What stands there in the newest version; the same as <see cref="Before"/> while nothing changed.</summary>
    public required string After { get; set; }

    /// <summary>True when the competent department made it; false for a remark inside the organ.</summary>
    public required bool IsFromAbove { get; init; }

    /// <summary>Why it is closed; null while it is open.</summary>
    public RemarkClosing? Closed { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True while something is to be done.</summary>
    public bool IsOpen => Closed is null;

    /// <inheritdoc/>
    public string Subject => $"remark/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("year", Fact.Of(Year)), new("scope", Scope.ToString()), new("filing", Fact.Of(FilingId)), new("place", Place), new("words", Words),
        new("rule", Rule), new("before", Before), new("after", After), new("from-above", IsFromAbove ? "yes" : "no"), new("closed", Closed?.ToString()), new("at", Fact.Of(At)),
    ];

    /// <summary>Closes or opens it by what stands there now and by what was explained; true when that changed anything.</summary>
    public bool Settle(string now, bool isExplained)
    {
        var was = (After, Closed);
        After = now;
        Closed = now != Before ? RemarkClosing.ValueChanged : isExplained ? RemarkClosing.Explained : null;
        return was != (After, Closed);
    }
}

internal sealed class CellRemarkMapping : IEntityTypeConfiguration<CellRemark>
{
    public void Configure(EntityTypeBuilder<CellRemark> builder)
    {
        builder.ToTable("cell_remarks");
        builder.Ignore(remark => remark.Subject).Ignore(remark => remark.Facts).Ignore(remark => remark.IsOpen);
        builder.Property(remark => remark.Scope).HasConversion<string>();
        builder.Property(remark => remark.Closed).HasConversion<string>();
        builder.HasIndex(remark => new { remark.OrganId, remark.Year, remark.Scope });
        builder.HasOne<ReportFiling>().WithMany().HasForeignKey(remark => remark.FilingId).OnDelete(DeleteBehavior.Restrict);
    }
}
