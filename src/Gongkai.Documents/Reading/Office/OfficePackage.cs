using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace Gongkai.Documents.Reading.Office;

/// <summary>A packed office file. Parts are unpacked under the limits of the reading, with no outside entities.</summary>
internal sealed class OfficePackage : IDisposable
{
    private const int MaxParts = 20_000;

    private readonly ZipArchive archive;
    private readonly ReadingBudget budget;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    private OfficePackage(ZipArchive archive, ReadingBudget budget)
    {
        this.archive = archive;
        this.budget = budget;
        if (archive.Entries.Count > MaxParts)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "parts");
        }

        foreach (var entry in archive.Entries)
        {
            parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
    }

    public IEnumerable<string> Parts => parts.Keys;

    public static OfficePackage Open(ReadOnlyMemory<byte> bytes, ReadingBudget budget)
    {
        var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, false)
            : new MemoryStream(bytes.ToArray(), false);
        return new OfficePackage(new ZipArchive(stream, ZipArchiveMode.Read), budget);
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>The whole of a small part as text; empty when it is not there.</summary>
    public string Text(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            return "";
        }

        using var reader = new StreamReader(new UnpackingStream(entry, budget));
        return reader.ReadToEnd();
    }

    /// <summary>A reader at the root element of a part; null when the part is not there.</summary>
    public XmlReader? Xml(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            return null;
        }

        var reader = XmlReader.Create(new UnpackingStream(entry, budget), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            CheckCharacters = false,
        });
        reader.MoveToContent();
        return reader;
    }

    /// <summary>The targets that a part refers to, by id. A missing list is an empty one.</summary>
    public Dictionary<string, (string Type, string Target)> Relations(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = new Dictionary<string, (string, string)>();
        using var xml = Xml($"{folder}_rels/{part[folder.Length..]}.rels");
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External")
            {
                var target = (xml.GetAttribute("Target") ?? "").Replace('\\', '/');
                var type = xml.GetAttribute("Type") ?? "";
                relations[xml.GetAttribute("Id") ?? ""] = (type[(type.LastIndexOf('/') + 1)..], target.StartsWith('/') ? target[1..] : Combine(folder, target));
            }
        }

        return relations;
    }

    /// <summary>The part that the package is about.</summary>
    public string MainPart() => Relations("").Values.FirstOrDefault(relation => relation.Type == "officeDocument").Target ?? "";

    public void Dispose() => archive.Dispose();

    private static string Combine(string folder, string target)
    {
        while (target.StartsWith("../", StringComparison.Ordinal))
        {
            target = target[3..];
            folder = folder.TrimEnd('/');
            folder = folder[..(folder.LastIndexOf('/') + 1)];
        }

        return folder + target;
    }
}
