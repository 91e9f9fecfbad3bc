namespace Gongkai.Text;

/// <summary>Traditional to simplified characters by longest match over the OpenCC tables, and back to the field's own words
/// where a converter changed them (檔案 for 文件). Every character keeps its place in the source.</summary>
public static class ScriptConverter
{
    private static readonly Lazy<char[]> Characters = new(LoadCharacters);
    private static readonly Lazy<PhraseTable> Phrases = new(() => PhraseTable.Load("phrases.tsv"));
    private static readonly Lazy<PhraseTable> Vocabulary = new(() => PhraseTable.Load("vocabulary.tsv"));

    /// <summary>The text in simplified characters; the same instance when it has no traditional one.</summary>
    public static MappedText ToSimplified(MappedText text) =>
        CountTraditional(text.Value) == 0 ? text : Replace(Replace(text, Phrases.Value, Characters.Value), Vocabulary.Value, null);

    /// <summary>How many characters of the text have another simplified form.</summary>
    public static int CountTraditional(string text)
    {
        var simplified = Characters.Value;
        var count = 0;
        foreach (var character in text)
        {
            count += character > '\u3400' && simplified[character] != '\0' ? 1 : 0;
        }

        return count;
    }

    private static MappedText Replace(MappedText text, PhraseTable phrases, char[]? characters)
    {
        var builder = new MappedText.Builder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = phrases.Match(text.Value, at, out var instead);
            if (length == 0)
            {
                var character = text.Value[at];
                var simplified = characters is null ? '\0' : characters[character];
                builder.Append(simplified == '\0' ? character : simplified, text.SourceOf(at, 1));
                at++;
            }
            else
            {
                Append(builder, text, at, length, instead);
                at += length;
            }
        }

        return builder.ToMappedText();
    }

    // Phrases of equal length map character by character, others as one.
    private static void Append(MappedText.Builder builder, MappedText text, int at, int length, string instead)
    {
        for (var i = 0; i < instead.Length; i++)
        {
            builder.Append(instead[i], instead.Length == length ? text.SourceOf(at + i, 1) : text.SourceOf(at, length));
        }
    }

    private static char[] LoadCharacters()
    {
        var table = new char[char.MaxValue + 1];
        foreach (var cells in PhraseTable.Lines("characters.tsv"))
        {
            // Pairs outside the basic plane are names of people and places, left as they are printed.
            if (cells[0].Length == 1 && cells[1].Length == 1)
            {
                table[cells[0][0]] = cells[1][0];
            }
        }

        return table;
    }
}
