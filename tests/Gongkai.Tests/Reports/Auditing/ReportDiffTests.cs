using System.Globalization;
using System.Text.Json;
using Gongkai.Reports;
using Gongkai.Reports.Comparison;
using Gongkai.Reports.Json;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

public sealed class ReportDiffTests
{
    private const string Opened = "完善公开指南，畅通申请渠道，方便群众办事。";
    private const string Trained = "组织业务培训两次，参加人员一百二十人次。";
    private const string Published = "2021年，全年通过门户网站公开政府信息326条，其中政策文件18条。";
    private const string PublishedNow = "2022年，全年通过门户网站公开政府信息486条，其中政策文件18条。";

    [Fact]
    public void Paragraphs_MovedCopiedChangedAndNew_AreToldApart()
    {
        var before = Report([Opened, Published, Trained], ["公开不够及时。"]);
        var after = Report([PublishedNow, Opened, "新设政务公开专区一个。"], [Trained, Opened, "解读形式单一。"]);

        var changes = ReportDiff.Compare(before, after).Paragraphs;

        Assert.Equal(
            ["1 Changed 1", "1 Same 1", "1 Added ", "5 Moved 1", "5 Copied 1", "5 Added ", "5 Removed 5"],
            changes.Select(change => $"{change.Section} {change.Fate} {change.From}"));
    }

    [Fact]
    public void TakenOver_CountsPhrases_WithoutYears()
    {
        var before = Report([Published], []);
        var after = Report([PublishedNow], []);

        var diff = ReportDiff.Compare(before, after);

        // Of the two phrases longer than a year one has another number.
        Assert.InRange(diff.TakenOver, 0.2, 0.5);
        Assert.Equal(1, ReportDiff.Compare(before, Report([Published.Replace("2021", "2022", StringComparison.Ordinal)], [])).TakenOver);
    }

    [Fact]
    public void Cells_ThatDiffer_CarryChangeAndShare()
    {
        var cell = CellId.Parse("requests.received.total");
        var before = Report([], []) with { Figures = Figures.None.With(cell, Figure.Of(8)) };
        var after = Report([], []) with { Figures = Figures.None.With(cell, Figure.Of(10)) };

        var change = Assert.Single(ReportDiff.Compare(before, after).Cells);

        Assert.Equal((2m, 0.25m), (change.Change, change.Share));
    }

    [Fact]
    public void Json_NamesCellsParagraphsAndShares()
    {
        var cell = CellId.Parse("requests.received.total");
        var before = Report([Published], []) with { Organ = "青禾县教育局", Year = 2021, Form = "2021", Figures = Figures.None.With(cell, Figure.Of(8)) };
        var after = Report([PublishedNow], ["解读形式单一。"]) with { Organ = "青禾县教育局", Year = 2022, Form = "2021", Figures = Figures.None.With(cell, Figure.Of(10)) };

        using var json = JsonDocument.Parse(DiffJson.Write(before, after, ReportDiff.Compare(before, after), CultureInfo.GetCultureInfo("en")));
        var root = json.RootElement;

        Assert.Equal((2021, 2022), (root.GetProperty("before").GetProperty("year").GetInt32(), root.GetProperty("after").GetProperty("year").GetInt32()));
        var change = Assert.Single(root.GetProperty("cells").EnumerateArray());
        Assert.Equal(("requests.received.total", 8m, 10m, 2m, 0.25m), (change.GetProperty("cell").GetString(), change.GetProperty("before").GetProperty("value").GetDecimal(), change.GetProperty("after").GetProperty("value").GetDecimal(), change.GetProperty("change").GetDecimal(), change.GetProperty("share").GetDecimal()));
        Assert.Equal(["changed", "added"], root.GetProperty("paragraphs").EnumerateArray().Select(paragraph => paragraph.GetProperty("fate").GetString()));
        Assert.InRange(root.GetProperty("takenOver").GetDouble(), 0.1, 0.5);
    }

    private static AnnualReport Report(string[] first, string[] fifth) => new()
    {
        Sections = [new ReportSection(1, "", MappedText.Unplaced(string.Join('\n', first))), new ReportSection(5, "", MappedText.Unplaced(string.Join('\n', fifth)))],
    };
}
