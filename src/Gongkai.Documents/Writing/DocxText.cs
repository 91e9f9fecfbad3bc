using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Writing;

/// <summary>Puts text into runs.</summary>
internal static class DocxText
{
    public static void Append(Run run, string text)
    {
        var first = true;
        foreach (var line in OfficePackage.Legal(text).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!first)
            {
                run.Append(new Break());
            }

            if (line.Length > 0)
            {
                run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(line) { Space = SpaceProcessingModeValues.Preserve });
            }

            first = false;
        }
    }
}

/// <summary>Bookmarks around anchored text, each name used once, ids in order.</summary>
internal sealed class DocxAnchors
{
    private const int LongestName = 40;
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    public OpenXmlElement[] Around(string? anchor, params OpenXmlElement[] content)
    {
        if (anchor is null || !used.Add(NameOf(anchor)))
        {
            return content;
        }

        var id = used.Count.ToString(CultureInfo.InvariantCulture);
        return [new BookmarkStart { Id = id, Name = NameOf(anchor) }, .. content, new BookmarkEnd { Id = id }];
    }

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
