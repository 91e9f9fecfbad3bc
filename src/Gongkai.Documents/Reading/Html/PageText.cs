using System.Globalization;
using AngleSharp.Html;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>One line of a page in the making: pieces of the source with white space folded and entities read, each character at its place.</summary>
internal sealed class PageText(string source)
{
    private char[] characters = new char[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int length;
    private int blankAt = -1;
    private bool blankIsBreak;
    private bool isPlain = true;

    /// <summary>True when nothing but white space of any width was added.</summary>
    public bool IsBlank => characters.AsSpan(0, length).IsWhiteSpace();

    /// <summary>Adds the characters of the source from start to end (not included), which hold no tags.</summary>
    public void Add(int start, int end, bool keepsBlanks = false)
    {
        for (var i = start; i < end;)
        {
            var character = source[i];
            if (character == '&')
            {
                i = AddEntity(i, end);
            }
            else if (!keepsBlanks && character is ' ' or '\n' or '\t' or '\r' or '\f')
            {
                blankIsBreak = (blankAt >= 0 && blankIsBreak) || character is '\n' or '\r';
                blankAt = i++;
            }
            else
            {
                Put(character, i, i + 1);
                i++;
            }
        }
    }

    /// <summary>Adds a line break that a tag made.</summary>
    public void Break(int start, int end)
    {
        blankAt = -1;
        Put('\n', start, end);
        isPlain = false;
    }

    /// <summary>The line without blanks at its sides; empty for a blank one. Starts the next line.</summary>
    public MappedText Take()
    {
        int first = 0, end = length;
        while (first < end && char.IsWhiteSpace(characters[first]))
        {
            first++;
        }

        while (end > first && char.IsWhiteSpace(characters[end - 1]))
        {
            end--;
        }

        var text = first == end ? MappedText.Empty : Mapped(first, end);
        length = 0;
        blankAt = -1;
        isPlain = true;
        return text;
    }

    private MappedText Mapped(int first, int end)
    {
        if (isPlain && starts[end - 1] - starts[first] == end - 1 - first)
        {
            return MappedText.FromSource(source, TextSpan.Between(starts[first], ends[end - 1]));
        }

        var builder = new MappedText.Builder(end - first);
        for (var i = first; i < end; i++)
        {
            builder.Append(characters[i], TextSpan.Between(starts[i], ends[i]));
        }

        return builder.ToMappedText();
    }

    private void Put(char character, int start, int end)
    {
        if (blankAt >= 0)
        {
            PutBlank(character);
        }

        if (length == characters.Length)
        {
            Array.Resize(ref characters, length * 2);
            Array.Resize(ref starts, length * 2);
            Array.Resize(ref ends, length * 2);
        }

        characters[length] = character;
        starts[length] = start;
        ends[length++] = end;
    }

    /// <summary>White space between two words is one blank; a line break of the source between two Chinese characters is nothing.</summary>
    private void PutBlank(char next)
    {
        var at = blankAt;
        blankAt = -1;
        if (length == 0 || characters[length - 1] == '\n' || (blankIsBreak && IsWide(characters[length - 1]) && IsWide(next)))
        {
            return;
        }

        isPlain &= source[at] == ' ';
        Put(' ', at, at + 1);
    }

    private static bool IsWide(char character) => character is >= '\u2E80' and < '\uFB00' or >= '\uFF00' and < '\uFFE0' or '“' or '”' or '‘' or '’' or '—' or '…';

    private int AddEntity(int at, int end)
    {
        var rest = source.AsSpan(at, Math.Min(end - at, 34));
        var (value, used) = rest.StartsWith("&nbsp;") ? ("\u00A0", 6) : rest.StartsWith("&#") ? Numeric(rest) : Named(rest);
        if (used == 0)
        {
            Put('&', at, at + 1);
            return at + 1;
        }

        isPlain = false;
        foreach (var character in value)
        {
            Put(character, at, at + used);
        }

        return at + used;
    }

    private static (string Value, int Used) Numeric(ReadOnlySpan<char> rest)
    {
        var isHex = rest.Length > 2 && rest[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var end = start;
        while (end < rest.Length && (isHex ? char.IsAsciiHexDigit(rest[end]) : char.IsAsciiDigit(rest[end])))
        {
            end++;
        }

        if (end == start)
        {
            return ("", 0);
        }

        var isCode = int.TryParse(rest[start..end], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        var used = end + (end < rest.Length && rest[end] == ';' ? 1 : 0);
        var value = !isCode || code is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) ? "\uFFFD"
            : HtmlEntityProvider.IsInCharacterTable(code) ? HtmlEntityProvider.GetSymbolFromTable(code)
            : char.ConvertFromUtf32(code);
        return (value ?? "\uFFFD", used);
    }

    private static (string Value, int Used) Named(ReadOnlySpan<char> rest)
    {
        var end = 1;
        while (end < rest.Length && char.IsAsciiLetterOrDigit(rest[end]))
        {
            end++;
        }

        if (end < rest.Length && rest[end] == ';' && HtmlEntityProvider.Resolver.GetSymbol(rest[1..(end + 1)].ToString()) is { } closed)
        {
            return (closed, end + 1);
        }

        // Old pages leave the semicolon out behind the few names of the first HTML.
        for (var length = Math.Min(end, 7); length > 2; length--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(rest[1..length].ToString()) is { } open)
            {
                return (open, length);
            }
        }

        return ("", 0);
    }
}
