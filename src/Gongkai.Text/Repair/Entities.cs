using System.Globalization;

namespace Gongkai.Text;

/// <summary>Entities that reach the text undecoded, often escaped twice: <c>&amp;amp;nbsp;</c>.</summary>
internal static class Entities
{
    private const string Escaped = "amp;";
    private const int LongestDigits = 7;
    private static readonly Lazy<(string Name, char Character)[]> Named = new(() =>
        [.. DataFile.Rows("entities.tsv").Select(cells => (cells[0], (char)int.Parse(cells[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))]);

    /// <summary>Length of the entity that begins with the ampersand at a place, and the character it stands for; 0 when it is none.</summary>
    public static int Match(ReadOnlySpan<char> text, int at, out char character)
    {
        var start = at + 1;
        while (text[start..].StartsWith(Escaped + Escaped) || (text[start..].StartsWith(Escaped) && Plain(text[(start + Escaped.Length)..], out _) > 0))
        {
            start += Escaped.Length;
        }

        var length = Plain(text[start..], out character);
        return length == 0 ? 0 : start + length - at;
    }

    // What follows the ampersand, the semicolon included.
    private static int Plain(ReadOnlySpan<char> rest, out char character)
    {
        if (rest.Length > 0 && rest[0] == '#')
        {
            return Numeric(rest, out character);
        }

        foreach (var (name, known) in Named.Value)
        {
            if (rest.Length > name.Length && rest[name.Length] == ';' && rest.StartsWith(name))
            {
                character = known;
                return name.Length + 1;
            }
        }

        character = PlainCharacters.Nothing;
        return 0;
    }

    private static int Numeric(ReadOnlySpan<char> rest, out char character)
    {
        character = PlainCharacters.Nothing;
        var end = rest[..Math.Min(rest.Length, LongestDigits + 3)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        var isHexadecimal = rest[1] is 'x' or 'X';
        var digits = rest[(isHexadecimal ? 2 : 1)..end];
        var style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) || code is <= 0 or > char.MaxValue || char.IsSurrogate((char)code))
        {
            return 0;
        }

        character = (char)code;
        return end + 1;
    }
}
