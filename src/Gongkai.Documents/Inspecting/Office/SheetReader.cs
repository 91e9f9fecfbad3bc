using System.Globalization;
using System.Xml;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Which rows and columns of a sheet do not show.</summary>
internal sealed class HiddenLines
{
    private readonly List<(int First, int Last)> columns = [];

    public bool RowsByDefault { get; set; }

    public void AddColumns(int first, int last) => columns.Add((first, last));

    public (int First, int Last)? ColumnRange(int column)
    {
        foreach (var range in columns)
        {
            if (column >= range.First && column <= range.Last)
            {
                return range;
            }
        }

        return null;
    }
}

/// <summary>Walks the rows of a sheet without holding more than one.</summary>
internal static class SheetReader
{
    // Narrower than this nobody sees anything: characters for columns, points for rows.
    public const double ThinColumn = 0.5;
    public const double ThinRow = 1.5;

    /// <summary>Calls back for each row with its cells and whether it shows.</summary>
    public static void Rows(XmlReader xml, SharedTexts shared, HiddenLines lines, Action<int, bool, List<SheetCell>> take, Action<XmlReader> other)
    {
        var row = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "sheetFormatPr":
                    lines.RowsByDefault = IsOn(xml.GetAttribute("zeroHeight"));
                    break;
                case "col":
                    if (IsOn(xml.GetAttribute("hidden")) || Number(xml.GetAttribute("width"), 9) < ThinColumn)
                    {
                        lines.AddColumns((int)Number(xml.GetAttribute("min"), 0), (int)Number(xml.GetAttribute("max"), 0));
                    }

                    break;
                case "row":
                    row = (int)Number(xml.GetAttribute("r"), row + 1);
                    var isHidden = IsOn(xml.GetAttribute("hidden")) || Number(xml.GetAttribute("ht"), 15) < ThinRow || (lines.RowsByDefault && xml.GetAttribute("ht") is null && xml.GetAttribute("hidden") is null);
                    take(row, isHidden, Cells(xml, row, shared));
                    break;
                default:
                    other(xml);
                    break;
            }
        }
    }

    private static List<SheetCell> Cells(XmlReader xml, int row, SharedTexts shared)
    {
        var cells = new List<SheetCell>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        var depth = xml.Depth;
        var column = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c" && xml.Depth == depth + 1)
            {
                var place = SheetCells.Parse(xml.GetAttribute("r"));
                column = place.Column > 0 ? place.Column : column + 1;
                var cell = Cell(xml, row, column, shared);
                if (cell.Text.Length > 0 || cell.Formula.Length > 0)
                {
                    cells.Add(cell);
                }
            }
        }

        return cells;
    }

    private static SheetCell Cell(XmlReader xml, int row, int column, SharedTexts shared)
    {
        var type = xml.GetAttribute("t");
        var format = xml.GetAttribute("s");
        string text = "", formula = "";
        if (xml.IsEmptyElement)
        {
            return new SheetCell(row, column, "", "", format);
        }

        var depth = xml.Depth;
        var inside = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is")
            {
                text = SheetCells.TextOf(xml);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                inside = xml.LocalName;
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                text = inside == "v" ? xml.Value : text;
                formula = inside == "f" ? xml.Value : formula;
            }
        }

        text = type == "s" && int.TryParse(text, CultureInfo.InvariantCulture, out var at) ? shared.Use(at) : type is null or "n" ? SheetCells.Number(text) : text;
        return new SheetCell(row, column, text, formula, format);
    }

    private static bool IsOn(string? value) => value is "1" or "true";

    private static double Number(string? value, double otherwise) => double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
