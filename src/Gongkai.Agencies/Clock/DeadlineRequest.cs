using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Agencies;

/// <summary>What is wrong with an argument of <c>deadline</c>.</summary>
public enum DeadlineErrorKind
{
    NoDate,
    OutOfRange,
    NoEvent,
    UnknownEvent,
    NoDays,
    DaysNeeded,
    DaysNotAllowed,
}

/// <param name="Place">The option as typed, the events numbered from 1: <c>--event 2</c>.</param>
/// <param name="Given">The part that could not be read.</param>
public sealed record DeadlineError(DeadlineErrorKind Kind, string Place, string Given)
{
    private static readonly WordList Words = WordList.Load("clock/words");

    /// <summary>Place, what is wrong and how to write it instead.</summary>
    public string Say(CultureInfo culture) => Words.Say(
        $"errors/{Kebab.Case(Kind.ToString())}",
        culture,
        ("place", Place),
        ("given", Given),
        ("cure", string.Join(Words.Say("formats/list", culture), ClockEventNames.All)));
}

/// <summary>The arguments of <c>deadline</c>, read.</summary>
/// <param name="AsOf">Picks the calendar that was known on that day; null for the newest.</param>
public sealed record DeadlineRequest(DateOnly Received, ImmutableArray<ClockEvent> Events, DateOnly? AsOf)
{
    private static readonly DateOnly Last = new(2100, 12, 31);

    /// <summary>Reads <c>--received</c>, every <c>--event NAME=DATE[:DAYS]</c> and <c>--as-of</c>. The request is null when there is any error.</summary>
    public static (DeadlineRequest? Request, ImmutableArray<DeadlineError> Errors) Parse(string? received, IEnumerable<string> events, string? asOf)
    {
        ArgumentNullException.ThrowIfNull(events);
        var errors = ImmutableArray.CreateBuilder<DeadlineError>();
        var start = Date(received, "--received", errors);
        ClockEvent?[] read = [.. events.Select((text, index) => Event(text, $"--event {index + 1}", errors))];
        DateOnly? knowledge = asOf is null ? null : Date(asOf, "--as-of", errors);
        return errors.Count > 0 || start is null
            ? (null, errors.ToImmutable())
            : (new DeadlineRequest(start.Value, [.. read.OfType<ClockEvent>()], knowledge), []);
    }

    /// <summary>The answer by the national calendar and the built-in rules.</summary>
    public ClockAnswer Answer() =>
        DisclosureClock.Compute(Received, Events, AsOf is { } day ? WorkCalendar.AsOf(day) : WorkCalendar.National);

    private static ClockEvent? Event(string text, string place, ImmutableArray<DeadlineError>.Builder errors)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            errors.Add(new DeadlineError(DeadlineErrorKind.NoEvent, place, text));
            return null;
        }

        var name = text[..equals].Trim();
        if (!ClockEventNames.TryParse(name, out var kind))
        {
            errors.Add(new DeadlineError(DeadlineErrorKind.UnknownEvent, place, name));
            return null;
        }

        var parts = text[(equals + 1)..].Split(':', 2);
        var date = Date(parts[0], place, errors);
        var days = parts.Length < 2 ? null : Days(parts[1], place, errors);
        var takesDays = kind is ClockEventKind.Extended or ClockEventKind.Delayed;
        if (parts.Length == 2 && !takesDays)
        {
            errors.Add(new DeadlineError(DeadlineErrorKind.DaysNotAllowed, place, text));
        }
        else if (parts.Length == 1 && kind == ClockEventKind.Delayed)
        {
            errors.Add(new DeadlineError(DeadlineErrorKind.DaysNeeded, place, text));
        }

        return date is null ? null : new ClockEvent(kind, date.Value, days);
    }

    private static DateOnly? Date(string? text, string place, ImmutableArray<DeadlineError>.Builder errors)
    {
        if (!DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            errors.Add(new DeadlineError(DeadlineErrorKind.NoDate, place, text ?? ""));
            return null;
        }

        if (date < ClockRuleBook.Default.First || date > Last)
        {
            errors.Add(new DeadlineError(DeadlineErrorKind.OutOfRange, place, text!.Trim()));
            return null;
        }

        return date;
    }

    private static int? Days(string text, string place, ImmutableArray<DeadlineError>.Builder errors)
    {
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 1000)
        {
            return days;
        }

        errors.Add(new DeadlineError(DeadlineErrorKind.NoDays, place, text));
        return null;
    }
}
