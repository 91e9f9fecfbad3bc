using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Shapes;

/// <summary>S31: digits of one number in several elements, a blank before the 0 in an element of its own, cells without paragraphs.</summary>
internal sealed class SplitDigitPrinter(Galley galley, Habit habit) : HtmlPrinter(galley, habit with { Pad = "" })
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        foreach (var cell in cells.Select(place => place.Cell))
        {
            var open = $"<td valign=\"top\"{Span("colspan", cell.ColumnSpan)}{Span("rowspan", cell.RowSpan)}>";
            if (cell.Figure is { } id && cell.Text.Length > 0 && cell.Text.All(char.IsAsciiDigit))
            {
                var split = string.Concat(cell.Text.Select(digit => $"<span style=\"font-size:14px\">{digit}</span>"));
                Sheet.Figure(id, cell.Amount, cell.Text == "0" ? open + "<span>&nbsp;</span>" : open, split, "</td>");
            }
            else
            {
                Cell(cell, open + "<div>", "</div></td>");
            }
        }
    }
}

/// <summary>A page whose articles hold each cell in paragraphs, the heads as th, and the words in one block with breaks.</summary>
internal sealed class ArticlePrinter(Galley galley, Habit habit) : HtmlPrinter(galley, habit)
{
    protected override void Open()
    {
        base.Open();
        Sheet.Line("<header><nav><ul><li>首页</li><li>公开</li></ul></nav></header><div class=\"crumb\">首页 &gt; 政府信息公开 &gt; 年报</div><article>");
    }

    protected override void Close()
    {
        Sheet.Line("</article><aside><h3>相关阅读</h3><ul><li>2018年政府信息公开工作年度报告</li></ul></aside><footer>版权所有</footer>");
        base.Close();
    }

    protected override void Heading(string heading) => Sheet.Line($"<p><strong>{heading}</strong></p>");

    protected override void Words(string line) => Sheet.Line($"<p>　　{line}</p>");

    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        foreach (var cell in cells.Select(place => place.Cell))
        {
            var tag = cell.Figure is null ? "th" : "td";
            Cell(cell, $"<{tag}{Span("colspan", cell.ColumnSpan)}{Span("rowspan", cell.RowSpan)}><p align=\"center\"><span>", $"</span></p></{tag}>");
        }
    }
}

/// <summary>A page by one who closes nothing: no end tags of cells and rows, upper-case names, unquoted attributes.</summary>
internal sealed class UnclosedPrinter(Galley galley, Habit habit) : HtmlPrinter(galley, habit)
{
    protected override void Table(GalleyTable table)
    {
        Sheet.Line("<TABLE BORDER=1 CELLSPACING=0>");
        Rows(table, (cells, _) =>
        {
            Sheet.Write("<TR>");
            foreach (var cell in cells.Select(place => place.Cell))
            {
                Cell(cell, $"<TD{(cell.ColumnSpan > 1 ? $" COLSPAN={cell.ColumnSpan}" : "")}{(cell.RowSpan > 1 ? $" ROWSPAN={cell.RowSpan}" : "")}>", "\n");
            }
        });
        Sheet.Line("</TABLE>");
    }

    protected override void Words(string line) => Sheet.Line($"<P>{line}");
}
