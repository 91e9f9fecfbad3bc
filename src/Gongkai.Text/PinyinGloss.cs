namespace Gongkai.Text;

/// <summary>Finds readings in brackets that some programs put behind rare or traditional characters: 務(wù), （wu）, ((wù)).</summary>
internal static class PinyinGloss
{
    private const int Longest = 12;
    private const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
    private const string Plain = "aaaaeeeeiiiioooouuuuvvvvnnnm";
    private static readonly string[] Initials = ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"];
    private static readonly HashSet<string> Finals = new(StringComparer.Ordinal)
    {
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ve", "ue", "er", "an", "en", "in", "un", "vn", "ang", "eng", "ing", "ong",
        "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang",
    };

    /// <summary>Length of the gloss that begins with the bracket at a place, brackets included; 0 when it is none.</summary>
    public static int Length(string text, int at)
    {
        // A gloss stands directly behind a Han character, or inside the brackets of another gloss.
        if (at == 0 || !IsHan(text[at - 1]))
        {
            return 0;
        }

        var depth = 0;
        Span<char> letters = stackalloc char[Longest];
        var count = 0;
        var toned = false;
        for (var here = at; here < text.Length && here - at <= Longest; here++)
        {
            switch (text[here])
            {
                case '(' or '（':
                    depth++;
                    break;
                case ')' or '）' when --depth == 0:
                    return IsReading(letters[..count], toned) ? here - at + 1 : 0;
                case ')' or '）':
                    break;
                case var letter when count < Longest && TryLetter(letter, ref toned, out var plain):
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
        plain = tone >= 0 ? Plain[tone] : letter == 'ü' ? 'v' : letter;
        return tone >= 0 || letter is 'ü' or (>= 'a' and <= 'z');
    }

    // Without tone marks a single vowel or “ai” may be a word or a list mark of the office: (a), (ai).
    private static bool IsReading(ReadOnlySpan<char> letters, bool toned)
    {
        if (letters.Length == 0 || (!toned && letters.Length == 1) || (!toned && letters is "ai" or "an" or "e"))
        {
            return false;
        }

        return IsSyllable(letters) || (letters.Length % 2 == 0 && letters[..(letters.Length / 2)].SequenceEqual(letters[(letters.Length / 2)..]) && IsSyllable(letters[..(letters.Length / 2)]));
    }

    private static bool IsSyllable(ReadOnlySpan<char> letters)
    {
        var finals = Finals.GetAlternateLookup<ReadOnlySpan<char>>();
        if (finals.Contains(letters))
        {
            return true;
        }

        foreach (var initial in Initials)
        {
            if (letters.StartsWith(initial) && finals.Contains(letters[initial.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
