using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Packed;
using Gongkai.Documents.Inspecting.Pictures;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into what all packed office files have in common, and hands the rest to the inspector of their kind.</summary>
internal static class PackageInspector
{
    private static readonly HashSet<string> Embedding = new(StringComparer.Ordinal) { "package", "oleObject", "embeddedObject" };
    private static readonly HashSet<string> Outside = new(StringComparer.Ordinal) { "attachedTemplate", "externalLinkPath", "mailMergeSource", "mailMergeHeaderSource", "frame", "subDocument", "linkedObject", "oleObject", "package", "externalLink" };

    public static void Inspect(ReadOnlyMemory<byte> bytes, string kind, LeakLog log)
    {
        using var file = OfficeFile.Open(bytes, log.Budget);
        switch (kind)
        {
            case "docx":
                WordInspector.Inspect(file, log);
                break;
            case "xlsx":
                WorkbookInspector.Inspect(file, log);
                break;
            default:
                SlidesInspector.Inspect(file, log);
                break;
        }

        InspectProperties(file, log);
        foreach (var part in file.Parts.ToList())
        {
            InspectPart(file, part, log);
        }

        foreach (var part in file.Unreferenced().Where(part => !PackageParts.IsAboutPackaging(part)))
        {
            log.Add("package.unreferenced", new LeakPlace { Part = part });
        }

        ZipGaps.Inspect(bytes, log, "package.hidden-bytes");
    }

    private static void InspectPart(OfficeFile file, string part, LeakLog log)
    {
        var where = new LeakPlace { Part = part };
        switch (PackageParts.KindOf(part))
        {
            case PackagePart.Thumbnail:
                log.Add(PictureSize.LongEdge(file.Bytes(part)) >= 360 ? "package.thumbnail-legible" : "package.thumbnail", where);
                break;
            case PackagePart.Embedded:
                log.Add("package.embedded", where);
                FileInspector.InspectInner(EmbeddedFile.Unwrap(file.Bytes(part)), part, log, isRemovable: true);
                break;
            case PackagePart.Macro:
                log.Add("package.macro", where);
                break;
            case PackagePart.Printer:
                log.Add("package.printer", where);
                break;
            case PackagePart.CustomXml when Words(file, part) is { Length: > 0 } words:
                log.Add("package.custom-xml", where, words, log.HoldsPersonalData(words) ? LeakSeverity.Stop : null);
                log.Text(words, where, TextOrigin.Hidden, canClean: true);
                break;
            case PackagePart.Picture:
                FileInspector.InspectInner(file.Bytes(part), part, log);
                break;
            case PackagePart.Relations:
                InspectRelations(file, part, log);
                break;
        }
    }

    private static void InspectRelations(OfficeFile file, string list, LeakLog log)
    {
        foreach (var relation in file.Relations(PackageParts.OwnerOf(list)))
        {
            var where = new LeakPlace { Part = PackageParts.OwnerOf(list) };
            if (relation.IsExternal && PackageParts.IsLocal(relation.Target))
            {
                log.Add("package.local-path", where, Uri.UnescapeDataString(relation.Target));
            }
            else if (relation.IsExternal && Outside.Contains(relation.Type) && relation.Type != "attachedTemplate")
            {
                log.Add("package.external-data", where, relation.Target);
            }

            if (relation.IsExternal)
            {
                log.Text(Uri.UnescapeDataString(relation.Target), where, TextOrigin.Hidden);
            }
            else if (Embedding.Contains(relation.Type) && PackageParts.KindOf(relation.Target) != PackagePart.Embedded && file.Has(relation.Target))
            {
                log.Add("package.embedded", new LeakPlace { Part = relation.Target });
                FileInspector.InspectInner(EmbeddedFile.Unwrap(file.Bytes(relation.Target)), relation.Target, log, isRemovable: true);
            }
        }
    }

    private static void InspectProperties(OfficeFile file, LeakLog log)
    {
        var core = file.Target("", "core-properties") ?? "";
        foreach (var property in file.Xml(core)?.Root?.Elements() ?? [])
        {
            var where = new LeakPlace { Part = core };
            if (property.Name.LocalName is "creator" or "lastModifiedBy")
            {
                foreach (var name in property.Value.Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    Authors.Inspect(name, where, log);
                }
            }
            else if (property.Name.LocalName is "description" or "keywords" or "subject" or "category" or "contentStatus" && Authors.IsPerson(property.Value) && !property.Value.StartsWith("generated by ", StringComparison.Ordinal))
            {
                log.Add("package.property", where, property.Value);
            }

            log.Text(property.Value, where, TextOrigin.Hidden, canClean: true);
        }

        var app = file.Target("", "extended-properties") ?? "";
        foreach (var property in file.Xml(app)?.Root?.Elements() ?? [])
        {
            var where = new LeakPlace { Part = app };
            if (property.Name.LocalName is "Company" or "Manager" or "HyperlinkBase" && Authors.IsPerson(property.Value))
            {
                log.Add("package.company", where, property.Value);
            }

            if (PackageParts.IsLocal(property.Value))
            {
                log.Add("package.local-path", where, property.Value);
            }

            log.Text(property.Value, where, TextOrigin.Hidden, canClean: true);
        }

        InspectCustomProperties(file, log);
    }

    private static void InspectCustomProperties(OfficeFile file, LeakLog log)
    {
        var custom = file.Target("", "custom-properties") ?? "";
        foreach (var property in file.Xml(custom)?.Root?.Elements() ?? [])
        {
            var name = property.Attr("name") ?? "";
            var where = new LeakPlace { Part = custom };
            log.Add("package.custom-property", where with { Cell = name }, $"{name}: {property.Value}", PackageParts.IsPlainProperty(name) ? LeakSeverity.Note : null);
            log.Text(property.Value, where, TextOrigin.Hidden, canClean: true);
        }
    }

    // What programs put there for their own use says nothing about the paper.
    private static string Words(OfficeFile file, string part)
    {
        try
        {
            var root = file.Xml(part)?.Root;
            return root is null || PackageParts.IsPlainCustomXml(root.Name.NamespaceName) ? "" : string.Join(' ', root.DescendantNodes().OfType<XText>().Select(text => text.Value).Where(text => !string.IsNullOrWhiteSpace(text)));
        }
        catch (System.Xml.XmlException)
        {
            return part;
        }
    }
}
