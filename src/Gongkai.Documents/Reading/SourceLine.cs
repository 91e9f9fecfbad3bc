using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>What separates the cells of a line.</summary>
internal enum LineKind
{
    Blank,
    Prose,
    Tabs,
    Pipes,

    /// <summary>Only strokes: <c>|---|---|</c> or the frame of a drawn table.</summary>
    Rule,
}

/// <summary>One line of a plain text: the characters from <see cref="Start"/> to <see cref="End"/> (not included), without the line break.</summary>
internal readonly record struct SourceLine(int Start, int End, LineKind Kind, int Page)
{
    private const string Pipe = "|│┃║";

    public static bool IsPipe(char character) => Pipe.Contains(character, StringComparison.Ordinal);

    public static IEnumerable<SourceLine> Of(string text)
    {
        int start = 0, page = 1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\n' or '\r' or '\f' or '\v' or '\u2028' or '\u2029'))
            {
                continue;
            }

            yield return new SourceLine(start, i, KindOf(text.AsSpan(start, i - start)), page);
            page += i < text.Length && text[i] == '\f' ? 1 : 0;
            i += i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n' ? 1 : 0;
            start = i + 1;
        }
    }

    public MappedText Trimmed(string text) => MappedText.FromSource(text, TextSpan.Between(Start, End)).Trim();

    private static LineKind KindOf(ReadOnlySpan<char> line)
    {
        bool tab = false, pipe = false, other = false, letters = false, shortRun = false;
        var run = 0;
        var longest = 0;
        foreach (var character in line)
        {
            var isPipe = IsPipe(character);
            var drawn = !isPipe && character is '-' or '=' or ':' or (>= '\u2500' and <= '\u257F');
            tab |= character == '\t';
            pipe |= isPipe;
            other |= !char.IsWhiteSpace(character);
            letters |= !char.IsWhiteSpace(character) && !drawn && !isPipe && character != '+';
            if (!drawn)
            {
                // A cell of "-" or "--" is a printed blank, not a stroke between rows.
                shortRun |= run is 1 or 2;
            }

            run = drawn ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return !other ? (tab ? LineKind.Tabs : LineKind.Blank)
            : !letters && !shortRun && run is 0 or > 2 && longest >= (pipe ? 3 : 6) ? LineKind.Rule
            : pipe ? LineKind.Pipes
            : tab ? LineKind.Tabs
            : LineKind.Prose;
    }
}
