using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Personal;
using Gongkai.Reports;

namespace Gongkai.Requests;

/// <summary>One request by one applicant 申请, or a request for correction: from receipt to archive. What happened are its <see cref="Events"/>;
/// its due date is computed from them and from nothing else.</summary>
public sealed class InformationRequest : IRecorded
{
    /// <summary>Number in the store.</summary>
    public long Id { get; private set; }

    /// <summary>The organ that has to answer.</summary>
    public required long OrganId { get; init; }

    /// <summary>Registration number, on the receipt and for the status page: organ, year of arrival and running number.</summary>
    public required string Number { get; init; }

    /// <summary>Request or correction.</summary>
    public required MatterKind Kind { get; init; }

    /// <summary>How it came.</summary>
    public required IntakeChannel Channel { get; init; }

    /// <summary>The day it was handed in, signed for, found in the post, or came in electronically.</summary>
    public required DateOnly ArrivedOn { get; init; }

    /// <summary>The day of confirmation with the applicant; null while it is awaited or where none is needed.</summary>
    public DateOnly? ConfirmedOn { get; internal set; }

    /// <summary>The statutory day of receipt (第三十一条); null as long as no period runs. It decides the year in which the request is new.</summary>
    public DateOnly? ReceivedOn { get; internal set; }

    /// <summary>The column of table 3.</summary>
    public required ApplicantKind ApplicantKind { get; init; }

    /// <summary>Binds what is sealed to this row.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>What is wanted, in the applicant's words, sealed.</summary>
    public byte[]? Wanted { get; private set; }

    /// <summary>What the applicant added when asked to clarify, sealed; null before.</summary>
    public byte[]? Clarified { get; private set; }

    /// <summary>In which form.</summary>
    public required ProvisionForm Provision { get; init; }

    /// <summary>State of the workflow.</summary>
    public required string State
    {
        get;
        set
        {
            field = value;
            IsOpen = RequestState.Open.Contains(value);
        }
    }

    /// <summary>Nothing that ends it has gone out yet, in this round; lists of open cases are ordered by it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Decision round, from 1.</summary>
    public int Round { get; internal set; } = 1;

    /// <summary>Who works on it; null while nobody does.</summary>
    public long? AssignedTo { get; internal set; }

    /// <summary>The last day for the reply; null as long as no period runs.</summary>
    public DateOnly? DueOn { get; internal set; }

    /// <summary>The due date can still move by itself.</summary>
    public bool IsProvisional { get; internal set; }

    /// <summary>The row of table 3 that counts it; null while it is open and for corrections.</summary>
    public Outcome? Outcome { get; internal set; }

    /// <summary>The day that ended it for the report: the reply was sent, or the applicant withdrew. Null while it is open.</summary>
    public DateOnly? ClosedOn { get; internal set; }

    /// <summary>The day on which a judgment wants the new decision; null in the first round.</summary>
    public DateOnly? RedoBy { get; internal set; }

    /// <summary>The case it was split from, or that it came from by transfer; null for most.</summary>
    public long? OriginId { get; init; }

    /// <summary>The case together with which it is handled, of the same applicant; null for most.</summary>
    public long? JoinedTo { get; internal set; }

    /// <summary>What it was known by before it came here: its number in the book it was taken over from, or the form that was sent. No organ takes the same twice.</summary>
    public string? SourceNumber { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Goes up with every change: whoever saw an older one is told.</summary>
    public int Version { get; internal set; }

    /// <summary>Who asks.</summary>
    public Applicant? Applicant { get; init; }

    /// <summary>What happened, in the order in which it was recorded.</summary>
    public List<RequestEvent> Events { get; } = [];

    /// <summary>Every due date it had.</summary>
    public List<DueRecord> Dues { get; } = [];

    /// <summary>The words by which it is found.</summary>
    public List<RequestWord> Words { get; } = [];

    /// <summary>Papers that came with it; loaded only where one is opened.</summary>
    public List<Enclosure> Enclosures { get; } = [];

    /// <summary>Whoever was asked.</summary>
    public List<Consultation> Consultations { get; } = [];

    /// <summary>Every draft that was submitted, the last one counts.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>Fees that were asked for.</summary>
    public List<FeeNotice> Fees { get; } = [];

    /// <inheritdoc/>
    public string Subject => $"request/{Id}";

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("organ", Fact.Of(OrganId)), new("number", Number), new("kind", Kind.ToString()), new("channel", Channel.ToString()), new("arrived", Fact.Of(ArrivedOn)),
        new("confirmed", Fact.Of(ConfirmedOn)), new("received", Fact.Of(ReceivedOn)), new("applicant-kind", ApplicantKind.Code), new("wanted", Fact.Of(Wanted), IsPersonal: true), new("clarified", Fact.Of(Clarified), IsPersonal: true),
        new("provision", Provision.ToString()), new("state", State), new("round", Fact.Of(Round)), new("assigned", Fact.Of(AssignedTo)), new("due", Fact.Of(DueOn)),
        new("provisional", IsProvisional ? "yes" : "no"), new("outcome", Outcome?.Code), new("closed", Fact.Of(ClosedOn)), new("redo-by", Fact.Of(RedoBy)),
        new("origin", Fact.Of(OriginId)), new("joined", Fact.Of(JoinedTo)), new("source-number", SourceNumber), new("registered", Fact.Of(RegisteredAt)), new("version", Fact.Of(Version)),
    ];

    /// <summary>The decision in hand: the last draft of this round.</summary>
    public Decision? Decision => Decisions.Where(decision => decision.Round == Round).MaxBy(decision => decision.Attempt);

    /// <summary>What is wanted, readable.</summary>
    public string WantedWith(PersonalKeys keys) => keys.Open(Wanted, "wanted", Salt) ?? "";

    /// <summary>What was made clear, readable; null before.</summary>
    public string? ClarifiedWith(PersonalKeys keys) => keys.Open(Clarified, "clarified", Salt);

    /// <summary>What stands in a line of the timeline, readable; null when nothing does.</summary>
    public string? NoteWith(RequestEvent happened, PersonalKeys keys) => keys.Open(happened.Note, "note", Salt);

    /// <summary>Seals what is wanted, and the words by which it is found.</summary>
    internal InformationRequest Wants(string text, PersonalKeys keys)
    {
        Wanted = keys.Seal(text.Trim(), "wanted", Salt);
        Words.Clear();
        Words.AddRange(RequestWord.PairsOf(text, keys).Select(pair => new RequestWord { Pair = pair }));
        return this;
    }

    /// <summary>Seals what was made clear.</summary>
    internal void Clarifies(string text, PersonalKeys keys)
    {
        Clarified = keys.Seal(text.Trim(), "clarified", Salt);
        var known = Words.Select(word => word.Pair).ToHashSet();
        Words.AddRange(RequestWord.PairsOf(text, keys).Where(known.Add).Select(pair => new RequestWord { Pair = pair }));
    }

    /// <summary>The due date with its explanation; null as long as no period runs.</summary>
    /// <param name="calendar">The working days, as known on the day that is asked about.</param>
    /// <param name="more">An event that is only being considered.</param>
    public ClockAnswer? Clock(WorkCalendar calendar, params ReadOnlySpan<ClockEvent> more)
    {
        if (ReceivedOn is not { } received)
        {
            return null;
        }

        var events = Events.Where(happened => happened is { Clock: not null, Round: 1 }).Select(happened => new ClockEvent(happened.Clock!.Value, happened.On, happened.Days, happened.Party));
        return DisclosureClock.Compute(received, [.. events, .. more], calendar);
    }

    /// <summary>Computes the due date anew and keeps the old one in the history.</summary>
    /// <returns>The new record; null when nothing moved.</returns>
    internal DueRecord? Recompute(WorkCalendar calendar, string because, DateTimeOffset at, long? change = null)
    {
        if (Clock(calendar) is not { } clock)
        {
            return null;
        }

        var due = RedoBy is { } set
            ? new DueRecord { Due = set, IsProvisional = false, Calendar = "", Rules = clock.Rules.From, Because = because, At = at }
            : new DueRecord { Due = clock.Due, IsProvisional = clock.Provisional, Calendar = clock.CalendarVersion, Rules = clock.Rules.From, Because = because, At = at, CalendarChangeId = change };
        if (Dues.LastOrDefault() is { } last && (last.Due, last.IsProvisional, last.Calendar, last.Rules) == (due.Due, due.IsProvisional, due.Calendar, due.Rules))
        {
            return null;
        }

        Dues.Add(due);
        (DueOn, IsProvisional) = (due.Due, due.IsProvisional);
        return due;
    }
}
