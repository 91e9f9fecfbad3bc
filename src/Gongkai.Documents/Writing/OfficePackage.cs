using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;

namespace Gongkai.Documents.Writing;

/// <summary>Packs the parts of an Office file. Order, times and ids are fixed, so that the same parts give the same bytes.</summary>
internal sealed class OfficePackage : IDisposable
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    // ZIP keeps local times without a zone; this one says nothing about when or where a file was made.
    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive archive;

    public OfficePackage(Stream output, string contentTypes, string mainPart, string mainType)
    {
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{mainPart}" ContentType="{mainType}"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{contentTypes}</Types>""");
        AddRelations("", ("officeDocument", mainPart), ("metadata/core-properties", "docProps/core.xml"));
    }

    /// <summary>Title and language, without names and times.</summary>
    public void AddProperties(string title) => Add(
        "docProps/core.xml",
        $"""<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{System.Security.SecurityElement.Escape(Legal(title))}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>""");

    public void Add(string path, OpenXmlElement root) => Add(path, root.OuterXml);

    /// <summary>A part as XML, with its declaration or without.</summary>
    public void Add(string path, string xml)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(xml.StartsWith("<?xml", StringComparison.Ordinal) ? xml : Declaration + xml));
    }

    /// <summary>Relations of a part (empty: of the package) as type and target; ids are rId1, rId2, …</summary>
    public void AddRelations(string part, params IEnumerable<(string Type, string Target)> relations)
    {
        var xml = new StringBuilder("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""");
        var id = 0;
        foreach (var (type, target) in relations)
        {
            var family = type.Contains('/', StringComparison.Ordinal) ? "http://schemas.openxmlformats.org/package/2006/relationships/" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"""<Relationship Id="rId{++id}" Type="{family}{type}" Target="{target}"/>""");
        }

        var folder = Path.GetDirectoryName(part)?.Replace('\\', '/') ?? "";
        Add($"{(folder.Length > 0 ? folder + "/" : "")}_rels/{Path.GetFileName(part)}.rels", xml.Append("</Relationships>").ToString());
    }

    public void Dispose() => archive.Dispose();

    /// <summary>The text without the characters that XML cannot carry.</summary>
    public static string Legal(string text) => IsLegal(text) ? text : string.Concat(text.Where((character, at) => IsLegal(text, character, at)));

    private static bool IsLegal(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsLegal(text, text[at], at))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLegal(string text, char character, int at) =>
        char.IsHighSurrogate(character) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(character) ? at > 0 && char.IsHighSurrogate(text[at - 1])
        : character is '\t' or '\n' or '\r' or (>= ' ' and < '\ufffe');
}
