using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Claims;

/// <summary>What may stand behind a number.</summary>
internal enum UnitKind
{
    /// <summary>Nothing that is a unit.</summary>
    None,

    /// <summary>件, 条, 篇 …: statutory things are counted in them.</summary>
    Count,

    /// <summary>个, 次, 人 …: anything is counted in them.</summary>
    Loose,

    /// <summary>Money.</summary>
    Money,

    /// <summary>% and the like.</summary>
    Percent,

    /// <summary>年, 月, 号 …: no quantity at all.</summary>
    Never,
}

/// <summary>A known word in a text.</summary>
internal readonly record struct Word(int Start, int Length, WordClass Class)
{
    public int End => Start + Length;

    public bool Is(WordClass any) => (Class & any) != 0;
}

/// <summary>The words and units of the claim grammar, as written in <c>words.json</c>; finds them longest first in one pass.</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Loaded = new(Load);
    private readonly Trie<WordClass> words = new();
    private readonly Trie<UnitKind> units = new();

    public static Lexicon Current => Loaded.Value;

    /// <summary>The known words in order, none overlapping. Titles in 《》 are passed over.</summary>
    public List<Word> Find(string text)
    {
        var found = new List<Word>(text.Length / 3);
        for (var at = 0; at < text.Length;)
        {
            var skipped = SkipTitle(text, at);
            if (skipped > at)
            {
                at = skipped;
                continue;
            }

            var length = words.Longest(text, at, out var kind);
            if (length > 0)
            {
                found.Add(new Word(at, length, kind));
            }

            at += Math.Max(length, 1);
        }

        return found;
    }

    /// <summary>The unit that starts at a place; length 0 for none.</summary>
    public int UnitAt(string text, int at, out UnitKind kind) => units.Longest(text, at, out kind);

    /// <summary>The place behind the title that starts here; <paramref name="at"/> itself when none does.</summary>
    private static int SkipTitle(string text, int at)
    {
        const int longest = 120;
        if (text[at] is not ('《' or '〈'))
        {
            return at;
        }

        var close = text.IndexOf(text[at] == '《' ? '》' : '〉', at, Math.Min(longest, text.Length - at));
        return close < 0 ? at : close + 1;
    }

    private static Lexicon Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("claims/words.json")!;
        var file = JsonSerializer.Deserialize(stream, LexiconFileContext.Default.LexiconFile)!;
        var lexicon = new Lexicon();
        foreach (var (kind, members) in file.Words)
        {
            foreach (var word in members)
            {
                lexicon.words.Add(word, kind, (left, right) => left | right);
            }
        }

        foreach (var (kind, members) in file.Units)
        {
            foreach (var unit in members)
            {
                lexicon.units.Add(unit, kind, (_, right) => right);
            }
        }

        return lexicon;
    }
}

internal sealed record LexiconFile(Dictionary<WordClass, string[]> Words, Dictionary<UnitKind, string[]> Units);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LexiconFile))]
internal sealed partial class LexiconFileContext : JsonSerializerContext;
