using System.Xml;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into one sheet of a workbook.</summary>
internal sealed class SheetInspector(OfficeFile file, string part, string sheet, bool isShown, SharedTexts shared, WorkbookStyles styles, LeakLog log)
{
    private const int LongestHead = 40;

    private readonly HiddenLines lines = new();
    private readonly HiddenCells hidden = new();
    private readonly Dictionary<int, string> heads = [];
    private readonly HashSet<(int Row, int Column)> filled = [];

    /// <summary>Cells that hold something.</summary>
    public IReadOnlySet<(int Row, int Column)> Filled => filled;

    public void Inspect()
    {
        using (var xml = file.Reader(part))
        {
            SheetReader.Rows(xml, shared, lines, TakeRow, TakeOther);
        }

        foreach (var (rule, range, text) in isShown ? hidden.Leaks() : [])
        {
            log.Add(rule, new LeakPlace { Part = part, Sheet = sheet, Cell = range }, text);
        }
    }

    private void TakeRow(int row, bool isHidden, List<SheetCell> cells)
    {
        if (isHidden)
        {
            hidden.AddRow(row);
        }

        var left = "";
        foreach (var cell in cells)
        {
            log.Budget.Piece();
            TakeCell(cell, isHidden, left);
            left = cell.Text.Length > LongestHead ? "" : cell.Text;
            if (cell.Text.Length is > 0 and <= LongestHead && !cell.Text.Any(char.IsAsciiDigit))
            {
                heads.TryAdd(cell.Column, cell.Text);
            }
        }
    }

    private void TakeCell(SheetCell cell, bool isHiddenRow, string left)
    {
        var where = new LeakPlace { Part = part, Sheet = sheet, Cell = cell.Address };
        filled.Add((cell.Row, cell.Column));
        var column = cell.Text.Length > 0 ? lines.ColumnRange(cell.Column) : null;
        if (cell.Text.Length > 0 && (isHiddenRow || column is not null))
        {
            hidden.Add(cell, isHiddenRow, column);
        }

        var isUnseen = isHiddenRow || column is not null || !isShown;
        if (!isUnseen && cell.Text.Length > 0 && styles.Hides(cell.Format))
        {
            log.Add("sheet.hidden-value", where, cell.Text);
        }

        var head = heads.GetValueOrDefault(cell.Column, "") + (left.Length > 0 ? "\n" + left : "");
        log.Text(cell.Text, where, isUnseen ? TextOrigin.Hidden : TextOrigin.Visible, head, canClean: isUnseen);
        if (cell.Formula.Length > 0)
        {
            log.Text(cell.Formula, where, TextOrigin.Hidden, canClean: true);
        }
    }

    private void TakeOther(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "mergeCell":
                hidden.AddMerge(xml.GetAttribute("ref") ?? "", lines);
                break;
            case "scenario":
                log.Add("sheet.scenario", new LeakPlace { Part = part, Sheet = sheet }, xml.GetAttribute("name") ?? "");
                break;
            case "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter":
                log.Text(XmlText(xml), new LeakPlace { Part = part, Sheet = sheet, Cell = xml.LocalName });
                break;
        }
    }

    private static string XmlText(XmlReader xml)
    {
        using var inner = xml.ReadSubtree();
        return System.Xml.Linq.XElement.Load(inner).Value;
    }
}
