using System.Globalization;
using System.Xml.Linq;
using Gongkai.Documents.Inspecting.Office;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Cleans a workbook. Where cells go, formulas elsewhere become the values they show.</summary>
internal static class WorkbookCleaner
{
    private static readonly (string Rule, string[] Types)[] Dropped =
    [
        ("sheet.pivot-cache", ["pivotCacheDefinition", "pivotCacheRecords", "pivotTable"]),
        ("sheet.external-link", ["externalLink", "externalLinkPath"]),
        ("sheet.connection", ["connections", "queryTable"]),
        ("sheet.comment", ["comments", "threadedComment", "person", "vmlDrawing"]),
        ("sheet.revision", ["revisionHeaders", "revisionLog", "usernames"]),
        ("sheet.data-model", ["powerPivotData", "model"]),
        ("sheet.filtered-list", ["slicer", "slicerCache", "timeline", "timelineCache", "xmlMaps"]),
    ];

    public static void Clean(OfficeEdit edit, CleaningOrder order)
    {
        var main = edit.File.Target("", "officeDocument") ?? "xl/workbook.xml";
        var gone = RemoveHiddenSheets(edit, main, order);
        var types = Dropped.Where(pair => order.Wants(pair.Rule)).SelectMany(pair => pair.Types).ToHashSet(StringComparer.Ordinal);
        edit.Drop(relation => types.Contains(relation.Type));
        edit.Change(main, xml => CleanWorkbook(xml, gone, order));
        foreach (var part in edit.File.Relations(main).Where(relation => relation.Type == "worksheet" && edit.File.Has(relation.Target)).Select(relation => relation.Target).ToList())
        {
            edit.Change(part, xml => CleanSheet(xml, gone, order));
        }

        edit.Drop(relation => relation.Type == "calcChain");
        if (order.Wants("sheet.unused-text") || gone.Count > 0)
        {
            EmptyUnused(edit, main);
        }
    }

    private static HashSet<string> RemoveHiddenSheets(OfficeEdit edit, string main, CleaningOrder order)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sheet in edit.File.Xml(main)!.All("sheet").Where(sheet => (sheet.Attr("state") == "hidden" && order.Wants("sheet.hidden-sheet")) || (sheet.Attr("state") == "veryHidden" && order.Wants("sheet.very-hidden-sheet"))))
        {
            gone.Add(sheet.Attr("name") ?? "");
            ids.Add(WorkbookSheets.RelationOf(sheet));
        }

        if (gone.Count > 0)
        {
            var targets = edit.File.Relations(main).Where(relation => ids.Contains(relation.Id)).Select(relation => relation.Target).ToHashSet(StringComparer.OrdinalIgnoreCase);
            edit.Change(main, xml => Renumber(xml, gone));
            edit.Drop(relation => targets.Contains(relation.Target));
            edit.File.RemoveUnreferenced();
            edit.Change(edit.File.Target("", "extended-properties"), xml => OfficeEdit.RemoveAll(xml, "TitlesOfParts", "HeadingPairs"));
        }

        return gone;
    }

    // Names that belong to one sheet count the sheets; the count changes when one goes.
    private static bool Renumber(XDocument workbook, HashSet<string> gone)
    {
        var places = workbook.All("sheet").Select((sheet, at) => (IsGone: gone.Contains(sheet.Attr("name") ?? ""), at)).ToList();
        foreach (var name in workbook.All("definedName").Where(name => name.Attr("localSheetId") is not null).ToList())
        {
            var own = (int)name.Number("localSheetId");
            if (own >= places.Count || places[own].IsGone)
            {
                name.Remove();
            }
            else
            {
                name.SetAttributeValue("localSheetId", own - places.Take(own).Count(place => place.IsGone));
            }
        }

        foreach (var view in workbook.All("workbookView"))
        {
            view.Attribute("activeTab")?.Remove();
            view.Attribute("firstSheet")?.Remove();
        }

        return true;
    }

    private static bool CleanWorkbook(XDocument xml, HashSet<string> gone, CleaningOrder order)
    {
        foreach (var name in xml.All("definedName").ToList())
        {
            var isHidden = name.Attr("hidden") is "1" or "true" && !(name.Attr("name") ?? "").StartsWith("_xlnm", StringComparison.Ordinal);
            var isOutside = name.Value.Contains('[', StringComparison.Ordinal) || PackageParts.IsLocal(name.Value);
            if ((order.Wants("sheet.defined-name") && (isHidden || isOutside)) || (order.Wants("sheet.external-link") && isOutside) || gone.Any(sheet => Mentions(name.Value, sheet)) || order.WantsOut(name.Value))
            {
                name.Remove();
            }
        }

        xml.All("definedNames").Where(names => !names.HasElements).ToList().ForEach(OfficeEdit.Remove);
        if (order.Wants("package.local-path"))
        {
            xml.All("absPath").Select(path => path.Ancestors().FirstOrDefault(element => element.Is("AlternateContent")) ?? path).ToList().ForEach(OfficeEdit.Remove);
        }

        if (order.Wants("package.author"))
        {
            xml.All("fileSharing").Attributes("userName").Remove();
        }

        OfficeEdit.RemoveAll(xml, [.. order.Wants("sheet.external-link") ? ["externalReferences"] : Array.Empty<string>(), .. order.Wants("sheet.pivot-cache") ? ["pivotCaches"] : Array.Empty<string>(), .. order.Wants("sheet.filtered-list", "sheet.data-model") ? ["extLst"] : Array.Empty<string>()]);
        return true;
    }

    private static bool CleanSheet(XDocument xml, HashSet<string> gone, CleaningOrder order)
    {
        var isEmptied = EmptyHidden(xml, order);
        foreach (var formula in xml.All("f").ToList())
        {
            if (isEmptied || gone.Any(sheet => Mentions(formula.Value, sheet)) || (order.Wants("sheet.external-link") && formula.Value.Contains('[', StringComparison.Ordinal)) || order.WantsOut(formula.Value))
            {
                formula.Remove();
            }
        }

        List<string> names = [];
        names.AddRange(order.Wants("sheet.scenario") ? ["scenarios"] : []);
        names.AddRange(order.Wants("sheet.comment") ? ["legacyDrawing"] : []);
        names.AddRange(order.Wants("sheet.filtered-list") ? ["extLst"] : []);
        names.AddRange(order.Wants("package.embedded") ? ["oleObjects", "controls"] : []);
        return OfficeEdit.RemoveAll(xml, [.. names]) | isEmptied | true;
    }

    private static bool EmptyHidden(XDocument xml, CleaningOrder order)
    {
        var isByDefault = xml.All("sheetFormatPr").Any(format => format.Attr("zeroHeight") is "1" or "true");
        var columns = xml.All("col").Where(column => column.Attr("hidden") is "1" or "true" || column.Number("width", 9) < SheetReader.ThinColumn).Select(column => ((int)column.Number("min"), (int)column.Number("max"))).ToList();
        var merged = xml.All("mergeCell").Select(merge => SheetCells.Parse((merge.Attr("ref") ?? "").Split(':')[0])).ToHashSet();
        var found = false;
        foreach (var row in xml.All("row"))
        {
            var isHidden = row.Attr("hidden") is "1" or "true" || row.Number("ht", 15) < SheetReader.ThinRow || (isByDefault && row.Attr("ht") is null && row.Attr("hidden") is null);
            foreach (var cell in row.Elements().Where(cell => cell.Is("c")).ToList())
            {
                var place = SheetCells.Parse(cell.Attr("r"));
                var isInColumn = columns.Exists(range => place.Column >= range.Item1 && place.Column <= range.Item2);
                if (((isHidden && order.Wants("sheet.hidden-row")) || (isInColumn && order.Wants("sheet.hidden-column"))) && !merged.Contains(place))
                {
                    found |= cell.HasElements;
                    cell.Remove();
                }
            }
        }

        return found;
    }

    private static void EmptyUnused(OfficeEdit edit, string main)
    {
        var part = edit.File.Target(main, "sharedStrings");
        var used = edit.File.Relations(main).Where(relation => relation.Type == "worksheet" && edit.File.Has(relation.Target))
            .SelectMany(relation => edit.File.Xml(relation.Target)!.All("c")).Where(cell => cell.Attr("t") == "s")
            .Select(cell => int.TryParse(cell.Child("v")?.Value, CultureInfo.InvariantCulture, out var at) ? at : -1).ToHashSet();
        edit.Change(part, xml =>
        {
            foreach (var (text, at) in xml.Root!.Elements().Where(element => element.Is("si")).Select((text, at) => (text, at)).Where(pair => !used.Contains(pair.at)))
            {
                text.ReplaceNodes(new XElement(text.Name.Namespace + "t"));
            }

            return true;
        });
    }

    private static bool Mentions(string formula, string sheet) => formula.Contains($"{sheet}!", StringComparison.OrdinalIgnoreCase) || formula.Contains($"{sheet}'!", StringComparison.OrdinalIgnoreCase);
}
