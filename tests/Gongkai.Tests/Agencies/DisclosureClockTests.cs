using Gongkai.Agencies;
using Xunit;

namespace Gongkai.Tests.Agencies;

public sealed class DisclosureClockTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.National;

    private const int Histories = 100_000;

    [Fact]
    public void Compute_RandomHistories_AgreesWithACountByPencilAndAddsUp()
    {
        var random = new Random(20190515);
        var (refused, restarted, suspended) = (0, 0, 0);
        for (var i = 0; i < Histories; i++)
        {
            var received = new DateOnly(2021, 1, 1).AddDays(random.Next(365 * 5 + 200));
            var events = RandomHistory(random, received);

            var answer = DisclosureClock.Compute(received, events, Calendar);

            var slow = new SlowClock(received, events, Calendar.IsWorkday).Due();
            Assert.True(slow == answer.Due, $"{received:O} [{string.Join(' ', events)}]: {answer.Due:O}, by pencil {slow:O}");
            ClockSums.AssertAddUp(answer, Calendar);
            refused += answer.Refusals.Any() ? 1 : 0;
            restarted += answer.Lines.Any(line => line.Kind == ClockLineKind.Restarted) ? 1 : 0;
            suspended += answer.Lines.Any(line => line is { Kind: ClockLineKind.ThirdParty or ClockLineKind.OtherOrgan, Days: > 0 }) ? 1 : 0;
        }

        // The histories must reach every corner, or the test proves little.
        Assert.All([refused, restarted, suspended], count => Assert.InRange(count, Histories / 10, Histories));
    }

    [Fact]
    public void Compute_ShuffledEvents_GivesTheSameAnswer()
    {
        var random = new Random(711);
        for (var i = 0; i < 500; i++)
        {
            var received = new DateOnly(2022, 1, 1).AddDays(random.Next(1000));
            var events = RandomHistory(random, received);
            var expected = DisclosureClock.Compute(received, events, Calendar);
            random.Shuffle(events);
            var shuffled = DisclosureClock.Compute(received, events, Calendar);
            Assert.Equal(expected.Due, shuffled.Due);
            Assert.Equal(expected.Lines, shuffled.Lines);
        }
    }

    [Fact]
    public void Compute_BeforeTheFirstRegulation_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DisclosureClock.Compute(new DateOnly(2008, 4, 30), [], Calendar));

    [Fact]
    public void Compute_LettersOpenOnTheDayAsked_StopTheClockUpToThatDay()
    {
        ClockEvent[] events = [new(ClockEventKind.OtherOrganAsked, new(2025, 4, 10))];
        var soon = DisclosureClock.Compute(new(2025, 4, 7), events, WorkCalendar.AsOf(new DateOnly(2025, 4, 10)));
        var later = DisclosureClock.Compute(new(2025, 4, 7), events, WorkCalendar.AsOf(new DateOnly(2025, 4, 24)));
        Assert.Equal((new DateOnly(2025, 5, 7), true), (soon.Due, soon.Provisional));
        Assert.Equal((new DateOnly(2025, 5, 21), true), (later.Due, later.Provisional));
    }

    [Fact]
    public void Compute_ExtendedThenRestarted_TakesTheSafeDateAndSaysSo()
    {
        ClockEvent[] events =
        [
            new(ClockEventKind.Extended, new(2025, 7, 1)),
            new(ClockEventKind.FeeNoticed, new(2025, 7, 2)),
            new(ClockEventKind.FeePaid, new(2025, 7, 10)),
        ];
        var answer = DisclosureClock.Compute(new(2025, 6, 16), events, Calendar);
        Assert.Equal(new DateOnly(2025, 8, 7), answer.Due);
        Assert.Contains(answer.Remarks, remark => remark.Kind == ClockRemarkKind.ExtensionSpent);
        Assert.Contains(answer.Lines, line => line is { Kind: ClockLineKind.Moot, Subject: ClockEventKind.Extended });
    }

    [Fact]
    public void Limits_RandomStarts_RollForCitizensAndNotForOrgans()
    {
        for (var start = new DateOnly(2024, 1, 1); start.Year < 2026; start = start.AddDays(1))
        {
            foreach (var limit in new[] { Limits.Reconsideration(start, Calendar), Limits.Suit(start, Calendar), Limits.FeePayment(start, Calendar), Limits.CourtAnswer(start, Calendar) })
            {
                Assert.True(Calendar.IsWorkday(limit.Due));
            }

            Assert.True(Calendar.IsWorkday(Limits.Publication(start, Calendar).Due));
            Assert.Equal(start.AddDays(60) is var plain && Calendar.IsWorkday(plain) ? plain : Calendar.NextWorkday(plain), Limits.Reconsideration(start, Calendar).Due);
            var budget = Limits.Budget(start, Calendar);
            Assert.Equal(start.AddDays(20), budget.Due);
            Assert.True(budget.RemindOn <= budget.Due && Calendar.IsWorkday(budget.RemindOn));
        }
    }

    [Fact]
    public void Limits_ChangedAmount_OnlyForSettings()
    {
        Assert.Equal(new DateOnly(2024, 10, 9), Limits.Interpretation(new DateOnly(2024, 9, 30), Calendar, 2).Due);
        Assert.Throws<ArgumentException>(() => Limits.Named("publication", new DateOnly(2024, 9, 30), Calendar, 10));
        Assert.Throws<ArgumentException>(() => Limits.Named("no-such-period", new DateOnly(2024, 9, 30), Calendar));
    }

    private static ClockEvent[] RandomHistory(Random random, DateOnly received)
    {
        var events = new ClockEvent[random.Next(9)];
        var kinds = Enum.GetValues<ClockEventKind>();
        var day = received.AddDays(random.Next(20) == 0 ? -2 : 0);
        for (var i = 0; i < events.Length; i++)
        {
            // Mostly a step forward, sometimes the same day; an answer is likelier when something was asked.
            day = day.AddDays(random.Next(4) == 0 ? 0 : random.Next(14));
            var kind = kinds[random.Next(kinds.Length)];
            if (i > 0 && random.Next(2) == 0 && Follows(events[random.Next(i)].Kind, random) is { } next)
            {
                kind = next;
            }

            events[i] = new ClockEvent(kind, day, kind switch
            {
                ClockEventKind.Extended => random.Next(3) == 0 ? null : random.Next(1, 23),
                ClockEventKind.Delayed => random.Next(8) == 0 ? null : random.Next(1, 40),
                _ => null,
            });
        }

        // In half of the histories letters name their parties, and answers come from any of them in any order.
        return random.Next(2) == 0 ? events : [.. events.Select(happened => happened.Kind is >= ClockEventKind.ThirdPartyAsked and <= ClockEventKind.OtherOrganAnswered ? happened with { Party = random.Next(3) } : happened)];
    }

    private static ClockEventKind? Follows(ClockEventKind asked, Random random) => asked switch
    {
        ClockEventKind.ClarificationAsked => ClockEventKind.Clarified,
        ClockEventKind.ThirdPartyAsked => random.Next(3) switch { 0 => ClockEventKind.ThirdPartyReceived, 1 => ClockEventKind.ThirdPartyAnswered, _ => ClockEventKind.ThirdPartySilent },
        ClockEventKind.ThirdPartyReceived => random.Next(2) == 0 ? ClockEventKind.ThirdPartyAnswered : ClockEventKind.ThirdPartySilent,
        ClockEventKind.OtherOrganAsked => ClockEventKind.OtherOrganAnswered,
        ClockEventKind.FeeNoticed => ClockEventKind.FeePaid,
        _ => null,
    };
}
