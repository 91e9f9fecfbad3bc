using CsCheck;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Reading;

public sealed class PlainTextReaderTests
{
    [Fact]
    public void Lines_OneCellEach_AreParagraphs() =>
        Assert.Equal(["P 规章", "P 0", "P 0", "P 0", "P 规范性文件"], Printed.Blocks("规章\n0\n0\n\n0\n  规范性文件　\n"));

    [Fact]
    public void PipeEndedLines_WithRunsOfPipes_AreRowsOfBlankCells() =>
        Assert.Equal(
            ["P 二、主动公开", "T 第二十条第(一)项‖···‖信息内容‖本年新‖‖规章‖0‖0‖·", "P 三、收到"],
            Printed.Blocks("二、主动公开\n第二十条第(一)项 |\n||||\n信息内容 |\n本年新 |\n|\n规章 |\n0 |\n0 |\n||\n三、收到"));

    [Fact]
    public void PipeRows_WithMergedCells_KeepTheirBlanks() =>
        Assert.Equal(
            ["T 三、办理结果·（一）予以公开·1·0‖·（二）部分公开·0·0‖合计···"],
            Printed.Blocks("三、办理结果 | （一）予以公开 | 1 | 0 |\n| （二）部分公开 | 0 | 0 |\n合计 ||||\n"));

    [Fact]
    public void PipeRows_WithoutLastPipe_KeepTheLastBlank() =>
        Assert.Equal(["T 规章·1·‖文件·2·3"], Printed.Blocks("规章 | 1 | \n文件 | 2 | 3"));

    [Fact]
    public void MarkdownTable_WithRulesBetweenRows_IsOneTable()
    {
        var document = Printed.Read("| 信息内容 | 制发 |\n|---|---|\n| 规章 | 0 |\n| --- | --- |\n| 文件 | 11 |\n|||\n| - | — |\n");
        var table = Assert.IsType<Table>(Assert.Single(document.Blocks));
        Assert.Equal("信息内容·制发‖规章·0‖文件·11‖·‖-·—", Printed.Rows(table));
        Assert.Equal([1, 2], table.RowBreaks);
    }

    [Fact]
    public void DrawnFrame_IsATable() =>
        Assert.Equal(["T 规章·0‖文件·"], Printed.Blocks("┌────┬───┐\n│规章│ 0 │\n├────┼───┤\n│文件│   │\n└────┴───┘\n"));

    [Fact]
    public void TabRows_WithTrailingTabs_KeepEveryGridPlace() =>
        Assert.Equal(
            ["P 三、收到", "T ·人·总计·‖一、·0·0·‖·0··‖·0·0·0", "P 四、结转"],
            Printed.Blocks("三、收到\n\n\t人\t总计\t\n一、\t0\t0\t\n\n\t0\t\t\n\t0\t0\t0\n四、结转\n"));

    [Fact]
    public void TabRows_ThatAllEndWithATab_HaveNoBlankLastColumn() =>
        Assert.Equal(["T 规章·0‖文件·1"], Printed.Blocks("规章\t0\t\n文件\t1\t\n"));

    [Fact]
    public void TabLedCells_AreOneRowUpToTheBlankLine() =>
        Assert.Equal(
            ["P 二、主动公开", "T 第二十条‖信息内容·本年新/制作数量·本年新/公开数量·总数‖规章·0·0·‖·文件·1", "P 三、收到"],
            Printed.Blocks("二、主动公开\n\t第二十条\n\n\t信息内容\n\t本年新\n制作数量\n\t本年新\n公开数量\n\t总数\n\n\t规章\n\t0\n\t\u00A00\n\t\n\n\t\n\t文件\n\t1\n\n\n三、收到\n"));

    [Fact]
    public void TabLedCells_BlankCell_StandsBehindItsTab()
    {
        var document = Printed.Read("甲\n\t规章\n\t\n\t5\n");
        var table = Assert.IsType<Table>(document.Blocks[1]);
        Assert.Equal(new TextSpan(7, 0), table.Cells[1].Text.Source);
        Assert.Equal(new TextSpan(9, 1), table.Cells[2].Text.Source);
    }

    [Fact]
    public void HeadingBetweenTabLedCells_StaysAParagraph() =>
        Assert.Equal(
            ["T 采购·3", "P 三、收到和处理申请情况", "T 申请人·总计"],
            Printed.Blocks("\t采购\n\t3\n三、收到和处理申请情况\n\t申请人\n\t总计\n"));

    [Fact]
    public void NumberedLines_WithATab_AreParagraphs() =>
        Assert.Equal(["P 1.\t建立健全制度", "P 2.\t加强培训"], Printed.Blocks("1.\t建立健全制度\n2.\t加强培训\n"));

    [Fact]
    public void IndentedSentence_IsAParagraph()
    {
        var sentence = "本报告所列数据的统计期限自2024年1月1日起，至2024年12月31日止，由本机关办公室编制并发布，欢迎查阅。";
        Assert.Equal(["P " + sentence, "P 某县"], Printed.Blocks("\t" + sentence + "\n\t某县"));
    }

    [Fact]
    public void PageNumberLine_StaysAParagraph() =>
        Assert.Equal(["T 甲·1‖乙·2", "P - 3 -", "T 丙·3‖丁·4"], Printed.Blocks("甲\t1\n乙\t2\n- 3 -\n丙\t3\n丁\t4\n"));

    [Fact]
    public void FormFeed_CountsPages()
    {
        var blocks = Printed.Read("一\r\n二\f三\n").Blocks;
        Assert.Equal([1, 1, 2], blocks.Select(block => block.Page!.Value));
    }

    [Fact]
    public void Markdown_HeadingsAndMarks_AreRead() =>
        Assert.Equal(
            ["H1 年度报告", "H2 一、总体情况", "P 主动公开 12 条", "T 信息/内容·1"],
            Printed.Blocks("# 年度报告\n\n## 一、总体情况\n主动公开 **12** 条\n\n| 信息<br>内容 | `1` |\n|---|---|\n", "report.md"));

    private static readonly Gen<string> Word = Gen.OneOf(Gen.Const(""), Gen.Int[0, 9999].Select(n => $"{n}"), Gen.Int[0, 3].Select(n => new[] { "规章", "行政许可", "（一）予以公开", "本年新" }[n]));

    [Fact]
    public void RandomTables_AsTabRows_ReadBackCellByCell() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[2, 8]).SelectMany((rows, columns) => Word.Array[columns].Array[rows])
            .Select(rows => Array.ConvertAll(rows, row => (string[])["规章" + row[0], .. row[1..^1], row[^1] + "0"]))
            .Sample(rows => Same(rows, string.Join('\n', rows.Select(row => string.Join('\t', row)))));

    [Fact]
    public void RandomTables_AsPipeRows_ReadBackCellByCell() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[2, 8]).SelectMany((rows, columns) => Word.Array[columns].Array[rows])
            .Select(rows => (string[][])[["规章", .. rows[0][1..]], .. rows[1..]])
            .Sample(rows => Same(rows, string.Join('\n', rows.Select(row => string.Join(" | ", row) + " |"))));

    private static void Same(string[][] rows, string text)
    {
        var document = Printed.Read("前言\n" + text + "\n后记");
        Printed.AssertPlaced(document);
        var table = Assert.IsType<Table>(document.Blocks[1]);
        Assert.Equal(rows.SelectMany(row => row), table.Cells.Select(cell => cell.Text.Value));
        Assert.Equal(rows.SelectMany((row, r) => row.Select((_, c) => (r, c))), table.Cells.Select(cell => (cell.Row, cell.Column)));
        Assert.All(table.Cells, cell => Assert.Equal(cell.Text.Value, document.Text.Substring(cell.Text.Source.Start, cell.Text.Source.Length)));
    }
}
