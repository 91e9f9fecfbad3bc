using System.Collections.Immutable;
using System.Text;
using Gongkai.Text;

namespace Gongkai.Documents.Writing;

/// <summary>Writes blocks as one self-contained web page that screen readers, printers and programs can follow:
/// headings in order, head cells with their scope, each figure's name as the id of its cell, no scripts and no inline styles.</summary>
public static class HtmlWriter
{
    private const string Style = """
        body{margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b2733;background:#fff;font:1rem/1.75 "FangSong","STFangsong","Noto Serif CJK SC",serif}
        h1{text-align:center;font-size:1.6rem;line-height:1.4;margin:1.5rem 0}
        h2,h3{font-family:"SimHei","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-size:1.15rem;margin:1.6rem 0 .6rem}
        h3{font-size:1rem}
        p{margin:.4rem 0;text-indent:2em}
        .note,.signature,.mark,.letterhead,.number,.salutation{text-indent:0}
        .letterhead{color:#b3261e;font-size:1.75rem;text-align:center;border-bottom:3px double #b3261e;padding-bottom:.5rem}
        p.number{text-align:right}
        .note{font-size:.875rem;color:#5b6670}
        .signature{text-align:right}
        .mark{border:1px solid #b3261e;color:#b3261e;font-weight:700;padding:.25rem .75rem;text-align:center}
        .scroll{overflow-x:auto;margin:.8rem 0}
        table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.5;font-variant-numeric:tabular-nums}
        th,td{border:1px solid #5b6670;padding:.2rem .4rem;vertical-align:middle}
        th{font-weight:400;background:#f4f2ec;text-align:center;text-wrap:balance;min-width:2.2em}
        th[scope=row]{text-align:left;text-wrap:wrap}
        td{text-align:left}
        td.number{text-align:right}
        @page{size:A4;margin:20mm 18mm}
        @media print{body{margin:0;max-width:none;padding:0}.scroll{overflow:visible}table{font-size:8pt}thead{display:table-header-group}tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}th{background:none}.mark{position:fixed;top:0;right:0;background:#fff}}
        """;

    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    public static void Write(ImmutableArray<Block> blocks, Stream output) => output.Write(Encoding.UTF8.GetBytes(ToText(blocks)));

    /// <summary>The page.</summary>
    public static string ToText(ImmutableArray<Block> blocks)
    {
        var title = blocks.OfType<Paragraph>().FirstOrDefault(paragraph => paragraph.Style == ParagraphStyle.Title)?.Text ?? MappedText.Empty;
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<title>").Append(Encode(title)).Append("</title>\n<style>\n").Append(Style.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n<main>\n");
        var section = "";
        foreach (var block in blocks)
        {
            section = block is Heading { Level: 1, Anchor: { } anchor } ? anchor : section;
            Append(page, block, section);
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, Block block, string section)
    {
        switch (block)
        {
            case Heading heading:
                Element(page, $"h{Math.Clamp(heading.Level, 1, 5) + 1}", Id(heading.Anchor), heading.Text);
                break;
            case Paragraph { Style: ParagraphStyle.Title } paragraph:
                Element(page, "h1", Id(paragraph.Anchor), paragraph.Text);
                break;
            case Paragraph paragraph:
                var name = ClassOf(paragraph.Style) is { Length: > 0 } style ? $" class=\"{style}\"" : "";
                Element(page, "p", Id(paragraph.Anchor) + name, paragraph.Text);
                break;
            case Table table:
                Append(page, table, section);
                break;
        }
    }

    private static string ClassOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Note => "note",
        ParagraphStyle.Signature => "signature",
        ParagraphStyle.Mark => "mark",
        ParagraphStyle.Letterhead => "letterhead",
        ParagraphStyle.DocumentNumber => "number",
        ParagraphStyle.Salutation => "salutation",
        _ => "",
    };

    private static void Append(StringBuilder page, Table table, string section)
    {
        // The name of a table is its part's heading, so that nothing is said that is not on the page.
        var label = section.Length > 0 ? $" aria-labelledby=\"{Attribute(section)}\"" : table.Caption.Length > 0 ? $" aria-label=\"{Attribute(table.Caption)}\"" : "";
        page.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\"").Append(label).Append(">\n<table").Append(Id(table.Anchor)).Append(label).Append(">\n");
        page.Append(table.HeadRows > 0 ? "<thead>\n" : "<tbody>\n");
        var number = 0;
        foreach (var row in TableSlots.Rows(table))
        {
            if (number > 0 && (number == table.HeadRows || (number > table.HeadRows && OpensBlock(row, table))))
            {
                page.Append(number == table.HeadRows ? "</thead>\n<tbody>\n" : "</tbody>\n<tbody>\n");
            }

            Append(page, row, table);
            number++;
        }

        page.Append(table.HeadRows >= number ? "</thead>\n" : "</tbody>\n").Append("</table>\n</div>\n");
    }

    private static bool OpensBlock(ImmutableArray<Slot> row, Table table) => row is [{ Cell: { IsHead: true } cell, IsContinued: false }] && cell.ColumnSpan == table.ColumnCount;

    private static void Append(StringBuilder page, ImmutableArray<Slot> row, Table table)
    {
        var isHeadRow = TableSlots.IsHeadRow(row);
        page.Append("<tr>");
        foreach (var slot in row.Where(slot => !slot.IsContinued))
        {
            if (slot.Cell is not { } cell)
            {
                page.Append("<td></td>");
                continue;
            }

            var spans = (cell.ColumnSpan > 1 ? $" colspan=\"{cell.ColumnSpan}\"" : "") + (cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : "");
            var tag = cell.IsHead ? "th" : "td";
            page.Append('<').Append(tag).Append(Id(cell.Anchor)).Append(spans).Append(cell.IsHead ? $" scope=\"{Scope(cell, isHeadRow, table)}\"" : cell.IsNumber ? " class=\"number\"" : "").Append('>');
            page.Append(Encode(cell.Text)).Append("</").Append(tag).Append('>');
        }

        page.Append("</tr>\n");
    }

    private static string Scope(TableCell cell, bool isHeadRow, Table table) => isHeadRow || cell.Row < table.HeadRows
        ? (cell.ColumnSpan > 1 ? "colgroup" : "col")
        : (cell.RowSpan > 1 ? "rowgroup" : "row");

    private static void Element(StringBuilder page, string tag, string attributes, MappedText text) =>
        page.Append('<').Append(tag).Append(attributes).Append('>').Append(Encode(text)).Append("</").Append(tag).Append(">\n");

    private static string Id(string? anchor) => anchor is null ? "" : $" id=\"{Attribute(anchor)}\"";

    private static string Attribute(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    // Only what markup needs is escaped: a page of Chinese in number references is three times as long and unreadable as source.
    private static string Encode(MappedText text) => text.Value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).ReplaceLineEndings("<br>");
}
