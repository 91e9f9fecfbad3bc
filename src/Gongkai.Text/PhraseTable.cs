using System.Collections.Frozen;

namespace Gongkai.Text;

/// <summary>A table of phrases and what to put in their place, found by longest match from a place in a text.</summary>
internal sealed class PhraseTable
{
    private readonly FrozenDictionary<char, Entry[]> byFirst;

    private PhraseTable(IEnumerable<Entry> entries) =>
        byFirst = entries.GroupBy(entry => entry.Found[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Found.Length).ToArray());

    private sealed record Entry(string Found, string Instead, string[] NotBefore, string[] NotBehind);

    /// <summary>The table in an embedded file: tab-separated columns found, instead, and two lists of words that forbid the match
    /// when they follow or precede it; lines that begin with # are remarks.</summary>
    public static PhraseTable Load(string name) => new(Lines(name).Select(cells => new Entry(cells[0], cells[1], Words(cells, 2), Words(cells, 3))));

    /// <summary>The rows of an embedded file, split into columns.</summary>
    public static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(PhraseTable).Assembly.GetManifestResourceStream($"text/{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }

    /// <summary>The longest phrase that begins at a place; length 0 when none does.</summary>
    public int Match(ReadOnlySpan<char> text, int at, out string instead)
    {
        instead = "";
        if (!byFirst.TryGetValue(text[at], out var entries))
        {
            return 0;
        }

        foreach (var entry in entries)
        {
            if (text[at..].StartsWith(entry.Found) && !Forbidden(entry, text, at))
            {
                instead = entry.Instead;
                return entry.Found.Length;
            }
        }

        return 0;
    }

    private static bool Forbidden(Entry entry, ReadOnlySpan<char> text, int at)
    {
        foreach (var word in entry.NotBefore)
        {
            if (text[(at + entry.Found.Length)..].StartsWith(word))
            {
                return true;
            }
        }

        foreach (var word in entry.NotBehind)
        {
            if (text[..at].EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Words(string[] cells, int column) =>
        column < cells.Length ? cells[column].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
}
