using System.Xml.Linq;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>The sheets of a workbook: name, part, and how they are hidden (empty: not).</summary>
internal static class WorkbookSheets
{
    public static List<(string Name, string Part, string State)> Of(OfficeFile file, string main, XDocument workbook)
    {
        var parts = file.Relations(main).Where(relation => !relation.IsExternal).ToLookup(relation => relation.Id, relation => relation.Target);
        return [.. workbook.All("sheet").Where(sheet => sheet.Attr("sheetId") is not null)
            .Select(sheet => (sheet.Attr("name") ?? "", parts[RelationOf(sheet)].FirstOrDefault() ?? "", sheet.Attr("state") is { } state and not "visible" ? state : ""))
            .Where(sheet => file.Has(sheet.Item2))];
    }

    public static string RelationOf(XElement sheet) => sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0)?.Value ?? "";
}

/// <summary>What lies over the cells of a sheet.</summary>
internal static class SheetDrawings
{
    public static void Inspect(XElement anchor, LeakPlace where, IReadOnlySet<(int Row, int Column)> filled, LeakLog log)
    {
        var (top, left) = Corner(anchor.Child("from"));
        var (bottom, right) = Corner(anchor.Child("to"));
        var cell = SheetCells.Letters(left) + top.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var shape in anchor.All("sp"))
        {
            if (DrawnShapes.IsOpaque(shape) && !shape.All("t").Any(text => !string.IsNullOrWhiteSpace(text.Value)) && Covers(filled, top, left, bottom, right))
            {
                log.Add("sheet.covered", where with { Cell = cell }, DrawnShapes.Name(shape) ?? "");
            }
        }

        if (anchor.All("pic").Any() && Covers(filled, top + 1, left + 1, bottom - 1, right - 1))
        {
            log.Add("sheet.picture-over-cells", where with { Cell = cell });
        }

        foreach (var rectangle in anchor.All("srcRect").Where(Cropping.IsCropped))
        {
            log.Add("picture.cropped", where with { Cell = cell });
        }
    }

    private static bool Covers(IReadOnlySet<(int Row, int Column)> filled, int top, int left, int bottom, int right) =>
        filled.Any(cell => cell.Row >= top && cell.Row <= bottom && cell.Column >= left && cell.Column <= right);

    private static (int Row, int Column) Corner(XElement? corner) =>
        (int.TryParse(corner.Child("row")?.Value, out var row) ? row + 1 : 0, int.TryParse(corner.Child("col")?.Value, out var column) ? column + 1 : 0);
}
