namespace Gongkai.Text;

/// <summary>Traditional to simplified characters by longest match over the OpenCC tables, and back to the field's own words
/// where a converter changed them (檔案 for 文件). Every character keeps its place in the source.</summary>
public static class ScriptConverter
{
    private const int MostRounds = 4;
    private static readonly Lazy<PhraseTable> Vocabulary = new(() => PhraseTable.Load("vocabulary.tsv"));

    /// <summary>The text in simplified characters; the same instance when nothing is traditional in it.
    /// Words of a Taiwan vocabulary are put back only where the text is mostly in traditional script.</summary>
    public static MappedText ToSimplified(MappedText text) => ToSimplified(text, out _);

    /// <summary>How many characters of the text are written otherwise in simplified script (乾 in 乾隆 is not).</summary>
    public static int CountTraditional(string text)
    {
        var table = ScriptTable.Current;
        if (!NeedsConversion(text))
        {
            return 0;
        }

        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            if (table.Phrases.Match(text, at) is { } phrase)
            {
                count += Differences(phrase.Found, phrase.Instead);
                at += phrase.Found.Length;
            }
            else
            {
                count += table.SimplifiedOf(text[at]) == text[at] ? 0 : 1;
                at++;
            }
        }

        return count;
    }

    /// <summary>As <see cref="ToSimplified(MappedText)"/>, and says whether words were put back.</summary>
    internal static MappedText ToSimplified(MappedText text, out bool wordsChanged)
    {
        var simplified = ToSimplifiedCharacters(text);
        var repaired = ReferenceEquals(simplified, text) || !ScriptTable.Current.IsMostlyTraditional(text.Value) ? simplified : PutWordsBack(simplified);
        wordsChanged = !ReferenceEquals(repaired, simplified);
        return repaired;
    }

    /// <summary>Characters only, no vocabulary: what search folds by.</summary>
    internal static MappedText ToSimplifiedCharacters(MappedText text)
    {
        // What one round makes can meet its neighbours in a phrase of the tables.
        for (var round = 0; round < MostRounds; round++)
        {
            var next = ConvertOnce(text);
            if (ReferenceEquals(next, text))
            {
                break;
            }

            text = next;
        }

        return text;
    }

    private static MappedText ConvertOnce(MappedText text)
    {
        var table = ScriptTable.Current;
        var value = text.Value;
        if (!NeedsConversion(value))
        {
            return text;
        }

        var rewriting = new Rewriting(text);
        for (var at = 0; at < value.Length;)
        {
            if (table.Phrases.Match(value, at) is { } phrase)
            {
                if (phrase.Found != phrase.Instead)
                {
                    rewriting.Replace(at, phrase.Found.Length, phrase.Instead);
                }

                at += phrase.Found.Length;
            }
            else
            {
                var simplified = table.SimplifiedOf(value[at]);
                if (simplified != value[at])
                {
                    rewriting.Replace(at, 1, [simplified]);
                }

                at++;
            }
        }

        return rewriting.Done();
    }

    // True for a traditional character that does not stand in a phrase that keeps it (乾 in 乾隆).
    private static bool NeedsConversion(string text)
    {
        var table = ScriptTable.Current;
        if (!table.HasTraditional(text))
        {
            return false;
        }

        for (var at = 0; at < text.Length;)
        {
            var phrase = table.Phrases.Match(text, at);
            if (phrase is null ? table.SimplifiedOf(text[at]) != text[at] : phrase.Found != phrase.Instead && table.HasTraditional(phrase.Found))
            {
                return true;
            }

            at += phrase?.Found.Length ?? 1;
        }

        return false;
    }

    private static MappedText PutWordsBack(MappedText text)
    {
        var rewriting = new Rewriting(text);
        for (var at = 0; at < text.Length;)
        {
            var phrase = Vocabulary.Value.Match(text.Value, at);
            if (phrase is not null && phrase.Found != phrase.Instead)
            {
                rewriting.Replace(at, phrase.Found.Length, phrase.Instead);
            }

            at += phrase?.Found.Length ?? 1;
        }

        return rewriting.Done();
    }

    private static int Differences(string found, string instead)
    {
        var count = Math.Abs(found.Length - instead.Length);
        for (var i = 0; i < Math.Min(found.Length, instead.Length); i++)
        {
            count += found[i] == instead[i] ? 0 : 1;
        }

        return count;
    }
}
