using System.Globalization;
using System.Xml;

namespace Gongkai.Documents.Inspecting.Office;

/// <summary>Looks into one sheet of a workbook.</summary>
internal sealed class SheetInspector(OfficeFile file, string part, string sheet, bool isShown, SharedTexts shared, WorkbookStyles styles, LeakLog log)
{
    private const int LongestHead = 40;

    private readonly HiddenLines lines = new();
    private readonly Dictionary<int, string> heads = [];
    private readonly HashSet<(int First, int Last)> hiddenColumns = [];
    private readonly HashSet<(int Row, int Column)> filled = [];
    private (int First, int Last, string Text)? hiddenRows;

    /// <summary>Cells that hold something.</summary>
    public IReadOnlySet<(int Row, int Column)> Filled => filled;

    public void Inspect()
    {
        using (var xml = file.Reader(part))
        {
            SheetReader.Rows(xml, shared, lines, TakeRow, TakeOther);
        }

        CloseHiddenRows();
    }

    private void TakeRow(int row, bool isHidden, List<SheetCell> cells)
    {
        var holds = cells.Exists(cell => cell.Text.Length > 0);
        if (isHidden && holds && isShown)
        {
            TakeHiddenRow(row, string.Join(' ', cells.Select(cell => cell.Text)));
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
        var hiddenColumn = cell.Text.Length > 0 ? lines.ColumnRange(cell.Column) : null;
        if (hiddenColumn is { } range && isShown && hiddenColumns.Add(range))
        {
            log.Add("sheet.hidden-column", where with { Cell = $"{SheetCells.Letters(range.First)}:{SheetCells.Letters(range.Last)}" }, cell.Text);
        }

        var isUnseen = isHiddenRow || hiddenColumn is not null || !isShown;
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
            case "scenario":
                log.Add("sheet.scenario", new LeakPlace { Part = part, Sheet = sheet }, xml.GetAttribute("name") ?? "");
                break;
            case "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter":
                log.Text(xml.ReadString(), new LeakPlace { Part = part, Sheet = sheet, Cell = xml.LocalName });
                break;
        }
    }

    private void TakeHiddenRow(int row, string text)
    {
        if (hiddenRows is { } rows && rows.Last == row - 1)
        {
            hiddenRows = rows with { Last = row };
            return;
        }

        CloseHiddenRows();
        hiddenRows = (row, row, text);
    }

    private void CloseHiddenRows()
    {
        if (hiddenRows is { } rows)
        {
            log.Add("sheet.hidden-row", new LeakPlace { Part = part, Sheet = sheet, Cell = string.Create(CultureInfo.InvariantCulture, $"{rows.First}:{rows.Last}") }, rows.Text);
            hiddenRows = null;
        }
    }
}
