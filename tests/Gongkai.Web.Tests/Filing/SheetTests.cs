using System.Collections.Immutable;
using Gongkai.Corpus;
using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Xunit;

namespace Gongkai.Web.Tests.Filing;

public sealed class SheetTests
{
    private static readonly Form Form = FormCatalogue.Default.Form("2021");

    [Fact]
    public void Merge_OfTwoPeopleAtDifferentPlaces_KeepsBoth()
    {
        var began = Sheet(("a", "1"), ("b", "2"));
        var merge = SheetMerge.Of(began, Sheet(("a", "9"), ("b", "2")), Sheet(("a", "1"), ("b", "8")));
        Assert.Empty(merge.Conflicts);
        Assert.Equal(("9", "8"), (merge.Sheet.Cells["a"], merge.Sheet.Cells["b"]));
    }

    [Fact]
    public void Merge_OfTwoPeopleAtOnePlace_KeepsYoursInTheFieldAndNamesTheirs()
    {
        var merge = SheetMerge.Of(Sheet(("a", "1")), Sheet(("a", "9")), Sheet(("a", "8")));
        Assert.Equal([new SheetConflict("a", "9", "8")], merge.Conflicts);
        Assert.Equal("9", merge.Sheet.Cells["a"]);
        var words = SheetMerge.Of(Part("旧"), Part("我的\r\n话"), Part("别人的话"));
        Assert.Equal([new SheetConflict("part-5", "我的\n话", "别人的话")], words.Conflicts);
    }

    [Fact]
    public void Paste_OfTheWholeTableWithLabels_FillsEveryCell()
    {
        var report = RandomReports.Next(new Rng(3), new RandomOptions { Year = 2025, Scale = ReportScale.Government });
        foreach (var table in Form.Tables)
        {
            var pasted = Copy(ReportLayout.LayTable(Form, table, report.Figures));
            var read = PastedTable.Read(table, pasted);
            Assert.Empty(read.Remarks);
            Assert.All(table.Cells, cell => Assert.Equal(TypedFigure.TextOf(report.Figures[cell.Id], cell.Column.Unit), read.Cells[cell.Id.Code]));
        }
    }

    [Fact]
    public void Paste_OfValuesAlone_GoesRowByRowFromTheTop()
    {
        var table = Form.Tables.Single(table => table.Number == 3);
        var read = PastedTable.Read(table, "3\t0\t0\t0\t0\t0\t3\r\n1\t0\t0\t0\t0\t0\t1\r\n");
        Assert.Equal(("3", "1", 14), (read.Cells["requests.received.natural"], read.Cells["requests.carried-in.total"], read.Cells.Count));
    }

    [Fact]
    public void Paste_OfAShortRow_IsNamedAndNeverShifted()
    {
        var table = Form.Tables.Single(table => table.Number == 3);
        var read = PastedTable.Read(table, "一、本年新收政府信息公开申请数量\t3\t0\t0\n二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1");
        Assert.Equal([new PasteRemark(1, 3, 7)], read.Remarks);
        Assert.Equal(7, read.Cells.Count);
        Assert.All(read.Cells.Keys, cell => Assert.StartsWith("requests.carried-in", cell, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12", CellUnit.Count, 12.0, FigureState.Read)]
    [InlineData("１２", CellUnit.Count, 12.0, FigureState.Read)]
    [InlineData("1,204件", CellUnit.Count, 1204.0, FigureState.Read)]
    [InlineData("", CellUnit.Count, null, FigureState.Blank)]
    [InlineData("/", CellUnit.Count, null, FigureState.NotApplicable)]
    [InlineData("三", CellUnit.Count, null, FigureState.Doubtful)]
    [InlineData("约20", CellUnit.Count, null, FigureState.Doubtful)]
    [InlineData("-3", CellUnit.Count, null, FigureState.Doubtful)]
    [InlineData("-3", CellUnit.SignedCount, -3.0, FigureState.Read)]
    [InlineData("1.5", CellUnit.Count, null, FigureState.Doubtful)]
    [InlineData("3.68", CellUnit.AmountInWan, 36800.0, FigureState.Read)]
    [InlineData("36800元", CellUnit.AmountInWan, 36800.0, FigureState.Read)]
    [InlineData("3.68万元", CellUnit.Amount, 36800.0, FigureState.Read)]
    [InlineData("251000", CellUnit.Amount, 251000.0, FigureState.Read)]
    [InlineData("三万", CellUnit.AmountInWan, null, FigureState.Doubtful)]
    public void Typed_IsAFigureOrStaysAsTyped(string typed, CellUnit unit, double? value, FigureState state)
    {
        var figure = TypedFigure.Of(typed, unit);
        Assert.Equal(((decimal?)value, state), (figure.Value, figure.State));
        Assert.Equal(state == FigureState.Doubtful ? typed : figure.Raw, figure.Raw);
        Assert.Equal(unit == CellUnit.Amount && typed == "251000" ? null : figure.Unit, figure.Unit);
    }

    private static ReportSheet Sheet(params (string Cell, string Typed)[] cells) => January.Cells(cells);

    private static ReportSheet Part(string words) => ReportSheet.Nothing with { Parts = ImmutableSortedDictionary<int, string>.Empty.Add(5, words) };

    // As a spreadsheet copies: merged cells leave empty fields.
    private static string Copy(Gongkai.Text.Table table)
    {
        var grid = new string[table.RowCount, table.ColumnCount];
        foreach (var cell in table.Cells)
        {
            grid[cell.Row, cell.Column] = cell.Text.Value;
        }

        return string.Join("\r\n", Enumerable.Range(0, table.RowCount).Select(row => string.Join('\t', Enumerable.Range(0, table.ColumnCount).Select(column => grid[row, column] ?? ""))));
    }
}
