using Gongkai.Agencies;

namespace Gongkai.Requests;

/// <summary>The house's own dates before the legal one 内部期限: they remind, they bind nobody.</summary>
/// <param name="DraftBy">The draft is to be in review, this day included.</param>
/// <param name="SignBy">The reply is to be signed, this day included.</param>
public readonly record struct HouseDates(DateOnly DraftBy, DateOnly SignBy)
{
    /// <summary>The dates of a case.</summary>
    public static HouseDates Of(DateOnly due, DisclosureOffice? office, WorkCalendar calendar)
    {
        var set = office ?? new DisclosureOffice { OrganId = 0 };
        return new HouseDates(Before(due, set.DraftDays, calendar), Before(due, set.SignDays, calendar));
    }

    /// <summary>The date that counts in a state; null when none does.</summary>
    public DateOnly? In(string state) => state switch
    {
        RequestState.Handling or RequestState.Reasoning => DraftBy,
        RequestState.Reviewing or RequestState.Legal or RequestState.Secrecy or RequestState.Signing => SignBy,
        _ => null,
    };

    private static DateOnly Before(DateOnly due, int days, WorkCalendar calendar)
    {
        var day = calendar.LastWorkdayUpTo(due);
        for (var step = 0; step < days; step++)
        {
            day = calendar.LastWorkdayUpTo(day.AddDays(-1));
        }

        return day;
    }
}
