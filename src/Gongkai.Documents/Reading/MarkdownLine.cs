using Gongkai.Text;

namespace Gongkai.Documents.Reading;

/// <summary>One line of Markdown without its marks.</summary>
internal static class MarkdownLine
{
    /// <summary>A heading for <c>#</c> to <c>######</c>, otherwise a paragraph.</summary>
    public static Block Read(MappedText line)
    {
        var level = 0;
        while (level < line.Length && line.Value[level] == '#')
        {
            level++;
        }

        return level is > 0 and < 7 && level < line.Length
            ? new Heading(level, Plain(line.Slice(level).Trim()))
            : new Paragraph(Plain(line));
    }

    /// <summary>The words without emphasis, escapes and line-break tags.</summary>
    public static MappedText Plain(MappedText content)
    {
        if (content.Value.AsSpan().IndexOfAny("*\\<`&") < 0)
        {
            return content;
        }

        var plain = new MappedText.Builder(content.Length);
        for (var i = 0; i < content.Length;)
        {
            i += AppendOne(content, i, plain);
        }

        return plain.ToMappedText().Trim() is { Length: > 0 } trimmed ? trimmed : content.Slice(0, 0);
    }

    private static int AppendOne(MappedText content, int at, MappedText.Builder plain)
    {
        var rest = content.Value.AsSpan(at);
        if (rest[0] is '`' || rest.StartsWith("**"))
        {
            return rest[0] == '`' ? 1 : 2;
        }

        if (rest[0] == '\\' && rest.Length > 1 && char.IsAsciiLetterOrDigit(rest[1]) is false && char.IsAscii(rest[1]))
        {
            plain.Append(content, at + 1, 1);
            return 2;
        }

        if (rest.StartsWith("<br", StringComparison.OrdinalIgnoreCase) && rest.IndexOf('>') is > 0 and < 8 and var close)
        {
            plain.Append('\n', content.SourceOf(at, close + 1));
            return close + 1;
        }

        if (rest.StartsWith("&nbsp;"))
        {
            plain.Append('\u00A0', content.SourceOf(at, 6));
            return 6;
        }

        plain.Append(content, at, 1);
        return 1;
    }
}
