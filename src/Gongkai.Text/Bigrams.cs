using System.Globalization;
using System.Text;

namespace Gongkai.Text;

/// <summary>The search tokenizer, one for every store: text is folded (compatibility forms, case, script), cut at everything that is neither letter
/// nor digit, and each run becomes its overlapping pairs of characters.</summary>
public static class Bigrams
{
    private const int FirstHan = 0x3400;
    private const int HighPart = 16;

    /// <summary>The text as it is compared: repaired characters, NFKC, lower case, simplified characters. Places are kept, for highlights.</summary>
    public static MappedText Fold(MappedText text)
    {
        var plain = ScriptConverter.ToSimplifiedCharacters(Normalise(text));

        // A compatibility form can stand for a traditional character and the other way round.
        var again = ScriptConverter.ToSimplifiedCharacters(Normalise(plain));
        return ReferenceEquals(again, plain) ? plain : again;
    }

    /// <summary>As <see cref="Fold(MappedText)"/>, without places.</summary>
    public static string Fold(string text) => Fold(MappedText.Unplaced(text)).Value;

    /// <summary>The pairs in order with blanks between, for a full-text index: “信息公开 2号” gives “信息 息公 公开 开 2号 号”.
    /// The last character of each run stands once more alone, so that every character begins some word.</summary>
    public static string Join(string text)
    {
        var joined = new StringBuilder(text.Length * 3);
        foreach (var run in Runs(Fold(text)))
        {
            for (var i = 0; i < run.Length; i++)
            {
                joined.Append(joined.Length > 0 ? " " : "").Append(run[i]);
                if (i + 1 < run.Length)
                {
                    joined.Append(run[i + 1]);
                }
            }
        }

        return joined.ToString();
    }

    /// <summary>The different characters and pairs as numbers, ascending: <c>(first − 0x3400) « 16 | second</c>, of characters beyond the basic plane the low 16 bits.
    /// A single character has 0 as its second, so that one character can be looked for as well.</summary>
    public static int[] Pack(string text)
    {
        var packed = new SortedSet<int>();
        foreach (var run in Runs(Fold(text)))
        {
            for (var i = 0; i < run.Length; i++)
            {
                packed.Add(Pack(run[i], 0));
                if (i + 1 < run.Length)
                {
                    packed.Add(Pack(run[i], run[i + 1].Value));
                }
            }
        }

        return [.. packed];
    }

    /// <summary>What a full-text index of <see cref="Join"/> is asked for: each run a phrase in quotation marks, a single character a prefix, all of them required.
    /// Empty when the words hold nothing to search for. Only letters, digits, blanks, quotation marks and asterisks.</summary>
    public static string Query(string words) => string.Join(' ', Runs(Fold(words)).Select(Phrase));

    /// <summary>The folded runs of the words, for the check against the folded text that packed pairs need when a run has more than two characters.</summary>
    public static IEnumerable<string> Terms(string words) => Runs(Fold(words)).Select(run => string.Concat(run));

    private static string Phrase(Rune[] run) =>
        run.Length == 1 ? $"\"{run[0]}\"*" : $"\"{string.Join(' ', Enumerable.Range(0, run.Length - 1).Select(i => $"{run[i]}{run[i + 1]}"))}\"";

    private static int Pack(Rune first, int second) => ((((first.Value & 0xFFFF) - FirstHan) << HighPart) | (second & 0xFFFF));

    private static IEnumerable<Rune[]> Runs(string folded)
    {
        var run = new List<Rune>();
        foreach (var rune in folded.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '〇')
            {
                run.Add(rune);
            }
            else if (run.Count > 0)
            {
                yield return [.. run];
                run.Clear();
            }
        }

        if (run.Count > 0)
        {
            yield return [.. run];
        }
    }

    // Piece by piece, each a character with the marks behind it, so that every piece keeps its place.
    private static MappedText Normalise(MappedText text)
    {
        var value = text.Value;
        var rewriting = new Rewriting(text);
        for (var at = 0; at < value.Length;)
        {
            var length = 1;
            var character = value[at];
            if (character < '\u0080' || character is >= '\u4E00' and <= '\u9FFF')
            {
                length += MarksAt(value, at + 1);
                if (length == 1)
                {
                    if (char.IsAsciiLetterUpper(character))
                    {
                        rewriting.Replace(at, 1, [char.ToLowerInvariant(character)]);
                    }

                    at++;
                    continue;
                }
            }
            else
            {
                length = at + 1 < value.Length && char.IsSurrogatePair(value, at) ? 2 : 1;
                length += MarksAt(value, at + length);
            }

            var piece = value.Substring(at, length);
            var folded = FoldPiece(piece);
            if (folded != piece)
            {
                rewriting.Replace(at, length, folded);
            }

            at += length;
        }

        return rewriting.Done();
    }

    private static string FoldPiece(string piece)
    {
        var plain = PlainCharacters.Of(piece[0]);
        var start = plain == piece[0] ? piece : plain == PlainCharacters.Nothing ? piece[1..] : plain + piece[1..];

        // A lone half of a pair is no text.
        return start.Any(char.IsSurrogate) && !start.IsNormalizable() ? " " : start.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    private static int MarksAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] is >= '\u0300' and < '\u2000' && CharUnicodeInfo.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark)
        {
            end++;
        }

        return end - at;
    }

    private static bool IsNormalizable(this string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(at + 1 < text.Length && char.IsSurrogatePair(text, at++)))
            {
                return false;
            }
        }

        return true;
    }
}
