using Gongkai.Agencies;
using Xunit;

namespace Gongkai.Tests.Agencies;

/// <summary>What a stranger checks with the printed lines in hand.</summary>
internal static class ClockSums
{
    public static void AssertAddUp(ClockAnswer answer, WorkCalendar calendar)
    {
        var sum = answer.Lines.Sum(line => line.Days);
        var day = answer.Received;
        for (var left = sum; left > 0;)
        {
            day = day.AddDays(1);
            left -= calendar.IsWorkday(day) ? 1 : 0;
        }

        Assert.Equal(answer.Due, day);
        Assert.True(calendar.IsWorkday(answer.Due), $"{answer.Due:O} is a day off");
        Assert.Equal(answer.Lines.Select(line => line.Date).Order(), answer.Lines.Select(line => line.Date));
        Assert.Equal((answer.Due, ClockLineKind.Due), (answer.Lines[^1].Date, answer.Lines[^1].Kind));
        Assert.All(answer.Lines, line => Assert.True(line.Days >= 0));
    }
}

internal static class ClockNames
{
    public static string Of(ClockRemarkKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
