using System.Collections.Immutable;
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

    /// <summary>年, 天, 个工作日 …: no quantity that a report counts.</summary>
    Never,
}

/// <summary>A known word in a text; a word that names a row or column of the form carries its name.</summary>
internal readonly record struct Word(int Start, int Length, WordClass Class, string? Row)
{
    public int End => Start + Length;

    public bool Is(WordClass any) => (Class & any) != 0;
}

/// <summary>The words and units of the claim grammar, as written in <c>words.json</c>; finds them longest first in one pass.</summary>
internal sealed class Lexicon
{
    /// <summary>Name of the words that say on which side of a dispute somebody stands (作为被申请人).</summary>
    public const string Respondent = "respondent";

    /// <summary>Name of the words that say that the organ itself decides disputes (作为复议机关).</summary>
    public const string Decider = "decider";

    private static readonly Lazy<Lexicon> Loaded = new(Load);
    private readonly Trie<Entry> words = new();
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

            var length = words.Longest(text, at, out var entry);
            if (length > 0)
            {
                found.Add(new Word(at, length, entry.Class, entry.Row));
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
            lexicon.Add(members, new Entry(kind, null));
        }

        foreach (var (kind, rows) in file.Rows)
        {
            foreach (var (row, members) in rows)
            {
                lexicon.Add(members, new Entry(kind, row));
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

    private void Add(ImmutableArray<string> members, Entry entry)
    {
        foreach (var word in members)
        {
            words.Add(word, entry, (left, right) => new Entry(left.Class | right.Class, left.Row ?? right.Row));
        }
    }

    private readonly record struct Entry(WordClass Class, string? Row);
}

internal sealed record LexiconFile(
    Dictionary<WordClass, ImmutableArray<string>> Words,
    Dictionary<WordClass, Dictionary<string, ImmutableArray<string>>> Rows,
    Dictionary<UnitKind, ImmutableArray<string>> Units);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LexiconFile))]
internal sealed partial class LexiconFileContext : JsonSerializerContext;
