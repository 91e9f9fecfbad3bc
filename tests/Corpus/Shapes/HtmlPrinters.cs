using System.Collections.Immutable;
using System.Net;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Shapes;

/// <summary>A published page: merged cells by spans, words in paragraphs.</summary>
internal class HtmlPrinter(Galley galley, Habit habit) : Printer(galley, habit with { Pad = habit.Pad == "\u00a0" ? "&nbsp;" : habit.Pad })
{
    protected override string Extension => ".html";

    protected override string LineBreak => "<br>";

    protected override string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    protected override void Open() => Sheet.Line("<!DOCTYPE html>").Line("<html><head><meta charset=\"utf-8\"><title>" + WebUtility.HtmlEncode(Galley.Origin.Title) + "</title></head><body>");

    protected override void Close() => Sheet.Line("</body></html>");

    protected override void Title(string title) => Sheet.Line($"<h1>{title}</h1>");

    protected override void Heading(string heading) => Sheet.Line($"<h2>{heading}</h2>");

    protected override void Words(string line) => Sheet.Line($"<p>{line}</p>");

    protected override void Table(GalleyTable table)
    {
        Columns = ColumnCount(table.Grid());
        Sheet.Line("<table border=\"1\"><tbody>");
        Rows(table, (cells, row) =>
        {
            Sheet.Write("<tr>");
            Row(cells, row);
            Sheet.Line("</tr>");
        });
        Sheet.Line("</tbody></table>");
    }

    /// <summary>Grid columns of the table being printed.</summary>
    protected int Columns { get; private set; }

    protected virtual void Row(ImmutableArray<GridCell> cells, int row)
    {
        foreach (var place in cells)
        {
            Cell(place.Cell, $"<td{Span("colspan", place.Cell.ColumnSpan)}{Span("rowspan", place.Cell.RowSpan)}>", "</td>");
        }
    }

    protected static string Span(string name, int span) => span == 1 ? "" : $" {name}=\"{span}\"";
}

/// <summary>Filler cells in place of spans (S15): every grid place is a cell, covered ones are empty.</summary>
internal sealed class FillerPrinter(Galley galley, Habit habit) : HtmlPrinter(galley, habit)
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        var at = 0;
        foreach (var place in cells)
        {
            Fill(place.Column - at);
            Cell(place.Cell, "<td>", "</td>");
            at = place.Column + 1;
        }

        Fill(Columns - at);
    }

    private void Fill(int places) => Sheet.Write(string.Concat(Enumerable.Repeat("<td>&nbsp;</td>", places)));
}

/// <summary>A page built of layout tables, with navigation before the report and links after it.</summary>
internal sealed class FramedPrinter(Galley galley, Habit habit) : HtmlPrinter(galley, habit)
{
    protected override void Open()
    {
        base.Open();
        Sheet.Line("<table width=\"100%\"><tr><td><a href=\"/\">首页</a></td><td><a href=\"/zwgk\">政务公开</a></td><td><a href=\"/hd\">互动交流</a></td></tr></table>");
        Sheet.Line("<table width=\"1000\"><tr><td>当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</td></tr><tr><td>");
    }

    protected override void Close()
    {
        Sheet.Line("</td></tr><tr><td>上一篇：没有了</td></tr></table><div>主办单位：办公室　联系电话：0000-0000000</div>");
        base.Close();
    }
}

/// <summary>A page exported by a word processor: styles on everything, a style sheet within the table, digits of one number in several elements.</summary>
internal sealed class ExportedPrinter(Galley galley, Habit habit) : HtmlPrinter(galley, habit)
{
    protected override void Words(string line) => Sheet.Line($"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312;mso-hansi-font-family:\"Times New Roman\"'>{line}<o:p></o:p></span></p>");

    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        if (row == 0)
        {
            Sheet.Write("<style>td.xl66{mso-number-format:General;border:0.5pt solid;}</style>");
        }

        foreach (var cell in cells.Select(place => place.Cell))
        {
            var open = $"<td class=xl66 style='width:{40 + cell.ColumnSpan}pt'{Span("colspan", cell.ColumnSpan)}{Span("rowspan", cell.RowSpan)}><p class=MsoNormal><span lang=EN-US>";
            const string Close = "</span><o:p></o:p></p></td>";
            if (cell is { Figure: { } id, Text: { Length: > 1 } printed })
            {
                Sheet.Figure(id, cell.Amount, open, printed[..1] + "</span><span lang=EN-US>" + printed[1..], Close);
            }
            else
            {
                Cell(cell, open, Close);
            }
        }
    }
}

/// <summary>A page whose tables are boxes set by styles; no table element at all.</summary>
internal sealed class BoxPrinter(Galley galley, Habit habit) : HtmlPrinter(galley, habit)
{
    protected override void Table(GalleyTable table)
    {
        Sheet.Line("<div style=\"display:table\">");
        Rows(table, (cells, _) =>
        {
            Sheet.Write("<div style=\"display:table-row\">");
            foreach (var place in cells)
            {
                Cell(place.Cell, "<div style=\"display:table-cell\"><p>", "</p></div>");
            }

            Sheet.Line("</div>");
        });
        Sheet.Line("</div>");
    }
}
