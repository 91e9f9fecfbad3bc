namespace Gongkai.Agencies;

/// <summary>The period for answering a request for information: from dated events to a due date that explains itself.
/// Nothing is remembered between calls, and the order of the events given does not matter.</summary>
public static class DisclosureClock
{
    /// <summary>Computes the due date of the reply.</summary>
    /// <param name="received">The statutory day of receipt (第三十一条), which is not counted.</param>
    /// <param name="events">What happened since; events that the law does not allow are refused in the answer and change nothing.</param>
    /// <param name="calendar">The working days, as known on the day that is asked about.</param>
    /// <param name="rules">The law by date; the built-in rules when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">Receipt lies before the first regulation.</exception>
    public static ClockAnswer Compute(DateOnly received, IEnumerable<ClockEvent> events, WorkCalendar calendar, ClockRuleBook? rules = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(calendar);
        rules ??= ClockRuleBook.Default;
        return new ClockRun(received, calendar, rules).Run([.. events.OrderBy(happened => happened.Date).ThenBy(happened => happened.Kind).ThenBy(happened => happened.Party).ThenBy(happened => happened.Days)]);
    }
}
