using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Reports.Conversion;

namespace Gongkai.Reports.Layout;

/// <summary>The words that the official form prints beside its data, as written in <c>words.json</c>.</summary>
internal sealed record LayoutWords
{
    private static readonly Lazy<LayoutWords> Loaded = new(Load);

    public required string[] Numerals { get; init; }
    public required string AfterNumeral { get; init; }
    public required string SubheadOpen { get; init; }
    public required string SubheadClose { get; init; }
    public required string SentenceEnds { get; init; }
    public required string None { get; init; }
    public required string NotApplicable { get; init; }
    public required string Yuan { get; init; }
    public required string Wan { get; init; }
    public required string Yi { get; init; }
    public required string Draft { get; init; }
    public required string Demonstration { get; init; }
    public required string AndMore { get; init; }
    public required string From { get; init; }
    public required Dictionary<ConversionGrade, string> Conversion { get; init; }

    public static LayoutWords Current => Loaded.Value;

    /// <summary>“三、” for part 3; digits where the list ends.</summary>
    public string NumberOf(int part) =>
        (part >= 1 && part <= Numerals.Length ? Numerals[part - 1] : part.ToString(System.Globalization.CultureInfo.InvariantCulture)) + AfterNumeral;

    private static LayoutWords Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("layout/words.json")!;
        return JsonSerializer.Deserialize(stream, LayoutWordsContext.Default.LayoutWords)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LayoutWords))]
internal sealed partial class LayoutWordsContext : JsonSerializerContext;
