using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Agencies;

/// <summary>A run of days off under one name, both ends included.</summary>
public sealed record HolidaySpan(string Name, DateOnly From, DateOnly To)
{
    [JsonIgnore]
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly date) => date >= From && date <= To;
}

/// <summary>One notice on a year's days off: complete in itself, also where it changes an earlier one.</summary>
/// <param name="Notice">Document number; empty where it is not known.</param>
/// <param name="Published">From this day on the notice counts.</param>
public sealed record HolidayVersion(string Notice, DateOnly Published, ImmutableArray<HolidaySpan> Off, ImmutableArray<DateOnly> Work)
{
    /// <summary>The day of publication (or the eve of the year) rests on general knowledge, not on a text that was read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PublishedIsEstimate { get; init; }
}

/// <summary>What the State Council's notices say about one year, oldest version first.</summary>
public sealed record HolidayYear(int Year, ImmutableArray<HolidayVersion> Versions)
{
    /// <summary>The version that counted on that day, or null when none was published yet; the newest for null.</summary>
    public HolidayVersion? AsOf(DateOnly? day) =>
        Versions.LastOrDefault(version => day is null || version.Published <= day);

    /// <summary>Reads one data file.</summary>
    /// <exception cref="JsonException">The text is no holiday year.</exception>
    public static HolidayYear FromJson(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, CalendarJson.Default.HolidayYear) ?? throw new JsonException("The holiday file is empty.");

    /// <summary>The data file as text, so that a confirmed notice can be kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CalendarJson.Default.HolidayYear);
}

/// <summary>Days that one region set for itself, on top of the national calendar.</summary>
public sealed record RegionalDays(string Region, string Name, ImmutableArray<RegionalDays.Rule> Days)
{
    public sealed record Rule(string Source, DateOnly Published, ImmutableArray<HolidaySpan> Off, ImmutableArray<DateOnly> Work);

    /// <summary>Reads one data file.</summary>
    /// <exception cref="JsonException">The text is no regional calendar.</exception>
    public static RegionalDays FromJson(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, CalendarJson.Default.RegionalDays) ?? throw new JsonException("The regional file is empty.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(HolidayYear))]
[JsonSerializable(typeof(HolidayVersion))]
[JsonSerializable(typeof(RegionalDays))]
internal sealed partial class CalendarJson : JsonSerializerContext;
