using System.Collections.Immutable;
using System.IO.Compression;
using System.Security;
using System.Text;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Containers;

/// <summary>A Word file typed by hand the way a Chinese office suite writes it: direct formatting, runs cut anywhere, merged cells by
/// gridSpan and vMerge, marks of spelling and revisions in between. Knows nothing of the product's writer.</summary>
internal static class HandDocx
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Galley galley, Rng rng)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Put(zip, "_rels/.rels", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Put(zip, "word/document.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{Main}"><w:body>{string.Concat(galley.Blocks.Select(block => Of(block, rng)))}<w:sectPr/></w:body></w:document>""");
        }

        return bytes.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Fixed;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    private static string Of(GalleyBlock block, Rng rng) => block switch
    {
        GalleyTable table => Table(table, rng),
        GalleyLine { Kind: GalleyLineKind.Title } line => Paragraph(line.Text, """<w:jc w:val="center"/><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/></w:rPr>""", rng),
        GalleyLine line => Paragraph(line.Text, """<w:ind w:firstLineChars="200" w:firstLine="640"/>""", rng),
        _ => "",
    };

    private static string Paragraph(string text, string properties, Rng rng) => $"<w:p><w:pPr>{properties}</w:pPr>{Runs(text, rng)}</w:p>";

    // Digits and characters of one word lie in runs of their own, with marks of spelling between them.
    private static string Runs(string text, Rng rng)
    {
        var runs = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var length = rng.Chance(70) ? text.Length - at : rng.Between(1, text.Length - at);
            runs.Append("""<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">""").Append(SecurityElement.Escape(text.Substring(at, length))).Append("</w:t></w:r>");
            at += length;
            runs.Append(at < text.Length && rng.Chance(30) ? """<w:proofErr w:type="spellStart"/>""" : "");
        }

        return runs.ToString();
    }

    private static string Table(GalleyTable table, Rng rng)
    {
        var grid = table.Grid();
        var columns = grid.SelectMany(row => row).Max(place => place.End);
        var rows = new StringBuilder();
        for (var row = 0; row < grid.Length; row++)
        {
            rows.Append("<w:tr><w:trPr><w:jc w:val=\"center\"/></w:trPr>").Append(Row(grid, row, rng)).Append("</w:tr>");
        }

        return $"<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>{string.Concat(Enumerable.Range(0, columns).Select(_ => "<w:gridCol w:w=\"900\"/>"))}</w:tblGrid>{rows}</w:tbl><w:p/>";
    }

    private static string Row(ImmutableArray<ImmutableArray<GridCell>> grid, int row, Rng rng)
    {
        var covered = grid.Take(row).SelectMany(cells => cells).Where(place => place.Row + place.Cell.RowSpan > row).Select(place => (place.Column, Xml: Cell(place.Cell, "<w:vMerge/>", "<w:p/>")));
        var own = grid[row].Select(place => (place.Column, Xml: Cell(place.Cell, place.Cell.RowSpan > 1 ? """<w:vMerge w:val="restart"/>""" : "", Lines(place.Cell.Text, rng))));
        return string.Concat(covered.Concat(own).OrderBy(cell => cell.Column).Select(cell => cell.Xml));
    }

    private static string Cell(GalleyCell cell, string merge, string content) =>
        $"<w:tc><w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/>{(cell.ColumnSpan > 1 ? $"<w:gridSpan w:val=\"{cell.ColumnSpan}\"/>" : "")}{merge}<w:vAlign w:val=\"center\"/></w:tcPr>{content}</w:tc>";

    private static string Lines(string text, Rng rng) => string.Concat(text.Split('\n').Select(line => Paragraph(line, """<w:jc w:val="center"/>""", rng)));
}
