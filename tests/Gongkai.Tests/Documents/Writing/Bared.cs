using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Tests.Documents.Writing;

/// <summary>A file without what a writer can leave in it for a program alone: names of places, captions and properties that no eye sees.</summary>
internal static partial class Bared
{
    /// <summary>The same print, bared.</summary>
    public static byte[] Of(byte[] file, string extension) => extension switch
    {
        ".html" => Encoding.UTF8.GetBytes(HiddenAttribute().Replace(Encoding.UTF8.GetString(file), "")),
        ".docx" or ".xlsx" => Parts(file),
        _ => file,
    };

    private static byte[] Parts(byte[] file)
    {
        using var output = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file)))
        using (var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries)
            {
                using var reader = new StreamReader(part.Open());
                using var writer = new StreamWriter(to.CreateEntry(part.FullName).Open());
                writer.Write(part.FullName == "docProps/core.xml" ? Title().Replace(reader.ReadToEnd(), "") : HiddenElement().Replace(reader.ReadToEnd(), ""));
            }
        }

        return output.ToArray();
    }

    [GeneratedRegex(@"\s(?:id|aria-labelledby|aria-label|data-[a-z-]+)=""[^""]*""")]
    private static partial Regex HiddenAttribute();

    [GeneratedRegex(@"<w:bookmark(?:Start|End)[^>]*/>|<w:tblCaption[^>]*/>|<(?:x:)?definedNames>.*?</(?:x:)?definedNames>", RegexOptions.Singleline)]
    private static partial Regex HiddenElement();

    [GeneratedRegex("<dc:title>.*?</dc:title>", RegexOptions.Singleline)]
    private static partial Regex Title();
}
