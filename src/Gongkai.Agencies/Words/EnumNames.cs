using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;

namespace Gongkai.Agencies;

/// <summary>What roles, kinds and levels of organs are called for people, from <c>names.json</c>.</summary>
public static class EnumNames
{
    private static readonly Lazy<FrozenDictionary<string, Words>> Known = new(() => Capabilities.Resources("names.json")
        .SelectMany(stream => JsonSerializer.Deserialize(stream, WordListJson.Default.DictionaryStringDictionaryStringWords)!)
        .SelectMany(group => group.Value.Select(word => KeyValuePair.Create($"{group.Key}.{word.Key}", word.Value)))
        .ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>The role's name.</summary>
    public static string In(this Role role, CultureInfo culture) => Name(role, culture);

    /// <summary>The kind's name.</summary>
    public static string In(this OrganKind kind, CultureInfo culture) => Name(kind, culture);

    /// <summary>The level's name.</summary>
    public static string In(this OrganLevel level, CultureInfo culture) => Name(level, culture);

    /// <summary>What the organ above is in that tree.</summary>
    public static string In(this OrganTree tree, CultureInfo culture) => Name(tree, culture);

    /// <summary>What happened.</summary>
    public static string In(this OrganChangeKind kind, CultureInfo culture) => Name(kind, culture);

    private static string Name<T>(T value, CultureInfo culture)
        where T : struct, Enum => Known.Value[$"{typeof(T).Name}.{value}"].In(culture);
}
