using System.Xml;
using Gongkai.Text;

namespace Gongkai.Documents.Reading.Office;

/// <summary>Reads one table of a Word document into grid cells, or into what its cells hold when it is only layout.</summary>
internal sealed class DocxTable(XmlReader xml, DocxBody body, ReadingBudget budget)
{
    private readonly List<OpenCell> cells = [];
    private readonly Dictionary<int, OpenCell> above = [];
    private readonly List<int> widths = [];
    private int row = -1;
    private int column;

    public void Read(List<Block> blocks)
    {
        budget.CheckDepth(xml.Depth / 4);
        ReadRows();
        if (CellBlocks.AreLayout(cells.ConvertAll(cell => cell.Blocks)))
        {
            blocks.AddRange(cells.SelectMany(cell => cell.Blocks));
            return;
        }

        var lines = new GridLines(widths, cells.Select(cell => (cell.Column, cell.Column + cell.Span)));
        var grid = new GridBuilder();
        foreach (var cell in cells)
        {
            var start = lines.Snap(cell.Column);
            var text = string.Join('\n', CellBlocks.Lines(cell.Blocks).Select(line => line.Value));
            grid.AddAt(new TableCell(cell.Row, start, cell.Rows, Math.Max(1, lines.Snap(cell.Column + cell.Span) - start), MappedText.Unplaced(text)));
        }

        if (grid.ToTable() is { } table)
        {
            blocks.Add(table);
        }
    }

    private void ReadRows()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.LocalName)
            {
                case "tblGrid":
                    ReadWidths();
                    break;
                case "tr":
                    ReadRow();
                    break;
                case "tblPr" or "sdtPr" or "Fallback":
                    xml.SkipInside();
                    break;
                case "del" or "moveFrom":
                    budget.Remark("tracked-changes");
                    xml.SkipInside();
                    break;
                default:
                    budget.CheckDepth(xml.Depth / 4);
                    ReadRows();
                    break;
            }
        }
    }

    private void ReadWidths()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.LocalName == "gridCol" && widths.Count < 4_096)
            {
                widths.Add(Math.Max(0, xml.Number("w", 1_000)));
            }

            xml.SkipInside();
        }
    }

    private void ReadRow()
    {
        row++;
        column = 0;
        var first = cells.Count;
        if (!ReadCells())
        {
            budget.Remark("tracked-changes");
            cells.RemoveRange(first, cells.Count - first);
        }
    }

    /// <summary>Reads the cells of a row; false when the row is deleted.</summary>
    private bool ReadCells()
    {
        var isKept = true;
        if (xml.IsEmptyElement)
        {
            return isKept;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.LocalName)
            {
                case "tc":
                    ReadCell();
                    break;
                case "trPr":
                    isKept &= ReadRowProperties();
                    break;
                case "tblPrEx" or "sdtPr":
                    xml.SkipInside();
                    break;
                default:
                    budget.CheckDepth(xml.Depth / 4);
                    isKept &= ReadCells();
                    break;
            }
        }

        return isKept;
    }

    private bool ReadRowProperties()
    {
        var isKept = true;
        if (xml.IsEmptyElement)
        {
            return isKept;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            column += xml.LocalName == "gridBefore" ? Math.Clamp(xml.Number("val", 0), 0, 4_096) : 0;
            isKept &= xml.LocalName != "del";
            xml.SkipInside();
        }

        return isKept;
    }

    private void ReadCell()
    {
        budget.Piece();
        var cell = new OpenCell { Row = row, Column = column };
        ReadContent(cell);
        column += cell.Span;
        if (cell.GoesOnAbove && above.TryGetValue(cell.Column, out var upper) && upper.Row + upper.Rows == row)
        {
            upper.Rows++;
        }
        else if (cell.GoesOnLeft && cells.Count > 0 && cells[^1].Row == row)
        {
            cells[^1].Span += cell.Span;
        }
        else
        {
            above[cell.Column] = cell;
            cells.Add(cell);
        }
    }

    private void ReadContent(OpenCell cell)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.LocalName == "tcPr")
            {
                ReadCellProperties(cell);
            }
            else
            {
                body.ReadBlock(cell.Blocks);
            }
        }
    }

    private void ReadCellProperties(OpenCell cell)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.LocalName)
            {
                case "gridSpan":
                    cell.Span = Math.Clamp(xml.Number("val", 1), 1, 1_000);
                    break;
                case "vMerge":
                    cell.GoesOnAbove = xml.Attribute("val") is null or "continue";
                    break;
                case "hMerge":
                    cell.GoesOnLeft = xml.Attribute("val") is null or "continue";
                    break;
            }

            xml.SkipInside();
        }
    }

    private sealed class OpenCell
    {
        public List<Block> Blocks { get; } = [];

        public int Row { get; init; }

        public bool GoesOnAbove { get; set; }

        public bool GoesOnLeft { get; set; }

        public int Column { get; init; }

        public int Rows { get; set; } = 1;

        public int Span { get; set; } = 1;
    }
}
