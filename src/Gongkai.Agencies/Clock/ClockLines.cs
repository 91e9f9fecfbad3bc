using System.Collections.Immutable;

namespace Gongkai.Agencies;

/// <summary>Writes the explanation of a due date, one contribution at a time.</summary>
internal sealed class ClockLines(DateOnly received, DateOnly due, WorkCalendar calendar, ClockRules rules)
{
    private readonly List<ClockLine> lines = [];
    private DateOnly anchor;

    public void AddReceipt()
    {
        anchor = received;
        lines.Add(new ClockLine(received, ClockLineKind.Received, 0, received, received));
    }

    public void AddRestarts(IEnumerable<ClockEvent> restarts, ClockRuleBook book)
    {
        foreach (var restart in restarts)
        {
            var article = restart.Kind == ClockEventKind.FeePaid ? book.At(restart.Date).Articles.Fee : rules.Articles.Clarification;
            lines.Add(new ClockLine(restart.Date, ClockLineKind.Restarted, calendar.WorkdaysBetween(anchor, restart.Date), anchor, restart.Date, article, restart.Kind));
            anchor = restart.Date;
        }
    }

    public void AddPeriod(DateOnly start)
    {
        var first = calendar.NextWorkday(start);
        lines.Add(new ClockLine(first, ClockLineKind.Period, rules.ReplyDays, first, due, rules.Articles.Reply));
    }

    public void AddLetters(IReadOnlyList<Suspension> letters, int[] excluded)
    {
        for (var i = 0; i < letters.Count; i++)
        {
            var letter = letters[i];
            var article = letter.IsThirdParty ? rules.Articles.ThirdParty : rules.Articles.OtherOrgan;
            var end = letter.End < due ? letter.End : due;
            var kind = letter.End <= anchor && anchor > received ? ClockLineKind.Moot : letter.IsThirdParty ? ClockLineKind.ThirdParty : ClockLineKind.OtherOrgan;
            lines.Add(new ClockLine(end, kind, excluded[i], letter.Asked, end, article, letter.Kind));
        }
    }

    public void AddGrants(IEnumerable<(ClockEvent Event, int Days)> grants, IEnumerable<(ClockEvent Event, int Days)> spent)
    {
        foreach (var (happened, days) in grants)
        {
            var extension = happened.Kind == ClockEventKind.Extended;
            lines.Add(new ClockLine(
                happened.Date, extension ? ClockLineKind.Extended : ClockLineKind.Delayed, days, happened.Date, due, extension ? rules.Articles.Extension : rules.Articles.Delay, happened.Kind));
        }

        lines.AddRange(spent.Select(grant => new ClockLine(grant.Event.Date, ClockLineKind.Moot, 0, grant.Event.Date, grant.Event.Date, "", grant.Event.Kind)));
    }

    /// <summary>What the calendar does to the days between receipt and due date.</summary>
    public void AddCalendar()
    {
        for (var date = received.AddDays(1); date <= due; date = date.AddDays(1))
        {
            var day = calendar.Day(date);
            if (day.Kind == DayKind.MakeUpWorkday)
            {
                lines.Add(new ClockLine(date, ClockLineKind.MakeUpWorkday, 0, date, date));
            }
            else if (day.Kind == DayKind.DayOff)
            {
                var last = LastOff(date, day.Holiday);
                lines.Add(new ClockLine(date, ClockLineKind.DaysOff, 0, date, last, "", null, day.Holiday));
                date = last;
            }
            else if (!day.Known)
            {
                lines.Add(new ClockLine(date, ClockLineKind.UnknownYear, 0, date, due));
                break;
            }
        }
    }

    public ImmutableArray<ClockLine> InOrder() =>
        [.. lines.OrderBy(line => line.Date).ThenBy(line => line.Kind), new ClockLine(due, ClockLineKind.Due, 0, received, due, rules.Articles.Reply)];

    private DateOnly LastOff(DateOnly first, string holiday)
    {
        var last = first;
        while (last < due && calendar.Day(last.AddDays(1)) is { Kind: DayKind.DayOff } next && next.Holiday == holiday)
        {
            last = last.AddDays(1);
        }

        return last;
    }
}
