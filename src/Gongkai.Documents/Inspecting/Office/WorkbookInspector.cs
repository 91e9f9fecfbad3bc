using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into a workbook.</summary>
internal static class WorkbookInspector
{
    private static readonly (string Folder, string Rule)[] Stores =
    [
        ("xl/pivotCache/pivotCacheDefinition", "sheet.pivot-cache"),
        ("xl/pivotCache/pivotCacheRecords", "sheet.pivot-cache"),
        ("xl/externalLinks/externalLink", "sheet.external-link"),
        ("xl/connections", "sheet.connection"),
        ("xl/queryTables/", "sheet.connection"),
        ("xl/revisions/", "sheet.revision"),
        ("xl/model/", "sheet.data-model"),
        ("xl/xmlMaps", "sheet.filtered-list"),
        ("xl/slicerCaches/", "sheet.filtered-list"),
        ("xl/timelineCaches/", "sheet.filtered-list"),
    ];

    public static void Inspect(OfficeFile file, LeakLog log)
    {
        var main = file.Target("", "officeDocument") ?? "xl/workbook.xml";
        var workbook = file.Xml(main)!;
        var shared = SharedTexts.Read(file, file.Target(main, "sharedStrings"));
        var styles = new WorkbookStyles(file.Target(main, "styles") is { } part ? file.Xml(part) : null);
        foreach (var (sheet, target, state) in WorkbookSheets.Of(file, main, workbook))
        {
            var where = new LeakPlace { Part = target, Sheet = sheet };
            if (state is "hidden" or "veryHidden")
            {
                log.Add(state == "hidden" ? "sheet.hidden-sheet" : "sheet.very-hidden-sheet", where, sheet);
            }

            log.Text(sheet, where);
            var inspector = new SheetInspector(file, target, sheet, state.Length == 0, shared, styles, log);
            inspector.Inspect();
            InspectDrawings(file, target, sheet, inspector.Filled, log);
            InspectComments(file, target, sheet, log);
        }

        foreach (var (number, text) in shared.Unused)
        {
            log.Add("sheet.unused-text", new LeakPlace { Part = shared.Part, Paragraph = number + 1 }, text);
            log.Text(text, new LeakPlace { Part = shared.Part, Paragraph = number + 1 }, TextOrigin.Hidden, canClean: true);
        }

        // Excel writes down in which folder the file lay, and who has it open.
        foreach (var path in workbook.All("absPath").Select(element => element.Attr("url")).OfType<string>().Where(PackageParts.IsLocal))
        {
            log.Add("package.local-path", new LeakPlace { Part = main, Cell = "absPath" }, path);
        }

        foreach (var sharing in workbook.All("fileSharing"))
        {
            Authors.Inspect(sharing.Attr("userName"), new LeakPlace { Part = main, Cell = "fileSharing" }, log);
        }

        InspectNames(workbook, main, log);
        InspectStores(file, log);
        foreach (var chart in file.Parts.Where(name => name.StartsWith("xl/charts/chart", StringComparison.OrdinalIgnoreCase)))
        {
            DrawnText.Inspect(file.Xml(chart)!, new LeakPlace { Part = chart }, log);
        }
    }

    private static void InspectNames(XDocument workbook, string main, LeakLog log)
    {
        foreach (var name in workbook.All("definedName"))
        {
            var isHidden = name.Attr("hidden") is "1" or "true" && !(name.Attr("name") ?? "").StartsWith("_xlnm", StringComparison.Ordinal);
            if (isHidden || name.Value.Contains('[', StringComparison.Ordinal) || PackageParts.IsLocal(name.Value))
            {
                log.Add("sheet.defined-name", new LeakPlace { Part = main, Cell = name.Attr("name") ?? "" }, $"{name.Attr("name")}: {name.Value}");
            }

            log.Text(name.Value, new LeakPlace { Part = main, Cell = name.Attr("name") ?? "" }, TextOrigin.Hidden, canClean: true);
        }
    }

    private static void InspectStores(OfficeFile file, LeakLog log)
    {
        foreach (var part in file.Parts.Where(part => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".data", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            var rule = Stores.FirstOrDefault(store => part.StartsWith(store.Folder, StringComparison.OrdinalIgnoreCase)).Rule;
            if (rule is null)
            {
                continue;
            }

            var where = new LeakPlace { Part = part };
            var words = part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? Words(file.Xml(part)!) : "";
            log.Add(rule, where, words);
            log.Text(words, where, TextOrigin.Hidden, canClean: true);
        }
    }

    // The values of a cache stand in attributes, those of links in elements.
    private static string Words(XDocument part) => string.Join(' ', part.Descendants().SelectMany(element =>
        element.Attributes().Where(attribute => attribute.Name.LocalName is "v" or "connection" or "command" or "url").Select(attribute => attribute.Value)
            .Concat(element.HasElements || element.Value.Length == 0 ? [] : [element.Value])).Take(20_000));

    private static void InspectComments(OfficeFile file, string part, string sheet, LeakLog log)
    {
        foreach (var relation in file.Relations(part).Where(relation => relation.Type is "comments" or "threadedComment" && file.Has(relation.Target)))
        {
            foreach (var comment in file.Xml(relation.Target)!.Descendants().Where(element => element.Name.LocalName is "comment" or "threadedComment"))
            {
                var where = new LeakPlace { Part = relation.Target, Sheet = sheet, Cell = comment.Attr("ref") ?? "" };
                var words = string.Concat(comment.Descendants().Where(element => element.Name.LocalName is "t" or "text" && !element.HasElements).Select(element => element.Value));
                log.Add("sheet.comment", where, words);
                log.Text(words, where, TextOrigin.Hidden, canClean: true);
            }
        }
    }

    private static void InspectDrawings(OfficeFile file, string part, string sheet, IReadOnlySet<(int Row, int Column)> filled, LeakLog log)
    {
        foreach (var relation in file.Relations(part).Where(relation => relation.Type == "drawing" && file.Has(relation.Target)))
        {
            var drawing = file.Xml(relation.Target)!;
            var where = new LeakPlace { Part = relation.Target, Sheet = sheet };
            foreach (var anchor in drawing.Root!.Elements())
            {
                SheetDrawings.Inspect(anchor, where, filled, log);
            }

            foreach (var words in drawing.All("cNvPr").SelectMany(properties => new[] { properties.Attr("descr"), properties.Attr("title") }).OfType<string>())
            {
                if (PackageParts.IsLocal(words))
                {
                    log.Add("package.local-path", where, words);
                }

                log.Text(words, where, TextOrigin.Hidden, canClean: true);
            }

            DrawnText.Inspect(drawing, where, log);
        }
    }
}
