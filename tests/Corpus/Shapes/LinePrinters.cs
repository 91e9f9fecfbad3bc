using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Shapes;

/// <summary>Plain text in which the words stand one paragraph a line.</summary>
internal abstract class TextPrinter(Galley galley, Habit habit) : Printer(galley, habit)
{
    protected override string Extension => ".txt";

    protected override void Title(string title) => Sheet.Line(title);

    protected override void Heading(string heading) => Sheet.Line(heading);

    protected override void Words(string line) => Sheet.Line(line);
}

/// <summary>Plain text in which a row of a table is printed by itself.</summary>
internal abstract class RowPrinter(Galley galley, Habit habit) : TextPrinter(galley, habit)
{
    private int columns;

    /// <summary>Grid columns of the table being printed.</summary>
    protected int Columns => columns;

    /// <summary>The table being printed.</summary>
    protected ImmutableArray<ImmutableArray<GridCell>> Grid { get; private set; }

    protected override void Table(GalleyTable table)
    {
        Grid = table.Grid();
        columns = ColumnCount(Grid);
        Rows(table, Row);
    }

    protected abstract void Row(ImmutableArray<GridCell> cells, int row);
}

/// <summary>S01 and S02: one cell a line, with or without an empty line between. A blank cell is an empty line.</summary>
internal sealed class LinePrinter(Galley galley, Habit habit, bool spaced) : RowPrinter(galley, habit)
{
    protected override string LineBreak => "\n";

    protected override void Heading(string heading) => Sheet.Line(heading).Write(spaced ? "\n" : "");

    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        foreach (var place in cells)
        {
            Cell(place.Cell, "", spaced ? "\n\n" : "\n");
        }
    }
}

/// <summary>S03: each cell on a line that ends with a bar, and for the places that merged cells cover a run of bars.</summary>
internal sealed class BarPrinter(Galley galley, Habit habit) : RowPrinter(galley, habit)
{
    protected override string LineBreak => "\n";

    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            var last = index == cells.Length - 1 && row == Grid.Length - 1 && cells[index].Cell.Text.Length > 0;
            Cell(cells[index].Cell, "", last ? "\n" : " |\n");
        }

        var covered = Columns - cells.Length;
        if (covered > 0 && row < Grid.Length - 1)
        {
            Sheet.Line(new string('|', covered));
        }
    }
}

/// <summary>S04: rows of cells between tabs; a place that a merged cell covers is empty.</summary>
internal sealed class TabPrinter(Galley galley, Habit habit, bool trailing) : RowPrinter(galley, habit)
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        var tabs = 0;
        foreach (var place in cells)
        {
            Sheet.Write(new string('\t', Math.Max(0, place.Column - tabs - 1)));
            Cell(place.Cell, place.Column > tabs ? "\t" : "", "");
            tabs = place.Column;
        }

        Sheet.Line(trailing ? new string('\t', Columns - tabs - 1) : "");
    }
}

/// <summary>S05: each cell on a line led by a tab, an empty line between rows, a lone tab for a place that a merged cell covers from above.</summary>
internal sealed class LedPrinter(Galley galley, Habit habit) : RowPrinter(galley, habit)
{
    protected override string LineBreak => "\n";

    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        var at = 0;
        foreach (var place in cells)
        {
            CoveredFromAbove(row, at, place.Column);
            Cell(place.Cell, "\t", "\n");
            at = place.End;
        }

        CoveredFromAbove(row, at, Columns);
        Sheet.Line();
    }

    private void CoveredFromAbove(int row, int from, int until)
    {
        var above = Grid.Take(row).SelectMany(cells => cells).Where(place => place.Row + place.Cell.RowSpan > row).ToList();
        for (var column = from; column < until;)
        {
            var at = column;
            var owner = above.FindLast(place => place.Column <= at && at < place.End);
            if (owner.Cell is null)
            {
                column++;
                continue;
            }

            Sheet.Line("\t");
            column = owner.End;
        }
    }
}

/// <summary>S06: rows of cells between bars, doubled bars where cells are merged.</summary>
internal sealed class PipePrinter(Galley galley, Habit habit) : RowPrinter(galley, habit)
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        var at = 0;
        foreach (var place in cells)
        {
            Sheet.Write(new string('|', place.Column - at));
            Cell(place.Cell, at == 0 && place.Column == 0 ? "" : " ", " |");
            at = place.Column + 1;
        }

        Sheet.Line(new string('|', Columns - at));
    }
}

/// <summary>S07: Markdown, its tables cut every few rows by a fresh rule; covered places are empty cells.</summary>
internal sealed class MarkdownPrinter(Galley galley, Habit habit, int cutEvery) : RowPrinter(galley, habit)
{
    protected override string Extension => ".md";

    protected override void Title(string title) => Sheet.Line("# " + title).Line();

    protected override void Heading(string heading) => Sheet.Line("## " + heading).Line();

    protected override void Words(string line) => Sheet.Line(line).Line();

    protected override void Table(GalleyTable table)
    {
        base.Table(table);
        Sheet.Line();
    }

    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        Sheet.Write("|");
        var at = 0;
        foreach (var place in cells)
        {
            Empty(place.Column - at);
            Cell(place.Cell, " ", " |");
            at = place.Column + 1;
        }

        Empty(Columns - at);
        Sheet.Line();
        if (row % cutEvery == 0)
        {
            Sheet.Line("|" + string.Concat(Enumerable.Repeat("---|", Columns)));
        }
    }

    private void Empty(int places) => Sheet.Write(string.Concat(Enumerable.Repeat(" |", places)));
}

/// <summary>S08: tags stripped without a separator; label and digits of a row run together.</summary>
internal sealed class GluedPrinter(Galley galley, Habit habit) : RowPrinter(galley, habit with { Pad = "" })
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        foreach (var place in cells)
        {
            Cell(place.Cell, "", "");
        }

        Sheet.Line();
    }
}

/// <summary>S09: columns by blanks, as a text extractor lays out a page.</summary>
internal sealed class ColumnPrinter(Galley galley, Habit habit) : RowPrinter(galley, habit with { Pad = "" })
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        var at = 0;
        foreach (var place in cells)
        {
            var column = place.Column * 8;
            Cell(place.Cell, new string(' ', Math.Max(at == 0 ? 0 : 2, column - at)), "");
            at = column + (place.Cell.Figure is null ? TextOf(place.Cell).Length * 2 : place.Cell.Text.Length);
        }

        Sheet.Line();
    }
}
