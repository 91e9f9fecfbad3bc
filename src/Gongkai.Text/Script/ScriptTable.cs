namespace Gongkai.Text;

/// <summary>The tables of the two scripts, by character: what to print instead, and which characters belong to one script only.</summary>
internal sealed class ScriptTable
{
    private const byte Traditional = 1;
    private const byte Simplified = 2;
    private static readonly Lazy<ScriptTable> Loaded = new(() => new ScriptTable());
    private readonly char[] simplifiedOf = new char[char.MaxValue + 1];
    private readonly byte[] scripts = new byte[char.MaxValue + 1];
    private readonly Lazy<PhraseTable> phrases;
    private readonly Lazy<bool> simplifiedOnly;

    // Clean text needs to know the traditional characters only, so the rest waits until one is met.
    private ScriptTable()
    {
        var beyond = new List<Phrase>();
        foreach (var line in DataFile.Text("characters.tsv").AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (line.Length == 3)
            {
                simplifiedOf[line[0]] = line[2];
            }
            else
            {
                beyond.Add(Phrase.FromRow(line.ToString().Split('\t')));
            }

            scripts[line[0]] = Traditional;
        }

        ResolveChains();
        phrases = new(() => LoadPhrases(beyond));
        simplifiedOnly = new(MarkSimplified);
    }

    public static ScriptTable Current => Loaded.Value;

    /// <summary>Phrases that are not converted character by character.</summary>
    public PhraseTable Phrases => phrases.Value;

    /// <summary>True for a character that is written otherwise in simplified script, outside certain phrases.</summary>
    public bool IsTraditional(char character) => scripts[character] == Traditional;

    /// <summary>The simplified character; the same one where there is no other.</summary>
    public char SimplifiedOf(char character) => simplifiedOf[character] is not '\0' and var simplified ? simplified : character;

    public bool HasTraditional(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (scripts[character] == Traditional)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when more characters are of traditional script only than of simplified script only.</summary>
    public bool IsMostlyTraditional(ReadOnlySpan<char> text)
    {
        var balance = 0;
        _ = simplifiedOnly.Value;
        foreach (var character in text)
        {
            balance += scripts[character] switch { Traditional => 1, Simplified => -1, _ => 0 };
        }

        return balance > 0;
    }

    private PhraseTable LoadPhrases(List<Phrase> beyond)
    {
        Phrase[] read = [.. DataFile.Rows("domain.tsv").Concat(DataFile.Rows("phrases.tsv")).Select(Phrase.FromRow), .. beyond];

        // What a phrase has become stays as it is: 乾安县 keeps its first character when it is converted again.
        var kept = read.Where(phrase => phrase.Instead.Any(IsTraditional)).Select(phrase => new Phrase(phrase.Instead, phrase.Instead));
        return new PhraseTable([.. read, .. kept]);
    }

    private bool MarkSimplified()
    {
        foreach (var character in DataFile.Lines("simplified.txt").SelectMany(line => line))
        {
            scripts[character] = Simplified;
        }

        return true;
    }

    // The tables hold one pair whose simplified side is itself converted.
    private void ResolveChains()
    {
        for (var i = 0; i < simplifiedOf.Length; i++)
        {
            while (simplifiedOf[i] is not '\0' and var next && simplifiedOf[next] != '\0')
            {
                simplifiedOf[i] = simplifiedOf[next];
            }
        }
    }
}
