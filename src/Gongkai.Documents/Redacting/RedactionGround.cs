using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Reports.Checks;

namespace Gongkai.Documents.Redacting;

/// <summary>Why something is taken out: the article behind a mark.</summary>
/// <param name="Id">Id such as <c>privacy</c>; given once, never reused.</param>
/// <param name="Law">Short name of the law.</param>
/// <param name="Article">Article.</param>
/// <param name="Paragraph">Paragraph of the article; null for the whole.</param>
/// <param name="Item">Item of the paragraph; null for none.</param>
/// <param name="Outcome">The row of table 3 that a decision on this ground counts in, such as <c>requests.refused.third-party</c>; empty for none.</param>
/// <param name="Title">What is protected.</param>
public sealed record RedactionGround(string Id, RuleWords Law, int Article, int? Paragraph, int? Item, string Outcome, RuleWords Title);

/// <summary>The grounds that a mark may have, from <c>rules.json</c>.</summary>
public static class RedactionGrounds
{
    private static readonly Lazy<ImmutableArray<RedactionGround>> Loaded = new(Load);

    /// <summary>All of them in the order of the law.</summary>
    public static ImmutableArray<RedactionGround> All => Loaded.Value;

    /// <summary>The ground of that id; null when there is none.</summary>
    public static RedactionGround? Find(string id) => All.FirstOrDefault(ground => ground.Id == id);

    private static ImmutableArray<RedactionGround> Load()
    {
        using var stream = typeof(RedactionGrounds).Assembly.GetManifestResourceStream("redacting/grounds.json")!;
        return [.. JsonSerializer.Deserialize(stream, RedactionGroundContext.Default.RedactionGroundArray)!];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RedactionGround[]))]
internal sealed partial class RedactionGroundContext : JsonSerializerContext;
