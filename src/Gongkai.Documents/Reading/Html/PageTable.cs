using Gongkai.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>A table element while it is open: cells hold blocks until it is known whether it shows data or only lays the page out.</summary>
internal sealed class PageTable(List<Block> around)
{
    private readonly List<OpenCell> cells = [];

    /// <summary>The blocks that the table itself stands in.</summary>
    public List<Block> Around { get; } = around;

    public OpenCell? Cell { get; private set; }

    public bool InRow { get; set; }

    private int Rows { get; set; }

    public void StartRow()
    {
        Cell = null;
        InRow = true;
        Rows++;
    }

    public OpenCell StartCell(int rowSpan, int columnSpan, bool isHead, int place)
    {
        if (!InRow)
        {
            StartRow();
        }

        Cell = new OpenCell(Rows, rowSpan, columnSpan, isHead, place);
        cells.Add(Cell);
        return Cell;
    }

    public void EndCell() => Cell = null;

    /// <summary>The blocks that this table gives to its surroundings: itself, or what its cells hold when it is only layout.</summary>
    public IEnumerable<Block> ToBlocks(string source)
    {
        if (CellBlocks.AreLayout(cells.ConvertAll(cell => cell.Blocks)))
        {
            return cells.SelectMany(cell => cell.Blocks);
        }

        var grid = new GridBuilder();
        var row = 0;
        foreach (var cell in cells)
        {
            for (; row < cell.Row; row++)
            {
                grid.NextRow();
            }

            grid.Add(cell.ToText(source), cell.RowSpan, cell.ColumnSpan, cell.IsHead);
        }

        return grid.ToTable() is { } table ? [table] : [];
    }

    internal sealed class OpenCell(int row, int rowSpan, int columnSpan, bool isHead, int place)
    {
        public List<Block> Blocks { get; } = [];

        public int Row => row;

        public int RowSpan => rowSpan;

        public int ColumnSpan => columnSpan;

        public bool IsHead => isHead;

        /// <summary>Its paragraphs under each other; an empty cell stands just behind its tag.</summary>
        public MappedText ToText(string source)
        {
            if (Blocks is [Paragraph only])
            {
                return only.Text;
            }

            var lines = Blocks.Count == 0 ? [] : CellBlocks.Lines(Blocks);
            if (lines.Count <= 1)
            {
                return lines.Count == 1 ? lines[0] : MappedText.FromSource(source, new TextSpan(Math.Min(place, source.Length), 0));
            }

            var text = new MappedText.Builder(lines.Sum(line => line.Length + 1));
            foreach (var line in lines)
            {
                if (text.Length > 0)
                {
                    text.Append('\n', new TextSpan(line.Source.Start, 0));
                }

                text.Append(line, 0, line.Length);
            }

            return text.ToMappedText();
        }
    }
}
