namespace Gongkai.Text;

/// <summary>A phrase, what to put in its place, and the words whose presence forbids that.</summary>
/// <param name="Found">The phrase.</param>
/// <param name="Instead">What to put in its place.</param>
/// <param name="NotBefore">Words that may not follow.</param>
/// <param name="NotBehind">Words that may not precede.</param>
/// <param name="NotBeside">Words that may stand nowhere in the text.</param>
internal sealed record Phrase(string Found, string Instead, string[] NotBefore, string[] NotBehind, string[] NotBeside)
{
    public Phrase(string found, string instead)
        : this(found, instead, [], [], [])
    {
    }

    /// <summary>The phrase in a row of a table: found, instead, and three columns of words between blanks, which may be missing.</summary>
    public static Phrase FromRow(string[] cells) => new(cells[0], cells.Length > 1 ? cells[1] : "", Words(cells, 2), Words(cells, 3), Words(cells, 4));

    public bool StandsAt(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (!rest.StartsWith(Found))
        {
            return false;
        }

        rest = rest[Found.Length..];
        foreach (var word in NotBefore)
        {
            if (rest.StartsWith(word))
            {
                return false;
            }
        }

        foreach (var word in NotBehind)
        {
            if (text[..at].EndsWith(word))
            {
                return false;
            }
        }

        foreach (var word in NotBeside)
        {
            if (text.IndexOf(word) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string[] Words(string[] cells, int column) =>
        column < cells.Length ? cells[column].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
}

/// <summary>Phrases found by longest match from a place in a text. Looked up by first character, without allocation.</summary>
internal sealed class PhraseTable
{
    // Place of the phrases that begin with a character; 0 holds none.
    private readonly ushort[] bucketOf = new ushort[char.MaxValue + 1];
    private readonly Phrase[][] buckets;

    /// <summary>A table; of two equal phrases the earlier counts.</summary>
    public PhraseTable(IEnumerable<Phrase> phrases)
    {
        var groups = phrases.DistinctBy(phrase => phrase.Found, StringComparer.Ordinal).GroupBy(phrase => phrase.Found[0]).ToArray();
        buckets = [[], .. groups.Select(group => group.OrderByDescending(phrase => phrase.Found.Length).ToArray())];
        for (var i = 0; i < groups.Length; i++)
        {
            bucketOf[groups[i].Key] = (ushort)(i + 1);
        }
    }

    public static PhraseTable Load(string name) => new(DataFile.Rows(name).Select(Phrase.FromRow));

    public bool CanStart(char character) => bucketOf[character] != 0;

    /// <summary>The longest phrase that stands at a place; null when none does.</summary>
    public Phrase? Match(ReadOnlySpan<char> text, int at)
    {
        foreach (var phrase in buckets[bucketOf[text[at]]])
        {
            if (phrase.StandsAt(text, at))
            {
                return phrase;
            }
        }

        return null;
    }
}
