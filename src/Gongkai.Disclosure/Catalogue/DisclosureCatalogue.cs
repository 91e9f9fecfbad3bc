using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;

namespace Gongkai.Disclosure.Catalogue;

/// <summary>A head of the statutory catalogue (第二十条、第二十一条): what must be published, and at which level.</summary>
/// <param name="Article">Where the regulation asks for it.</param>
/// <param name="Levels">The levels that it concerns; empty for all.</param>
/// <param name="IsFrame">The guide and the rules, which have pages of their own beside the catalogue.</param>
public sealed record DisclosureTopic(string Code, string Zh, string En, string Article, ImmutableArray<OrganLevel> Levels = default, [property: JsonPropertyName("frame")] bool IsFrame = false)
{
    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);

    /// <summary>True when an organ of that level publishes under it.</summary>
    public bool Concerns(OrganLevel level) => Levels.IsDefaultOrEmpty || Levels.Contains(level);
}

/// <summary>One of the 26 fields of local openness 基层政务公开标准化 (国办发〔2019〕54号).</summary>
public sealed record DisclosureField(string Code, string Zh, string En)
{
    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);
}

/// <summary>A ground on which information is not published (第十四条 to 第十六条).</summary>
/// <param name="IsMandatory">The organ must not publish; without it, it may decide not to.</param>
/// <param name="NeedsCitation">The law that forbids must be named.</param>
public sealed record WithholdingGround(string Code, string Zh, string En, string Article, [property: JsonPropertyName("mandatory")] bool IsMandatory = false, bool NeedsCitation = false)
{
    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);
}

/// <summary>The statutory catalogue as data: heads, fields, grounds for not publishing.</summary>
public static class DisclosureCatalogue
{
    private static readonly Lazy<ImmutableArray<DisclosureTopic>> KnownTopics = new(() => Load("topics", CatalogueJson.Default.ImmutableArrayDisclosureTopic));
    private static readonly Lazy<ImmutableArray<DisclosureField>> KnownFields = new(() => Load("fields", CatalogueJson.Default.ImmutableArrayDisclosureField));
    private static readonly Lazy<ImmutableArray<WithholdingGround>> KnownGrounds = new(() => Load("grounds", CatalogueJson.Default.ImmutableArrayWithholdingGround));

    /// <summary>Code of the guide to disclosure (第十二条).</summary>
    public const string Guide = "12-guide";

    /// <summary>Code of the rules on disclosure.</summary>
    public const string Rules = "12-rules";

    /// <summary>All heads in the order of the regulation.</summary>
    public static ImmutableArray<DisclosureTopic> Topics => KnownTopics.Value;

    /// <summary>The 26 fields.</summary>
    public static ImmutableArray<DisclosureField> Fields => KnownFields.Value;

    /// <summary>All grounds in the order of the regulation.</summary>
    public static ImmutableArray<WithholdingGround> Grounds => KnownGrounds.Value;

    /// <summary>The head of that code; null when there is none.</summary>
    public static DisclosureTopic? Topic(string? code) => Topics.FirstOrDefault(topic => topic.Code == code);

    /// <summary>The field of that code; null when there is none.</summary>
    public static DisclosureField? Field(string? code) => Fields.FirstOrDefault(field => field.Code == code);

    /// <summary>The ground of that code; null when there is none.</summary>
    public static WithholdingGround? Ground(string? code) => Grounds.FirstOrDefault(ground => ground.Code == code);

    private static ImmutableArray<T> Load<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<ImmutableArray<T>> type)
    {
        using var stream = typeof(DisclosureCatalogue).Assembly.GetManifestResourceStream($"catalogue/{name}.json")!;
        return JsonSerializer.Deserialize(stream, type);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<DisclosureTopic>))]
[JsonSerializable(typeof(ImmutableArray<DisclosureField>))]
[JsonSerializable(typeof(ImmutableArray<WithholdingGround>))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
