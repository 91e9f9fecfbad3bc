using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Gongkai.Agencies.Officers;

/// <summary>What roles are called for people, from <c>roles.json</c>.</summary>
public static class RoleNames
{
    private static readonly Lazy<FrozenDictionary<Role, Words>> Known = new(() => Capabilities.Resources("roles.json")
        .SelectMany(stream => JsonSerializer.Deserialize(stream, WordListJson.Default.DictionaryStringDictionaryStringWords)!["role"])
        .ToFrozenDictionary(word => Enum.Parse<Role>(word.Key), word => word.Value));

    /// <summary>The role's name.</summary>
    public static string In(this Role role, CultureInfo culture) => Known.Value[role].In(culture);
}
