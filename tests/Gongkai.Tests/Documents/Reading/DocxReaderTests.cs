using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Reading;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

public sealed class DocxReaderTests
{
    private const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    [Fact]
    public void Runs_LinksFieldsAndControls_AreReadInOrder() =>
        Assert.Equal(
            ["P 主动公开12条，另见附件。", "P 第二行"],
            Blocks("<w:p><w:r><w:t>主动公开</w:t></w:r><w:r><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>条</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                + "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:r><w:t>，另见</w:t></w:r></w:sdtContent></w:sdt><w:hyperlink><w:r><w:t>附件。</w:t><w:br/><w:t>第二行</w:t></w:r></w:hyperlink></w:p>"));

    [Fact]
    public void TrackedChanges_AreReadAsAccepted()
    {
        var document = Read("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:ins><w:r><w:t>新收</w:t></w:r></w:ins><w:del><w:r><w:delText>旧收</w:delText></w:r></w:del><w:r><w:t>3</w:t></w:r></w:p><w:p><w:r><w:t>件</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>");
        Assert.Equal(["P 新收3件", "T 甲·"], document.Blocks.Select(Printed.Block));
        Assert.Contains("tracked-changes", document.Remarks);
    }

    [Fact]
    public void HiddenText_IsLeftOutWithARemark()
    {
        var document = Read("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r></w:p>");
        Assert.Equal(["P 显"], document.Blocks.Select(Printed.Block));
        Assert.Contains("hidden-text", document.Remarks);
    }

    [Fact]
    public void TextBox_IsReadOnce() =>
        Assert.Equal(
            ["P 正文", "P 框内"],
            Blocks("<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
                + "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"));

    [Fact]
    public void Table_SpansMergesAndSliver_MakeAGrid()
    {
        var table = "<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"1500\"/><w:gridCol w:w=\"12\"/><w:gridCol w:w=\"1500\"/></w:tblGrid>"
            + Row(Cell("项目", "<w:vMerge w:val=\"restart\"/>"), Cell("申请人", "<w:gridSpan w:val=\"3\"/>"))
            + Row(Cell("", "<w:vMerge/>"), Cell("自然人", ""), Cell("企业", "<w:gridSpan w:val=\"2\"/>"))
            + Row(Cell("新收", ""), Cell("1", "<w:gridSpan w:val=\"2\"/>"), Cell("2", ""))
            + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell("3", "<w:gridSpan w:val=\"2\"/>") + Cell("", "") + "</w:tr></w:tbl>";
        var document = Read(table);
        var grid = Assert.IsType<Table>(Assert.Single(document.Blocks));
        Assert.Equal("项目[2,1]·申请人[1,2]‖自然人·企业‖新收·1·2‖3·", Printed.Rows(grid));
        Assert.Equal(1, grid.Cells[^2].Column);
        Assert.Equal("项目\t申请人\n自然人\t企业\n新收\t1\t2\n3\t\n", document.Text);
        Printed.AssertPlaced(document);
    }

    [Fact]
    public void TableInALayoutTable_IsTheRealOne() =>
        Assert.Equal(
            ["P 左", "T 甲·1‖乙·2", "P 后"],
            Blocks("<w:tbl>" + Row("<w:tc><w:p><w:r><w:t>左</w:t></w:r></w:p></w:tc>", "<w:tc><w:tbl>" + Row(Cell("甲", ""), Cell("1", "")) + Row(Cell("乙", ""), Cell("2", "")) + "</w:tbl><w:p/></w:tc>") + "</w:tbl><w:p><w:r><w:t>后</w:t></w:r></w:p>"));

    [Fact]
    public void HeadingsAndAutomaticNumbers_ArePrinted()
    {
        var parts = new Dictionary<string, string>
        {
            ["word/styles.xml"] = $"<w:styles {Names}><w:style w:styleId=\"a\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>",
            ["word/numbering.xml"] = $"<w:numbering {Names}><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>",
        };
        Assert.Equal(
            ["H1 一、总体情况", "P 一.1甲", "P 一.2乙", "H1 二、主动公开", "P 二.1丙"],
            Blocks(Paragraph("b", null, "总体情况") + Paragraph("", 1, "甲") + Paragraph("", 1, "乙") + Paragraph("a", null, "主动公开") + Paragraph("", 1, "丙"), parts));
    }

    [Fact]
    public void Bomb_IsRefused() =>
        DocumentReaderTests.AssertRefused(NotReadableReason.TooLarge, Package("<w:p><w:r><w:t>" + new string('0', 40_000_000) + "</w:t></w:r></w:p>"), null, "a.docx");

    [Fact]
    public void EntityDeclaration_IsRefused()
    {
        var bytes = Zip(new() { ["_rels/.rels"] = Relations, ["word/document.xml"] = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document " + Names + "><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>" });
        DocumentReaderTests.AssertRefused(NotReadableReason.Damaged, bytes, null, "a.docx");
    }

    [Fact]
    public void DeepNesting_IsRefused() =>
        DocumentReaderTests.AssertRefused(NotReadableReason.TooDeep, Package(string.Concat(Enumerable.Repeat("<w:smartTag>", 60_000)) + string.Concat(Enumerable.Repeat("</w:smartTag>", 60_000))), null, "a.docx");

    [Fact]
    public void ZipOfReports_IsAnArchive() => DocumentReaderTests.AssertRefused(NotReadableReason.Archive, Zip(new() { ["a.txt"] = "年报" }), null, "年报.txt");

    [Fact]
    public void WrongName_DoesNotMatter() =>
        Assert.Equal(DocumentKind.Docx, Printed.Read(Package("<w:p><w:r><w:t>年报</w:t></w:r></w:p>"), "a.txt").Kind);

    [Fact]
    public void SavedByLibreOffice_ReadsLikeThePage()
    {
        var page = Printed.Read(Samples.Bytes("reading/report.html"), "report.html");
        var document = Printed.Read(Samples.Bytes("reading/report.docx"), "report.docx");
        Assert.Equal(page.Blocks.Select(Printed.Block), document.Blocks.Select(Printed.Block));
        Printed.AssertPlaced(document);
    }

    internal const string Relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

    internal static byte[] Zip(Dictionary<string, string> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Package(string body, Dictionary<string, string>? parts = null) => Zip(new(parts ?? [])
    {
        ["_rels/.rels"] = Relations,
        ["word/_rels/document.xml.rels"] = Relations.Replace("officeDocument\" Target=\"word/document.xml", "styles\" Target=\"styles.xml", StringComparison.Ordinal)
            .Replace("</Relationships>", "<Relationship Id=\"b\" Type=\"x/numbering\" Target=\"/word/numbering.xml\"/></Relationships>", StringComparison.Ordinal),
        ["word/document.xml"] = $"<w:document {Names}><w:body>{body}<w:sectPr/></w:body></w:document>",
    });

    private static Document Read(string body, Dictionary<string, string>? parts = null) => Printed.Read(Package(body, parts), "a.docx");

    private static IEnumerable<string> Blocks(string body, Dictionary<string, string>? parts = null) => Read(body, parts).Blocks.Select(Printed.Block);

    private static string Row(params string[] cells) => "<w:tr>" + string.Concat(cells) + "</w:tr>";

    private static string Cell(string text, string properties) => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";

    private static string Paragraph(string style, int? level, string text) =>
        $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{(level is null ? "" : $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr>")}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
}
