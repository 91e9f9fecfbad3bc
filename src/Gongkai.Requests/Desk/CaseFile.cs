using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Personal;
using Gongkai.Agencies.Workflows;

namespace Gongkai.Requests;

/// <summary>A case on the desk while one act is done to it.</summary>
internal sealed class CaseFile(InformationRequest request, Organ organ, WorkAction action, ActTransaction transaction, WorkCalendar calendar, PersonalKeys keys)
{
    private readonly List<string> conditions = [];

    public InformationRequest Request { get; } = request;

    public Organ Organ { get; } = organ;

    public WorkAction Action { get; } = action;

    public ActTransaction Transaction { get; } = transaction;

    /// <summary>The working days of the organ's region.</summary>
    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>The applicant's own words; they go into the sealed line of the timeline, never into the ledger.</summary>
    public string? Said { get; init; }

    public Act Act => Transaction.Act;

    public DateOnly Today => Act.Day;

    /// <summary>The first round runs by the clock of the law; later ones by the day that the judgment set.</summary>
    public bool IsRedo => Request.Round > 1;

    /// <summary>A condition of the workflow holds.</summary>
    public void Holds(string condition) => conditions.Add(condition);

    /// <summary>Writes a line of the timeline.</summary>
    public RequestEvent Happen(DateOnly on, ClockEventKind? clock = null, int? days = null, DateOnly? until = null, long? party = null, string? note = null)
    {
        var happened = new RequestEvent
        {
            Action = Action.Code,
            On = on,
            At = Act.At,
            OfficerId = Act.OfficerId,
            Round = Request.Round,
            Clock = IsRedo ? null : clock,
            Days = days,
            Until = until,
            Party = party,
            Note = keys.Seal(string.IsNullOrWhiteSpace(note) ? Act.Why ?? Said : note, "note", Request.Salt),
        };
        Request.Events.Add(happened);
        Transaction.Record(happened);
        return happened;
    }

    /// <summary>What the clock of the law would say to an event; null when it takes it.</summary>
    public Refusal? ClockRefuses(ClockEventKind kind, DateOnly on, int? days = null, long? party = null)
    {
        if (IsRedo)
        {
            return null;
        }

        var considered = new ClockEvent(kind, on, days, party);
        var remark = Request.Clock(Calendar, considered)?.Refusals.FirstOrDefault(remark => remark.Event == kind && remark.Date == on);
        return remark is null ? null : Refusal.Of("request.clock", ("reason", ClockText.Say(remark, Languages.Chinese)), ("reasonEn", ClockText.Say(remark, Languages.English)));
    }

    /// <summary>Whether a day can be: not before the case began, not after today.</summary>
    public Refusal? DayRefuses(DateOnly on, DateOnly? earliest = null)
    {
        var first = earliest ?? Request.ReceivedOn ?? Request.ArrivedOn;
        return on < first ? Refusal.Of("request.date-early", ("day", Written.Day(on)), ("first", Written.Day(first)))
            : on > Today ? Refusal.Of("request.date-future", ("day", Written.Day(on)))
            : null;
    }

    /// <summary>Puts the case into its next state and computes its due date anew.</summary>
    public void Close()
    {
        Request.State = Action.Next(Request.State, [.. conditions]);
        Request.Version++;
        if (Request.ClosedOn is null || IsRedo)
        {
            Recompute();
        }

        Transaction.Record(Request);
    }

    private void Recompute()
    {
        if (Request.Recompute(Calendar, Act.Kind, Act.At) is { } due)
        {
            Transaction.Record(due);
        }
    }
}

/// <summary>The two languages in which refusals carry words of their own.</summary>
internal static class Languages
{
    public static readonly System.Globalization.CultureInfo Chinese = System.Globalization.CultureInfo.GetCultureInfo("zh-Hans");
    public static readonly System.Globalization.CultureInfo English = System.Globalization.CultureInfo.GetCultureInfo("en");
}
