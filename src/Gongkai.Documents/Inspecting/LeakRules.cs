using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Documents.Inspecting.Text;
using Gongkai.Reports.Checks;

namespace Gongkai.Documents.Inspecting;

/// <summary>A kind of leak: its weight, its law, and its words.</summary>
/// <param name="Id">Id such as <c>word.comment</c>; given once, never reused.</param>
/// <param name="Severity">Weight where the place gives no other.</param>
/// <param name="CanClean">Whether it can be taken out without changing what the file shows.</param>
/// <param name="Article">The law behind it.</param>
/// <param name="Title">What it is.</param>
/// <param name="Cure">What to do.</param>
public sealed record LeakRule(string Id, LeakSeverity Severity, bool CanClean, string Article, RuleWords Title, RuleWords Cure);

/// <summary>All kinds of leak, from <c>rules.json</c> and the patterns of personal data and secrecy markings.</summary>
public static class LeakRules
{
    private static readonly Lazy<FrozenDictionary<string, LeakRule>> ById = new(Load);

    /// <summary>All of them in order of id.</summary>
    public static ImmutableArray<LeakRule> All => [.. ById.Value.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The rule of that id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static LeakRule Describe(string id) => ById.Value[id];

    /// <summary>A leak in the reader's language: what, the words there, and the cure; the place is said by the caller, who may link it.</summary>
    public static string Message(Leak leak, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(leak);
        ArgumentNullException.ThrowIfNull(culture);
        var rule = Describe(leak.Rule);
        var isEnglish = culture.TwoLetterISOLanguageName == "en";
        var words = leak.Excerpt.Length == 0 ? "" : isEnglish ? $" (“{leak.Excerpt}”)" : $"（“{leak.Excerpt}”）";
        return isEnglish ? $"{rule.Title.En}{words}. {rule.Cure.En}" : $"{rule.Title.Zh}{words}。{rule.Cure.Zh}";
    }

    private static FrozenDictionary<string, LeakRule> Load()
    {
        using var stream = typeof(LeakRules).Assembly.GetManifestResourceStream("inspecting/rules.json")!;
        return JsonSerializer.Deserialize(stream, LeakRuleContext.Default.LeakRuleArray)!
            .Concat(TextPatterns.All.Select(pattern => new LeakRule(pattern.Id, pattern.Severity, false, pattern.Article, pattern.Title, pattern.Cure)))
            .ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LeakRule[]))]
internal sealed partial class LeakRuleContext : JsonSerializerContext;
