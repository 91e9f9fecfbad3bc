using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Gongkai.Reports.Checks;

namespace Gongkai.Documents.Inspecting.Text;

/// <summary>What stands around a hit and changes its weight. The first case that fits decides.</summary>
/// <param name="Before">Fits the 40 characters before the hit, or the head of its column; null: fits always.</param>
/// <param name="After">Fits the 20 characters behind it; null: fits always.</param>
/// <param name="Value">Fits the hit itself; null: fits always.</param>
/// <param name="Severity">The weight then; null: no leak.</param>
internal sealed record PatternCase(string? Before, string? After, string? Value, LeakSeverity? Severity)
{
    private readonly Regex? before = TextPatterns.Compile(Before);
    private readonly Regex? after = TextPatterns.Compile(After);
    private readonly Regex? value = TextPatterns.Compile(Value);

    public bool Fits(string textBefore, string textAfter, string hit) =>
        (before?.IsMatch(textBefore) ?? true) && (after?.IsMatch(textAfter) ?? true) && (value?.IsMatch(hit) ?? true);
}

/// <summary>Personal data or a marking that is recognised by how it is written.</summary>
/// <param name="Id">Id such as <c>personal.identity-card</c>.</param>
/// <param name="Severity">Weight when no case fits; null: no leak then.</param>
/// <param name="Article">The law behind it.</param>
/// <param name="Pattern">How it is written, in half-width characters. A group <c>value</c> narrows the hit.</param>
/// <param name="LeastDigits">A text with fewer digits has no hit.</param>
/// <param name="Hints">A text with none of these characters has no hit; empty: any may have one.</param>
/// <param name="Check">Name of the check of its digits; null for none.</param>
/// <param name="Title">What it is.</param>
/// <param name="Cure">What to do.</param>
/// <param name="Cases">What changes the weight.</param>
internal sealed record TextPattern(string Id, LeakSeverity Severity, string Article, string Pattern, int LeastDigits, string Hints, string? Check, RuleWords Title, RuleWords Cure, ImmutableArray<PatternCase> Cases)
{
    public Regex Expression { get; } = TextPatterns.Compile(Pattern)!;

    /// <summary>Whether it is worth looking: quick, and never wrong when it says no.</summary>
    public bool MayBeIn(string text, int digits) => digits >= LeastDigits && (Hints.Length == 0 || text.AsSpan().IndexOfAny(Hints) >= 0);

    public LeakSeverity? SeverityOf(string before, string after, string hit)
    {
        foreach (var one in Cases.IsDefault ? [] : Cases)
        {
            if (one.Fits(before, after, hit))
            {
                return one.Severity;
            }
        }

        return Severity;
    }
}

/// <summary>The patterns, from <c>Text/rules.json</c>.</summary>
internal static class TextPatterns
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    private static readonly Lazy<ImmutableArray<TextPattern>> Loaded = new(Load);

    public static ImmutableArray<TextPattern> All => Loaded.Value;

    public static Regex? Compile(string? pattern) => pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Multiline, MostTime);

    private static ImmutableArray<TextPattern> Load()
    {
        using var stream = typeof(TextPatterns).Assembly.GetManifestResourceStream("inspecting/patterns.json")!;
        return [.. JsonSerializer.Deserialize(stream, TextPatternContext.Default.TextPatternArray)!];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TextPattern[]))]
internal sealed partial class TextPatternContext : JsonSerializerContext;
