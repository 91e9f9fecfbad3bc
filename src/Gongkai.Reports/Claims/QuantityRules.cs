using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Claims;

/// <summary>What a number counts, as found by a rule: its name, and the name under which it is held against figures.</summary>
internal readonly record struct Meaning(string Code, string Bind);

/// <summary>Which words make which quantity: the rules of <c>quantities.json</c>, the first that fits wins.</summary>
internal sealed class QuantityRules
{
    public static readonly Meaning Other = new("other", "");
    private static readonly Lazy<QuantityRules> Loaded = new(Load);
    private readonly ImmutableArray<Rule> rules;

    private QuantityRules(ImmutableArray<Rule> rules) => this.rules = rules;

    public static QuantityRules Current => Loaded.Value;

    /// <param name="own">Words of the claim itself.</param>
    /// <param name="unit">Kind of its unit.</param>
    /// <param name="isDenial">True for 未收到 and the like, which has no number.</param>
    /// <param name="after">Quantity of the claim before it; empty for none.</param>
    /// <param name="inList">True inside 其中… of <paramref name="after"/>.</param>
    public Meaning Find(WordClass own, UnitKind unit, bool isDenial, string after, bool inList)
    {
        foreach (var rule in rules)
        {
            if (rule.Fits(own, unit, isDenial, after, inList))
            {
                var code = rule.CodeFor(own);
                return new Meaning(code, rule.Bind ?? code);
            }
        }

        return Other;
    }

    private static QuantityRules Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("claims/quantities.json")!;
        var file = JsonSerializer.Deserialize(stream, QuantityFileContext.Default.QuantityFile)!;
        return new QuantityRules([.. file.Quantities.Select(Rule.From)]);
    }

    private sealed record Rule(string Code, string? Bind, WordClass All, WordClass Any, WordClass None, WordClass Or, string[] After, bool List, UnitKind[] Units, bool Denial, ImmutableArray<KeyValuePair<WordClass, string>> Each)
    {
        public static Rule From(QuantityFile.Entry entry)
        {
            ImmutableArray<KeyValuePair<WordClass, string>> each = entry.Each is null ? [] : [.. entry.Each.OrderBy(pair => pair.Key)];
            var any = Join(entry.Any) | each.Aggregate(WordClass.None, (all, pair) => all | pair.Key);
            return new Rule(entry.Code ?? "", entry.Bind, Join(entry.All), any, Join(entry.None), Join(entry.Or), entry.After ?? [], entry.List, entry.Units ?? [], entry.Denial, each);
        }

        public bool Fits(WordClass own, UnitKind unit, bool isDenial, string after, bool inList) =>
            (own & All) == All && (Any == 0 || (own & Any) != 0) && (own & None) == 0
            && (isDenial ? Denial : Units.Contains(unit))
            && (!List || inList)
            && (After.Length == 0 || (own & Or) != 0 || After.Any(prefix => after.StartsWith(prefix, StringComparison.Ordinal)));

        public string CodeFor(WordClass own) => Each.IsEmpty ? Code : string.Join('+', Each.Where(pair => (own & pair.Key) != 0).Select(pair => pair.Value));

        private static WordClass Join(WordClass[]? classes) => classes is null ? WordClass.None : classes.Aggregate(WordClass.None, (all, one) => all | one);
    }
}

internal sealed record QuantityFile(QuantityFile.Entry[] Quantities)
{
    internal sealed record Entry(string? Code, string? Bind, WordClass[]? All, WordClass[]? Any, WordClass[]? None, WordClass[]? Or, string[]? After, bool List, UnitKind[]? Units, bool Denial, Dictionary<WordClass, string>? Each);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(QuantityFile))]
internal sealed partial class QuantityFileContext : JsonSerializerContext;
