using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Cleans what all packed office files have in common.</summary>
internal static class PackageCleaner
{
    private static readonly (string Rule, string[] Types)[] Dropped =
    [
        ("package.thumbnail", ["thumbnail"]),
        ("package.thumbnail-legible", ["thumbnail"]),
        ("package.custom-property", ["custom-properties"]),
        ("package.custom-xml", ["customXml", "customXmlProps"]),
        ("package.embedded", ["package", "oleObject", "embeddedObject", "control", "activeXControlBinary"]),
        ("package.macro", ["vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet", "keyMapCustomizations", "attachedToolbars"]),
        ("package.printer", ["printerSettings"]),
    ];

    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> bytes, string kind, CleaningOrder order)
    {
        using var file = OfficeFile.Open(bytes, order.Budget);
        var edit = new OfficeEdit(file);
        switch (kind)
        {
            case "docx":
                WordCleaner.Clean(edit, order);
                break;
            case "xlsx":
                WorkbookCleaner.Clean(edit, order);
                break;
            default:
                SlidesCleaner.Clean(edit, order);
                break;
        }

        CleanProperties(edit, order);
        CleanRelations(edit, order);
        CleanDrawings(edit, order);
        foreach (var picture in file.Parts.Where(part => PackageParts.KindOf(part) == PackagePart.Picture).ToList())
        {
            file.Replace(picture, FileCleaner.CleanInner(file.Bytes(picture), picture, order).ToArray());
        }

        file.RemoveUnreferenced();
        return file.Save();
    }

    private static void CleanProperties(OfficeEdit edit, CleaningOrder order)
    {
        edit.Change(edit.File.Target("", "core-properties"), xml => RemoveWhere(xml, property =>
            property.Name.LocalName is "creator" or "lastModifiedBy" ? order.Wants("package.author", "package.author-plain")
            : property.Name.LocalName is "description" or "keywords" or "subject" or "category" or "contentStatus" or "revision" or "lastPrinted" ? order.Wants("package.property")
            : order.WantsOut(property.Value)));
        edit.Change(edit.File.Target("", "extended-properties"), xml => RemoveWhere(xml, property =>
            property.Name.LocalName is "Company" or "Manager" or "HyperlinkBase" ? order.Wants("package.company")
            : PackageParts.IsLocal(property.Value) ? order.Wants("package.local-path")
            : property.Name.LocalName is "Template" or "TitlesOfParts" or "HeadingPairs" or "HLinks" or "TotalTime" ? order.Wants("package.property") : order.WantsOut(property.Value)));
    }

    private static bool RemoveWhere(XDocument properties, Func<XElement, bool> which)
    {
        var found = properties.Root?.Elements().Where(which).ToList() ?? [];
        found.ForEach(OfficeEdit.Remove);
        return found.Count > 0;
    }

    private static void CleanRelations(OfficeEdit edit, CleaningOrder order)
    {
        var types = Dropped.Where(pair => order.Wants(pair.Rule)).SelectMany(pair => pair.Types).ToHashSet(StringComparer.Ordinal);
        edit.Drop(relation => types.Contains(relation.Type)
            || (order.Wants("package.embedded") && !relation.IsExternal && PackageParts.KindOf(relation.Target) == PackagePart.Embedded)
            || (relation.IsExternal && order.Wants("package.local-path") && PackageParts.IsLocal(relation.Target))
            || (relation.IsExternal && order.Wants("package.external-data") && relation.Type is "oleObject" or "package" or "frame" or "subDocument" or "linkedObject" or "mailMergeSource" or "mailMergeHeaderSource"));
        if (order.Wants("package.macro"))
        {
            edit.Change("[Content_Types].xml", PlainTypes);
        }
    }

    // A file that says it has macros and has none is refused by its program.
    private static bool PlainTypes(XDocument types)
    {
        var found = types.Root!.Elements().Attributes("ContentType").Where(type => type.Value.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var type in found)
        {
            type.Value = type.Value.Contains("word", StringComparison.Ordinal) ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                : type.Value.Contains("excel", StringComparison.Ordinal) ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                : "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
        }

        return found.Count > 0;
    }

    private static void CleanDrawings(OfficeEdit edit, CleaningOrder order)
    {
        foreach (var part in edit.File.Parts.Where(part => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && part.Contains('/', StringComparison.Ordinal) && !part.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase) && !part.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && !part.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            edit.Change(part, xml => CleanNames(xml, order) | (order.Wants("picture.cropped") && PictureCropping.Apply(xml, part, edit.File)));
        }
    }

    private static bool CleanNames(XDocument xml, CleaningOrder order)
    {
        var found = xml.Descendants().Where(element => element.Name.LocalName is "docPr" or "cNvPr").SelectMany(element => element.Attributes())
            .Where(attribute => attribute.Name.LocalName is "descr" or "title" && ((order.Wants("package.local-path") && PackageParts.IsLocal(attribute.Value)) || order.WantsOut(attribute.Value))).ToList();
        found.ForEach(attribute => attribute.Remove());
        return found.Count > 0;
    }
}
