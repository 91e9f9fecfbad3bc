namespace Gongkai.Text;

/// <summary>Finds readings in brackets that some programs put behind rare or traditional characters: 務(wù), （wu）, ((wù)), (wùwù).</summary>
internal static class PinyinGloss
{
    private const int Longest = 24;
    private const int LongestSyllable = 6;
    private const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
    private const string Untoned = "aaaaeeeeiiiioooouuuuvvvvnnnm";
    private static readonly Lazy<HashSet<string>> Syllables = new(() => new(DataFile.Lines("syllables.txt"), StringComparer.Ordinal));
    private static readonly Lazy<HashSet<string>> English = new(() => new(DataFile.Lines("english.txt"), StringComparer.Ordinal));

    /// <summary>Length of the gloss that begins with the bracket at a place, brackets included; 0 when it is none.
    /// A gloss stands directly behind a Han character.</summary>
    public static int Length(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || !IsHan(text[at - 1]))
        {
            return 0;
        }

        Span<char> letters = stackalloc char[Longest];
        int depth = 0, count = 0;
        var toned = false;
        for (var here = at; here < text.Length && here - at < Longest; here++)
        {
            switch (text[here])
            {
                case '(' or '（':
                    depth++;
                    break;
                case ')' or '）' when --depth == 0:
                    return IsReading(letters[..count], toned, text[at - 1]) ? here - at + 1 : 0;
                case ')' or '）' or ' ' or '\'' or '’' or '-':
                    break;
                case '\u0300' or '\u0301' or '\u0304' or '\u030C':
                    toned = true;
                    break;
                case '\u0308' when count > 0 && letters[count - 1] == 'u':
                    letters[count - 1] = 'v';
                    break;
                case var letter when TryLetter(letter, ref toned, out var plain):
                    letters[count++] = plain;
                    break;
                default:
                    return 0;
            }
        }

        return 0;
    }

    private static bool TryLetter(char letter, ref bool toned, out char plain)
    {
        var tone = Toned.IndexOf(letter, StringComparison.Ordinal);
        toned |= tone >= 0;
        plain = tone >= 0 ? Untoned[tone] : letter switch { 'ü' => 'v', '\u0251' => 'a', '\u0261' => 'g', _ => letter };
        return plain is >= 'a' and <= 'z';
    }

    // With tone marks a whole word may be read out: 商務(shāngwù). Without them one syllable, perhaps twice, and not what may be
    // an English word or a list mark, unless the character before is one that such programs gloss.
    private static bool IsReading(ReadOnlySpan<char> letters, bool toned, char before)
    {
        if (toned)
        {
            return IsSyllables(letters);
        }

        if (letters.Length < 2 || (IsIn(English.Value, letters) && !ScriptTable.Current.IsTraditional(before)))
        {
            return false;
        }

        var half = letters.Length / 2;
        return IsSyllable(letters) || (letters.Length == 2 * half && letters[..half].SequenceEqual(letters[half..]) && IsSyllable(letters[..half]));
    }

    private static bool IsSyllables(ReadOnlySpan<char> letters)
    {
        for (var length = Math.Min(LongestSyllable, letters.Length); length > 0; length--)
        {
            if (IsSyllable(letters[..length]) && (length == letters.Length || IsSyllables(letters[length..])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSyllable(ReadOnlySpan<char> letters) => IsIn(Syllables.Value, letters) || letters is "n" or "m" or "ng";

    private static bool IsIn(HashSet<string> words, ReadOnlySpan<char> letters) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters);

    private static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' || char.IsSurrogate(character);
}
