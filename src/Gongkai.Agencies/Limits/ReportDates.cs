namespace Gongkai.Agencies;

/// <summary>Whose annual report it is, which decides by when it must be out.</summary>
public enum ReportDuty
{
    /// <summary>A department at county level and up: submits to the competent department and publishes.</summary>
    Department,

    /// <summary>A government at county level and up, through its competent department.</summary>
    Government,
}

/// <summary>When an annual report must be out.</summary>
/// <param name="Statutory">The date of the regulation; it never moves for a day off.</param>
/// <param name="Due">The local date when it is earlier, else the statutory one.</param>
/// <param name="RemindOn">The last working day not later than <paramref name="Due"/>.</param>
public sealed record ReportDue(DateOnly Statutory, DateOnly Due, DateOnly RemindOn, bool Provisional, string Article)
{
    /// <summary>Late by law. A missed local date is not late by law.</summary>
    public bool IsLate(DateOnly filed) => filed > Statutory;

    /// <summary>After the local date, where there is one, though still in time by law.</summary>
    public bool MissesLocalDate(DateOnly filed) => filed > Due && !IsLate(filed);
}

/// <summary>The dates of art. 49.</summary>
public static class ReportDates
{
    /// <summary>When the report for that year must be out.</summary>
    /// <param name="reportYear">The year reported on, not the year of publication.</param>
    /// <param name="local">An earlier date set locally; a later one has no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">There was no report for that year yet.</exception>
    public static ReportDue For(ReportDuty duty, int reportYear, WorkCalendar calendar, DateOnly? local = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var date = LimitFile.Current.ReportDates.Where(date => date.Duty == duty && date.FirstReportYear <= reportYear).MaxBy(date => date.FirstReportYear)
            ?? throw new ArgumentOutOfRangeException(nameof(reportYear), reportYear, "No annual report was due for that year.");
        var statutory = new DateOnly(reportYear + 1, date.Month, date.Day);
        var due = local < statutory ? local.Value : statutory;
        return new ReportDue(statutory, due, calendar.LastWorkdayUpTo(due), !calendar.IsKnown(due), date.Article);
    }
}
