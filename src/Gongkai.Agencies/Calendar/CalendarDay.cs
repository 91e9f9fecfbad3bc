namespace Gongkai.Agencies;

/// <summary>Why a day is or is not a working day.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, nothing special.</summary>
    Weekday,

    /// <summary>Saturday or Sunday, nothing special.</summary>
    Weekend,

    /// <summary>A day off by the State Council's notice or a regional one.</summary>
    DayOff,

    /// <summary>调休上班: a Saturday or Sunday on which offices work.</summary>
    MakeUpWorkday,
}

/// <summary>One day of a <see cref="WorkCalendar"/>.</summary>
/// <param name="Known">False where no notice covers the year: then <paramref name="Kind"/> is only the day of the week.</param>
/// <param name="Holiday">Name of the holiday that sets the day apart; empty for ordinary days and make-up days.</param>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, bool Known, string Holiday)
{
    public bool IsWorkday => Kind is DayKind.Weekday or DayKind.MakeUpWorkday;
}
