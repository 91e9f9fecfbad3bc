using Gongkai.Agencies;
using Gongkai.Agencies.Organs;

namespace Gongkai.Requests;

/// <summary>What a request must bring to be registered. What is unclear in it is no reason to turn it away: that is what clarification is for.</summary>
public static class IntakeRules
{
    /// <summary>The first thing that stands against registering it; null when nothing does.</summary>
    public static Refusal? Check(NewRequest wanted, Organ organ, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(organ);
        if (string.IsNullOrWhiteSpace(wanted.Applicant.Name))
        {
            return Refusal.Of("request.name");
        }

        if (string.IsNullOrWhiteSpace(wanted.Wanted))
        {
            return Refusal.Of("request.wanted");
        }

        if (string.IsNullOrWhiteSpace(wanted.Applicant.Phone) && string.IsNullOrWhiteSpace(wanted.Applicant.Email) && string.IsNullOrWhiteSpace(wanted.Applicant.Address))
        {
            return Refusal.Of("request.contact");
        }

        return Days(wanted, organ, today);
    }

    private static Refusal? Days(NewRequest wanted, Organ organ, DateOnly today)
    {
        if (wanted.ConfirmedOn < wanted.ArrivedOn)
        {
            return Refusal.Of("request.date-early", ("day", Written.Day(wanted.ConfirmedOn.Value)), ("first", Written.Day(wanted.ArrivedOn)));
        }

        if (wanted.ArrivedOn < ClockRuleBook.Default.First)
        {
            return Refusal.Of("request.date-early", ("day", Written.Day(wanted.ArrivedOn)), ("first", Written.Day(ClockRuleBook.Default.First)));
        }

        if (wanted.ArrivedOn > today || wanted.ConfirmedOn > today)
        {
            return Refusal.Of("request.date-future", ("day", Written.Day(wanted.ConfirmedOn ?? wanted.ArrivedOn)));
        }

        return organ.ExistsOn(wanted.ArrivedOn) ? null : Refusal.Of("organ.gone", ("name", organ.Name), ("day", organ.Until is { } until ? Written.Day(until) : ""));
    }
}
