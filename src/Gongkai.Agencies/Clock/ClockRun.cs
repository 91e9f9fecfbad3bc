using System.Collections.Immutable;

namespace Gongkai.Agencies;

/// <summary>One computation of <see cref="DisclosureClock"/>: takes the events in order and keeps what still counts.</summary>
internal sealed class ClockRun(DateOnly received, WorkCalendar calendar, ClockRuleBook book)
{
    private readonly ClockRules rules = book.At(received);
    private readonly List<ClockRemark> remarks = [];
    private readonly List<Suspension> suspensions = [];
    private readonly List<(ClockEvent Event, int Days)> grants = [];
    private readonly List<(ClockEvent Event, int Days)> spent = [];
    private readonly List<ClockEvent> restarts = [];
    private ClockEvent? clarification;
    private ClockEvent? feeNotice;
    private bool waitsForClarification;
    private bool waitsForPayment;
    private bool extended;

    private DateOnly Anchor => restarts.Count == 0 ? received : restarts[^1].Date;

    private bool Waits => waitsForClarification || waitsForPayment;

    public ClockAnswer Run(ImmutableArray<ClockEvent> given)
    {
        foreach (var early in given.Where(happened => happened.Date < received))
        {
            Refuse(ClockRemarkKind.BeforeReceipt, early, rules.Articles.Reply, received);
        }

        ClockEvent[] events = [.. given.Where(happened => happened.Date >= received)];
        var letters = new Queue<Suspension>(new Consultations(calendar, rules, remarks.Add).Read(events));
        foreach (var happened in events)
        {
            Take(happened, letters);
        }

        return Answer();
    }

    private void Take(ClockEvent happened, Queue<Suspension> letters)
    {
        switch (happened.Kind)
        {
            case ClockEventKind.ClarificationAsked:
                AskClarification(happened);
                break;
            case ClockEventKind.Clarified:
                Restart(happened, ref waitsForClarification, rules.Articles.Clarification);
                break;
            case ClockEventKind.ThirdPartyAsked or ClockEventKind.OtherOrganAsked:
                Suspend(happened, letters.Dequeue());
                break;
            case ClockEventKind.Extended:
                Extend(happened);
                break;
            case ClockEventKind.Delayed:
                Delay(happened);
                break;
            case ClockEventKind.FeeNoticed:
                NoticeFee(happened);
                break;
            case ClockEventKind.FeePaid:
                Pay(happened);
                break;
        }
    }

    // 《条例》第三十条: once, within seven working days of receipt; the reply period runs from the supplement.
    private void AskClarification(ClockEvent happened)
    {
        var article = rules.Articles.Clarification;
        if (clarification is not null)
        {
            Refuse(ClockRemarkKind.SecondClarification, happened, article, clarification.Value.Date);
        }
        else if (!IsOver(happened, article))
        {
            if (rules.ClarificationDays is { } days && calendar.AddWorkdays(received, days) is var limit && happened.Date > limit)
            {
                remarks.Add(new ClockRemark(ClockRemarkKind.LateClarification, ClockSeverity.Disputable, happened.Date, article, happened.Kind, limit));
            }

            clarification = happened;
            waitsForClarification = true;
        }
    }

    private void Restart(ClockEvent happened, ref bool waits, string article)
    {
        if (!waits)
        {
            Refuse(ClockRemarkKind.NotAsked, happened, article);
            return;
        }

        waits = false;
        // The text does not say that an extension given for the old period also lengthens the new one; the earlier date is the safe one.
        if (grants.Any(grant => grant.Event.Kind == ClockEventKind.Extended))
        {
            remarks.Add(new ClockRemark(ClockRemarkKind.ExtensionSpent, ClockSeverity.Note, happened.Date, rules.Articles.Extension, ClockEventKind.Extended));
        }

        restarts.Add(happened);
        spent.AddRange(grants);
        grants.Clear();
    }

    private void Suspend(ClockEvent happened, Suspension letter)
    {
        var article = letter.IsThirdParty ? rules.Articles.ThirdParty : rules.Articles.OtherOrgan;
        if (!letter.IsThirdParty && !rules.OtherOrgansExcluded)
        {
            Refuse(ClockRemarkKind.NotInForce, happened, article);
        }
        else if (!IsOver(happened, article))
        {
            suspensions.Add(letter);
        }
    }

    private void Extend(ClockEvent happened)
    {
        var article = rules.Articles.Extension;
        var days = happened.Days ?? rules.ExtensionDays;
        if (extended)
        {
            Refuse(ClockRemarkKind.SecondExtension, happened, article);
        }
        else if (days < 1 || days > rules.ExtensionDays)
        {
            Refuse(ClockRemarkKind.ExtensionTooLong, happened, article);
        }
        else if (Runs(happened, article))
        {
            extended = true;
            grants.Add((happened, days));
        }
    }

    private void Delay(ClockEvent happened)
    {
        var article = rules.Articles.Delay;
        if (!rules.DelayAllowed)
        {
            Refuse(ClockRemarkKind.NotInForce, happened, article);
        }
        else if (happened.Days is not > 0)
        {
            Refuse(ClockRemarkKind.DaysMissing, happened, article);
        }
        else if (Runs(happened, article))
        {
            grants.Add((happened, happened.Days.Value));
        }
    }

    private void NoticeFee(ClockEvent happened)
    {
        var then = book.At(happened.Date);
        if (then.FeeDays is null)
        {
            Refuse(ClockRemarkKind.NotInForce, happened, then.Articles.Fee);
        }
        else if (feeNotice is not null)
        {
            Refuse(ClockRemarkKind.SecondFeeNotice, happened, then.Articles.Fee, feeNotice.Value.Date);
        }
        else if (!IsOver(happened, then.Articles.Fee))
        {
            feeNotice = happened;
            waitsForPayment = true;
        }
    }

    private void Pay(ClockEvent happened)
    {
        if (waitsForPayment && PayBy() is var limit && happened.Date > limit)
        {
            remarks.Add(new ClockRemark(ClockRemarkKind.LatePayment, ClockSeverity.Disputable, happened.Date, book.At(happened.Date).Articles.Fee, happened.Kind, limit));
        }

        Restart(happened, ref waitsForPayment, book.At(happened.Date).Articles.Fee);
    }

    // The applicant's period of natural days moves when it ends on a day off.
    private DateOnly PayBy() => calendar.AddDays(feeNotice!.Value.Date, book.At(feeNotice.Value.Date).FeeDays!.Value);

    private bool Runs(ClockEvent happened, string article)
    {
        if (Waits)
        {
            Refuse(ClockRemarkKind.NotRunning, happened, article);
            return false;
        }

        return !IsOver(happened, article);
    }

    // While clarification or payment is awaited no period runs that could be over.
    private bool IsOver(ClockEvent happened, string article)
    {
        if (Waits || Due() is var due && happened.Date <= due)
        {
            return false;
        }

        Refuse(ClockRemarkKind.AfterDue, happened, article, due);
        return true;
    }

    private DateOnly Due() => Count(suspensions.Count == 0 ? [] : new int[suspensions.Count]);

    // Walks the working days after the anchor; each excluded day is booked on the first letter that covers it, so that none counts twice.
    private DateOnly Count(int[] excluded)
    {
        var day = Anchor;
        for (var left = rules.ReplyDays + grants.Sum(grant => grant.Days); left > 0;)
        {
            day = calendar.NextWorkday(day);
            var letter = suspensions.FindIndex(suspension => suspension.Covers(day));
            if (letter < 0)
            {
                left--;
            }
            else
            {
                excluded[letter]++;
            }
        }

        return day;
    }

    private void Refuse(ClockRemarkKind kind, ClockEvent happened, string article, DateOnly? limit = null) =>
        remarks.Add(new ClockRemark(kind, ClockSeverity.Refused, happened.Date, article, happened.Kind, limit));

    private ClockAnswer Answer()
    {
        var excluded = new int[suspensions.Count];
        var due = Count(excluded);
        StillOpen(due);
        var lines = new ClockLines(received, due, calendar, rules);
        lines.AddReceipt();
        lines.AddRestarts(restarts, book);
        lines.AddPeriod(Anchor);
        lines.AddLetters(suspensions, excluded);
        lines.AddGrants(grants, spent);
        lines.AddCalendar();
        return new ClockAnswer(
            received, due, remarks.Any(remark => remark.Severity == ClockSeverity.Open), lines.InOrder(), [.. remarks.OrderBy(remark => remark.Date)], calendar.Version, rules);
    }

    private void StillOpen(DateOnly due)
    {
        if (waitsForClarification)
        {
            Open(ClockRemarkKind.WaitingForClarification, clarification!.Value.Date, rules.Articles.Clarification, null);
        }

        if (waitsForPayment)
        {
            Open(ClockRemarkKind.WaitingForPayment, feeNotice!.Value.Date, book.At(feeNotice.Value.Date).Articles.Fee, PayBy());
        }

        foreach (var letter in suspensions.Where(letter => !letter.Closed && letter.End > Anchor))
        {
            var kind = letter.IsThirdParty ? ClockRemarkKind.ThirdPartyOpen : ClockRemarkKind.OtherOrganOpen;
            Open(kind, letter.Asked, letter.IsThirdParty ? rules.Articles.ThirdParty : rules.Articles.OtherOrgan, letter.End);
        }

        if (!calendar.IsKnown(due))
        {
            Open(ClockRemarkKind.CalendarUnknown, due, "", null);
        }
        else if (calendar.MayStillMove(due))
        {
            remarks.Add(new ClockRemark(ClockRemarkKind.CalendarMayMove, ClockSeverity.Note, due, ""));
        }
    }

    private void Open(ClockRemarkKind kind, DateOnly date, string article, DateOnly? limit) =>
        remarks.Add(new ClockRemark(kind, ClockSeverity.Open, date, article, null, limit));
}
