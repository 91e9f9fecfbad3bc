using System.Globalization;
using System.Security;
using System.Text;

namespace Gongkai.Documents.Writing;

/// <summary>A part of a Word file while it is written: tags go in as they stand, words escaped, each bookmark name once and its ids in order.
/// A report has some thousand elements; building them as objects first took three quarters of the time.</summary>
internal sealed class DocxText
{
    private const int LongestName = 40;
    private const int UsualLength = 128 * 1024;
    private readonly StringBuilder text = new(UsualLength);
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    public void Tags(string tags) => text.Append(tags);

    /// <summary>One run of words with its properties as tags; line ends become breaks.</summary>
    public void Run(string words, string properties = "")
    {
        text.Append("<w:r>").Append(properties);
        var first = true;
        foreach (var line in OfficePackage.Legal(words).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!first)
            {
                text.Append("<w:br/>");
            }

            if (line.Length > 0)
            {
                text.Append("""<w:t xml:space="preserve">""").Append(Escaped(line)).Append("</w:t>");
            }

            first = false;
        }

        text.Append("</w:r>");
    }

    /// <summary>Begins the bookmark of an anchor and answers its id; 0, and nothing written, without an anchor or where its name is taken.</summary>
    public int Begin(string? anchor)
    {
        if (anchor is null || NameOf(anchor) is var name && !used.Add(name))
        {
            return 0;
        }

        text.Append(CultureInfo.InvariantCulture, $"""<w:bookmarkStart w:name="{name}" w:id="{used.Count}"/>""");
        return used.Count;
    }

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public void End(int bookmark)
    {
        if (bookmark > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"""<w:bookmarkEnd w:id="{bookmark}"/>""");
        }
    }

    /// <summary>All that was written, inside a root element of Word.</summary>
    public string Within(string root) => $"""<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{text}</w:{root}>""";

    /// <summary>Words as they may stand between tags and in attributes.</summary>
    public static string Escaped(string words) => SecurityElement.Escape(words);

    /// <summary>Word allows letters, digits and low lines, 40 at most: a longer name keeps its beginning and ends in a hash of the whole.</summary>
    public static string NameOf(string anchor)
    {
        var name = new StringBuilder(anchor.Length);
        foreach (var character in anchor)
        {
            name.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        if (name.Length == 0 || !char.IsLetter(name[0]))
        {
            name.Insert(0, 'a');
        }

        if (name.Length <= LongestName)
        {
            return name.ToString();
        }

        var hash = 2166136261u;
        foreach (var character in anchor)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name.ToString(0, LongestName - 9)}_{hash:x8}");
    }
}
