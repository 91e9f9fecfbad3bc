using Gongkai.Documents.Inspecting;
using Gongkai.Documents.Redacting;
using Gongkai.Reports;
using Gongkai.Tests.Documents.Inspecting.Made;
using Xunit;
using static Gongkai.Tests.Documents.Inspecting.Made.MadePackage;

namespace Gongkai.Tests.Documents.Redacting;

/// <summary>Marks, previews, grounds, and when there is no copy.</summary>
public sealed class FileRedactorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Preview_MarkedName_NamesItsPlacesAndThoseLeft()
    {
        var bytes = Docx(P("申请人周志远。") + P("周志远已收到答复。") + P("完。"));
        var preview = FileRedactor.Preview(bytes, "a.docx", [new SpanMark("privacy", "", 1, 3, 3)], cancellation: Cancellation);
        var place = Assert.Single(preview.Places);
        Assert.Equal(("privacy", "周志远", 1), (place.Ground, place.Words, place.Where.Paragraph));
        var left = Assert.Single(preview.Elsewhere);
        Assert.Equal((2, 0, 3), (left.Where.Paragraph, left.Where.Start, left.Where.Length));
    }

    [Fact]
    public void Redact_PlaceOfTheInspection_TakesOutExactlyThat()
    {
        var bytes = Docx(P("联系人周某，13912345678，下午在。"));
        var leak = FileInspector.Inspect(bytes, "a.docx", cancellation: Cancellation).Leaks.Single(leak => leak.Rule == "personal.mobile");
        var redaction = FileRedactor.Redact(bytes, "a.docx", [new SpanMark("privacy", leak.Where.Part, leak.Where.Paragraph!.Value, leak.Where.Start!.Value, leak.Where.Length)], cancellation: Cancellation);
        Assert.Contains("联系人周某，███，下午在。", Unpacked.Words(redaction.Bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_ColumnOfCells_TakesOutAllOfThem()
    {
        var bytes = Xlsx($"<sheetData>{Row(1, "", "姓名", "金额")}{Row(2, "", "甲乙丙", "300")}{Row(3, "", "丁戊己", "500")}</sheetData>");
        var redaction = FileRedactor.Redact(bytes, "a.xlsx", [new CellMark("trade-secret", "", "B:B")], cancellation: Cancellation);
        var words = Unpacked.Words(redaction.Bytes.ToArray());
        Assert.Equal(3, redaction.Preview.Places.Length);
        Assert.DoesNotContain("300", words, StringComparison.Ordinal);
        Assert.Contains("丁戊己", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_PictureInWordFile_PaintsItsPixels()
    {
        var bytes = Docx(P("图"), new MadePart("word/media/image1.png", MadePicture.Png(), "word/document.xml", "image"));
        var redaction = FileRedactor.Redact(bytes, "a.docx", [new PictureMark("privacy", "word/media/image1.png", null)], cancellation: Cancellation);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(redaction.Bytes.ToArray()));
        using var picture = archive.GetEntry("word/media/image1.png")!.Open();
        using var bitmap = SkiaSharp.SKBitmap.Decode(picture);
        Assert.Equal(SkiaSharp.SKColors.Black, bitmap.GetPixel(bitmap.Width / 2, bitmap.Height / 2));
    }

    [Fact]
    public void Redact_Text_KeepsItsLines()
    {
        var redaction = FileRedactor.Redact("一\n手机13912345678。\n三"u8.ToArray(), "a.txt", [new PatternMark("privacy", "personal.mobile")], cancellation: Cancellation);
        Assert.Equal("一\n手机███。\n三", System.Text.Encoding.UTF8.GetString(redaction.Bytes.Span));
    }

    public static TheoryData<string, RedactionRefusal> Refused => new()
    {
        { "a.pptx", RedactionRefusal.Kind },
        { "a.html", RedactionRefusal.Kind },
        { "a.zip", RedactionRefusal.Kind },
        { "nothing.docx", RedactionRefusal.NothingMarked },
        { "ground.docx", RedactionRefusal.MarkNowhere },
        { "pattern.docx", RedactionRefusal.MarkNowhere },
        { "paragraph.docx", RedactionRefusal.MarkNowhere },
        { "cell.docx", RedactionRefusal.MarkSort },
        { "program.pdf", RedactionRefusal.NeedsProgram },
        { "page.pdf", RedactionRefusal.MarkNowhere },
        { "broken.docx", RedactionRefusal.Unreadable },
        { "vector.docx", RedactionRefusal.StillThere },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Redact_WhereTrueRemovalIsNotPossible_Refuses(string name, RedactionRefusal expected)
    {
        var word = Docx(P("周志远"));
        var pdf = MadePdf.Of(MadePdf.Words("Zhou", 72, 700));
        RedactionMark mark = new WordsMark("privacy", "周志远");
        (byte[] Bytes, RedactionMark Mark) given = name switch
        {
            "a.pptx" => (Pptx([SlideXml(Box("周志远", 0, 0, 100, 100))]), mark),
            "a.html" => ("<html><body>周志远</body></html>"u8.ToArray(), mark),
            "a.zip" => (Zip(("a.txt", "周志远"u8.ToArray())), mark),
            "nothing.docx" => (word, new WordsMark("privacy", "没有的词")),
            "ground.docx" => (word, new WordsMark("because", "周志远")),
            "pattern.docx" => (word, new PatternMark("privacy", "personal.nothing")),
            "paragraph.docx" => (word, new SpanMark("privacy", "", 9, 0, 1)),
            "cell.docx" => (word, new CellMark("privacy", "", "A1")),
            "program.pdf" => (pdf, new WordsMark("privacy", "Zhou")),
            "page.pdf" => (pdf, new PageMark("privacy", 3)),
            "broken.docx" => ([.. word[..150], .. word[160..]], mark),
            _ => (Docx(P("周志远"), new MadePart("word/media/image1.emf", System.Text.Encoding.Unicode.GetBytes("....周志远...."), "word/document.xml", "image")), mark),
        };
        var refusal = Assert.Throws<RedactionRefusedException>(() => FileRedactor.Redact(given.Bytes, name, [given.Mark], new RedactionOptions { PagePictureProgram = "/nowhere/pdftoppm" }, Cancellation));
        Assert.Equal(expected, refusal.Reason);
    }

    [Fact]
    public void Grounds_CountInRowsOfTheForm()
    {
        Assert.True(RedactionGrounds.All.Length >= 10);
        var cells = FormCatalogue.Default.Newest.Cells.Select(cell => cell.Id.ToString()).ToList();
        Assert.Empty(RedactionGrounds.All.Where(ground => !cells.Exists(cell => cell.StartsWith(ground.Outcome + ".", StringComparison.Ordinal))).Select(ground => ground.Id));
        Assert.Equal(RedactionGrounds.All.Length, RedactionGrounds.All.Select(ground => ground.Id).Distinct().Count());
    }
}
