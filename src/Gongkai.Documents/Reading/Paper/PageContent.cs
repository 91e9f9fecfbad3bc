namespace Gongkai.Documents.Reading.Paper;

/// <summary>One page: its tables and the lines of text outside them.</summary>
internal sealed class PageContent
{
    private const int MostLines = 4_000;

    private PageContent(PaperPage page, List<TextLine> lines, List<PaperTable> tables)
    {
        Page = page;
        Lines = lines;
        Tables = tables;
    }

    public PaperPage Page { get; }

    public List<TextLine> Lines { get; private set; }

    public List<PaperTable> Tables { get; }

    public static PageContent Of(PaperPage page, ReadingBudget budget)
    {
        budget.CheckTime();
        var rulings = Ruling.Join(page.Lines);
        if (rulings.Count > MostLines)
        {
            rulings = [.. rulings.OrderByDescending(line => line.Length).Take(MostLines)];
        }

        var grids = RuledGrid.Find(rulings).OrderBy(grid => (grid.Right - grid.Left) * (grid.Bottom - grid.Top)).ToList();
        var inside = grids.ToDictionary(grid => grid, grid => grid.Cells.ConvertAll(_ => new List<Glyph>()));
        var outside = new List<Glyph>();
        foreach (var glyph in page.Glyphs.Where(glyph => !glyph.IsBlank))
        {
            budget.Step();
            // The smallest grid around it: a table may stand in a cell of another.
            var (grid, cell) = Around(glyph, grids);
            (grid is null ? outside : inside[grid][cell]).Add(glyph);
        }

        var tables = grids.Where(grid => inside[grid].Exists(cell => cell.Count > 0)).Select(grid => TableOf(grid, inside[grid])).ToList();
        return new PageContent(page, TextLine.Of(outside), tables);
    }

    /// <summary>Lines and tables from top to bottom.</summary>
    public IEnumerable<(TextLine? Line, PaperTable? Table)> InOrder() =>
        Lines.Select(line => (Y: line.Y, Item: ((TextLine?)line, (PaperTable?)null)))
            .Concat(Tables.Select(table => (Y: table.Top, Item: ((TextLine?)null, (PaperTable?)table))))
            .OrderBy(item => item.Y)
            .Select(item => item.Item);

    public void Remove(Func<TextLine, bool> isFurniture) => Lines = Lines.FindAll(line => !isFurniture(line));

    /// <summary>Takes tables that are printed without lines out of the text.</summary>
    public void FindAlignedTables()
    {
        var (free, aligned) = AlignedTables.Find(Lines, Tables.ConvertAll(table => table.Top));
        Lines = free;
        Tables.AddRange(aligned);
    }

    private static (RuledGrid? Grid, int Cell) Around(Glyph glyph, List<RuledGrid> grids)
    {
        foreach (var grid in grids)
        {
            if (grid.At(glyph.X, glyph.Y) is >= 0 and var cell)
            {
                return (grid, cell);
            }
        }

        return (null, -1);
    }

    private static PaperTable TableOf(RuledGrid grid, List<List<Glyph>> glyphs)
    {
        var cells = grid.Cells.Select((cell, at) =>
        {
            var (left, _, right, _) = grid.Area(cell);
            return new PaperCell(cell, glyphs[at].Count == 0 ? "" : CellText.Of(glyphs[at], right - left));
        });
        return new PaperTable(grid.Top, [.. cells.OrderBy(cell => cell.Place.Row).ThenBy(cell => cell.Place.Column)], grid.ColumnLines);
    }
}
