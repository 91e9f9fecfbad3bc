using Gongkai.Agencies;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Reports;

namespace Gongkai.Requests;

/// <summary>A column of a book of requests 台账, with the heads under which offices keep it.</summary>
public sealed record BookColumn(string Code, string Zh, ImmutableArray<string> Variants, bool Required = false);

/// <summary>The words of books that offices kept before: heads, kinds of applicants, channels, ways to end. From <c>columns.json</c>.</summary>
internal sealed record BookWords(ImmutableArray<BookColumn> Columns, ImmutableDictionary<string, ImmutableArray<string>> Kinds, ImmutableDictionary<string, ImmutableArray<string>> Channels)
{
    private static readonly Lazy<BookWords> Loaded = new(Load);
    private static readonly Lazy<FrozenDictionary<string, Outcome>> Outcomes = new(OutcomesByName);

    public static BookWords Current => Loaded.Value;

    /// <summary>Letters and digits alone: what tells two heads apart.</summary>
    public static string Plain(string text) => string.Concat(PlainForm.Of(text).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    public BookColumn? Column(string head)
    {
        var plain = Plain(head);
        return plain.Length == 0 ? null : Columns.FirstOrDefault(column => column.Variants.Prepend(column.Zh).Any(variant => Plain(variant) == plain));
    }

    public ApplicantKind? Kind(string text) => Find(Kinds, text) is { } code ? ApplicantKind.Parse(code) : null;

    public IntakeChannel? Channel(string text) => Find(Channels, text) is { } name ? Enum.Parse<IntakeChannel>(name) : null;

    /// <summary>A way to end by its name on the form, with or without its group and the numbers before both, or by the name of a ground.</summary>
    public static Outcome? OutcomeOf(string text)
    {
        var plain = Plain(text);
        return Outcomes.Value.GetValueOrDefault(plain) ?? Outcomes.Value.GetValueOrDefault(string.Concat(plain.TrimStart([.. "一二三四五六七八九十"]).Where(character => !char.IsAsciiDigit(character))));
    }

    private static string? Find(ImmutableDictionary<string, ImmutableArray<string>> words, string text)
    {
        var plain = Plain(text);
        return words.FirstOrDefault(pair => pair.Value.Any(word => Plain(word) == plain)).Key;
    }

    private static FrozenDictionary<string, Outcome> OutcomesByName()
    {
        var names = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var outcome in Outcome.All)
        {
            names[Plain(outcome.Group + outcome.Name)] = outcome;
            names.TryAdd(Plain(outcome.Name), outcome);
        }

        foreach (var ground in Ground.All)
        {
            if (ground.Rows.LastOrDefault() is { } row && Outcome.All.FirstOrDefault(outcome => outcome.Code == row) is { } outcome)
            {
                names.TryAdd(Plain(ground.Zh), outcome);
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static BookWords Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("importing/columns.json")!;
        return JsonSerializer.Deserialize(stream, BookWordsJson.Default.BookWords)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BookWords))]
internal sealed partial class BookWordsJson : JsonSerializerContext;
