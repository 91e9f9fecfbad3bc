using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Gongkai.Agencies.Acts;

/// <summary>What the acts of all capabilities are called for people: <c>report.file</c> is 报送. From the <c>acts.json</c> of each and from the workflows.</summary>
public static class ActCatalogue
{
    private static readonly Lazy<FrozenDictionary<string, Words>> Known = new(() => Capabilities.Resources("acts.json")
        .Select(stream => JsonSerializer.Deserialize(stream, WordListJson.Default.DictionaryStringDictionaryStringWords)!)
        .SelectMany(file => file.SelectMany(group => group.Value.Select(word => KeyValuePair.Create($"{group.Key}.{word.Key}", word.Value))))
        .Concat(Workflows.Workflow.All.SelectMany(workflow => workflow.Actions.Select(action => KeyValuePair.Create(workflow.KindOf(action), new Words(action.Zh, action.En)))))
        .ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>The kinds of acts that have words.</summary>
    public static IReadOnlyCollection<string> Kinds => Known.Value.Keys;

    /// <summary>The act's name for people; the kind itself when there are no words for it.</summary>
    public static string NameOf(string kind, CultureInfo culture) => Known.Value.TryGetValue(kind, out var words) ? words.In(culture) : kind;

    /// <summary>What is said to somebody who holds no role for it.</summary>
    public static Refusal MayNot(string kind) => Known.Value.TryGetValue(kind, out var words) ? Refusal.Of("work.role", ("action", words.Zh), ("actionEn", words.En)) : Refusal.Of("work.role", ("action", kind), ("actionEn", kind));
}
