using Gongkai.Agencies;

namespace Gongkai.Tests.Agencies;

/// <summary>The reply period counted with a pencil: one day after the other, a tick for each day that counts.
/// It knows only which days are working days; nothing of the real clock is used.</summary>
internal sealed class SlowClock(DateOnly received, IReadOnlyList<ClockEvent> events, Func<DateOnly, bool> isWorkday)
{
    private readonly List<(DateOnly Asked, DateOnly End)> pauses = [];
    private bool asksClarification;
    private bool asksPayment;
    private bool clarificationUsed;
    private bool feeUsed;
    private bool extensionUsed;

    /// <summary>The due date after every event, by the law of 2021 and later.</summary>
    public DateOnly Due()
    {
        var ends = Ends();
        var start = received;
        var budget = 20;
        foreach (var happened in events.OrderBy(happened => happened.Date).ThenBy(happened => (int)happened.Kind).ThenBy(happened => happened.Party ?? -1).ThenBy(happened => happened.Days ?? 0).Where(happened => happened.Date >= received))
        {
            var waits = asksClarification || asksPayment;
            var over = !waits && happened.Date > Tick(start, budget);
            switch (happened.Kind)
            {
                case ClockEventKind.ClarificationAsked when !clarificationUsed && !over:
                    clarificationUsed = asksClarification = true;
                    break;
                case ClockEventKind.Clarified when asksClarification:
                    (asksClarification, start, budget) = (false, happened.Date, 20);
                    break;
                case ClockEventKind.FeeNoticed when !feeUsed && !over:
                    feeUsed = asksPayment = true;
                    break;
                case ClockEventKind.FeePaid when asksPayment:
                    (asksPayment, start, budget) = (false, happened.Date, 20);
                    break;
                case ClockEventKind.Extended when !extensionUsed && !waits && !over && (happened.Days ?? 20) is >= 1 and <= 20:
                    extensionUsed = true;
                    budget += happened.Days ?? 20;
                    break;
                case ClockEventKind.Delayed when !waits && !over && happened.Days is > 0:
                    budget += happened.Days.Value;
                    break;
                case ClockEventKind.ThirdPartyAsked or ClockEventKind.OtherOrganAsked:
                    var end = ends.Dequeue();
                    if (!over)
                    {
                        pauses.Add((happened.Date, end));
                    }

                    break;
            }
        }

        return Tick(start, budget);
    }

    private DateOnly Tick(DateOnly day, int ticks)
    {
        while (ticks > 0)
        {
            day = day.AddDays(1);
            if (isWorkday(day) && !pauses.Any(pause => day > pause.Asked && day <= pause.End))
            {
                ticks--;
            }
        }

        return day;
    }

    // Follows each letter through time: a party's own letter gets its answer, else the oldest that waits for something.
    private Queue<DateOnly> Ends()
    {
        var ordered = events.Where(happened => happened.Date >= received).OrderBy(happened => happened.Date).ThenBy(happened => (int)happened.Kind).ThenBy(happened => happened.Party ?? -1).ThenBy(happened => happened.Days ?? 0).ToArray();
        var letters = ordered.Where(happened => happened.Kind is ClockEventKind.ThirdPartyAsked or ClockEventKind.OtherOrganAsked).ToArray();
        var had = new DateOnly?[letters.Length];
        var end = new DateOnly?[letters.Length];
        foreach (var happened in ordered)
        {
            int Oldest(ClockEventKind kind, bool withoutReceipt) => Enumerable.Range(0, letters.Length)
                .Where(i => letters[i].Kind == kind && Before(letters[i], happened) && end[i] is null && (!withoutReceipt || had[i] is null) && (happened.Party is null || happened.Party == letters[i].Party))
                .Append(-1).First();
            switch (happened.Kind)
            {
                case ClockEventKind.ThirdPartyReceived when Oldest(ClockEventKind.ThirdPartyAsked, true) is >= 0 and var i:
                    had[i] = happened.Date;
                    break;
                case ClockEventKind.ThirdPartyAnswered when Oldest(ClockEventKind.ThirdPartyAsked, false) is >= 0 and var i:
                    end[i] = had[i] is { } letter && Limit(letter) < happened.Date ? Limit(letter) : happened.Date;
                    break;
                case ClockEventKind.ThirdPartySilent when Oldest(ClockEventKind.ThirdPartyAsked, false) is >= 0 and var i && Limit(had[i] ?? letters[i].Date) <= happened.Date:
                    end[i] = Limit(had[i] ?? letters[i].Date);
                    break;
                case ClockEventKind.OtherOrganAnswered when Oldest(ClockEventKind.OtherOrganAsked, false) is >= 0 and var i:
                    end[i] = happened.Date;
                    break;
            }
        }

        var last = ordered.Length == 0 ? received : ordered[^1].Date;
        return new Queue<DateOnly>(letters.Select((letter, i) => end[i] ?? (letter.Kind == ClockEventKind.ThirdPartyAsked ? Limit(had[i] ?? letter.Date) : last)));
    }

    private static bool Before(ClockEvent letter, ClockEvent answer) => letter.Date < answer.Date || (letter.Date == answer.Date && letter.Kind < answer.Kind);

    private DateOnly Limit(DateOnly letter)
    {
        for (var left = 15; left > 0;)
        {
            letter = letter.AddDays(1);
            left -= isWorkday(letter) ? 1 : 0;
        }

        return letter;
    }
}
