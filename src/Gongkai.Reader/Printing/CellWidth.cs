namespace Gongkai.Reader.Printing;

/// <summary>Widths in a terminal, where a Chinese character takes two columns.</summary>
public static class CellWidth
{
    /// <summary>Columns that a text takes.</summary>
    public static int Of(string text) => text.Sum(Of);

    /// <summary>The text filled up at the right to a width, never cut.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>The text filled up at the left to a width, never cut.</summary>
    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Of(text))) + text;

    /// <summary>The text cut to a width, with “…” where something was cut off.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        var used = 1;
        var at = 0;
        while (at < text.Length && used + Of(text[at]) <= width)
        {
            used += Of(text[at++]);
        }

        return text[..at] + "…";
    }

    // Quotes, dashes and dots lie above 0x1100 and are narrow in the fonts of terminals.
    private static int Of(char character) => character is >= '\u1100' and not (>= '\u2010' and <= '\u203F') ? 2 : 1;
}
