using System.Text;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Redacting;
using Gongkai.Tests.Documents.Inspecting.Made;
using Xunit;
using static Gongkai.Tests.Documents.Inspecting.Made.MadePackage;

namespace Gongkai.Tests.Documents.Redacting;

/// <summary>An identity number is put wherever a file can keep one. After redaction it is in none of these places.</summary>
public sealed class RemovalTests
{
    private const string Number = "110101199003070476";

    private static readonly RedactionMark[] Marks = [new PatternMark("sensitive-information", "personal.identity-card")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Redact_WordFile_LeavesTheNumberNowhere()
    {
        var bytes = EverywhereInWord();
        Assert.Contains(Number, Unpacked.Words(bytes), StringComparison.Ordinal);
        var redaction = FileRedactor.Redact(bytes, "答复.docx", Marks, cancellation: Cancellation);
        var words = Unpacked.Words(redaction.Bytes.ToArray());
        Assert.DoesNotContain(Number, words, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, Unpacked.Package(redaction.Bytes.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain("thumbnail", words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("王小明", words, StringComparison.Ordinal);
        Assert.Contains("申请人███，其余照旧。", DocumentReader.Read(redaction.Bytes, "a.docx", cancellation: Cancellation).Text, StringComparison.Ordinal);
        Assert.False(redaction.Inspection.IsStopped, string.Join("; ", redaction.Inspection.Leaks));
    }

    [Fact]
    public void Redact_Workbook_LeavesTheNumberNowhere()
    {
        var bytes = EverywhereInSheets();
        var redaction = FileRedactor.Redact(bytes, "名单.xlsx", Marks, cancellation: Cancellation);
        Assert.DoesNotContain(Number, Unpacked.Words(redaction.Bytes.ToArray()), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, Unpacked.Package(redaction.Bytes.ToArray()), StringComparison.Ordinal);
        Assert.Contains("周某███", Unpacked.Words(redaction.Bytes.ToArray()), StringComparison.Ordinal);
        Assert.False(redaction.Inspection.IsStopped, string.Join("; ", redaction.Inspection.Leaks));
    }

    [Fact]
    public void Redact_Pdf_LeavesTheNumberNowhere()
    {
        Assert.SkipUnless(PageProgram.IsThere, "pdftoppm is not installed.");
        var bytes = EverywhereInPdf();
        Assert.Contains(Number, Unpacked.Pdf(bytes), StringComparison.Ordinal);
        var redaction = FileRedactor.Redact(bytes, "决定.pdf", Marks, cancellation: Cancellation);
        var all = Unpacked.Pdf(redaction.Bytes.ToArray());
        Assert.DoesNotContain(Number, all, StringComparison.Ordinal);
        Assert.DoesNotContain("Zhou", all, StringComparison.Ordinal);
        Assert.Contains("Notice of allocation", all, StringComparison.Ordinal);
        Assert.Contains("███", all, StringComparison.Ordinal);
        Assert.False(redaction.Inspection.IsStopped, string.Join("; ", redaction.Inspection.Leaks));
        Assert.Equal(new PageTally(0, 1, 0), redaction.Preview.Pages);
    }

    [Fact]
    public void Redact_Pdf_IsTheSameBytesEveryTime()
    {
        Assert.SkipUnless(PageProgram.IsThere, "pdftoppm is not installed.");
        var options = new RedactionOptions { Resolution = 72 };
        Assert.Equal(FileRedactor.Redact(EverywhereInPdf(), "a.pdf", Marks, options, Cancellation).Bytes.ToArray(), FileRedactor.Redact(EverywhereInPdf(), "a.pdf", Marks, options, Cancellation).Bytes.ToArray());
    }

    [Fact]
    public void Redact_PdfWithWordsUnderABox_LeavesThemOut()
    {
        Assert.SkipUnless(PageProgram.IsThere, "pdftoppm is not installed.");
        var bytes = MadePdf.Of(MadePdf.Words("Notice", 72, 760) + MadePdf.Words("Zhou Zhiyuan", 72, 700) + MadePdf.Box("0 0 0", 70, 696, 90, 16));
        var redaction = FileRedactor.Redact(bytes, "a.pdf", [new WordsMark("privacy", "Notice")], new RedactionOptions { Resolution = 100 }, Cancellation);
        Assert.DoesNotContain("Zhou", Unpacked.Pdf(redaction.Bytes.ToArray()), StringComparison.Ordinal);
        Assert.False(redaction.Inspection.IsStopped);
    }

    [Fact]
    public void Redact_PdfPage_IsWithheldWhole()
    {
        Assert.SkipUnless(PageProgram.IsThere, "pdftoppm is not installed.");
        var redaction = FileRedactor.Redact(EverywhereInPdf(), "a.pdf", [new PageMark("process-information", 1)], new RedactionOptions { Resolution = 72 }, Cancellation);
        Assert.Equal(new PageTally(0, 0, 1), redaction.Preview.Pages);
        Assert.DoesNotContain("Notice", Unpacked.Pdf(redaction.Bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_WithGrounds_PrintsTheArticleBehindThePlace()
    {
        var redaction = FileRedactor.Redact(Docx(P("申请人周志远，男。")), "a.docx", [new WordsMark("privacy", "周志远")], new RedactionOptions { ShowGrounds = true }, Cancellation);
        Assert.Contains("申请人███〔《条例》第15条〕，男。", DocumentReader.Read(redaction.Bytes, "a.docx", cancellation: Cancellation).Text, StringComparison.Ordinal);
    }

    private static byte[] EverywhereInWord()
    {
        const string main = "word/document.xml";
        var body = P($"申请人{Number}，其余照旧。")
            + "<w:p><w:r><w:t>证号 1101011990</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>03070476</w:t></w:r></w:p>"
            + $"<w:p><w:bookmarkStart w:id=\"1\" w:name=\"n{Number}\"/><w:bookmarkEnd w:id=\"1\"/><w:del w:id=\"1\" w:author=\"王小明\"><w:r><w:delText>{Number}</w:delText></w:r></w:del></w:p>"
            + R("<w:vanish/>", Number) + R("<w:color w:val=\"FFFFFF\"/>", Number)
            + $"<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图\" descr=\"{Number}\"/></wp:inline></w:drawing></w:r><w:hyperlink r:id=\"rId2\"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>"
            + $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>{P("框内" + Number)}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{P("框内" + Number)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
        using var bitmap = MadePicture.Draw(600, 800);
        return Docx(
            body,
            new($"https://example.cn/?id={Number}", "", main, "hyperlink"),
            new("word/header1.xml", $"<w:hdr {Word}>{P(Number)}</w:hdr>", main, "header"),
            new("word/comments.xml", $"<w:comments {Word}><w:comment w:id=\"1\" w:author=\"王小明\">{P(Number)}</w:comment></w:comments>", main, "comments"),
            new("word/settings.xml", $"<w:settings {Word}><w:docVars><w:docVar w:name=\"n\" w:val=\"{Number}\"/></w:docVars></w:settings>", main, "settings"),
            new("word/embeddings/book.xlsx", Xlsx($"<sheetData>{Row(1, "", Number)}</sheetData>"), main, "package"),
            new("word/charts/chart1.xml", $"<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:cat><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>{Number}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>", main, "chart"),
            new("customXml/item1.xml", $"<case xmlns=\"urn:yunze:case\"><id>{Number}</id></case>", main, "customXml"),
            new("docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{Number}答复</dc:title><dc:creator>王小明</dc:creator></cp:coreProperties>", "", "core-properties"),
            new("docProps/thumbnail.jpeg", MadePicture.Encode(bitmap), "", "thumbnail"));
    }

    private static byte[] EverywhereInSheets()
    {
        const string main = "xl/workbook.xml";
        const string first = "xl/worksheets/sheet1.xml";
        return Xlsx(
            $"<sheetData>{Row(1, "", "姓名", "证件")}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"str\"><f>\"{Number}\"</f><v>{Number}</v></c></row>{Row(3, " hidden=\"1\"", Number)}</sheetData><hyperlinks><hyperlink ref=\"A2\" display=\"{Number}\"/></hyperlinks>",
            "<sheet name=\"公示表\" sheetId=\"1\" r:id=\"rId2\"/><sheet name=\"原始\" sheetId=\"2\" state=\"hidden\" r:id=\"rId3\"/>",
            "",
            $"<definedNames><definedName name=\"n\">\"{Number}\"</definedName></definedNames>",
            new("xl/worksheets/sheet2.xml", $"<worksheet {Sheet}><sheetData>{Row(1, "", Number)}</sheetData></worksheet>", main, "worksheet"),
            new("xl/sharedStrings.xml", $"<sst {Sheet}><si><r><t>周某1101011990</t></r><r><t>03070476</t></r></si><si><t>{Number}</t></si></sst>", main, "sharedStrings"),
            new("xl/pivotCache/pivotCacheDefinition1.xml", $"<pivotCacheDefinition {Sheet}><cacheFields><cacheField name=\"n\"><sharedItems><s v=\"{Number}\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>", main, "pivotCacheDefinition"),
            new("xl/comments1.xml", $"<comments {Sheet}><commentList><comment ref=\"A2\"><text><t>{Number}</t></text></comment></commentList></comments>", first, "comments"),
            new("xl/tables/table1.xml", $"<table {Sheet} ref=\"A1:B2\"><tableColumns><tableColumn id=\"1\" name=\"{Number}\"/></tableColumns></table>", first, "table"));
    }

    private static byte[] EverywhereInPdf()
    {
        var shown = MadePdf.Words("Notice of allocation", 72, 760) + MadePdf.Words($"ID {Number} of applicant", 72, 700);
        var before = MadePdf.Of(
            shown + MadePdf.Words("Zhou Zhiyuan", 72, 650),
            page: "/Annots [12 0 R]",
            catalogue: "/Metadata 10 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 13 0 R] >> >>",
            information: $"/Title ({Number}) /Author (Zhou)",
            objects: [
                (10, MadePdf.Stream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes($"<x xmlns=\"adobe:ns:meta/\"><t>{Number}</t></x>"))),
                (12, MadePdf.Ascii($"<< /Type /Annot /Subtype /Text /Rect [72 600 90 620] /Contents ({Number}) >>")),
                (13, MadePdf.Ascii("<< /Type /Filespec /F (a.txt) /EF << /F 14 0 R >> >>")),
                (14, MadePdf.Stream("/Type /EmbeddedFile", MadePdf.Ascii(Number))),
            ]);
        return MadePdf.Update(before, (4, MadePdf.Stream("", MadePdf.Ascii(shown))));
    }
}
