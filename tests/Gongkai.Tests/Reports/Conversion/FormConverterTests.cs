using System.Text.RegularExpressions;
using Gongkai.Corpus;
using Gongkai.Reports;
using Gongkai.Reports.Conversion;
using Gongkai.Reports.Layout;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Reports.Conversion;

/// <summary>Runs the conversions of <c>tests/specs/report.md</c>, and holds what every conversion promises.</summary>
public sealed class FormConverterTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Matrix => SpecTable.Theory("report.md", "格式转换");

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Cell_AsTheTableSays_IsConverted(string[] row)
    {
        var report = Report(row[1]);
        var pattern = new Regex("^" + Regex.Escape(row[0]).Replace("\\*", "[^.]+", StringComparison.Ordinal) + "$");

        var converted = FormConverter.Convert(report, FormCatalogue.Default.Form(row[2]));

        var lines = converted.Log.Where(line => pattern.IsMatch(line.Cell.Code)).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            Assert.Equal((line.Cell.Code, row[3]), (line.Cell.Code, line.Grade.ToString()));
            var figure = converted.Report.Figures[line.Cell];
            Assert.True(line.Grade is not (ConversionGrade.Unknown or ConversionGrade.Hint) || figure is { Value: null, State: FigureState.Unknown }, $"{line.Cell} is {figure}");
            Assert.True(line.Grade is not (ConversionGrade.Exact or ConversionGrade.Approximate) || figure.Value == line.Sources.Sum(source => report.Figures[source].Value), $"{line.Cell} is {figure}");
            Assert.True(line.Grade != ConversionGrade.Kept || figure == report.Figures[line.Cell]);
            var sources = row[4] == "=" ? line.Cell.Code : row[4];
            Assert.True(row[4].Length == 0 || string.Join(' ', line.Sources) == sources, $"{line.Cell} comes from {string.Join(' ', line.Sources)}");
        });
    }

    // Row 45: what 2019 says of 六 in one line is neither lost nor split on the way there and back.
    [Theory]
    [InlineData("2019", "2021")]
    [InlineData("2021", "2019")]
    public void ThereAndBack_OfAnyReport_GivesTheSameFigures(string from, string to)
    {
        for (var seed = 0UL; seed < 40; seed++)
        {
            var report = Report(from, seed);
            var there = FormConverter.Convert(report, FormCatalogue.Default.Form(to)).Report;
            var back = FormConverter.Convert(there, FormCatalogue.Default.Form(from)).Report;
            Assert.All(report.Figures, figure => Assert.Equal((figure.Key, figure.Value.Value, figure.Value.State), (figure.Key, back.Figures[figure.Key].Value, back.Figures[figure.Key].State)));
            Assert.Equal((to, from), (there.Form, back.Form));
        }
    }

    [Fact]
    public void Log_OfAConversion_HasOneLineForEveryCell()
    {
        var target = FormCatalogue.Default.Form("2021");
        var report = Report("2019");

        var log = FormConverter.Convert(report, target).Log;

        Assert.Equal(target.Cells.Select(cell => cell.Id).Concat(report.Figures.Select(figure => figure.Key).Where(cell => !target.Has(cell))).Order(), log.Select(line => line.Cell).Order());
    }

    [Fact]
    public void Printed_AConvertedReport_IsTheFormAskedForWithItsLog()
    {
        var converted = FormConverter.Convert(Report("2019"), FormCatalogue.Default.Form("2021"));

        var blocks = ReportLayout.Lay(converted.Report, new LayoutOptions { Edition = "2021", Conversion = converted.Log });

        var anchors = blocks.OfType<Table>().SelectMany(table => table.Cells).Select(cell => cell.Anchor).OfType<string>();
        Assert.Equal(FormCatalogue.Default.Form("2021").Cells.Select(cell => cell.Id.Code).Order(), anchors.Order());
        var notes = blocks.OfType<Paragraph>().Where(paragraph => paragraph.Style == ParagraphStyle.Note).Select(note => note.Text.Value).ToList();
        Assert.Contains(notes, note => note.Contains("口径相近", StringComparison.Ordinal) && note.Contains("规章本年制发件数（取自原格式的规章本年新制作数量）", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("空着不是零", StringComparison.Ordinal) && note.Contains("3.其他", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("本格式没有这些格", StringComparison.Ordinal) && note.Contains("（六）其他处理", StringComparison.Ordinal));
    }

    private static AnnualReport Report(string edition, ulong seed = 5) =>
        RandomReports.Next(new Rng(seed), new RandomOptions { Edition = edition, Year = edition == "2019" ? 2020 : 2023, Scale = ReportScale.Government });
}
