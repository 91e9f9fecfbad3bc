using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Disclosure.Registers;

namespace Gongkai.Oversight.Counting;

/// <summary>A record as the ledger writes it.</summary>
/// <param name="Subject">Kind and number of its row.</param>
/// <param name="Facts">Its fields.</param>
internal sealed record RecordFacts(string Subject, IReadOnlyDictionary<string, string?> Facts)
{
    /// <summary>The record as it stands in its table.</summary>
    public static RecordFacts Of(IRecorded row) => new(row.Subject, row.Facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));

    /// <summary>What kind of record.</summary>
    public string Matter => Subject[..Subject.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Its number.</summary>
    public long Id => long.Parse(Subject.AsSpan(Matter.Length + 1), CultureInfo.InvariantCulture);

    /// <summary>A field; null for none.</summary>
    public string? Text(string name) => Facts.GetValueOrDefault(name);

    /// <summary>A field that is a day.</summary>
    public DateOnly? Day(string name) => Text(name) is { } text ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    /// <summary>The day in China of a field that is a moment.</summary>
    public DateOnly? MomentDay(string name) => Text(name) is { } text ? DateOnly.FromDateTime(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(8)).DateTime) : null;

    /// <summary>A field that is a whole number.</summary>
    public long? Number(string name) => Text(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>What a row of a register says.</summary>
    public RegisterEntry Entry => new()
    {
        On = Day("on")!.Value, From = Day("from")!.Value, IsBatch = Text("batch") == "yes", Number = (int)(Number("number") ?? 0), Amount = Number("amount"), Variant = Text("variant"), Title = Text("title") ?? "",
        Reference = Text("reference"), Lead = Text("lead"), PublishedOn = Day("published"), AmendedOn = Day("amended"), EndedOn = Day("ended"), ItemId = Number("item"), People = (int?)Number("people"),
        Hours = Text("hours") is { } hours ? decimal.Parse(hours, CultureInfo.InvariantCulture) : null, IsInexact = Text("inexact") == "yes", Source = Text("source"), Evidence = Text("evidence"),
    };
}
