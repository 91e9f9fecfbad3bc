using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Tests.Documents.Reading;

/// <summary>A PDF file put together by hand: words and lines at given places, in points from the left and the top edge of an A4 page.
/// Its one font has no shapes, only widths and a map from codes to characters.</summary>
internal sealed class HandmadePdf
{
    public const double Size = 10;
    private const double Height = 842;

    private readonly List<StringBuilder> pages = [new()];

    public HandmadePdf NewPage()
    {
        pages.Add(new StringBuilder());
        return this;
    }

    /// <summary>Words whose base line begins at a place; turned by quarter turns against the clock.</summary>
    public HandmadePdf Words(double x, double y, string words, int turns = 0, double size = Size)
    {
        var (cos, sin) = turns switch { 1 => (0, 1), 2 => (-1, 0), 3 => (0, -1), _ => (1, 0) };
        pages[^1].Append(Invariant($"BT /F1 {size} Tf {cos} {sin} {-sin} {cos} {x} {Height - y} Tm <")).Append(string.Concat(words.Select(word => ((int)word).ToString("X4", CultureInfo.InvariantCulture)))).Append("> Tj ET\n");
        return this;
    }

    public HandmadePdf Line(double x1, double y1, double x2, double y2)
    {
        pages[^1].Append(Invariant($"0.5 w {x1} {Height - y1} m {x2} {Height - y2} l S\n"));
        return this;
    }

    /// <summary>A ruled grid with one text a cell, row by row.</summary>
    public HandmadePdf Grid(double[] columns, double[] rows, params string[] cells)
    {
        foreach (var x in columns)
        {
            Line(x, rows[0], x, rows[^1]);
        }

        foreach (var y in rows)
        {
            Line(columns[0], y, columns[^1], y);
        }

        for (var i = 0; i < cells.Length; i++)
        {
            Words(columns[i % (columns.Length - 1)] + 2, rows[i / (columns.Length - 1)] + 12, cells[i]);
        }

        return this;
    }

    public byte[] ToBytes()
    {
        var objects = new List<byte[]>
        {
            Ascii("<</Type/Catalog/Pages 2 0 R>>"),
            Ascii($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, i) => $"{6 + (i * 2)} 0 R"))}]>>"),
            Ascii("<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"),
            Ascii($"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>>>>"),
            Stream(Encoding.ASCII.GetBytes("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end")),
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add(Ascii($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 {Height}]/Resources<</Font<</F1 3 0 R>>>>/Contents {7 + (i * 2)} 0 R>>"));
            objects.Add(Stream(Encoding.ASCII.GetBytes(pages[i].ToString())));
        }

        return Build(objects);
    }

    /// <summary>A file of one page whose content is the given bytes, packed.</summary>
    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, true))
        {
            zlib.Write(content);
        }

        return Build([
            Ascii("<</Type/Catalog/Pages 2 0 R>>"), Ascii("<</Type/Pages/Count 1/Kids[3 0 R]>>"), Ascii("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"),
            [.. Ascii($"<</Length {packed.Length}/Filter/FlateDecode>>\nstream\n"), .. packed.ToArray(), .. Ascii("\nendstream")]]);
    }

    private static byte[] Build(List<byte[]> objects)
    {
        using var file = new MemoryStream();
        file.Write(Ascii("%PDF-1.7\n"));
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Write([.. Ascii($"{i + 1} 0 obj\n"), .. objects[i], .. Ascii("\nendobj\n")]);
        }

        var table = file.Length;
        file.Write(Ascii($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Stream(byte[] content) => [.. Ascii($"<</Length {content.Length}>>\nstream\n"), .. content, .. Ascii("\nendstream")];

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
