using Gongkai.Tests.Documents.Inspecting.Made;
using static Gongkai.Tests.Documents.Inspecting.Made.MadePackage;

namespace Gongkai.Tests.Documents.Inspecting;

/// <summary>Word files with a leak.</summary>
internal static class PlantedInWord
{
    private const string Main = "word/document.xml";
    private const string Core = "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    private const string Black = "<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>";

    private static readonly string Body = P("关于公布2024年保障性住房分配结果的公告") + P("现将结果予以公布。");

    public static IEnumerable<Planted> All() => [.. Words(), .. Numbers(), .. Parts(), .. Drawings()];

    private static IEnumerable<Planted> Words()
    {
        yield return new("tracked deletion.docx", "word.tracked-change", Docx(Body + "<w:p><w:r><w:t>公示名单</w:t></w:r><w:del w:id=\"1\" w:author=\"王小明\" w:date=\"2024-01-01T00:00:00Z\"><w:r><w:delText>周志远因离婚分得一套</w:delText></w:r></w:del></w:p>"), true);
        yield return new("tracked insertion.docx", "word.tracked-change", Docx(Body + "<w:p><w:ins w:id=\"1\" w:author=\"王小明\"><w:r><w:t>补充一段</w:t></w:r></w:ins></w:p>"), true);
        yield return new("tracked format.docx", "word.tracked-change", Docx(Body + "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"3\" w:author=\"王小明\"><w:rPr/></w:rPrChange></w:rPr><w:t>标题</w:t></w:r></w:p>"), true);
        yield return new("hidden run.docx", "word.hidden-text", Docx(Body + R("<w:vanish/>", "内部意见：暂不公开")), true);
        yield return new("hidden by style.docx", "word.hidden-text", Docx(Body + "<w:p><w:pPr><w:pStyle w:val=\"Gone\"/></w:pPr><w:r><w:t>领导批示：缓办</w:t></w:r></w:p>", new MadePart("word/styles.xml", $"<w:styles {Word}><w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Gone\"><w:basedOn w:val=\"Base\"/></w:style></w:styles>", Main, "styles")), true);
        yield return new("white text.docx", "word.pale-text", Docx(Body + R("<w:color w:val=\"FFFFFF\"/>", "评分明细：甲公司八十分")), false);
        yield return new("tiny text.docx", "word.tiny-text", Docx(Body + R("<w:sz w:val=\"2\"/>", "保留意见")), false);
        yield return new("black highlight.docx", "word.black-mark", Docx(Body + R("<w:highlight w:val=\"black\"/>", "周志远")), false);
        yield return new("black shading.docx", "word.black-mark", Docx(Body + R("<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>", "周志远")), false);
        yield return new("second version.docx", "word.alternative", Docx(Body + $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>{P("公开版本")}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{P("原始版本含当事人姓名")}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"), false);
    }

    private static IEnumerable<Planted> Numbers()
    {
        yield return new("identity number.docx", "personal.identity-card", Docx(Body + P("申请人周志远，身份证号110101199003070476。")), false);
        yield return new("identity number over runs.docx", "personal.identity-card", Docx(Body + "<w:p><w:r><w:t>证号 1101011990</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>0307</w:t></w:r><w:r><w:t>0476</w:t></w:r></w:p>"), false);
        yield return new("identity number in full width.docx", "personal.identity-card", Docx(Body + P("证号：１１０１０１１９９００３０７０４７６")), false);
        yield return new("identity number in foot.docx", "personal.identity-card", Docx(Body, new MadePart("word/footer1.xml", $"<w:ftr {Word}>{P("110101199003070476")}</w:ftr>", Main, "footer")), false);
        yield return new("identity number in note.docx", "personal.identity-card", Docx(Body, new MadePart("word/footnotes.xml", $"<w:footnotes {Word}><w:footnote>{P("经办证件 110101 19900307 0476")}</w:footnote></w:footnotes>", Main, "footnotes")), false);
        yield return new("mobile number.docx", "personal.mobile", Docx(Body + P("周志远 13912345678 已领取")), false);
        yield return new("card number.docx", "personal.bank-card", Docx(Body + P("补贴打入周志远卡号6222021234567890128")), false);
        yield return new("home address.docx", "personal.home-address", Docx(Body + P("家庭住址：云泽市苇塘区柳溪路18号3单元502室")), false);
        yield return new("minor.docx", "personal.minor", Docx(Body + P("学生姓名：周小宝")), false);
        yield return new("secrecy mark in head.docx", "secrecy.mark", Docx(Body, new MadePart("word/header1.xml", $"<w:hdr {Word}>{P("机密★5年")}</w:hdr>", Main, "header")), false);
        yield return new("secrecy water mark.docx", "secrecy.mark-alone", Docx(Body, new MadePart("word/header1.xml", $"<w:hdr {Word}><w:p><w:r><w:pict><v:shape><v:textpath string=\"秘密\"/></v:shape></w:pict></w:r></w:p></w:hdr>", Main, "header")), false);
        yield return new("internal material.docx", "secrecy.internal", Docx(P("内部资料  注意保存") + Body), false);
        yield return new("not for release.docx", "secrecy.not-public", Docx(Body + P("（此件不公开）")), false);
    }

    private static IEnumerable<Planted> Parts()
    {
        yield return new("comment.docx", "word.comment", Docx(Body, new MadePart("word/comments.xml", $"<w:comments {Word}><w:comment w:id=\"1\" w:author=\"王小明\">{P("这一户有问题，先不要公示")}</w:comment></w:comments>", Main, "comments")), true);
        yield return new("author.docx", "package.author", Docx(Body, new MadePart("docProps/core.xml", $"<cp:coreProperties {Core}><dc:creator>王小明</dc:creator></cp:coreProperties>", "", "core-properties")), true);
        yield return new("last author.docx", "package.author", Docx(Body, new MadePart("docProps/core.xml", $"<cp:coreProperties {Core}><dc:creator>云泽市住建局</dc:creator><cp:lastModifiedBy>Wang Xiaoming</cp:lastModifiedBy></cp:coreProperties>", "", "core-properties")), true);
        yield return new("custom property.docx", "package.custom-property", Docx(Body, new MadePart("docProps/custom.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property name=\"承办人\"><vt:lpwstr>王小明</vt:lpwstr></property></Properties>", "", "custom-properties")), true);
        yield return new("thumbnail.docx", "package.thumbnail-legible", Docx(Body, new MadePart("docProps/thumbnail.jpeg", Large(), "", "thumbnail")), true);
        yield return new("embedded workbook.docx", "package.embedded", Docx(Body, new MadePart("word/embeddings/book.xlsx", Xlsx("<sheetData/>"), Main, "package")), true);
        yield return new("identity number in embedded workbook.docx", "personal.identity-card", Docx(Body, new MadePart("word/embeddings/book.xlsx", Xlsx($"<sheetData>{Row(1, "", "110101199003070476")}</sheetData>"), Main, "package")), true);
        yield return new("photo with place.docx", "picture.location", Docx(Body, new MadePart("word/media/image1.jpg", MadePicture.WithSegment(MadePicture.Jpeg(), 0xE1, MadePicture.ExifSegment(MadePicture.Exif(true, null))), Main, "image")), true);
        yield return new("deleted picture.docx", "package.unreferenced", Docx(Body, new MadePart("word/media/image9.jpg", MadePicture.Jpeg(), "", "")), true);
        yield return new("macro.docx", "package.macro", Docx(Body, new MadePart("word/vbaProject.bin", [1, 2, 3], Main, "vbaProject")), true);
        yield return new("variable.docx", "word.variable", Docx(Body, new MadePart("word/settings.xml", $"<w:settings {Word}><w:docVars><w:docVar w:name=\"applicant\" w:val=\"周志远\"/></w:docVars></w:settings>", Main, "settings")), true);
        yield return new("mail merge.docx", "word.mail-merge", Docx(Body, new MadePart("word/settings.xml", $"<w:settings {Word}><w:mailMerge><w:query w:val=\"SELECT * FROM 名单\"/></w:mailMerge></w:settings>", Main, "settings")), true);
        yield return new("custom data.docx", "package.custom-xml", Docx(Body, new MadePart("customXml/item1.xml", "<case xmlns=\"urn:yunze:case\"><id>110101199003070476</id></case>", Main, "customXml")), true);
        yield return new("hidden bytes.docx", "package.hidden-bytes", [.. Docx(Body), .. new byte[90], .. "原稿"u8.ToArray()], true);
    }

    private static IEnumerable<Planted> Drawings()
    {
        var cover = $"<w:p><w:r><w:drawing><wp:anchor behindDoc=\"0\"><wp:extent cx=\"2000000\" cy=\"400000\"/><wp:wrapNone/><wp:docPr id=\"1\" name=\"矩形 1\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"2000000\" cy=\"400000\"/></a:xfrm><a:prstGeom prst=\"rect\"/>{Black}</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>";
        yield return new("black box.docx", "word.covered", Docx(Body + cover), false);
        yield return new("old black box.docx", "word.covered", Docx(Body + "<w:p><w:r><w:pict><v:rect style=\"position:absolute;width:120pt;height:20pt\" fillcolor=\"black\"/></w:pict></w:r></w:p>"), false);
        yield return new("cropped picture.docx", "picture.cropped", Docx(Body + "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"2000000\" cy=\"400000\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rId2\"/><a:srcRect l=\"0\" r=\"40000\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>", new MadePart("word/media/image1.jpg", MadePicture.Jpeg(), Main, "image")), true);
        yield return new("identity number in description.docx", "personal.identity-card", Docx(Body + "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图\" descr=\"扫描件110101199003070476\"/></wp:inline></w:drawing></w:r></w:p>"), true);
    }

    private static byte[] Large()
    {
        using var bitmap = MadePicture.Draw(600, 800);
        return MadePicture.Encode(bitmap);
    }
}
