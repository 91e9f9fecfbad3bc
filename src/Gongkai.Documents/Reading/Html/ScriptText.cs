using System.Globalization;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>A page that stands as a string in a script, with its quotes and line breaks escaped.</summary>
internal static class ScriptText
{
    /// <summary>True when the tags of the text are written as a script writes them: <c>class=\"a\"</c>.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> text)
    {
        var escaped = text.Count("=\\\"");
        return escaped >= 3 && escaped * 2 > text.Count("=\"");
    }

    /// <summary>True when a script seems to hold a table or paragraphs.</summary>
    public static bool HoldsPage(ReadOnlySpan<char> script) =>
        script.Contains("</td>", StringComparison.OrdinalIgnoreCase) || script.Contains("<\\/td>", StringComparison.OrdinalIgnoreCase)
        || script.Contains("</p>", StringComparison.OrdinalIgnoreCase) || script.Contains("<\\/p>", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text with its escapes read, each character at its place.</summary>
    public static MappedText Unescape(string source, TextSpan span)
    {
        var text = new MappedText.Builder(span.Length);
        for (var i = span.Start; i < span.End;)
        {
            var (character, used) = source[i] == '\\' && i + 1 < span.End ? Escape(source.AsSpan(i, span.End - i)) : (source[i], 1);
            text.Append(character, new TextSpan(i, used));
            i += used;
        }

        return text.ToMappedText();
    }

    private static (char Character, int Used) Escape(ReadOnlySpan<char> rest) => rest[1] switch
    {
        'n' => ('\n', 2),
        'r' => ('\r', 2),
        't' => ('\t', 2),
        'u' when rest.Length >= 6 && ushort.TryParse(rest[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, 6),
        'x' when rest.Length >= 4 && byte.TryParse(rest[2..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, 4),
        var other => (other, 2),
    };
}
