using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Containers;

/// <summary>A workbook typed by hand: everything on one sheet, one under the other, or the words on one and each table on its own;
/// numbers as numbers or as text, merged cells, shared strings. Knows nothing of the product's writer.</summary>
internal sealed class HandXlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<string> strings = [];
    private readonly bool numbersAsText;

    private HandXlsx(bool numbersAsText) => this.numbersAsText = numbersAsText;

    public static byte[] Write(Galley galley, Rng rng)
    {
        var book = new HandXlsx(rng.Chance(40));
        ImmutableArray<ImmutableArray<GalleyBlock>> sheets = rng.Chance(50) ? [galley.Blocks] : Apart(galley);
        var pages = sheets.Select(book.Sheet).ToList();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                + string.Concat(pages.Select((_, at) => $"<Override PartName=\"/xl/worksheets/sheet{at + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(pages.Select((_, at) => $"<sheet name=\"Sheet{at + 1}\" sheetId=\"{at + 1}\" r:id=\"rId{at + 1}\"/>"))}</sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(pages.Select((_, at) => $"<Relationship Id=\"rId{at + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"))}<Relationship Id=\"rIdS\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Put(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\" count=\"{book.strings.Count}\" uniqueCount=\"{book.strings.Count}\">{string.Concat(book.strings.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>");
            for (var at = 0; at < pages.Count; at++)
            {
                Put(zip, $"xl/worksheets/sheet{at + 1}.xml", pages[at]);
            }
        }

        return bytes.ToArray();
    }

    private static ImmutableArray<ImmutableArray<GalleyBlock>> Apart(Galley galley)
    {
        var sheets = new List<List<GalleyBlock>> { new() };
        foreach (var block in galley.Blocks)
        {
            if (block is GalleyLine { Part: > 0 })
            {
                sheets.Add([]);
            }

            sheets[^1].Add(block);
        }

        return [.. sheets.Where(sheet => sheet.Count > 0).Select(sheet => sheet.ToImmutableArray())];
    }

    private static void Put(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Fixed;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content));
    }

    private string Sheet(ImmutableArray<GalleyBlock> blocks)
    {
        var rows = new StringBuilder();
        var merges = new List<string>();
        var top = 1;
        foreach (var block in blocks)
        {
            if (block is GalleyLine line)
            {
                rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{top}\">{Cell(top, 0, line.Text, false)}</row>");
                merges.Add($"A{top}:J{top}");
                top++;
            }
            else if (block is GalleyTable table)
            {
                top = Table(table, top, rows, merges) + 1;
            }
        }

        var merged = string.Concat(merges.Select(area => $"<mergeCell ref=\"{area}\"/>"));
        return $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData><mergeCells count=\"{merges.Count}\">{merged}</mergeCells></worksheet>";
    }

    private int Table(GalleyTable table, int top, StringBuilder rows, List<string> merges)
    {
        foreach (var row in table.Grid())
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{top}\">");
            foreach (var place in row)
            {
                rows.Append(Cell(top, place.Column, place.Cell.Text, place.Cell.Amount is not null && !numbersAsText));
                if (place.Cell.ColumnSpan * place.Cell.RowSpan > 1)
                {
                    merges.Add($"{Name(place.Column)}{top}:{Name(place.End - 1)}{top + place.Cell.RowSpan - 1}");
                }
            }

            rows.Append("</row>");
            top++;
        }

        return top;
    }

    private string Cell(int row, int column, string text, bool mayBeNumber)
    {
        var at = $"{Name(column)}{row}";
        if (text.Length == 0)
        {
            return $"<c r=\"{at}\"/>";
        }

        if (mayBeNumber && text.All(character => char.IsAsciiDigit(character) || character == '.'))
        {
            return $"<c r=\"{at}\"><v>{text}</v></c>";
        }

        strings.Add(text);
        return $"<c r=\"{at}\" t=\"s\"><v>{strings.Count - 1}</v></c>";
    }

    private static string Name(int column) => column < 26 ? ((char)('A' + column)).ToString() : Name((column / 26) - 1) + Name(column % 26);
}
