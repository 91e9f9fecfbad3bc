namespace Gongkai.Text;

/// <summary>Characters that stand for a plainer one or for nothing: full-width letters and digits, odd spaces, radicals, characters without shape.</summary>
public static class PlainCharacters
{
    /// <summary>What <see cref="Of"/> says of a character that is to be left out.</summary>
    public const char Nothing = '\0';

    private static readonly char[] Table = Load();

    /// <summary>The plain character; the same one when it is plain.</summary>
    public static char Of(char character) => Table[character];

    /// <summary>Thin spaces part the thousands of a number and stay there.</summary>
    internal static bool IsThinSpaceInNumber(ReadOnlySpan<char> text, int at) =>
        text[at] is '\u2009' or '\u202F' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    /// <summary>What it means that a character is not plain.</summary>
    internal static RepairKind KindOf(char character) => character switch
    {
        '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => RepairKind.OddSpace,
        >= '\uFF01' and <= '\uFF5E' => RepairKind.FullWidth,
        (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF') => RepairKind.KangxiRadical,
        _ => Fold(character) == ' ' ? RepairKind.OddSpace : RepairKind.InvisibleCharacter,
    };

    private static char[] Load()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Fold((char)i);
        }

        foreach (var cells in DataFile.Rows("radicals.tsv"))
        {
            table[cells[0][0]] = cells[1][0];
        }

        return table;
    }

    private static char Fold(char character) => character switch
    {
        '\t' or '\n' or '\r' => character,

        // Page and line breaks part words and figures, so they may not vanish.
        '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => '\n',
        < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' or '\uFFFE' or '\uFFFF' => Nothing,
        >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or >= '\uFE00' and <= '\uFE0F' => Nothing,
        '\u00A0' or '\u3000' or '\u202F' or '\u205F' or '\u1680' or '\u3164' or (>= '\u2000' and <= '\u200A') => ' ',
        >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '．' or '／' or '＋' or '｜' => (char)(character - 0xFEE0),
        _ => character,
    };
}
