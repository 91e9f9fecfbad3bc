namespace Gongkai.Agencies;

/// <summary>What a period is counted in. Hours run through nights and holidays.</summary>
public enum LimitUnit
{
    Workdays,
    Days,
    Months,
    Hours,
}

/// <summary>The last day of a statutory period.</summary>
/// <param name="Due">The last day, included.</param>
/// <param name="RemindOn">The last working day not later than <paramref name="Due"/>.</param>
/// <param name="Provisional">The calendar is not known that far.</param>
/// <param name="IsSetting">Local practice or an unconfirmed text: warn, never refuse.</param>
public sealed record Limit(string Name, DateOnly Due, DateOnly RemindOn, bool Provisional, bool IsSetting, string Article);

/// <summary>The statutory periods other than the reply's. The start day is never counted. Rights of citizens that end on a day off
/// move to the next working day; an organ's own duty in natural days (<see cref="Budget"/>) does not.</summary>
public static class Limits
{
    /// <summary>20 working days to publish what was made or changed (第二十六条).</summary>
    public static Limit Publication(DateOnly made, WorkCalendar calendar) => Named("publication", made, calendar);

    /// <summary>7 working days after receipt to ask for clarification (第三十条).</summary>
    public static Limit ClarificationNotice(DateOnly received, WorkCalendar calendar) => Named("clarification-notice", received, calendar);

    /// <summary>15 working days for a third party; its silence is no consent (第三十二条).</summary>
    public static Limit ThirdPartyAnswer(DateOnly letterReceived, WorkCalendar calendar) => Named("third-party-answer", letterReceived, calendar);

    /// <summary>15 working days for a co-maker; its silence is consent (第三十四条).</summary>
    public static Limit CoMakerAnswer(DateOnly asked, WorkCalendar calendar) => Named("co-maker-answer", asked, calendar);

    /// <summary>30 natural days to pay the information handling fee.</summary>
    public static Limit FeePayment(DateOnly noticed, WorkCalendar calendar) => Named("fee-payment", noticed, calendar);

    /// <summary>60 natural days to ask for reconsideration.</summary>
    public static Limit Reconsideration(DateOnly served, WorkCalendar calendar) => Named("reconsideration", served, calendar);

    /// <summary>One year at most when the letter did not name the remedy.</summary>
    public static Limit ReconsiderationUninformed(DateOnly served, WorkCalendar calendar) => Named("reconsideration-uninformed", served, calendar);

    /// <summary>6 months to sue.</summary>
    public static Limit Suit(DateOnly served, WorkCalendar calendar) => Named("suit", served, calendar);

    /// <summary>One year at most when the letter did not name the remedy.</summary>
    public static Limit SuitUninformed(DateOnly served, WorkCalendar calendar) => Named("suit-uninformed", served, calendar);

    /// <summary>15 natural days to sue after a reconsideration decision.</summary>
    public static Limit SuitAfterReconsideration(DateOnly served, WorkCalendar calendar) => Named("suit-after-reconsideration", served, calendar);

    /// <summary>The period for the organ's answer in a reconsideration of the simple procedure, which there is since 2024.</summary>
    public const string SimpleReconsiderationAnswer = "reconsideration-answer-simple";

    /// <summary>5 or 10 working days for the organ's answer in reconsideration; 10 natural days before 2024.</summary>
    public static Limit ReconsiderationAnswer(DateOnly copyReceived, bool simple, WorkCalendar calendar) =>
        Named(simple ? SimpleReconsiderationAnswer : "reconsideration-answer-ordinary", copyReceived, calendar);

    /// <summary>15 natural days for the organ's answer to a complaint in court.</summary>
    public static Limit CourtAnswer(DateOnly copyReceived, WorkCalendar calendar) => Named("court-answer", copyReceived, calendar);

    /// <summary>3 working days to withdraw a published penalty that was changed or annulled.</summary>
    public static Limit PenaltyWithdrawal(DateOnly annulled, WorkCalendar calendar) => Named("penalty-withdrawal", annulled, calendar);

    /// <summary>20 natural days after approval to publish a budget or final account; the date does not move.</summary>
    public static Limit Budget(DateOnly approved, WorkCalendar calendar) => Named("budget", approved, calendar);

    /// <summary>2 working days to publish a procurement contract.</summary>
    public static Limit ProcurementContract(DateOnly concluded, WorkCalendar calendar) => Named("procurement-contract", concluded, calendar);

    /// <summary>Working days to publish the interpretation of a policy: a local setting, 3 unless the organ says otherwise.</summary>
    public static Limit Interpretation(DateOnly policy, WorkCalendar calendar, int? workdays = null) => Named("interpretation", policy, calendar, workdays);

    /// <summary>48 hours to respond to public concern, 24 for a major incident, 5 for the first word on one.</summary>
    /// <param name="name">One of <c>public-concern</c>, <c>major-incident</c>, <c>major-incident-first-word</c>.</param>
    public static DateTime Response(string name, DateTime noticed) =>
        Period(name, DateOnly.FromDateTime(noticed)) is { Unit: LimitUnit.Hours } hours
            ? noticed.AddHours(hours.Amount)
            : throw new ArgumentException($"'{name}' is not counted in hours.", nameof(name));

    /// <summary>Whether the law knew the period of that name on that day.</summary>
    public static bool WasInForce(string name, DateOnly start) => LimitFile.Current.Periods.Any(period => period.Name == name && period.From <= start);

    /// <summary>The end of the period of that name in <c>limits.json</c>, by the rules of the start day.</summary>
    /// <param name="amount">Instead of the usual amount; only for settings.</param>
    /// <exception cref="ArgumentException">There was no such period, or it is not a setting.</exception>
    public static Limit Named(string name, DateOnly start, WorkCalendar calendar, int? amount = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var period = Period(name, start);
        if (amount is not null && !period.Setting)
        {
            throw new ArgumentException($"'{name}' is set by law and cannot be changed.", nameof(amount));
        }

        var count = amount ?? period.Amount;
        var end = period.Unit switch
        {
            LimitUnit.Workdays => calendar.AddWorkdays(start, count),
            LimitUnit.Days => start.AddDays(count),
            LimitUnit.Months => start.AddMonths(count),
            _ => throw new ArgumentException($"'{name}' is counted in hours.", nameof(name)),
        };
        var due = period.Rolls ? calendar.RollForward(end) : end;
        return new Limit(name, due, calendar.LastWorkdayUpTo(due), !calendar.IsKnown(due), period.Setting, period.Article);
    }

    private static LimitFile.Period Period(string name, DateOnly start) =>
        LimitFile.Current.Periods.Where(period => period.Name == name && period.From <= start).MaxBy(period => period.From)
        ?? throw new ArgumentException($"No period '{name}' was in force on {start:O}.", nameof(name));
}
