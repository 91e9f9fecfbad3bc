using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

public sealed class PdfReaderTests
{
    private static readonly double[] Columns = [50, 200, 250, 300];
    private static readonly double[] Wide = [50, 200, 250, 300, 350, 400, 450];

    [Fact]
    public void SavedByLibreOffice_GivesTheFiguresOfThePage()
    {
        var page = ReportRecogniser.Recognise(Printed.Read(Samples.Bytes("reading/report.html"), "report.html")).Report;
        var document = Printed.Read(Samples.Bytes("reading/report.pdf"), "report.pdf");
        var report = ReportRecogniser.Recognise(document).Report;
        Assert.Equal(page.Title, report.Title);
        Assert.Equal(page.Figures.Select(figure => (figure.Key, figure.Value.Value, figure.Value.State)), report.Figures.Select(figure => (figure.Key, figure.Value.Value, figure.Value.State)));
        Assert.Contains(report.Figures, figure => figure.Value.Where?.Page == 3);
        Printed.AssertPlaced(document);
    }

    [Fact]
    public void RuledTable_EmptyMergedAndTornCells_KeepTheirPlaces() =>
        Assert.Equal(
            ["P 前文", "T 规章·1·‖规范性文件·23·4‖合计·5[1,2]", "P 后文"],
            Blocks(new HandmadePdf().Words(50, 80, "前文")
                .Grid(Columns, [100, 120, 140], "规章", "1", "", "规范性文件", "23", "4")
                .Line(50, 160, 300, 160).Line(50, 140, 50, 160).Line(200, 140, 200, 160).Line(300, 140, 300, 160).Line(301.5, 100, 301.5, 160).Words(52, 152, "合计").Words(230, 152, "5")
                .Words(50, 200, "后文")));

    [Fact]
    public void TurnedCell_ReadsFromTopToBottom_AndStackedCharactersToo() =>
        Assert.Equal(
            ["T 三、本年度·1·2‖办理结果·3·4"],
            Blocks(new HandmadePdf().Grid(Columns, [100, 160, 220], "", "1", "2", "", "3", "4").Words(120, 105, "三、本年度", turns: 3)
                .Words(120, 170, "办").Words(120, 182, "理").Words(120, 194, "结").Words(120, 206, "果")));

    [Fact]
    public void WrappedLabelInACell_RunsOn_AndTwoFiguresInACellDoNot() =>
        Assert.Equal(
            ["T 1.申请人无正当理由逾期不补正·12345678901·1/2"],
            Blocks(new HandmadePdf().Grid(Columns, [100, 140], "1.申请人无正当理由逾期", "123456789", "1").Words(52, 124, "不补正").Words(202, 124, "01").Words(252, 124, "2")));

    [Fact]
    public void TableWithoutLines_LabelsWrappedAboutTheirValues_GoToTheirRows() =>
        Assert.Equal(
            ["P 三、收到和处理政府信息公开申请情况", "T 自然人·商业企业·总计‖1.申请人无正当理由逾期不补正、行政机关不再处理·1·0·1‖2.申请人逾期未按收费通知要求·0··2‖3.其他·3·0·3", "P 四、其他"],
            Blocks(new HandmadePdf().Words(50, 60, "三、收到和处理政府信息公开申请情况").Words(300, 90, "自然人").Words(350, 90, "商业企业").Words(420, 90, "总计")
                .Words(50, 110, "1.申请人无正当理由逾期不").Words(310, 117, "1").Words(365, 117, "0").Words(425, 117, "1").Words(50, 124, "补正、行政机关不再处理")
                .Words(50, 142, "2.申请人逾期未按").Words(310, 149, "0").Words(425, 149, "2").Words(50, 156, "收费通知要求")
                .Words(50, 175, "3.其他").Words(310, 175, "3").Words(365, 175, "0").Words(425, 175, "3").Words(50, 230, "四、其他")));

    [Fact]
    public void TableOverPages_LosesPageNumbersAndRunningHeads_AndMendsTheCutRow() =>
        Assert.Equal(
            ["P 某局年报", "T 项目·甲·乙·丙·丁·总计‖1.属于国家秘密·1·0·0·0·1‖2.申请人无正当理由逾期·3·0·0·0·3", "T 3.其他·5·0·0·0·5", "P 完"],
            Blocks(new HandmadePdf().Words(200, 40, "某局年报").Grid(Wide, [700, 720, 740, 760], "项目", "甲", "乙", "丙", "丁", "总计", "1.属于国家秘密", "1", "0", "0", "0", "1", "2.申请人无正当理", "3", "0", "0", "0", "3").Words(280, 810, "— 1 —")
                .NewPage().Words(200, 40, "某局年报").Grid(Wide, [60, 80, 100], "由逾期", "", "", "", "", "", "3.其他", "5", "0", "0", "0", "5").Words(280, 810, "— 2 —")
                .NewPage().Words(200, 40, "某局年报").Words(50, 100, "完").Words(280, 810, "— 3 —")));

    [Fact]
    public void ParagraphOverLinesAndPages_RunsOn()
    {
        var line = string.Concat(Enumerable.Repeat("公开信息", 12));
        Assert.Equal(
            ["P " + line + line + "共3条。", "P （二）依申请公开"],
            Blocks(new HandmadePdf().Words(70, 760, line[2..]).Words(50, 780, "公开" + line[2..]).NewPage().Words(50, 60, "共3条。").Words(70, 80, "（二）依申请公开"))
                .Select(block => block.Replace("P " + line[2..] + line, "P " + line + line, StringComparison.Ordinal)));
    }

    [Fact]
    public void RadicalsAndLigatures_BecomeCharacters() =>
        Assert.Equal(["P 工作二十条office"], Blocks(new HandmadePdf().Words(50, 80, "⼯作⼆⼗条oﬃce")));

    [Fact]
    public void BoldPrintedTwice_IsReadOnce_AndDoubleFiguresAreNot() =>
        Assert.Equal(["P 总计100"], Blocks(new HandmadePdf().Words(50, 80, "总计100").Words(50.4, 80, "总计100")));

    [Fact]
    public void FontWithoutAMap_IsRefused() =>
        DocumentReaderTests.AssertRefused(NotReadableReason.NeedsRecognition, new HandmadePdf().Words(50, 80, "ðkl£ýCÆ2E#sÂÐ").ToBytes(), null, "a.pdf");

    [Fact]
    public void FontThatPrintsShapesWithoutCharacters_GivesNoFigures()
    {
        var document = Printed.Read(new HandmadePdf().Grid(Columns, [100, 120], "规章和件", "\uE012\uE013", "3").ToBytes(), "a.pdf");
        Assert.Equal(["T \uFFFD\uFFFD\uFFFD\uFFFD·\uFFFD\uFFFD·\uFFFD"], document.Blocks.Select(Printed.Block));
        Assert.Contains("fonts-unmapped", document.Remarks);
    }

    [Fact]
    public void TooManyPages_IsRefused() =>
        DocumentReaderTests.AssertRefused(NotReadableReason.TooLarge, new HandmadePdf().NewPage().NewPage().ToBytes(), new ReadingLimits { MaxPages = 2 }, "a.pdf");

    [Fact]
    public void Bomb_IsRefused() =>
        DocumentReaderTests.AssertRefused(NotReadableReason.TooLarge, HandmadePdf.Packed(new byte[400_000_000]), null, "a.pdf");

    [Fact]
    public void CutFile_GivesAnAnswer()
    {
        var whole = Samples.Bytes("reading/report.pdf");
        for (var length = 10; length < whole.Length; length += whole.Length / 12)
        {
            try
            {
                Printed.Read(whole[..length], "a.pdf");
            }
            catch (NotReadableException)
            {
            }
        }
    }

    private static string[] Blocks(HandmadePdf pdf)
    {
        var document = Printed.Read(pdf.ToBytes(), "a.pdf");
        Printed.AssertPlaced(document);
        return [.. document.Blocks.Select(Printed.Block)];
    }
}
