using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Reports.Layout;

public sealed class ReportLayoutTests
{
    [Theory]
    [InlineData("2019", 2, 18, 4)]
    [InlineData("2019", 3, 26, 10)]
    [InlineData("2019", 4, 4, 15)]
    [InlineData("2021", 2, 14, 4)]
    [InlineData("2021", 3, 28, 10)]
    [InlineData("2021", 4, 4, 15)]
    public void LayTable_OfficialForm_HasItsGrid(string edition, int number, int rows, int columns)
    {
        var table = Lay(edition, number);

        Assert.Equal((rows, columns), (table.RowCount, table.ColumnCount));
        Assert.Equal(columns, table.ColumnWidths.Length);
        var covered = new int[rows, columns];
        foreach (var cell in table.Cells)
        {
            for (var row = cell.Row; row < cell.Row + cell.RowSpan; row++)
            {
                for (var column = cell.Column; column < cell.Column + cell.ColumnSpan; column++)
                {
                    covered[row, column]++;
                }
            }
        }

        Assert.All(covered.Cast<int>(), times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void LayTable_EveryCellOfTheForm_IsAnchoredOnce(string edition)
    {
        var form = FormCatalogue.Default.Form(edition);

        var anchors = form.Tables.SelectMany(table => ReportLayout.LayTable(form, table, Figures.None).Cells).Where(cell => cell.IsNumber).Select(cell => cell.Anchor);

        Assert.Equal(form.Cells.Select(cell => cell.Id.Code), anchors);
    }

    [Theory]
    [InlineData("2019", 20)]
    [InlineData("2021", 22)]
    public void LayTable_RequestsTable_MergesHeadsAndCategories(string edition, int outcomes)
    {
        var table = Lay(edition, 3);

        Assert.Equal(new TableCell(0, 0, 3, 3, Text("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")) { IsHead = true }, table.Cells[0]);
        Assert.Contains(Head(0, 3, 1, 7, "申请人情况"), table.Cells);
        Assert.Contains(Head(1, 3, 2, 1, "自然人"), table.Cells);
        Assert.Contains(Head(1, 4, 1, 5, "法人或其他组织"), table.Cells);
        Assert.Contains(Head(1, 9, 2, 1, "总计"), table.Cells);
        Assert.Contains(Head(3, 0, 1, 3, "一、本年新收政府信息公开申请数量"), table.Cells);
        Assert.Contains(Head(5, 0, outcomes, 1, "三、本年度办理结果"), table.Cells);
        Assert.Contains(Head(5, 1, 1, 2, "（一）予以公开"), table.Cells);
        Assert.Contains(Head(7, 1, 8, 1, "（三）不予公开"), table.Cells);
        Assert.Contains(Head(7, 2, 1, 1, "1.属于国家秘密"), table.Cells);
        Assert.Equal(3, table.HeadRows);
    }

    [Fact]
    public void LayTable_DisputesTable_HasThreeLevelsOfHeadsAndOneRow()
    {
        var table = Lay("2021", 4);

        Assert.Contains(Head(0, 0, 1, 5, "行政复议"), table.Cells);
        Assert.Contains(Head(0, 5, 1, 10, "行政诉讼"), table.Cells);
        Assert.Contains(Head(1, 0, 2, 1, "结果维持"), table.Cells);
        Assert.Contains(Head(1, 10, 1, 5, "复议后起诉"), table.Cells);
        Assert.Equal(15, table.Cells.Count(cell => cell.Row == 3 && cell.IsNumber));
    }

    [Fact]
    public void LayTable_DisclosureTable_RunsNarrowBlocksToTheEdge()
    {
        var table = Lay("2019", 2);

        Assert.Contains(Head(0, 0, 1, 4, "第二十条第（一）项"), table.Cells);
        Assert.Contains(Head(15, 0, 1, 4, "第二十条第（九）项"), table.Cells);
        Assert.Equal(2, table.Cells.Single(cell => cell.Anchor == "disclosure.procurement.amount").ColumnSpan);
        Assert.Equal(0, table.HeadRows);
    }

    [Fact]
    public void Lay_WholeReport_HasTitlePartsAndTables()
    {
        var report = new AnnualReport
        {
            Organ = "云泽市水务局",
            Year = 2023,
            Form = "2021",
            Preamble = Text("本报告由云泽市水务局编制。"),
            Sections = [new ReportSection(1, "总体情况", Text("（一）主动公开\n全年公开信息 12 条。")), new ReportSection(6, "其他需要报告的事项", Text(""))],
            Figures = Figures.From([new(CellId.Parse("requests.received.natural"), Figure.Of(3))]),
        };

        var blocks = ReportLayout.Lay(report, new LayoutOptions { WriteNone = true, Mark = ReportMark.Draft });


        Assert.Equal(ParagraphStyle.Mark, Assert.IsType<Paragraph>(blocks[0]).Style);
        Assert.Equal("云泽市水务局2023年政府信息公开工作年度报告", Assert.IsType<Paragraph>(blocks[1]).Text.Value);
        Assert.Equal(["一、总体情况", "（一）主动公开", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"], blocks.OfType<Heading>().Select(heading => heading.Text.Value));
        Assert.Equal(["table-2", "table-3", "table-4"], blocks.OfType<Table>().Select(table => table.Anchor));
        Assert.Equal("无", Assert.IsType<Paragraph>(blocks[^1]).Text.Value);
    }

    [Fact]
    public void Lay_ReportThatLostAPart_DoesNotInventIt()
    {
        var report = new AnnualReport { Organ = "云泽市水务局", Year = 2023, Form = "2021", Sections = [new ReportSection(1, "总体情况", Text("全年平稳。"))] };

        var blocks = ReportLayout.Lay(report);

        Assert.Equal(["一、总体情况"], blocks.OfType<Heading>().Select(heading => heading.Text.Value));
        Assert.Empty(blocks.OfType<Table>());
    }

    [Fact]
    public void Lay_BlocksOfTwoEditions_PrintsBoth()
    {
        var report = new AnnualReport
        {
            Form = "2021",
            Figures = Figures.From([.. FormCatalogue.Default.Form("2021").Cells.Select(cell => KeyValuePair.Create(cell.Id, Figure.Of(0))), new(CellId.Parse("requests.other.natural"), Figure.Of(4))]),
        };

        var requests = ReportLayout.Lay(report).OfType<Table>().Single(table => table.Anchor == "table-3");

        Assert.Equal("4", requests.Cells.Single(cell => cell.Anchor == "requests.other.natural").Text.Value);
        Assert.Single(requests.Cells, cell => cell.Anchor == "requests.total.natural");
    }

    private static Table Lay(string edition, int number)
    {
        var form = FormCatalogue.Default.Form(edition);
        return ReportLayout.LayTable(form, form.Tables.Single(table => table.Number == number), Figures.None);
    }

    private static TableCell Head(int row, int column, int rowSpan, int columnSpan, string text) => new(row, column, rowSpan, columnSpan, Text(text)) { IsHead = true };

    private static MappedText Text(string text) => MappedText.Unplaced(text);
}
