using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Storage.Search;

/// <summary>Words that mean the same to people who look for documents, from <c>synonyms.txt</c>: one group a line, folded, blanks between.</summary>
internal static class Synonyms
{
    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<string>>> Groups = new(Load);

    /// <summary>The word and its synonyms, the word first.</summary>
    public static ImmutableArray<string> Of(string word) => Groups.Value.TryGetValue(word, out var group) ? [word, .. group.Where(other => other != word)] : [word];

    private static FrozenDictionary<string, ImmutableArray<string>> Load()
    {
        using var reader = new StreamReader(typeof(Synonyms).Assembly.GetManifestResourceStream("search/synonyms.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ').ToImmutableArray())
            .SelectMany(group => group.Select(word => KeyValuePair.Create(word, group)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
