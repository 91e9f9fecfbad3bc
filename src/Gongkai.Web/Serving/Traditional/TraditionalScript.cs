using System.Reflection;
using System.Text;

namespace Gongkai.Web.Serving.Traditional;

/// <summary>Simplified to traditional characters by longest match over the OpenCC tables (简体转繁体): 发 is 發 in 公开发布 and 髮 in 理发.</summary>
internal sealed class TraditionalScript
{
    private static readonly Lazy<TraditionalScript> Loaded = new(() => new TraditionalScript());
    private readonly Dictionary<string, string> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> phraseAt;
    private readonly char[] characters = new char[char.MaxValue + 1];
    private readonly byte[] longest = new byte[char.MaxValue + 1];

    private TraditionalScript()
    {
        foreach (var (found, instead) in Rows("characters.tsv"))
        {
            characters[found[0]] = instead[0];
        }

        foreach (var (found, instead) in Rows("phrases.tsv"))
        {
            phrases[found] = instead;
            longest[found[0]] = Math.Max(longest[found[0]], (byte)found.Length);
        }

        phraseAt = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The tables, read when they are first needed.</summary>
    public static TraditionalScript Current => Loaded.Value;

    /// <summary>The text in traditional characters.</summary>
    public string Of(string text)
    {
        var output = new StringBuilder(text.Length);
        Append(text, output);
        return output.ToString();
    }

    /// <summary>Adds the text in traditional characters.</summary>
    public void Append(ReadOnlySpan<char> text, StringBuilder output)
    {
        for (var at = 0; at < text.Length;)
        {
            var phrase = PhraseAt(text[at..]);
            if (phrase is null)
            {
                output.Append(characters[text[at]] is var other and not '\0' ? other : text[at]);
                at++;
            }
            else
            {
                output.Append(phrase);
                at += phrase.Length;
            }
        }
    }

    // Phrases are as long in one script as in the other.
    private string? PhraseAt(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(longest[text[0]], text.Length); length > 1; length--)
        {
            if (phraseAt.TryGetValue(text[..length], out var instead))
            {
                return instead;
            }
        }

        return null;
    }

    private static IEnumerable<(string Found, string Instead)> Rows(string table)
    {
        using var lines = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"traditional/{table}")!);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return (line[..tab], line[(tab + 1)..]);
        }
    }
}
