using System.Globalization;
using Gongkai.Reports;
using Gongkai.Reports.Layout;
using Xunit;

namespace Gongkai.Tests.Reports.Layout;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(FigureState.Read, "0", null, null, CellUnit.Count, "0")]
    [InlineData(FigureState.Read, "11217", null, null, CellUnit.Count, "11217")]
    [InlineData(FigureState.Read, "-3", "-3", null, CellUnit.SignedCount, "-3")]
    [InlineData(FigureState.Inferred, "7", null, null, CellUnit.Count, "7")]
    [InlineData(FigureState.Doubtful, "7", "7?", null, CellUnit.Count, "7")]
    [InlineData(FigureState.Doubtful, null, "?", null, CellUnit.Count, "")]
    [InlineData(FigureState.Blank, null, null, null, CellUnit.Count, "")]
    [InlineData(FigureState.Absent, null, null, null, CellUnit.Count, "")]
    [InlineData(FigureState.Unknown, null, null, null, CellUnit.Count, "")]
    [InlineData(FigureState.NotApplicable, null, "/", null, CellUnit.Count, "/")]
    [InlineData(FigureState.Read, "123456789.01", null, null, CellUnit.AmountInWan, "12345.678901")]
    [InlineData(FigureState.Read, "25850000000", "2585000.0000", "万元", CellUnit.AmountInWan, "2585000")]
    [InlineData(FigureState.Read, "36800", "3.68万元", "万元", CellUnit.Amount, "3.68万元")]
    [InlineData(FigureState.Read, "251000", "251000元", "元", CellUnit.Amount, "251000元")]
    [InlineData(FigureState.Read, "3200", "0.32", "万元", CellUnit.Amount, "0.32万元")]
    [InlineData(FigureState.Read, "39476302", "39476302.00", null, CellUnit.Amount, "39476302.00")]
    [InlineData(FigureState.Read, "150000000", "1.5亿元", "亿元", CellUnit.Amount, "1.5亿元")]
    [InlineData(FigureState.Read, "20000", null, null, CellUnit.Amount, "20000元")]
    public void Of_Figure_PrintsWhatReadsBackAsTheSameValue(FigureState state, string? value, string? raw, string? unit, CellUnit cell, string printed)
    {
        var figure = new Figure(state, value is null ? null : decimal.Parse(value, CultureInfo.InvariantCulture)) { Raw = raw, Unit = unit };

        Assert.Equal(printed, FigureText.Of(figure, cell));
    }
}
