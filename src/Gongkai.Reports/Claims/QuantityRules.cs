using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Claims;

/// <summary>What a number counts, as found by a rule.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Bind">The name under which it is held against figures; empty for none.</param>
/// <param name="IsWeak">The words may well mean something near: a contradiction is only a question.</param>
internal readonly record struct Meaning(string Code, string Bind, bool IsWeak);

/// <summary>What the rules are asked about: the words of a number and what was spoken of before.</summary>
/// <param name="Own">Kinds of words of the claim itself.</param>
/// <param name="Rows">Words among them that name rows of the form.</param>
/// <param name="Unit">Kind of its unit.</param>
/// <param name="IsDenial">True for 未收到 and the like, which has no number.</param>
/// <param name="After">Quantity of the claim before it; empty for none.</param>
/// <param name="InList">True inside 其中… of <paramref name="After"/>.</param>
internal readonly record struct Wording(WordClass Own, ImmutableArray<Word> Rows, UnitKind Unit, bool IsDenial, string After, bool InList);

/// <summary>Which words make which quantity: the rules of <c>quantities.json</c>, the first that fits wins.</summary>
internal sealed class QuantityRules
{
    public static readonly Meaning Other = new("other", "", false);
    private static readonly Lazy<QuantityRules> Loaded = new(Load);
    private static readonly string[] Applicants = ["requests.natural", "requests.organisation", "requests.business", "requests.research", "requests.charity", "requests.legal-service", "requests.other-org"];
    private readonly ImmutableArray<Rule> rules;

    private QuantityRules(ImmutableArray<Rule> rules) => this.rules = rules;

    public static QuantityRules Current => Loaded.Value;

    /// <summary>True for what counts requests by who made them.</summary>
    public static bool CountsApplicants(string code) => code.Split('+').All(one => Applicants.Contains(one));

    public Meaning Find(Wording wording)
    {
        foreach (var rule in rules)
        {
            if (rule.Fits(wording) && rule.CodeFor(wording.Rows) is { } code)
            {
                return new Meaning(code, rule.Bind ?? code, rule.IsWeak);
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

    private sealed record Rule(string Code, string? Bind, bool IsWeak, WordClass Rows, WordClass All, WordClass Any, WordClass None, WordClass Or, ImmutableArray<string> After, ImmutableArray<string> NotAfter, bool Within, bool List, ImmutableArray<UnitKind> Units, bool Denial)
    {
        public static Rule From(QuantityFile.Entry entry)
        {
            var rows = Join(entry.Rows);
            return new Rule(entry.Code, entry.Bind, entry.Weak, rows, Join(entry.All), Join(entry.Any), Join(entry.None), Join(entry.Or), [.. entry.After ?? []], [.. entry.NotAfter ?? []], entry.Within, entry.List, [.. entry.Units ?? []], entry.Denial);
        }

        public bool Fits(Wording wording) =>
            (wording.Own & All) == All && (Rows == 0 || (wording.Own & Rows) != 0) && (Any == 0 || (wording.Own & Any) != 0) && (wording.Own & None) == 0
            && (wording.IsDenial ? Denial : Units.Contains(wording.Unit))
            && (!List || wording.InList)
            && (After.Length == 0 || (wording.Own & Or) != 0 || StartsWithAny(After, wording.After))
            && ((wording.Own & Or) != 0 || !StartsWithAny(NotAfter, wording.After))
            && (!Within || IsWithin(wording.Rows));

        /// <summary>The code with its rows put in, several joined by +; null when the words name none.</summary>
        public string? CodeFor(ImmutableArray<Word> words)
        {
            if (Rows == 0)
            {
                return Code;
            }

            var names = words.Where(word => word.Is(Rows)).Select(word => Code.Replace("{row}", word.Row, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
            return names.Count == 0 ? null : string.Join('+', names);
        }

        // 重复申请不予处理: the ground stands in the group of the outcome beside it.
        private bool IsWithin(ImmutableArray<Word> words) =>
            words.Where(word => word.Is(Rows)).All(ground => words.Any(word => word.Is(WordClass.Outcome) && ground.Row!.StartsWith(word.Row + ".", StringComparison.Ordinal)));

        private static bool StartsWithAny(ImmutableArray<string> prefixes, string after)
        {
            foreach (var prefix in prefixes)
            {
                if (after.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        private static WordClass Join(ImmutableArray<WordClass>? classes) => classes is null ? WordClass.None : classes.Value.Aggregate(WordClass.None, (all, one) => all | one);
    }
}

internal sealed record QuantityFile(QuantityFile.Entry[] Quantities)
{
    internal sealed record Entry(string Code)
    {
        public string? Bind { get; init; }
        public bool Weak { get; init; }
        public ImmutableArray<WordClass>? Rows { get; init; }
        public ImmutableArray<WordClass>? All { get; init; }
        public ImmutableArray<WordClass>? Any { get; init; }
        public ImmutableArray<WordClass>? None { get; init; }
        public ImmutableArray<WordClass>? Or { get; init; }
        public ImmutableArray<string>? After { get; init; }
        public ImmutableArray<string>? NotAfter { get; init; }
        public bool Within { get; init; }
        public bool List { get; init; }
        public ImmutableArray<UnitKind>? Units { get; init; }
        public bool Denial { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(QuantityFile))]
internal sealed partial class QuantityFileContext : JsonSerializerContext;
