namespace Gongkai.Agencies;

/// <summary>Pairs letters with their answers: a party's own, or the oldest open one where no party is named. What the law caps is capped here.</summary>
internal sealed class Consultations(WorkCalendar calendar, ClockRules rules, Action<ClockRemark> remark)
{
    private readonly List<Suspension> all = [];

    /// <summary>Every letter, in the order of the events that sent them.</summary>
    public IReadOnlyList<Suspension> Read(IReadOnlyList<ClockEvent> events)
    {
        foreach (var happened in events)
        {
            Take(happened);
        }

        var last = events.Count == 0 ? DateOnly.MinValue : events[^1].Date;
        foreach (var open in all.Where(letter => !letter.Closed))
        {
            Project(open, calendar.AsOfDate is { } day && day > last ? day : last);
        }

        return all;
    }

    private void Take(ClockEvent happened)
    {
        switch (happened.Kind)
        {
            case ClockEventKind.ThirdPartyAsked or ClockEventKind.OtherOrganAsked:
                all.Add(new Suspension(happened.Kind, happened.Date, happened.Party));
                break;
            case ClockEventKind.ThirdPartyReceived:
                With(happened, letter => letter.IsThirdParty && letter.Letter is null, letter => letter.Letter = happened.Date);
                break;
            case ClockEventKind.ThirdPartyAnswered:
                With(happened, letter => letter.IsThirdParty, letter => Answered(letter, happened));
                break;
            case ClockEventKind.ThirdPartySilent:
                With(happened, letter => letter.IsThirdParty, letter => Silent(letter, happened));
                break;
            case ClockEventKind.OtherOrganAnswered:
                With(happened, letter => !letter.IsThirdParty, letter => Close(letter, happened.Date));
                break;
        }
    }

    private void With(ClockEvent happened, Func<Suspension, bool> fits, Action<Suspension> then)
    {
        if (all.FirstOrDefault(letter => !letter.Closed && fits(letter) && (happened.Party is null || happened.Party == letter.Party)) is { } letter)
        {
            then(letter);
        }
        else
        {
            var article = happened.Kind == ClockEventKind.OtherOrganAnswered ? rules.Articles.OtherOrgan : rules.Articles.ThirdParty;
            remark(new ClockRemark(ClockRemarkKind.NotAsked, ClockSeverity.Refused, happened.Date, article, happened.Kind));
        }
    }

    // Time beyond the limit is not needed for asking (第三十二条: silence lets the organ decide), so it counts again.
    private void Answered(Suspension letter, ClockEvent happened)
    {
        var limit = Limit(letter);
        var late = limit is { } day && happened.Date > day;
        if (late && letter.Letter is null)
        {
            Note(ClockRemarkKind.LetterReceiptUnknown, happened, limit);
        }
        else if (late)
        {
            Note(ClockRemarkKind.AnswerAfterLimit, happened, limit);
        }

        Close(letter, late && letter.Letter is not null ? limit!.Value : happened.Date);
    }

    private void Silent(Suspension letter, ClockEvent happened)
    {
        if (Limit(letter) is not { } limit)
        {
            Close(letter, happened.Date);
        }
        else if (happened.Date < limit)
        {
            remark(new ClockRemark(ClockRemarkKind.SilenceTooEarly, ClockSeverity.Refused, happened.Date, rules.Articles.ThirdParty, happened.Kind, limit));
        }
        else
        {
            if (letter.Letter is null)
            {
                Note(ClockRemarkKind.LetterReceiptUnknown, happened, limit);
            }

            Close(letter, limit);
        }
    }

    // An open letter: a third party has its limit, another organ at least the time that is known to have passed.
    private void Project(Suspension open, DateOnly known)
    {
        open.End = open.IsThirdParty && Limit(open) is { } limit ? limit : known > open.Asked ? known : open.Asked;
    }

    private static void Close(Suspension letter, DateOnly end)
    {
        letter.End = end;
        letter.Closed = true;
    }

    // Without proof of the letter's receipt the earliest possible day counts: the day it was sent.
    private DateOnly? Limit(Suspension letter) =>
        rules.ThirdPartyDays is { } days ? calendar.AddWorkdays(letter.Letter ?? letter.Asked, days) : null;

    private void Note(ClockRemarkKind kind, ClockEvent happened, DateOnly? limit) =>
        remark(new ClockRemark(kind, ClockSeverity.Note, happened.Date, rules.Articles.ThirdParty, happened.Kind, limit));
}
