using System.Collections.Immutable;

namespace Gongkai.Agencies;

/// <summary>What a line of the explanation says. On one date the order below counts; <see cref="Due"/> is always last.</summary>
public enum ClockLineKind
{
    /// <summary>The day of receipt, which is not counted.</summary>
    Received,

    /// <summary>The period starts anew; <see cref="ClockLine.Days"/> are the working days that passed before and count no more.</summary>
    Restarted,

    /// <summary>The reply period of the regulation, dated its first counted day.</summary>
    Period,

    /// <summary>Working days while a third party was asked, added because they do not count.</summary>
    ThirdParty,

    /// <summary>Working days while another organ was asked, added because they do not count.</summary>
    OtherOrgan,

    /// <summary>The one extension.</summary>
    Extended,

    /// <summary>The delay of art. 35.</summary>
    Delayed,

    /// <summary>Something granted or excluded before the period started anew; it adds nothing.</summary>
    Moot,

    /// <summary>A Saturday or Sunday that counts because offices work; already within the days of other lines.</summary>
    MakeUpWorkday,

    /// <summary>Days off by notice inside the period; they were never within the days of other lines.</summary>
    DaysOff,

    /// <summary>From here on no notice is known: counted Monday to Friday.</summary>
    UnknownYear,

    /// <summary>The last day.</summary>
    Due,
}

/// <summary>One line of the explanation.</summary>
/// <param name="Days">Working days that this line contributes; see <see cref="ClockAnswer.Lines"/>.</param>
/// <param name="From">First day concerned; for suspensions the day of asking, which is not itself excluded.</param>
/// <param name="To">Last day concerned, included.</param>
/// <param name="Subject">The event that a <see cref="ClockLineKind.Restarted"/> or <see cref="ClockLineKind.Moot"/> line is about.</param>
/// <param name="Name">Name of the holiday.</param>
public sealed record ClockLine(DateOnly Date, ClockLineKind Kind, int Days, DateOnly From, DateOnly To, string Article = "", ClockEventKind? Subject = null, string Name = "");

/// <summary>How much a remark weighs.</summary>
public enum ClockSeverity
{
    /// <summary>The event has no effect on the due date.</summary>
    Refused,

    /// <summary>The event has its effect, but it can be contested.</summary>
    Disputable,

    /// <summary>Something is still open, so the due date is provisional.</summary>
    Open,

    /// <summary>Good to know.</summary>
    Note,
}

/// <summary>Why an event was refused or is doubtful, or what is still open.</summary>
public enum ClockRemarkKind
{
    BeforeReceipt,
    AfterDue,
    SecondExtension,
    ExtensionTooLong,
    SecondClarification,
    SecondFeeNotice,
    NotAsked,
    NotInForce,
    NotRunning,
    DaysMissing,
    SilenceTooEarly,
    LateClarification,
    LatePayment,
    AnswerAfterLimit,
    LetterReceiptUnknown,
    ExtensionSpent,
    WaitingForClarification,
    WaitingForPayment,
    ThirdPartyOpen,
    OtherOrganOpen,
    CalendarUnknown,
    CalendarMayMove,
}

/// <param name="Limit">The date that was missed or that counts instead, where there is one.</param>
public sealed record ClockRemark(ClockRemarkKind Kind, ClockSeverity Severity, DateOnly Date, string Article, ClockEventKind? Event = null, DateOnly? Limit = null);

/// <summary>The due date of a reply and its explanation.</summary>
/// <param name="Due">The last day of the period, always a working day of the calendar used.</param>
/// <param name="Provisional">The date can still move: the calendar is not known that far, or something is open.</param>
/// <param name="Lines">In order of date, the due date last. The days of all lines together are the working days after the day of
/// receipt up to and with the due date, so whoever counts their sum from the day of receipt arrives at <paramref name="Due"/>.</param>
public sealed record ClockAnswer(
    DateOnly Received, DateOnly Due, bool Provisional, ImmutableArray<ClockLine> Lines, ImmutableArray<ClockRemark> Remarks, string CalendarVersion, ClockRules Rules)
{
    /// <summary>Events that the law does not allow; they did not move the due date.</summary>
    public IEnumerable<ClockRemark> Refusals => Remarks.Where(remark => remark.Severity == ClockSeverity.Refused);
}
