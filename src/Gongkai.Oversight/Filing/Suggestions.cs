using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Organs;

namespace Gongkai.Oversight.Filing;

/// <summary>One head of a part: what to write there, and a sentence to begin with.</summary>
/// <param name="Head">Heading inside the part; empty for none.</param>
/// <param name="Prompt">What belongs there.</param>
public sealed record SuggestedHead(string Head, string Prompt)
{
    /// <summary>A sentence with {cell} places; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The same for the form of 2019; null where it is the same.</summary>
    public string? Text2019 { get; init; }

    /// <summary>What governments owe besides (第五十条第四项); null for nothing.</summary>
    public string? GovernmentText { get; init; }

    /// <summary>The sentence for a form and a kind of organ.</summary>
    public string For(string? form, OrganKind kind) => (form == "2019" && Text2019 is { } older ? older : Text) + (kind == OrganKind.Government ? GovernmentText : null);
}

/// <summary>The heads of a part.</summary>
public sealed record SuggestedPart(int Part, ImmutableArray<SuggestedHead> Heads);

/// <summary>What to write in the parts that are words, from <c>suggestions.json</c>: the five heads of part 一, the statements that governments owe, the fee statement of part 六.</summary>
public static class Suggestions
{
    private static readonly Lazy<SuggestionFile> Loaded = new(() =>
    {
        using var stream = typeof(Suggestions).Assembly.GetManifestResourceStream("filing/suggestions.json")!;
        return JsonSerializer.Deserialize(stream, SuggestionJson.Default.SuggestionFile)!;
    });

    /// <summary>All parts that have any.</summary>
    public static ImmutableArray<SuggestedPart> Parts => Loaded.Value.Parts;

    /// <summary>The report with a beginning in every part of words that is empty, numbers bound to their cells. What somebody wrote stays.</summary>
    public static BoundReport Fill(BoundReport bound, OrganKind kind)
    {
        var print = BoundText.PrinterOf(bound.Report);
        return bound.With(Parts.Where(part => bound.Part(part.Part).Plain.Length == 0).Select(part => KeyValuePair.Create(part.Part, BoundText.FromTemplate(TextOf(part, bound.Report.Form, kind), print))).Where(part => part.Value.Plain.Length > 0));
    }

    private static string TextOf(SuggestedPart part, string? form, OrganKind kind) =>
        string.Join('\n', part.Heads.SelectMany(head => new[] { head.Head, head.For(form, kind) }).Where(line => line.Length > 0));

    internal sealed record SuggestionFile(ImmutableArray<SuggestedPart> Parts);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Suggestions.SuggestionFile))]
internal sealed partial class SuggestionJson : JsonSerializerContext;
