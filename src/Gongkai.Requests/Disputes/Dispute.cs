using Gongkai.Agencies.Acts;
using Gongkai.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>A reconsideration, a suit or a complaint 争议. One case is one row, whatever instances it goes through: its result is the one in force.</summary>
public sealed class Dispute : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>The organ against whose act, or silence, it goes.</summary>
    public required long OrganId { get; init; }

    /// <summary>The request; null when it is about something else, such as what the organ published.</summary>
    public long? RequestId { get; init; }

    /// <summary>What it is.</summary>
    public required DisputeKind Kind { get; init; }

    /// <summary>The group of columns of table 4; null for complaints.</summary>
    public DisputeRoute? Route { get; init; }

    /// <summary>Who decides it.</summary>
    public required string Forum { get; init; }

    /// <summary>Its number there 案号; null while it has none.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The organ had the copy of the application or complaint.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Reconsideration in the simple procedure: 5 working days instead of 10 (《行政复议法》第五十四条).</summary>
    public bool IsSimple { get; init; }

    /// <summary>State of the workflow.</summary>
    public required string State { get; set; }

    /// <summary>The organ's own last day to answer; null for complaints.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>It answered.</summary>
    public DateOnly? AnsweredOn { get; internal set; }

    /// <summary>How it ended; null while it is open or under appeal.</summary>
    public string? Ending { get; internal set; }

    /// <summary>The column of table 4; null while it is open.</summary>
    public DisputeResult? Result { get; internal set; }

    /// <summary>The organ had the decision or judgment in force.</summary>
    public DateOnly? ResultOn { get; internal set; }

    /// <summary>The last day for a new decision that it orders; null when it orders none.</summary>
    public DateOnly? RedoBy { get; internal set; }

    /// <summary>The new decision round was opened.</summary>
    public bool IsRedoOpened { get; internal set; }

    /// <inheritdoc/>
    public string Subject => $"dispute/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("request", Fact.Of(RequestId)), new("kind", Kind.ToString()), new("route", Route?.Code), new("forum", Forum), new("case-number", CaseNumber),
        new("received", Fact.Of(ReceivedOn)), new("simple", IsSimple ? "yes" : "no"), new("state", State), new("answer-by", Fact.Of(AnswerBy)), new("answered", Fact.Of(AnsweredOn)),
        new("ending", Ending), new("result", Result?.Code), new("result-on", Fact.Of(ResultOn)), new("redo-by", Fact.Of(RedoBy)), new("redo-opened", IsRedoOpened ? "yes" : "no"),
    ];
}

internal sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable("disputes");
        builder.Ignore(dispute => dispute.Subject).Ignore(dispute => dispute.Facts);
        builder.Property(dispute => dispute.Kind).HasConversion<string>();
        builder.Property(dispute => dispute.Route).HasConversion(route => route!.Code, code => DisputeRoute.Parse(code));
        builder.Property(dispute => dispute.Result).HasConversion(result => result!.Code, code => DisputeResult.Parse(code));
        builder.HasIndex(dispute => new { dispute.OrganId, dispute.ReceivedOn });
        builder.HasIndex(dispute => dispute.RequestId);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(dispute => dispute.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
