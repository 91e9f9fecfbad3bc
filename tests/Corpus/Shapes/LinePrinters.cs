using Gongkai.Reports;

namespace Gongkai.Corpus.Shapes;

/// <summary>Plain text in which the words stand one paragraph a line.</summary>
internal abstract class TextPrinter(AnnualReport report, Habit habit) : Printer(report, habit)
{
    protected override string Extension => ".txt";

    protected override void Title(string title) => Sheet.Line(title);

    protected override void Heading(string heading) => Sheet.Line(heading);

    protected override void Words(string line) => Sheet.Line(line);

    protected override void Table(PaperTable paper)
    {
        for (var row = 0; row < paper.Rows.Length; row++)
        {
            Sheet.OpenRow();
            Row(paper, row);
            Sheet.CloseRow(paper.Number);
        }
    }

    protected abstract void Row(PaperTable paper, int row);
}

/// <summary>S01 and S02: one cell a line, with or without an empty line between. A blank cell is an empty line.</summary>
internal sealed class LinePrinter(AnnualReport report, Habit habit, bool spaced) : TextPrinter(report, habit)
{
    protected override string LineBreak => "\n";

    protected override void Heading(string heading) => Sheet.Line(heading).Write(spaced ? "\n" : "");

    protected override void Row(PaperTable paper, int row)
    {
        foreach (var cell in paper.Rows[row])
        {
            Cell(cell, "", spaced ? "\n\n" : "\n");
        }
    }
}

/// <summary>S03: each cell on a line that ends with a bar, and for the places that merged cells cover a run of bars.</summary>
internal sealed class BarPrinter(AnnualReport report, Habit habit) : TextPrinter(report, habit)
{
    protected override string LineBreak => "\n";

    protected override void Row(PaperTable paper, int row)
    {
        var cells = paper.Rows[row];
        for (var index = 0; index < cells.Length; index++)
        {
            var last = index == cells.Length - 1 && row == paper.Rows.Length - 1;
            Cell(cells[index], "", last ? "\n" : " |\n");
        }

        var covered = paper.ColumnCount - cells.Length;
        if (covered > 0 && row < paper.Rows.Length - 1)
        {
            Sheet.Line(new string('|', covered));
        }
    }
}

/// <summary>S04: rows of cells between tabs; a place that a merged cell covers is empty.</summary>
internal sealed class TabPrinter(AnnualReport report, Habit habit, bool trailing) : TextPrinter(report, habit)
{
    protected override void Row(PaperTable paper, int row)
    {
        var tabs = 0;
        foreach (var cell in paper.Rows[row])
        {
            Sheet.Write(new string('\t', Math.Max(0, cell.Column - tabs - 1)));
            Cell(cell, cell.Column > tabs ? "\t" : "", "");
            tabs = cell.Column;
        }

        Sheet.Line(trailing ? new string('\t', paper.ColumnCount - tabs - 1) : "");
    }
}

/// <summary>S05: each cell on a line led by a tab, an empty line between rows, a lone tab for a place that a merged cell covers from above.</summary>
internal sealed class LedPrinter(AnnualReport report, Habit habit) : TextPrinter(report, habit)
{
    protected override string LineBreak => "\n";

    protected override void Row(PaperTable paper, int row)
    {
        var at = 0;
        foreach (var cell in paper.Rows[row])
        {
            CoveredFromAbove(paper, row, at, cell.Column);
            Cell(cell, "\t", "\n");
            at = cell.Column + cell.ColumnSpan;
        }

        CoveredFromAbove(paper, row, at, paper.ColumnCount);
        Sheet.Line();
    }

    private void CoveredFromAbove(PaperTable paper, int row, int from, int until)
    {
        var column = from;
        while (column < until)
        {
            var at = column;
            var owner = paper.Rows.Take(row).SelectMany(cells => cells).Last(cell => cell.Column <= at && at < cell.Column + cell.ColumnSpan && cell.Row + cell.RowSpan > row);
            Sheet.Line("\t");
            column = owner.Column + owner.ColumnSpan;
        }
    }
}

/// <summary>S06: rows of cells between bars, doubled bars where cells are merged.</summary>
internal sealed class PipePrinter(AnnualReport report, Habit habit) : TextPrinter(report, habit)
{
    protected override void Row(PaperTable paper, int row)
    {
        var at = 0;
        foreach (var cell in paper.Rows[row])
        {
            Sheet.Write(new string('|', cell.Column - at));
            Cell(cell, at == 0 && cell.Column == 0 ? "" : " ", " |");
            at = cell.Column + 1;
        }

        Sheet.Line(new string('|', paper.ColumnCount - at));
    }
}

/// <summary>S07: Markdown, its tables cut every few rows by a fresh rule; covered places are empty cells.</summary>
internal sealed class MarkdownPrinter(AnnualReport report, Habit habit, int cutEvery) : TextPrinter(report, habit)
{
    protected override string Extension => ".md";

    protected override void Title(string title) => Sheet.Line("# " + title).Line();

    protected override void Heading(string heading) => Sheet.Line("## " + heading).Line();

    protected override void Words(string line) => Sheet.Line(line).Line();

    protected override void Table(PaperTable paper)
    {
        base.Table(paper);
        Sheet.Line();
    }

    protected override void Row(PaperTable paper, int row)
    {
        Sheet.Write("|");
        var at = 0;
        foreach (var cell in paper.Rows[row])
        {
            Empty(cell.Column - at);
            Cell(cell, " ", " |");
            at = cell.Column + 1;
        }

        Empty(paper.ColumnCount - at);
        Sheet.Line();
        if (row % cutEvery == 0)
        {
            Sheet.Line("|" + string.Concat(Enumerable.Repeat("---|", paper.ColumnCount)));
        }
    }

    private void Empty(int places) => Sheet.Write(string.Concat(Enumerable.Repeat(" |", places)));
}

/// <summary>S08: tags stripped without a separator; label and digits of a row run together.</summary>
internal sealed class GluedPrinter(AnnualReport report, Habit habit) : TextPrinter(report, habit with { Pad = "" })
{
    protected override void Row(PaperTable paper, int row)
    {
        foreach (var cell in paper.Rows[row])
        {
            Cell(cell, "", "");
        }

        Sheet.Line();
    }
}

/// <summary>S09: columns by blanks, as a text extractor lays out a page.</summary>
internal sealed class ColumnPrinter(AnnualReport report, Habit habit) : TextPrinter(report, habit with { Pad = "" })
{
    protected override void Row(PaperTable paper, int row)
    {
        var at = 0;
        foreach (var cell in paper.Rows[row])
        {
            var column = cell.Column * 8;
            Cell(cell, new string(' ', Math.Max(at == 0 ? 0 : 2, column - at)), "");
            at = column + (cell.Figure is null ? LabelOf(cell).Length * 2 : PrintedOf(cell).Length);
        }

        Sheet.Line();
    }
}
