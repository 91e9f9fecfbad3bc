using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Reports.Checks;

namespace Gongkai.Documents.Inspecting;

/// <summary>Tells places in files in the reader's language.</summary>
public static class LeakPlaces
{
    private static readonly Lazy<FrozenDictionary<string, RuleWords>> Words = new(Load);

    /// <summary>The place in words: page, sheet and cell, paragraph, part; not more than a person needs to find it.</summary>
    public static string Say(LeakPlace place, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(culture);
        List<string> words = [];
        Add(words, "inside", place.Inside, culture);
        Add(words, "page", place.Page?.ToString(culture), culture);
        Add(words, "sheet", place.Sheet, culture);
        Add(words, "cell", place.Cell, culture);
        Add(words, "paragraph", place.Paragraph?.ToString(culture), culture);
        if (place.Part == "name")
        {
            Add(words, "name", "name", culture);
        }
        else if (place.Sheet.Length == 0 && place.Page is null && !IsMainPart(place.Part))
        {
            Add(words, "part", place.Part, culture);
        }

        Add(words, "rectangle", place.Page is not null && place.Cell.Length == 0 && place.Paragraph is null ? place.Rectangle?.ToString() : null, culture);
        Add(words, "offset", place.Part.Length == 0 ? place.Offset?.ToString(culture) : null, culture);
        return words.Count == 0 ? Words.Value["whole"].For(culture) : string.Join(culture.TwoLetterISOLanguageName == "en" ? ", " : " ", words);
    }

    private static bool IsMainPart(string part) => part is "word/document.xml" or "ppt/presentation.xml" or "xl/workbook.xml";

    private static void Add(List<string> words, string name, string? value, CultureInfo culture)
    {
        if (!string.IsNullOrEmpty(value))
        {
            words.Add(Words.Value[name].For(culture).Replace("{name}", value, StringComparison.Ordinal).Replace("{number}", value, StringComparison.Ordinal));
        }
    }

    private static FrozenDictionary<string, RuleWords> Load()
    {
        using var stream = typeof(LeakPlaces).Assembly.GetManifestResourceStream("inspecting/words.json")!;
        return JsonSerializer.Deserialize(stream, LeakPlaceContext.Default.DictionaryStringRuleWords)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, RuleWords>))]
internal sealed partial class LeakPlaceContext : JsonSerializerContext;
