using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>Reports as JSON with their values exchanged, renamed, left out, put deep into one another.</summary>
internal static class MutatedJson
{
    private static readonly ImmutableArray<string> Values = ["null", "true", "0", "-1", "1e308", "1e-400", "99999999999999999999999999999999", "2147483648", "-2147483649", "0.1", "\"\"", "\"read\"", "\"2019\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]", "{\"a\":{}}", "[0,1]"];
    private static readonly ImmutableArray<string> Names = ["organ", "year", "form", "title", "sections", "figures", "number", "text", "value", "state", "raw", "unit", "where", "start", "length", "line", "page", "table", "", "x"];

    /// <summary>One to four changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        var root = JsonNode.Parse(file, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = true })!;
        for (var left = rng.Between(1, 4); left > 0; left--)
        {
            var places = Places(root).ToList();
            if (places.Count > 0)
            {
                Once(rng.Pick(places), places, rng);
            }
        }

        var text = root.ToJsonString();
        return Encoding.UTF8.GetBytes(rng.Chance(10) ? text.Insert(rng.Next(text.Length), rng.Pick(["{", "[", "\"", "\\", ",,", ":", "\0", new string('[', rng.Between(60, 5_000))])) : text);
    }

    private static void Once((JsonNode Parent, object Key) place, List<(JsonNode Parent, object Key)> places, Rng rng)
    {
        var (parent, key) = place;
        var value = key is string name ? parent[name] : parent[(int)key];
        switch (rng.Next(5))
        {
            case 0 when parent is JsonObject members:
                members.Remove((string)key);
                break;
            case 1 when parent is JsonObject members && value is not null:
                members.Remove((string)key);
                members[rng.Chance(50) ? rng.Pick(Names) : (string)key + "x"] = value;
                break;
            case 2:
                var other = rng.Pick(places);
                Put(parent, key, (other.Key is string theirs ? other.Parent[theirs] : other.Parent[(int)other.Key])?.DeepClone());
                break;
            case 3 when value is not null:
                Put(parent, key, null);
                Put(parent, key, Nested(value, rng.Chance(80) ? rng.Between(1, 4) : rng.Between(20, 55)));
                break;
            default:
                Put(parent, key, JsonNode.Parse(rng.Pick(Values)));
                break;
        }
    }

    private static JsonNode Nested(JsonNode value, int deep)
    {
        for (; deep > 0; deep--)
        {
            value = new JsonArray(value);
        }

        return value;
    }

    private static void Put(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name)
        {
            parent[name] = value;
        }
        else
        {
            parent[(int)key] = value;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Inside(node, member.Key, member.Value)),
        JsonArray items => items.SelectMany((item, at) => Inside(node, at, item)),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Inside(JsonNode parent, object key, JsonNode? value) =>
        value is null ? [(parent, key)] : [(parent, key), .. Places(value)];
}
