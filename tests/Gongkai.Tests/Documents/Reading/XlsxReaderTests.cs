using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

public sealed class XlsxReaderTests
{
    private const string Names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Framed = "1";

    [Theory]
    [InlineData("report.xlsx")]
    [InlineData("report.xls")]
    public void SavedByLibreOffice_GivesTheFiguresOfThePage(string name)
    {
        var page = Recognise(Printed.Read(Samples.Bytes("reading/report.html"), "report.html"));
        var document = Printed.Read(Samples.Bytes("reading/" + name), name);
        var book = Recognise(document);
        Assert.Equal(DocumentKind.Xlsx, document.Kind);
        Assert.Equal(page.Title, book.Title);
        Assert.Equal(page.Figures.Select(figure => (figure.Key, figure.Value.Value, figure.Value.State)), book.Figures.Select(figure => (figure.Key, figure.Value.Value, figure.Value.State)));
        Printed.AssertPlaced(document);
    }

    [Fact]
    public void FramedCells_AreBlankCells_AndPaperIsNot() =>
        Assert.Equal(
            ["P 年度报告", "T 项目·自然人·总计‖新收··3‖结转··", "P 无。"],
            Blocks(
                Row(1, Cell("A1", "年度报告"))
                + Row(3, Cell("A3", "项目", Framed) + Cell("B3", "自然人", Framed) + Cell("C3", "总计", Framed))
                + Row(4, Cell("A4", "新收", Framed) + "<c r=\"B4\" s=\"1\"/><c r=\"C4\" s=\"1\"><v>3</v></c>")
                + Row(5, Cell("A5", "结转", Framed) + "<c r=\"B5\" s=\"1\"/><c r=\"C5\" s=\"1\"/><c r=\"D5\"/>")
                + Row(7, Cell("A7", "无。"))));

    [Fact]
    public void WithoutFrames_EveryColumnInUseIsAColumnOfEachRow() =>
        Assert.Equal(
            ["P 报告", "T 新收·1··3‖结转···‖办结··2·", "P 无。"],
            Blocks(
                Row(1, Cell("A1", "报告"))
                + Row(3, Cell("A3", "新收") + "<c r=\"D3\"><v>1</v></c><c r=\"F3\"><v>3</v></c>")
                + Row(4, Cell("A4", "结转") + Cell("E4", "　"))
                + Row(5, Cell("A5", "办结") + "<c r=\"E5\"><v>2</v></c>")
                + Row(7, Cell("A7", "无。"))));

    [Fact]
    public void MergedCells_SpanAndHideWhatTheyCover() =>
        Assert.Equal(
            ["T 三[2,1]·予以公开·1‖部分公开·2‖总计[1,2]·3"],
            Blocks(
                Row(1, Cell("A1", "三") + Cell("B1", "予以公开") + "<c r=\"C1\"><v>1</v></c>")
                + Row(2, Cell("A2", "covered") + Cell("B2", "部分公开") + "<c r=\"C2\"><v>2</v></c>")
                + Row(3, Cell("A3", "总计") + "<c r=\"C3\"><v>3</v></c>"),
                "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"A3:B3\"/></mergeCells>"));

    [Theory]
    [InlineData("General", "0.30000000000000004", "0.3")]
    [InlineData("General", "1.2E3", "1200")]
    [InlineData("#,##0.00", "39476302.005", "39476302.005")]
    [InlineData("0.00\"万元\"", "3.68", "3.68万元")]
    [InlineData("General\"件\"", "7", "7件")]
    [InlineData("#,##0件;-#,##0件;\"—\"", "0", "0")]
    [InlineData("0.0%", "0.342", "34.2%")]
    [InlineData("yyyy\"年\"m\"月\"", "45292", "2024年1月1日")]
    [InlineData("0!.0,\"万元\"", "36800", "36800")]
    [InlineData("#,##0,", "36800", "36800")]
    public void Number_PrintsWhatIsStoredWithTheUnitOfItsFormat(string format, string stored, string printed) =>
        Assert.Equal(["P " + printed], Blocks(Row(1, $"<c r=\"A1\" s=\"2\"><v>{stored}</v></c>"), "", format));

    [Fact]
    public void Formula_GivesItsSavedResult_AndWithoutOneIsNotBlank() =>
        Assert.Equal(
            ["T 3·=SUM(A1:B1)·#REF!·是·TRUE"],
            Blocks(Row(1, "<c r=\"A1\"><f>1+2</f><v>3</v></c><c r=\"B1\"><f>SUM(A1:B1)</f></c><c r=\"C1\" t=\"e\"><v>#REF!</v></c><c r=\"D1\" t=\"str\"><f>\"是\"</f><v>是</v></c><c r=\"E1\" t=\"b\"><v>1</v></c>")));

    [Fact]
    public void HiddenRowsColumnsAndSheets_AreLeftOutWithARemark()
    {
        var document = Read(
            Row(1, Cell("A1", "甲") + Cell("B1", "隐") + Cell("C1", "乙")) + "<row r=\"2\" hidden=\"1\">" + Cell("A2", "隐") + "</row>",
            "",
            before: "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>");
        Assert.Equal(["T 甲·乙"], document.Blocks.Select(Printed.Block));
        Assert.Contains("hidden-text", document.Remarks);
    }

    [Fact]
    public void SharedStrings_LoseTheReadingsOfTheirCharacters() =>
        Assert.Equal(["T 规章·制发"], Blocks(Row(1, "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>")));

    [Theory]
    [InlineData("A1:XFD1048576")]
    [InlineData("ZZZZZZ9999999999:A1")]
    [InlineData("A1:A1048576")]
    public void MergeOverTheWholeSheet_CostsNothing(string area) =>
        Assert.Equal(["P 甲"], Blocks(Row(1, Cell("A1", "甲")), $"<mergeCells><mergeCell ref=\"{area}\"/></mergeCells>"));

    [Fact]
    public void CutCompoundFile_IsDamagedOrEmpty_NeverAnythingElse()
    {
        var whole = Samples.Bytes("reading/report.xls");
        for (var length = 8; length < whole.Length; length += 997)
        {
            try
            {
                Printed.Read(whole[..length], "a.xls");
            }
            catch (NotReadableException)
            {
            }
        }
    }

    private static AnnualReport Recognise(Document document) => ReportRecogniser.Recognise(document).Report;

    [Fact]
    public void Table_SomewhereOnItsSheet_KnowsItsRowsAndColumns()
    {
        var table = Read(Row(4, Cell("C4", "日期") + Cell("D4", "名称") + Cell("F4", "文号")) + Row(5, Cell("C5", "1月1日") + Cell("D5", "甲") + Cell("F5", "1号")) + Row(6, Cell("C6", "1月2日") + Cell("D6", "乙") + Cell("F6", "2号")), "").Blocks.OfType<Table>().Single();
        Assert.Equal([3, 4, 5], table.SheetRows);
        Assert.Equal([2, 3, 5], table.SheetColumns);
    }

    private static string Row(int number, string cells) => $"<row r=\"{number}\">{cells}</row>";

    private static string Cell(string place, string words, string style = "0") => $"<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{words}</t></is></c>";

    private static string[] Blocks(string rows, string behind = "", string format = "General")
    {
        var document = Read(rows, behind, format);
        Printed.AssertPlaced(document);
        return [.. document.Blocks.Select(Printed.Block)];
    }

    private static Document Read(string rows, string behind, string format = "General", string before = "") => Printed.Read(
        DocxReaderTests.Zip(new()
        {
            ["_rels/.rels"] = DocxReaderTests.Relations.Replace("word/document.xml", "xl/workbook.xml", StringComparison.Ordinal),
            ["xl/workbook.xml"] = $"<workbook {Names}><sheets><sheet name=\"a\" r:id=\"s1\"/><sheet name=\"b\" state=\"hidden\" r:id=\"s2\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"s1.xml\"/><Relationship Id=\"s2\" Type=\"x/worksheet\" Target=\"s1.xml\"/>"
                + "<Relationship Id=\"t\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"u\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></Relationships>",
            ["xl/styles.xml"] = $"<styleSheet {Names}><numFmts><numFmt numFmtId=\"200\" formatCode=\"{System.Security.SecurityElement.Escape(format)}\"/></numFmts><borders><border/><border><left style=\"thin\"/></border></borders>"
                + "<cellXfs><xf/><xf borderId=\"1\"/><xf numFmtId=\"200\"/></cellXfs></styleSheet>",
            ["xl/strings.xml"] = $"<sst {Names}><si><r><t>规</t></r><r><t>章</t></r><rPh><t>guizhang</t></rPh></si><si><t>制发</t></si></sst>",
            ["xl/s1.xml"] = $"<worksheet {Names}>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>",
        }),
        "a.xlsx");
}
