using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports;

/// <summary>What the form does not say of its own rows and columns: the article behind each and its name in English.</summary>
internal sealed record VocabularyWords(
    FrozenDictionary<string, VocabularyWord> Outcomes, FrozenDictionary<string, VocabularyWord> Applicants, FrozenDictionary<string, VocabularyWord> Disputes)
{
    private static readonly Lazy<VocabularyWords> Loaded = new(Load);

    public static VocabularyWords Current => Loaded.Value;

    /// <summary>The label without its number and without a remark behind it: “（一）予以公开” is 予以公开.</summary>
    public static string Plain(string label)
    {
        var from = label.IndexOfAny(['）', '.', '、']) is >= 0 and <= 3 and var mark ? mark + 1 : 0;
        var remark = label.IndexOf('（', from);
        return label[from..(remark < 0 ? label.Length : remark)];
    }

    /// <summary>The words of a code, or the label for both languages where a new edition has a row of its own.</summary>
    public static VocabularyWord Of(FrozenDictionary<string, VocabularyWord> words, string code, string label, string article) =>
        words.TryGetValue(code, out var known) ? known with { Article = known.Article ?? article } : new VocabularyWord(label, article);

    private static VocabularyWords Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("vocabulary/names.json")!;
        var groups = JsonSerializer.Deserialize(stream, VocabularyJson.Default.DictionaryStringDictionaryStringVocabularyWord)!;
        return new VocabularyWords(Frozen(groups["outcomes"]), Frozen(groups["applicants"]), Frozen(groups["disputes"]));
    }

    private static FrozenDictionary<string, VocabularyWord> Frozen(Dictionary<string, VocabularyWord> group) => group.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>The English name and the article of one word.</summary>
internal sealed record VocabularyWord(string En, string? Article = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, VocabularyWord>>))]
internal sealed partial class VocabularyJson : JsonSerializerContext;
