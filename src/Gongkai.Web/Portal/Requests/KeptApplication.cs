using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Requests;

namespace Gongkai.Web.Portal.Requests;

/// <summary>An application on the shelf of drafts: what was typed and the papers that came with it.</summary>
internal sealed record KeptApplication(ApplyForm Form, ImmutableArray<NewEnclosure> Papers)
{
    /// <summary>As it is sealed.</summary>
    public string Pack() => JsonSerializer.Serialize(this, KeptApplicationJson.Default.KeptApplication);

    /// <summary>As it was typed.</summary>
    public static KeptApplication Unpack(string content) => JsonSerializer.Deserialize(content, KeptApplicationJson.Default.KeptApplication)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptApplication))]
internal sealed partial class KeptApplicationJson : JsonSerializerContext;
