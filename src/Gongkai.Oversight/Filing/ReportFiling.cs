using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Oversight.Filing;

/// <summary>How a report came to be here.</summary>
public enum FilingChannel
{
    /// <summary>Compiled at the organ's own desk.</summary>
    Desk,

    /// <summary>Taken in by the competent department from a file or paper that arrived.</summary>
    Arrival,
}

/// <summary>One version of an organ's report for a year. Its words and figures change until it is signed and never afterwards:
/// a later correction is a new version beside it.</summary>
public sealed class ReportFiling : IRecorded
{
    /// <summary>Matter of the chain from draft to signature, filing and publishing.</summary>
    public const string Matter = "report";

    /// <summary>Matter of the acceptance by the competent department, which runs beside it.</summary>
    public const string AcceptanceMatter = "acceptance";

    /// <summary>The state in which words and figures may change.</summary>
    public const string Draft = "draft";

    /// <summary>The state from which it is filed and published.</summary>
    public const string Issued = "issued";

    /// <summary>Acceptance: filed and not looked at yet.</summary>
    public const string Pending = "pending";

    /// <summary>Acceptance: sent back with remarks.</summary>
    public const string Returned = "returned";

    /// <summary>Acceptance: accepted.</summary>
    public const string Accepted = "accepted";

    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>Whose report.</summary>
    public required long OrganId { get; init; }

    /// <summary>The year reported on.</summary>
    public required int Year { get; init; }

    /// <summary>Whose figures.</summary>
    public required ReportScope Scope { get; init; }

    /// <summary>1 for the first, then one more with each correction.</summary>
    public required int Version { get; init; }

    /// <summary>How it came.</summary>
    public required FilingChannel Channel { get; init; }

    /// <summary>Edition of the form.</summary>
    public required string Form { get; set; }

    /// <summary>Where it stands in the workflow <c>report</c>.</summary>
    public string State { get; set; } = Draft;

    /// <summary>Values and states for sums (<see cref="PackedFigures"/>); an amount whose unit nobody knows is doubtful here.</summary>
    public byte[] Figures { get; private set; } = [];

    /// <summary>The fair copy, compressed.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of the fair copy.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Findings that are errors, as counted when it was last changed.</summary>
    public int Errors { get; set; }

    /// <summary>Findings that are warnings.</summary>
    public int Warnings { get; set; }

    /// <summary>Grows with every change; two people who change the same one notice.</summary>
    public int Revision { get; set; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the leader signed; null before.</summary>
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>When it was filed; null before.</summary>
    public DateTimeOffset? FiledAt { get; set; }

    /// <summary>Its number in the series of the competent department, such as 〔2026〕12号; null until it is filed.</summary>
    public string? Number { get; set; }

    /// <summary>When it was published; null before.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Address of the publication; null when not told.</summary>
    public string? PublishedWhere { get; set; }

    /// <summary>Where it stands in the workflow <c>acceptance</c>; null until it is filed.</summary>
    public string? Acceptance { get; set; }

    /// <summary>When it was last accepted or returned.</summary>
    public DateTimeOffset? AcceptanceAt { get; set; }

    /// <summary>Why it corrects the version before; null for the first.</summary>
    public string? CorrectionOf { get; init; }

    /// <summary>Hash of the uploaded scan with signature and seal; null when there is none.</summary>
    public string? ScanSha256 { get; set; }

    /// <summary>File name of the scan.</summary>
    public string? ScanName { get; set; }

    /// <summary>The report in the library whose file it was taken from; null when it was typed.</summary>
    public long? SourceReportId { get; set; }

    /// <summary>Last year's report in the library, when it was handed in as a file; null when it was filed here or is not known.</summary>
    public long? PreviousReportId { get; set; }

    /// <summary>The count that its figures were compiled from (<see cref="Counting.ReportCount"/>); null when all of them were typed.</summary>
    public long? CountId { get; set; }

    /// <summary>True while its words and figures may change.</summary>
    public bool IsDraft => State == Draft;

    /// <summary>True once it left the house: filed or published.</summary>
    public bool IsOut => FiledAt is not null || PublishedAt is not null;

    /// <inheritdoc/>
    public string Subject => $"filing/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("year", Fact.Of(Year)), new("scope", Scope.ToString()), new("version", Fact.Of(Version)), new("channel", Channel.ToString()),
        new("form", Form), new("state", State), new("hash", Hash), new("figures", Fact.Of(Figures)), new("content", Fact.Of(Content)), new("started", Fact.Of(StartedAt)),
        new("signed", Fact.Of(SignedAt)), new("filed", Fact.Of(FiledAt)), new("number", Number), new("published", Fact.Of(PublishedAt)), new("published-where", PublishedWhere),
        new("acceptance", Acceptance), new("acceptance-at", Fact.Of(AcceptanceAt)), new("correction", CorrectionOf), new("scan", ScanSha256), new("scan-name", ScanName),
        new("source", Fact.Of(SourceReportId)), new("previous", Fact.Of(PreviousReportId)), new("count", Fact.Of(CountId)),
    ];

    /// <summary>The report in it, with the numbers of its words that follow its tables.</summary>
    public BoundReport Bound => FairCopy.Read(FairCopy.Unpack(Content));

    /// <summary>The report in it.</summary>
    public AnnualReport Report => Bound.Report;

    /// <summary>Puts a report in.</summary>
    /// <exception cref="InvalidOperationException">It is no draft any more.</exception>
    public void Put(BoundReport bound)
    {
        ArgumentNullException.ThrowIfNull(bound);
        if (!IsDraft)
        {
            throw new InvalidOperationException($"{Subject} is {State}; its words and figures are fixed.");
        }

        var report = bound.Report;
        var copy = FairCopy.Write(bound);
        Form = report.Form ?? Form;
        Content = FairCopy.Pack(copy);
        Hash = FairCopy.HashOf(copy);
        Figures = PackedFigures.Pack(ForSums(report.Figures));
    }

    /// <summary>The states of the chain and of the acceptance.</summary>
    public static (Workflow Chain, Workflow Acceptance) Workflows => (Workflow.Of(Matter), Workflow.Of(AcceptanceMatter));

    // 39476302.00 under a head without unit may be 元 or 万元; a sum must not take it for certain.
    private static Figures ForSums(Figures figures) => Reports.Figures.From(figures.Select(pair =>
        pair.Key.Definition.IsAmount && pair.Value is { Value: not (null or 0), Unit: null, Raw: not null } ? new(pair.Key, pair.Value with { State = FigureState.Doubtful }) : pair));
}

internal sealed class ReportFilingMapping : IEntityTypeConfiguration<ReportFiling>
{
    public void Configure(EntityTypeBuilder<ReportFiling> builder)
    {
        builder.ToTable("report_filings");
        builder.Ignore(filing => filing.Subject).Ignore(filing => filing.Facts).Ignore(filing => filing.Report).Ignore(filing => filing.Bound).Ignore(filing => filing.IsDraft).Ignore(filing => filing.IsOut);
        builder.Property(filing => filing.Scope).HasConversion<string>();
        builder.Property(filing => filing.Channel).HasConversion<string>();
        builder.Property(filing => filing.Revision).IsConcurrencyToken();
        builder.HasIndex(filing => new { filing.OrganId, filing.Year, filing.Scope, filing.Version }).IsUnique();
        builder.HasIndex(filing => new { filing.Year, filing.Scope, filing.OrganId });
        builder.HasIndex(filing => filing.PublishedAt);
        builder.HasOne<Organ>().WithMany().HasForeignKey(filing => filing.OrganId).OnDelete(DeleteBehavior.Restrict);
    }
}
