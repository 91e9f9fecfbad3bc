using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>Writes a PDF of page pictures with an invisible text layer. It has no properties, no times, no identifier: the same pages give the same bytes.</summary>
internal sealed class PictureBook
{
    private const int FirstFree = 8;

    private readonly List<byte[]> objects = [];
    private readonly List<int> pages = [];
    private readonly LayerFont font = new();

    public void Add(double width, double height, PageImage image, IReadOnlyList<LayerWords> words)
    {
        var picture = AddObject(Stream($"/Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height} /ColorSpace /{image.ColourSpace} /BitsPerComponent {image.Bits} /Filter /{image.Filter}", image.Data));
        var content = AddObject(Stream("/Filter /FlateDecode", Pack(Encoding.ASCII.GetBytes(Content(width, height, words)))));
        pages.Add(AddObject(Ascii(Number($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:0.###} {height:0.###}] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /P {picture} 0 R >> >> >>"))));
    }

    public byte[] Write()
    {
        var all = new List<byte[]>
        {
            Ascii("<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>"),
            Ascii($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] >>"),
            Ascii("<< /Type /Font /Subtype /Type0 /BaseFont /GongkaiLayer /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 7 0 R >>"),
            Ascii("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GongkaiLayer /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /CIDToGIDMap /Identity >>"),
            Ascii("<< /Type /FontDescriptor /FontName /GongkaiLayer /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80 /FontFile2 6 0 R >>"),
            FontFile(),
            Stream("/Filter /FlateDecode", Pack(Encoding.ASCII.GetBytes(font.ToUnicode()))),
        };
        all.AddRange(objects);
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%"u8);
        file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        foreach (var (body, at) in all.Select((body, at) => (body, at)))
        {
            places.Add(file.Position);
            file.Write(Ascii($"{at + 1} 0 obj\n"));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Position;
        file.Write(Ascii($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private int AddObject(byte[] body)
    {
        objects.Add(body);
        return FirstFree + objects.Count - 1;
    }

    private string Content(double width, double height, IReadOnlyList<LayerWords> words)
    {
        var content = new StringBuilder(Number($"q {width:0.###} 0 0 {height:0.###} 0 0 cm /P Do Q\nBT 3 Tr\n"));
        foreach (var (text, place) in words)
        {
            var (codes, count) = font.Encode(text);
            var size = Math.Max(1, place.Height);
            content.Append(Number($"/F1 {size:0.##} Tf {Math.Max(1, place.Width / (count * size) * 100):0.##} Tz 1 0 0 1 {place.X:0.##} {height - place.Bottom:0.##} Tm <{codes}> Tj\n"));
        }

        return content.Append("ET\n").ToString();
    }

    private static byte[] FontFile()
    {
        var bytes = LayerFont.File();
        return Stream($"/Filter /FlateDecode /Length1 {bytes.Length}", Pack(bytes));
    }

    private static byte[] Stream(string dictionary, byte[] data) => [.. Ascii($"<< {dictionary} /Length {data.Length} >>\nstream\n"), .. data, .. "\nendstream"u8];

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}
