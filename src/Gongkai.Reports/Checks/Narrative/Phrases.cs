using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>Words that tell what a part speaks of, as written in <c>phrases.json</c>.</summary>
internal sealed record Phrases
{
    private static readonly Lazy<Phrases> Loaded = new(Load);

    public required string[] Problems { get; init; }
    public required string[] Measures { get; init; }
    public required string[] Nothing { get; init; }
    public required string[] Empty { get; init; }
    public required string[] Disclosure { get; init; }
    public required string[] Fees { get; init; }
    public required Dictionary<string, string[]> Owed { get; init; }
    public required Dictionary<string, string> OwedEn { get; init; }
    public required string[] NoOtherMatters { get; init; }
    public required Dictionary<string, RuleWords> Hints { get; init; }

    public static Phrases Current => Loaded.Value;

    /// <summary>The words of an innocent explanation; empty for none.</summary>
    public RuleWords Hint(string? explanation) => explanation is not null && Hints.TryGetValue(explanation, out var found) ? found : new RuleWords("", "");

    public static bool HasAny(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.Ordinal));

    private static Phrases Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("narrative/phrases.json")!;
        return JsonSerializer.Deserialize(stream, PhrasesContext.Default.Phrases)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Phrases))]
internal sealed partial class PhrasesContext : JsonSerializerContext;
