using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Agencies;

/// <summary>What a thing is called for people, in both languages.</summary>
public sealed record Words(string Zh, string En)
{
    /// <summary>English for English readers, Chinese for everybody else.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Zh;
}

/// <summary>A data file of words: group, code, text in Chinese and English, with {named} places.</summary>
internal sealed class WordList
{
    private readonly FrozenDictionary<string, Words> byCode;

    private WordList(Dictionary<string, Dictionary<string, Words>> groups) => byCode = groups
        .SelectMany(group => group.Value.Select(word => KeyValuePair.Create($"{group.Key}/{word.Key}", word.Value)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static WordList Load(string resource) =>
        new(JsonSerializer.Deserialize(HolidayData.Files(resource).Single(), WordListJson.Default.DictionaryStringDictionaryStringWords)!);

    /// <summary>The words for <c>group/code</c> with its places filled.</summary>
    public string Say(string code, CultureInfo culture, params ReadOnlySpan<(string Place, string Value)> values)
    {
        var text = byCode[code].In(culture);
        foreach (var (place, value) in values)
        {
            text = text.Replace($"{{{place}}}", value, StringComparison.Ordinal);
        }

        // A line without an article keeps no empty brackets.
        return text.Replace("（）", "", StringComparison.Ordinal).Replace(" ()", "", StringComparison.Ordinal);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, Words>>))]
internal sealed partial class WordListJson : JsonSerializerContext;
