using System.Text;

namespace Gongkai.Documents.Reading;

/// <summary>The encoding that a page itself names in its first bytes: <c>&lt;meta charset&gt;</c>, <c>content="…charset="</c> or the XML line.</summary>
internal static class CharsetDeclaration
{
    private const int SearchedBytes = 4096;

    /// <summary>The name as written; empty when none is given.</summary>
    public static string In(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, SearchedBytes)]);
        if (!head.Contains('<', StringComparison.Ordinal))
        {
            return "";
        }

        foreach (var word in (ReadOnlySpan<string>)["charset", "encoding"])
        {
            var at = head.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && NameBehind(head.AsSpan(at + word.Length)) is { Length: > 0 } name)
            {
                return name;
            }
        }

        return "";
    }

    private static string NameBehind(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        if (!rest.StartsWith("="))
        {
            return "";
        }

        rest = rest[1..].TrimStart().TrimStart("\"'\\");
        var length = 0;
        while (length < rest.Length && length < 24 && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '-' or '_'))
        {
            length++;
        }

        return rest[..length].ToString();
    }
}
