using System.Text;
using Gongkai.Tests.Documents.Inspecting.Made;
using SkiaSharp;
using static Gongkai.Tests.Documents.Inspecting.Made.MadePicture;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Pictures, pages, texts and archives with a leak.</summary>
internal static class PlantedElsewhere
{
    public static IEnumerable<Planted> All() => [.. Pictures(), .. Pages(), .. Archives(), .. Texts()];

    private static IEnumerable<Planted> Pictures()
    {
        yield return new("place.jpg", "picture.location", WithSegment(Jpeg(), 0xE1, ExifSegment(Exif(true, null))), true);
        yield return new("owner.jpg", "picture.owner", WithSegment(Jpeg(), 0xE1, ExifSegment(Exif(false, null, (0x013B, "王小明")))), true);
        yield return new("comment.jpg", "picture.comment", WithSegment(Jpeg(), 0xFE, Encoding.UTF8.GetBytes("周志远户外照")), true);
        yield return new("packet.jpg", "picture.owner", WithSegment(Jpeg(), 0xE1, Encoding.UTF8.GetBytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>王小明</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>")), true);
        yield return new("thumbnail of the picture before.jpg", "picture.thumbnail-differs", WithThumbnail(), true);
        yield return new("behind the end.jpg", "picture.trailing-bytes", [.. Jpeg(), .. MadePackage.Zip(("名单.txt", "周志远"u8.ToArray()))], true);
        yield return new("text.png", "picture.comment", WithChunk(Png(), "tEXt", Encoding.Latin1.GetBytes("Comment\0before crop")), true);
        yield return new("place.png", "picture.location", WithChunk(Png(), "eXIf", Exif(true, null)), true);
        yield return new("behind the end.png", "picture.trailing-bytes", [.. Png(), .. Png()], true);
        yield return new("under transparency.png", "picture.under-transparency", UnderTransparency(), true);
        yield return new("place.webp", "picture.location", WithWebpChunk(Webp(), "EXIF", Exif(true, null)), true);
    }

    private static IEnumerable<Planted> Pages()
    {
        yield return new("comment.html", "web.comment", Page("<p>公告</p><!-- 原稿：<p>周志远因离婚分得一套</p> -->"), true);
        yield return new("identity number in comment.html", "personal.identity-card", Page("<p>公告</p><!-- 110101199003070476 -->"), true);
        yield return new("hidden row.html", "web.hidden-element", Page("<table><tr><td>周某</td></tr><tr style=\"display:none\"><td>周志远</td></tr></table>"), true);
        yield return new("hidden by class.html", "web.hidden-element", Page("<style>.x, .gone{color:red;display:none}</style><p>公告</p><p class=\"gone\">内部意见：缓办</p>"), true);
        yield return new("white words.html", "web.hidden-element", Page("<p>公告<span style=\"color:#fff\">内部意见：缓办</span></p>"), true);
        yield return new("data attribute.html", "web.data-attribute", Page("<p data-owner=\"13912345678\">公告</p>"), true);
        yield return new("script.html", "web.script-data", Page("<script>var rows=[{name:'周某',id:'110101199003070476'}]</script>"), false);
        yield return new("hidden field.html", "web.hidden-field", Page("<input type=\"hidden\" name=\"idcard\" value=\"110101199003070476\">"), true);
        yield return new("picture in the page.html", "picture.location", Page($"<img src=\"data:image/jpeg;base64,{Convert.ToBase64String(WithSegment(Jpeg(), 0xE1, ExifSegment(Exif(true, null))))}\">"), true);
        yield return new("identity number in a cell.html", "personal.identity-card", Page("<table><tr><th>姓名</th><th>证件</th></tr><tr><td>周某</td><td>110101199003070476</td></tr></table>"), false);
    }

    private static IEnumerable<Planted> Archives()
    {
        yield return new("document in folder.zip", "word.comment", MadePackage.Zip(("材料/答复.docx", PlantedInWord.All().First(planted => planted.Rule == "word.comment").Bytes)), true);
        yield return new("archive in archive.zip", "personal.identity-card", MadePackage.Zip(("附件.zip", MadePackage.Zip(("名单.txt", "证号110101199003070476"u8.ToArray())))), false);
        yield return new("too deep.zip", "file.too-deep", Enumerable.Range(0, 8).Aggregate("秘密"u8.ToArray(), (inner, depth) => MadePackage.Zip(($"{depth}.zip", inner))), false);
        yield return new("bomb.zip", "file.too-large", MadePackage.Zip(("零.txt", new byte[40_000_000])), false);
        yield return new("name of a file.zip", "personal.identity-card", MadePackage.Zip(("110101199003070476/申请表.txt", "申请"u8.ToArray())), false);
        yield return new("entry taken off the list.zip", "package.hidden-bytes", OffTheList(), true);
    }

    private static IEnumerable<Planted> Texts()
    {
        yield return new("identity number.txt", "personal.identity-card", "公告\n身份证 11010119900307047６\n"u8.ToArray(), false);
        yield return new("between invisible signs.txt", "personal.identity-card", Encoding.UTF8.GetBytes("证号110101\u200B19900307\u200B0476"), false);
        yield return new("table of values.csv", "personal.bank-card", "户主,惠农一卡通\n周某,4012888888881881\n"u8.ToArray(), false);
        yield return new("number plate.txt", "personal.plate", "违停车主周某，浙A12D45，处罚二百元\n"u8.ToArray(), false);
        yield return new("mailbox.txt", "personal.e-mail", "请发给周志远 zhouzhiyuan1990@qq.com\n"u8.ToArray(), false);
        yield return new("passport.txt", "personal.passport", "护照号码：E12345678\n"u8.ToArray(), false);
        yield return new("secrecy mark.txt", "secrecy.mark", "绝密★长期\n关于某事的请示\n"u8.ToArray(), false);
        yield return new("work secret.txt", "secrecy.internal", "工作秘密\n内部测算\n"u8.ToArray(), false);
        yield return new("locked file.docx", "file.encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage")], false);
        yield return new("old office file.doc", "file.not-inspected", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], false);
    }

    private static byte[] Page(string body) => Encoding.UTF8.GetBytes($"<!doctype html><html><head><meta charset=\"utf-8\"><title>公告</title></head><body>{body}</body></html>");

    private static byte[] WithThumbnail()
    {
        using var before = Draw(160, 120, SKColors.Black);
        using var after = Draw(320, 240, SKColors.White);
        return WithSegment(Encode(after), 0xE1, ExifSegment(Exif(false, Encode(before))));
    }

    private static byte[] UnderTransparency()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(120, 90, SKColorType.Bgra8888, SKAlphaType.Unpremul));
        for (var y = 0; y < 90; y++)
        {
            for (var x = 0; x < 120; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 2), (byte)(y * 2), (byte)((x * y) % 255), (byte)(x < 60 ? 0 : 255)));
            }
        }

        return Encode(bitmap, SKEncodedImageFormat.Png);
    }

    // The second entry stays in the file; the list at the end names the first only.
    private static byte[] OffTheList()
    {
        var one = MadePackage.Zip(("公告.txt", "公告"u8.ToArray()));
        var list = one.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var hidden = "周志远，身份证号在原稿里，内部讨论稿，请勿外传，这一段已从目录里去掉"u8.ToArray();
        byte[] all = [.. one[..list], .. hidden, .. one[list..]];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(all.Length - 6), list + hidden.Length);
        return all;
    }
}
