using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Agencies;

/// <summary>The articles that a line of the clock cites.</summary>
public sealed record ClockArticles(string Reply, string Extension, string Clarification, string ThirdParty, string OtherOrgan, string Delay, string Fee);

/// <summary>One state of the law on reply periods, in force from <see cref="From"/> until the next one. Periods in working days, the fee's in natural days.</summary>
/// <param name="ClarificationDays">Working days after receipt in which clarification may be asked; null where the law set none.</param>
/// <param name="ThirdPartyDays">Working days that a third party has from its receipt of the letter; null where the law set none.</param>
/// <param name="FeeDays">Natural days to pay the information handling fee; null before there was one.</param>
/// <param name="ReconsiderationFirst">From then on a refusal under arts. 14–16 goes to reconsideration before any suit.</param>
public sealed record ClockRules(
    DateOnly From,
    string Source,
    int ReplyDays,
    int ExtensionDays,
    int? ClarificationDays,
    int? ThirdPartyDays,
    bool OtherOrgansExcluded,
    bool DelayAllowed,
    int? FeeDays,
    bool ReconsiderationFirst,
    ClockArticles Articles);

/// <summary>All states of the law, oldest first. Periods follow the day of receipt, the fee's clock the day of the fee notice.</summary>
public sealed class ClockRuleBook
{
    private static readonly Lazy<ClockRuleBook> BuiltIn = new(() => FromJson(HolidayData.Files("clock/rules").Single()));

    private readonly ImmutableArray<ClockRules> rules;

    private ClockRuleBook(IEnumerable<ClockRules> rules) => this.rules = [.. rules.OrderBy(rule => rule.From)];

    /// <summary>The rules that come with the program.</summary>
    public static ClockRuleBook Default => BuiltIn.Value;

    /// <summary>The first day on which there was a regulation: 2008-05-01.</summary>
    public DateOnly First => rules[0].From;

    public ImmutableArray<ClockRules> Rules => rules;

    /// <summary>The rules in force on that day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No regulation was in force yet.</exception>
    public ClockRules At(DateOnly day) =>
        rules.LastOrDefault(rule => rule.From <= day) ?? throw new ArgumentOutOfRangeException(nameof(day), day, "No regulation was in force on that day.");

    /// <summary>Reads a rule book from a data file.</summary>
    public static ClockRuleBook FromJson(ReadOnlySpan<byte> utf8) =>
        new(JsonSerializer.Deserialize(utf8, ClockRulesJson.Default.ImmutableArrayClockRules));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<ClockRules>))]
internal sealed partial class ClockRulesJson : JsonSerializerContext;
