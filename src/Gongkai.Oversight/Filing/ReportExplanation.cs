using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Filing;

/// <summary>What the competent department thinks of an explanation.</summary>
public enum ExplanationVerdict
{
    /// <summary>It has not looked at it.</summary>
    Open,

    /// <summary>It takes it.</summary>
    Accepted,

    /// <summary>It does not; the finding weighs what it weighed.</summary>
    Declined,
}

/// <summary>A reason given for a finding on an organ's report of a year. It makes the finding lighter and goes on with every later version.</summary>
public sealed class ReportExplanation : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose report.</summary>
    public required long OrganId { get; init; }

    /// <summary>Of which year.</summary>
    public required int Year { get; init; }

    /// <summary>Whose figures.</summary>
    public required ReportScope Scope { get; init; }

    /// <summary>The rule whose finding it explains; empty when it answers a remark that comes from no rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The cells and parts it is given for, joined by blanks; empty for all.</summary>
    public required string Places { get; init; }

    /// <summary>The kind of reason.</summary>
    public required ExplanationKind Kind { get; init; }

    /// <summary>In the organ's words.</summary>
    public required string Words { get; init; }

    /// <summary>What the competent department thinks.</summary>
    public ExplanationVerdict Verdict { get; set; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string Subject => $"explanation/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("year", Fact.Of(Year)), new("scope", Scope.ToString()), new("rule", Rule), new("places", Places), new("kind", Kind.ToString()), new("words", Words),
        new("verdict", Verdict.ToString()), new("at", Fact.Of(At)),
    ];

    /// <summary>True when it is given for that cell or part.</summary>
    public bool Concerns(string place) => Places.Length == 0 || Places.Split(' ').Contains(place);

    /// <summary>True when it answers that remark.</summary>
    public bool Answers(CellRemark remark) => At >= remark.At && Concerns(remark.Place) && (Rule.Length == 0 || remark.Rule is null || remark.Rule == Rule);

    /// <summary>As the checks take it.</summary>
    public Explanation ForChecks => new(Rule, Kind, Words) { Cells = [.. Places.Split(' ').Select(place => (IsCell: CellId.TryParse(place, out var cell), Cell: cell)).Where(found => found.IsCell).Select(found => found.Cell)] };
}

internal sealed class ReportExplanationMapping : IEntityTypeConfiguration<ReportExplanation>
{
    public void Configure(EntityTypeBuilder<ReportExplanation> builder)
    {
        builder.ToTable("report_explanations");
        builder.Ignore(explanation => explanation.Subject).Ignore(explanation => explanation.Facts).Ignore(explanation => explanation.ForChecks);
        builder.Property(explanation => explanation.Scope).HasConversion<string>();
        builder.Property(explanation => explanation.Kind).HasConversion<string>();
        builder.Property(explanation => explanation.Verdict).HasConversion<string>();
        builder.HasIndex(explanation => new { explanation.OrganId, explanation.Year, explanation.Scope });
        builder.HasOne<Organ>().WithMany().HasForeignKey(explanation => explanation.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}
