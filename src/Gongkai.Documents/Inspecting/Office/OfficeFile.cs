using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Reading.Office;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>What a part of a package refers to.</summary>
/// <param name="Id">By which the part names it.</param>
/// <param name="Type">The last word of the relationship's type, such as <c>image</c>.</param>
/// <param name="Target">A part of the package without a slash before it, or an outside address.</param>
/// <param name="IsExternal">Whether it is an outside address.</param>
internal sealed record Relation(string Id, string Type, string Target, bool IsExternal);

/// <summary>A packed office file whose parts can be read, replaced and taken out. Unpacking keeps to the limits.</summary>
internal sealed class OfficeFile : IDisposable
{
    private const int MaxParts = 20_000;
    private const int MostXmlBytes = 96 * 1024 * 1024;
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace RelationsName = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ZipArchive archive;
    private readonly ReadingBudget budget;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]> changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> added = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> removed = new(StringComparer.OrdinalIgnoreCase);

    private OfficeFile(ZipArchive archive, ReadingBudget budget)
    {
        this.archive = archive;
        this.budget = budget;
        if (archive.Entries.Count > MaxParts)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, "parts");
        }

        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
    }

    public ReadingBudget Budget => budget;

    public IEnumerable<string> Parts => entries.Keys.Concat(added).Where(part => !removed.Contains(part)).Order(StringComparer.Ordinal);

    public static OfficeFile Open(ReadOnlyMemory<byte> bytes, ReadingBudget budget) => new(new ZipArchive(InspectedKinds.Open(bytes), ZipArchiveMode.Read), budget);

    public bool Has(string part) => (entries.ContainsKey(part) || added.Contains(part)) && !removed.Contains(part);

    public byte[] Bytes(string part)
    {
        if (changed.TryGetValue(part, out var bytes))
        {
            return bytes;
        }

        return UnpackingStream.ReadAll(entries[part], budget);
    }

    /// <summary>The part as a tree; null when it is not there.</summary>
    public XDocument? Xml(string part)
    {
        if (!Has(part))
        {
            return null;
        }

        if (!changed.ContainsKey(part) && entries[part].Length > MostXmlBytes)
        {
            throw new NotReadableException(NotReadableReason.TooLarge, part);
        }

        using var reader = Reader(part);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A reader before the part's first node; for parts too large for a tree.</summary>
    public XmlReader Reader(string part) => XmlReader.Create(
        changed.TryGetValue(part, out var bytes) ? new MemoryStream(bytes, writable: false) : new UnpackingStream(entries[part], budget),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, CheckCharacters = false });

    /// <summary>What a part refers to; the package itself is the empty name.</summary>
    public List<Relation> Relations(string part)
    {
        var list = Xml(RelationsOf(part));
        return list is null ? [] : [.. list.Descendants(RelationsName + "Relationship").Select(relation => Read(relation, FolderOf(part)))];
    }

    /// <summary>The part that relations of a type lead to from the package or a part; null for none.</summary>
    public string? Target(string part, string type) => Relations(part).Find(relation => relation.Type == type && !relation.IsExternal)?.Target;

    public void Replace(string part, XDocument xml)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false, CloseOutput = false }))
        {
            xml.Save(writer);
        }

        Replace(part, stream.ToArray());
    }

    public void Replace(string part, byte[] bytes) => changed[part] = bytes;

    /// <summary>Puts in a new part; its kind must be one that the package already has by its ending.</summary>
    public void Add(string part, byte[] bytes)
    {
        added.Add(part);
        changed[part] = bytes;
        removed.Remove(part);
    }

    /// <summary>Adds a relation like another, to a new target; gives its id.</summary>
    public string AddRelation(string part, Relation like, string target)
    {
        var name = RelationsOf(part);
        var list = Xml(name)!;
        var elements = list.Descendants(RelationsName + "Relationship").ToList();
        var model = elements.First(element => (string?)element.Attribute("Id") == like.Id);
        var id = $"{like.Id}n{elements.Count}";
        var element = new XElement(model);
        element.SetAttributeValue("Id", id);
        element.SetAttributeValue("Target", "/" + target);
        model.AddAfterSelf(element);
        Replace(name, list);
        return id;
    }

    /// <summary>Takes out a part with its own relations. What refers to it must be told by <see cref="RemoveRelations"/>.</summary>
    public void Remove(string part)
    {
        removed.Add(part);
        removed.Add(RelationsOf(part));
    }

    /// <summary>Takes out relations of a part, and gives them back.</summary>
    public List<Relation> RemoveRelations(string part, Predicate<Relation> which)
    {
        var name = RelationsOf(part);
        var list = Xml(name);
        var gone = new List<Relation>();
        foreach (var element in list?.Descendants(RelationsName + "Relationship").ToList() ?? [])
        {
            var relation = Read(element, FolderOf(part));
            if (which(relation))
            {
                gone.Add(relation);
                element.Remove();
            }
        }

        if (gone.Count > 0)
        {
            Replace(name, list!);
        }

        return gone;
    }

    /// <summary>Takes out every part that no chain of relations leads to.</summary>
    public void RemoveUnreferenced()
    {
        foreach (var part in Unreferenced().ToList())
        {
            Remove(part);
        }
    }

    /// <summary>Parts that no chain of relations leads to.</summary>
    public IEnumerable<string> Unreferenced()
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ContentTypes, RelationsOf("") };
        var open = new Stack<string>([""]);
        while (open.TryPop(out var part))
        {
            reached.Add(RelationsOf(part));
            foreach (var relation in Relations(part).Where(relation => !relation.IsExternal && Has(relation.Target) && reached.Add(relation.Target)))
            {
                open.Push(relation.Target);
            }
        }

        return Parts.Where(part => !reached.Contains(part));
    }

    /// <summary>Writes the package: fixed times, no comments, nothing between the parts.</summary>
    public byte[] Save()
    {
        TidyContentTypes();
        using var stream = new MemoryStream();
        using (var output = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in Parts.OrderByDescending(part => part == ContentTypes))
            {
                var entry = output.CreateEntry(part, CompressionLevel.Optimal);
                entry.LastWriteTime = FixedTime;
                using var target = entry.Open();
                target.Write(Bytes(part));
            }
        }

        return stream.ToArray();
    }

    public void Dispose() => archive.Dispose();

    public static string RelationsOf(string part) => $"{FolderOf(part)}_rels/{part[FolderOf(part).Length..]}.rels";

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static Relation Read(XElement relation, string folder)
    {
        var type = (string?)relation.Attribute("Type") ?? "";
        var target = ((string?)relation.Attribute("Target") ?? "").Replace('\\', '/');
        var isExternal = (string?)relation.Attribute("TargetMode") == "External";
        return new Relation((string?)relation.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], isExternal ? target : Combine(folder, target), isExternal);
    }

    private static string Combine(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        while (target.StartsWith("../", StringComparison.Ordinal))
        {
            target = target[3..];
            folder = FolderOf(folder.TrimEnd('/'));
        }

        return folder + (target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target);
    }

    private void TidyContentTypes()
    {
        if (Xml(ContentTypes) is not { } types)
        {
            return;
        }

        types.Root!.Elements().Where(element => element.Name.LocalName == "Override" && !Has(((string?)element.Attribute("PartName") ?? "").TrimStart('/'))).Remove();
        Replace(ContentTypes, types);
    }
}
