using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Text;

namespace Gongkai.Oversight.Sites;

/// <summary>What a guide must say (第十二条), as data: each part with words of which one gives it away.</summary>
internal sealed record GuidePart(string Zh, string En, ImmutableArray<string> Words)
{
    private static readonly Lazy<ImmutableArray<GuidePart>> Known = new(() =>
    {
        using var stream = typeof(GuidePart).Assembly.GetManifestResourceStream("sites/guide.json")!;
        return JsonSerializer.Deserialize(stream, GuideJson.Default.ImmutableArrayGuidePart);
    });

    /// <summary>The parts that a text does not speak of.</summary>
    public static IEnumerable<string> MissingIn(string text, CultureInfo culture) =>
        Known.Value.Where(part => !part.Words.Any(word => text.Contains(word, StringComparison.Ordinal))).Select(part => new Words(part.Zh, part.En).In(culture));

    /// <summary>True when the text names this address or number, however it is spaced.</summary>
    public static bool Names(string text, string contact) => Plain(text).Contains(Plain(contact), StringComparison.Ordinal);

    private static string Plain(string text) => string.Concat(Bigrams.Fold(text).Where(char.IsLetterOrDigit));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<GuidePart>))]
internal sealed partial class GuideJson : JsonSerializerContext;
