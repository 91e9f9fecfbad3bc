using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Gongkai.Agencies;

/// <summary>The words of all refusals, from the <c>refusals.json</c> of every capability that is loaded.</summary>
internal static class RefusalWords
{
    private static readonly Lazy<FrozenDictionary<string, Words>> Known = new(() => Capabilities.Resources("refusals.json")
        .Select(stream => JsonSerializer.Deserialize(stream, WordListJson.Default.DictionaryStringDictionaryStringWords)!)
        .SelectMany(file => file.SelectMany(group => group.Value.Select(word => KeyValuePair.Create($"{group.Key}.{word.Key}", word.Value))))
        .ToFrozenDictionary(StringComparer.Ordinal));

    public static string Say(Refusal refusal, CultureInfo culture)
    {
        var text = Known.Value[refusal.Code].In(culture);
        foreach (var (place, value) in refusal.Values)
        {
            text = text.Replace($"{{{place}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}

/// <summary>The assemblies of the capabilities: where words and rules that belong to one catalogue lie apart from each other.</summary>
internal static class Capabilities
{
    // Agencies itself and those above it. They are known once the head has touched them; a name that is not there is simply not part of this program.
    private static readonly string[] Names = ["Gongkai.Agencies", "Gongkai.Disclosure", "Gongkai.Requests", "Gongkai.Oversight", "Gongkai.Storage"];

    public static IEnumerable<Stream> Resources(string name)
    {
        foreach (var assembly in Names.Select(Load).OfType<Assembly>())
        {
            if (assembly.GetManifestResourceStream(name) is { } stream)
            {
                yield return stream;
            }
        }
    }

    private static Assembly? Load(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
