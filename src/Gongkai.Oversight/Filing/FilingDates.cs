using Gongkai.Agencies;
using Gongkai.Agencies.Organs;

namespace Gongkai.Oversight.Filing;

/// <summary>How a report stands against its date.</summary>
public enum Timeliness
{
    /// <summary>Not filed, and there is time.</summary>
    Open,

    /// <summary>Not filed, and the local date is over, not the statutory one.</summary>
    LocallyLate,

    /// <summary>Not filed, and the statutory date is over.</summary>
    Overdue,

    /// <summary>Filed in time.</summary>
    OnTime,

    /// <summary>Filed after the local date, in time by law.</summary>
    AfterLocalDate,

    /// <summary>Filed after the statutory date.</summary>
    Late,
}

/// <summary>When an organ's report is due, and how it stands against that (第四十九条).</summary>
public static class FilingDates
{
    /// <summary>When a report must be out: governments by 31 March, everybody else by 31 January.</summary>
    /// <param name="local">An earlier date set locally.</param>
    public static ReportDue For(OrganKind kind, ReportScope scope, int year, WorkCalendar calendar, DateOnly? local = null) =>
        ReportDates.For(kind == OrganKind.Government && scope == ReportScope.Area ? ReportDuty.Government : ReportDuty.Department, year, calendar, local);

    /// <summary>How it stands on a day.</summary>
    public static Timeliness Of(ReportDue due, DateOnly? filed, DateOnly today) => filed is { } day
        ? due.IsLate(day) ? Timeliness.Late : due.MissesLocalDate(day) ? Timeliness.AfterLocalDate : Timeliness.OnTime
        : due.IsLate(today) ? Timeliness.Overdue : today > due.Due ? Timeliness.LocallyLate : Timeliness.Open;
}
