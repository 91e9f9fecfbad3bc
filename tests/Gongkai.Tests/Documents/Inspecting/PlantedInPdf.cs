using System.Text;
using Gongkai.Tests.Documents.Inspecting.Made;
using static Gongkai.Tests.Documents.Inspecting.Made.MadePdf;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>PDF files with a leak.</summary>
internal static class PlantedInPdf
{
    private static readonly string Heading = MadePdf.Words("Notice of allocation", 72, 760);
    private static readonly string Name = MadePdf.Words("Zhou Zhiyuan", 72, 700);

    public static IEnumerable<Planted> All() => [.. Paint(), .. Structure()];

    private static IEnumerable<Planted> Paint()
    {
        yield return new("black box over words.pdf", "pdf.text-under-box", Of(Heading + Name + Box("0 0 0", 70, 696, 90, 16)), false);
        yield return new("white box over words.pdf", "pdf.text-under-box", Of(Heading + Name + Box("1 1 1", 70, 696, 90, 16)), false);
        yield return new("thick line over words.pdf", "pdf.text-under-box", Of(Heading + Name + "q 0 0 0 RG 16 w 70 704 m 160 704 l S Q\n"), false);
        yield return new("box in a form over words.pdf", "pdf.text-under-box", Of(Heading + Name + "q /Fm1 Do Q\n", resources: "/XObject << /Fm1 10 0 R >>", objects: (10, Stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", Ascii(Box("0 0 0", 70, 696, 90, 16))))), false);
        yield return new("picture over words.pdf", "pdf.text-under-picture", Of(Heading + Name + "q 120 0 0 40 70 690 cm /Im1 Do Q\n", resources: "/XObject << /Im1 10 0 R >>", objects: Picture(MadePicture.Jpeg())), false);
        yield return new("black over black words.pdf", "pdf.pale-text", Of(Heading + Box("0 0 0", 70, 696, 90, 16) + Name), false);
        yield return new("white words.pdf", "pdf.pale-text", Of(Heading + "q 1 1 1 rg " + Name + " Q\n"), false);
        yield return new("invisible words.pdf", "pdf.invisible-text", Of(Heading + MadePdf.Words("Zhou Zhiyuan", 72, 700, before: "3 Tr")), false);
        yield return new("tiny words.pdf", "pdf.tiny-text", Of(Heading + MadePdf.Words("Zhou Zhiyuan", 72, 700, 0.5)), false);
        yield return new("words outside.pdf", "pdf.outside-text", Of(Heading + MadePdf.Words("Zhou Zhiyuan", 700, 700)), false);
        yield return new("layer switched off.pdf", "pdf.hidden-layer", Of(Heading + "/OC /L1 BDC\n" + Name + "EMC\n", catalogue: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>", resources: "/Properties << /L1 10 0 R >>", objects: (10, Ascii("<< /Type /OCG /Name (draft) >>"))), false);
        yield return new("scan blacked out over its text layer.pdf", "pdf.layer-differs", Of(MadePdf.Words("Zhou Zhiyuan", 72, 700, before: "3 Tr") + "q 595 0 0 842 0 0 cm /Im1 Do Q\n", resources: "/XObject << /Im1 10 0 R >>", objects: Picture(BlackedOut())), false);
        yield return new("box over a picture.pdf", "pdf.picture-under-box", Of(Heading + "q 300 0 0 200 72 400 cm /Im1 Do Q\n" + Box("0 0 0", 100, 450, 80, 30), resources: "/XObject << /Im1 10 0 R >>", objects: Picture(MadePicture.Jpeg())), false);
        yield return new("turned identity number.pdf", "personal.identity-card", Of(Heading + "BT /F1 20 Tf 0.7071 0.7071 -0.7071 0.7071 120 300 Tm (110101199003070476) Tj ET\n"), false);
        yield return new("strips over words.pdf", "pdf.text-under-box", Of(Heading + Name + string.Concat(Enumerable.Range(0, 20).Select(at => Box("0 0 0", 70, 694 + at, 90, 1)))), false);
        yield return new("identity number.pdf", "personal.identity-card", Of(Heading + MadePdf.Words("ID 110101199003070476", 72, 700)), false);
        yield return new("photo with place.pdf", "picture.location", Of(Heading + "q 300 0 0 200 72 400 cm /Im1 Do Q\n", resources: "/XObject << /Im1 10 0 R >>", objects: Picture(MadePicture.WithSegment(MadePicture.Jpeg(), 0xE1, MadePicture.ExifSegment(MadePicture.Exif(true, null))))), true);
    }

    private static IEnumerable<Planted> Structure()
    {
        var before = Of(Heading + Name);
        yield return new("earlier version.pdf", "pdf.earlier-version", Update(before, (4, Stream("", Ascii(Heading)))), true);
        yield return new("object nothing leads to.pdf", "pdf.unused-object", Of(Heading, objects: (10, Stream("", Ascii(Name)))), true);
        yield return new("author.pdf", "package.author", Of(Heading, information: "/Author (Zhou Zhiyuan)"), true);
        yield return new("author in packet.pdf", "package.author", Of(Heading, catalogue: "/Metadata 10 0 R", objects: (10, Stream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>王小明</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>")))), true);
        yield return new("annotation.pdf", "pdf.annotation", Of(Heading, page: "/Annots [10 0 R]", objects: (10, Ascii("<< /Type /Annot /Subtype /Text /Rect [72 700 90 720] /Contents (do not publish) >>"))), true);
        yield return new("redaction never carried out.pdf", "pdf.redaction-mark", Of(Heading + Name, page: "/Annots [10 0 R]", objects: (10, Ascii("<< /Type /Annot /Subtype /Redact /Rect [70 696 160 712] >>"))), false);
        yield return new("attachment.pdf", "pdf.attachment", Of(Heading, catalogue: "/Names << /EmbeddedFiles << /Names [(list.txt) 10 0 R] >> >>", objects: [(10, Ascii("<< /Type /Filespec /F (list.txt) /EF << /F 11 0 R >> >>")), (11, Stream("/Type /EmbeddedFile", Ascii("list")))]), true);
        yield return new("script.pdf", "pdf.script", Of(Heading, catalogue: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), true);
        yield return new("private data.pdf", "pdf.private-data", Of(Heading, page: "/PieceInfo << /Tool << /Private 10 0 R >> >>", objects: (10, Stream("", Ascii("original")))), true);
        yield return new("bytes behind the end.pdf", "pdf.trailing-bytes", [.. Of(Heading), .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("原稿 ", 40)))], true);
    }

    private static (int, byte[])[] Picture(byte[] jpeg) => [(10, Stream("/Type /XObject /Subtype /Image /Width 320 /Height 240 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg))];

    private static byte[] BlackedOut()
    {
        using var bitmap = MadePicture.Draw(595, 842);
        using var canvas = new SkiaSharp.SKCanvas(bitmap);
        using var paint = new SkiaSharp.SKPaint { Color = SkiaSharp.SKColors.Black };
        canvas.DrawRect(60, 842 - 730, 200, 50, paint);
        return MadePicture.Encode(bitmap);
    }
}
