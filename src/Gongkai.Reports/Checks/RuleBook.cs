using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Checks;

/// <summary>Words in both languages.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record RuleWords(string Zh, string En)
{
    /// <summary>The words for a culture: English for English, Chinese for all others.</summary>
    public string For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Zh;
}

/// <summary>A rule that findings come from.</summary>
/// <param name="Id">Id such as <c>T3-1</c>; given once, never reused.</param>
/// <param name="Severity">Weight before explanations.</param>
/// <param name="Kind">What a finding asks for.</param>
/// <param name="Basis">Article of the law, table of the form or derivation behind it, in Chinese; empty for remarks on reading.</param>
/// <param name="Title">Short name.</param>
/// <param name="Message">Sentence with places in braces, filled from the finding's arguments.</param>
public sealed record Rule(string Id, Severity Severity, FindingKind Kind, string Basis, RuleWords Title, RuleWords Message)
{
    /// <summary>The legitimate reasons for which it may not hold; none for a rule that knows no exception.</summary>
    public ImmutableArray<ExplanationKind> Exceptions { get; init; } = [];
}

/// <summary>All rules, from <c>rules.json</c>, and the sentences that findings are told in.</summary>
public static class RuleBook
{
    /// <summary>Behind the name of an argument for its English words.</summary>
    internal const string EnglishSuffix = ".en";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly Lazy<FrozenDictionary<string, Rule>> ById = new(Load);

    private static readonly Lazy<string> NameOfSet = new(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Rules.Select(rule => $"{rule.Id} {rule.Severity} {rule.Kind} {rule.Message.Zh} {rule.Message.En}")))))[..12]);

    /// <summary>All rules in order of id.</summary>
    public static ImmutableArray<Rule> Rules => [.. ById.Value.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Names this set of rules: the beginning of the SHA-256 over ids, weights and sentences of all rules. Another rule or wording gives another name.</summary>
    public static string Edition => NameOfSet.Value;

    /// <summary>The rule of that id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Rule Describe(string id) => ById.Value[id];

    /// <summary>A finding of a rule with the rule's own weight; arguments are filled in by name. Where English words differ they come a second time
    /// under the name with <c>.en</c> behind it.</summary>
    public static Finding Find(string id, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var rule = Describe(id);
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            named[name] = value;
        }

        return new Finding(id, rule.Severity, rule.Kind) { Arguments = named.ToImmutable() };
    }

    /// <summary>The finding as one sentence in the reader's language: cause, place, cure.</summary>
    public static string Message(Finding finding, CultureInfo culture)
    {
        var text = Describe(finding.Rule).Message.For(culture);
        var isEnglish = IsEnglish(culture);
        foreach (var (name, value) in finding.Arguments)
        {
            var words = isEnglish ? finding.Arguments.GetValueOrDefault(name + EnglishSuffix, value) : value;
            text = text.Replace($"{{{name}}}", words, StringComparison.Ordinal);
        }

        return text
            .Replace("{expected}", Number(finding.Expected), StringComparison.Ordinal)
            .Replace("{actual}", Number(finding.Actual), StringComparison.Ordinal);
    }

    /// <summary>Why a finding is only asked about, or was made lighter, in the reader's language: the organ's own words where they were accepted,
    /// else the sentence of the innocent explanation that fits; null where there is none.</summary>
    public static string? ExplanationWords(Finding finding, CultureInfo culture)
    {
        var words = finding.IsAccepted ? finding.Explanation : Narrative.Phrases.Current.Hint(finding.Explanation).For(culture);
        return string.IsNullOrEmpty(words) ? null : words;
    }

    /// <summary>The reasons that may be given for a finding: those that its rule knows, and for a question always how it was counted.</summary>
    public static ImmutableArray<ExplanationKind> ReasonsFor(Finding finding)
    {
        var known = Describe(finding.Rule).Exceptions;
        return finding.Kind == FindingKind.Query && !known.Contains(ExplanationKind.CountedOtherwise) ? known.Add(ExplanationKind.CountedOtherwise) : known;
    }

    /// <summary>A number as sentences print it: no trailing zeros.</summary>
    public static string Number(decimal? value) => value is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : "—";

    /// <summary>Table, row and column of a cell as the form prints them, for sentences.</summary>
    public static string CellWords(CellId cell, Form? form, CultureInfo culture)
    {
        var place = PlaceOf(cell, form);
        return IsEnglish(culture) ? string.Create(CultureInfo.InvariantCulture, $"table {place.Table.Number} “{place.Label}”") : $"表{PartNumeral(place.Table.Number)}“{place.Label}”";
    }

    /// <summary>The number of a part or table as Chinese sentences print it; empty for 0.</summary>
    internal static string PartNumeral(int number) => number is > 0 and < 7 ? "一二三四五六"[number - 1].ToString() : "";

    /// <summary>The arguments that name a cell in both languages.</summary>
    internal static (string Name, string Value)[] CellArguments(string name, CellId cell, Form? form) =>
        [(name, CellWords(cell, form, Chinese)), (name + EnglishSuffix, CellWords(cell, form, English))];

    /// <summary>Row and column of the first cells, for sentences that have named their table.</summary>
    internal static string ShortCellWords(IReadOnlyCollection<CellId> cells, Form? form, int most) =>
        string.Concat(cells.Take(most).Select(cell => $"“{PlaceOf(cell, form).Label}”")) + (cells.Count > most ? "…" : "");

    private static FormCell PlaceOf(CellId cell, Form? form) =>
        (form ?? FormCatalogue.Default.Newest).Place(cell) ?? FormCatalogue.Default.Forms.Select(other => other.Place(cell)).First(found => found is not null)!;

    private static bool IsEnglish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";

    private static FrozenDictionary<string, Rule> Load()
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        var assembly = typeof(RuleBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var rule in JsonSerializer.Deserialize(stream, RuleContext.Default.RuleArray)!)
            {
                // The generated reader leaves a list that is not written as no list at all.
                rules.Add(rule.Id, rule.Exceptions.IsDefault ? rule with { Exceptions = [] } : rule);
            }
        }

        return rules.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Rule[]))]
internal sealed partial class RuleContext : JsonSerializerContext;
