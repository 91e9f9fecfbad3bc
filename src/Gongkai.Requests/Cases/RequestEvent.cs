using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.Requests;

/// <summary>Something that happened to a case on a day: one line of its timeline, and, where <see cref="Clock"/> says so, of its clock. Never changed.</summary>
public sealed class RequestEvent : IRecorded
{
    /// <summary>Number.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long RequestId { get; private set; }

    /// <summary>The action of the workflow, or how the case began.</summary>
    public required string Action { get; init; }

    /// <summary>The day that counts; the day of the act is in <see cref="At"/>.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the applicant himself and for the program.</summary>
    public required long? OfficerId { get; init; }

    /// <summary>The decision round, from 1; a judgment that orders to decide anew opens the next.</summary>
    public required int Round { get; init; }

    /// <summary>What it is to the clock; null when it does not matter to it.</summary>
    public ClockEventKind? Clock { get; init; }

    /// <summary>Working days, for extension and delay.</summary>
    public int? Days { get; init; }

    /// <summary>A later day that it names: until when the applicant is to answer.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The party that was asked or answered (<see cref="Consultation.Number"/>).</summary>
    public long? Party { get; init; }

    /// <summary>In the officer's or the applicant's words, sealed like what is wanted (<see cref="InformationRequest.NoteWith"/>); shown inside the office only.</summary>
    public byte[]? Note { get; init; }

    /// <inheritdoc/>
    public string Subject => $"request-event/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("request", Fact.Of(RequestId)), new("action", Action), new("on", Fact.Of(On)), new("at", Fact.Of(At)), new("officer", Fact.Of(OfficerId)), new("round", Fact.Of(Round)),
        new("clock", Clock?.Name()), new("days", Fact.Of(Days)), new("until", Fact.Of(Until)), new("party", Fact.Of(Party)), new("note", Fact.Of(Note), IsPersonal: true),
    ];
}

internal sealed class RequestEventMapping : IEntityTypeConfiguration<RequestEvent>
{
    public void Configure(EntityTypeBuilder<RequestEvent> builder)
    {
        builder.ToTable("request_events");
        builder.Ignore(happened => happened.Subject).Ignore(happened => happened.Facts);
        builder.Property(happened => happened.Clock).HasConversion<string>();
        // What is proposed is looked for by nothing else, and is rare.
        builder.HasIndex(happened => happened.Action).HasFilter($"action = '{PublicationProposals.Made}'");
    }
}
