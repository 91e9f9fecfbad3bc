using System.Collections.Immutable;
using System.Text;
using Gongkai.Corpus.Shapes;
using Gongkai.Corpus.Words;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Corpus.Samples;

/// <summary>Five reports damaged the ways that published copies are, each with what it still says beside it.</summary>
public static class DamagedSamples
{
    private const ulong Seed = 36;

    /// <summary>The five texts and their truths.</summary>
    public static IEnumerable<SampleFile> Files() =>
        new[] { TitleLast(), PinyinGlosses(), TaiwanTwice(), BrokenTabs(), PaddedCells() }.SelectMany(sample => new[]
        {
            new SampleFile($"damaged/{sample.Name}.txt", [.. Encoding.UTF8.GetBytes(sample.Text)], sample.Truth),
            new SampleFile($"damaged/{sample.Name}.expected.json", TruthJson.Of($"{sample.Name}.txt", sample.Truth, sample.Observations), null),
        });

    private sealed record Sample(string Name, string Text, AnnualReport Truth, ImmutableArray<(ObservationKind Kind, int Section, string Cells)> Observations);

    // Bars at the ends of lines, two heads cut to the same three characters; the title only as a file name behind the last sentence.
    private static Sample TitleLast()
    {
        var report = Report("云泽市苇塘区商务局", 2020, ReportScale.Quiet);
        report = report with { Sections = [.. report.Sections.Select(section => section.Number == 6 ? section with { Text = MappedText.Unplaced(WordList.Of("other")[^1]) } : section)] };
        var text = Print(report, "S03").Replace("本年新制作数量", "本年新", StringComparison.Ordinal).Replace("本年新公开数量", "本年新", StringComparison.Ordinal);
        text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd() + report.Title + ".docx\n";
        return new Sample("title-last", text, report, []);
    }

    // Traditional characters with their readings behind them, and a row of the office's own under table 2.
    private static Sample PinyinGlosses()
    {
        var report = Report("云泽市民政局", 2020, ReportScale.Busy);
        var text = Print(report, "S03").Replace("\n三、收到和处理", "\n2020年本部门政府信息公开发布总数量（非新闻类、消息类）:47 |\n三、收到和处理", StringComparison.Ordinal);
        return new Sample("pinyin-glosses", Traditional.Gloss(Traditional.Of(text, false), new Rng(Seed)), report, [(ObservationKind.TraditionalScript, 0, "")]);
    }

    // Traditional characters with the island's vocabulary, junk inside words, parts 二 to 五 printed twice, no part 六, links of the site behind.
    private static Sample TaiwanTwice()
    {
        var report = Report("云泽市农业农村局", 2019, ReportScale.Busy);
        var placed = PrintPlaced(report with { Title = $"{report.Organ}{report.Year}年度政府信息公开工作报告" }, "S01");
        var body = placed.Text[placed.Parts[1].Extent.Start..placed.Parts[4].Extent.End];
        var first = body.Replace("处理决定数量", "处理决定只鸦樱税数量", StringComparison.Ordinal).Replace("第四项之和", "第四项歌沈龙之和", StringComparison.Ordinal);
        var text = Traditional.Of(placed.Text[..placed.Parts[1].Extent.Start] + first + body, true) + "\n相關條目\n\n最新消息\n";
        var truth = report with { Title = $"{report.Organ}{report.Year}年度政府信息公开工作报告", Sections = [.. report.Sections.Where(section => section.Number != 6)] };
        return new Sample("taiwan-twice", text, truth, [(ObservationKind.TraditionalScript, 0, ""), (ObservationKind.SectionRepeated, 2, ""), (ObservationKind.SectionMissing, 6, "")]);
    }

    // A table cut at a page break: a label one column to the left, leading tabs lost behind it, eight numbers in two rows, five cells of table 4 empty.
    private static Sample BrokenTabs()
    {
        var report = Report("云泽市交通运输局", 2020, ReportScale.Busy);
        var isBelow = false;
        var lines = new List<string>();
        foreach (var line in Print(report, "S04").Split('\n'))
        {
            var bare = line.TrimStart('\t');
            var moved = bare.StartsWith('4') && bare.Contains("保护第三方合法权益", StringComparison.Ordinal);
            isBelow = (isBelow || moved) && !line.Contains("（七）", StringComparison.Ordinal) && !line.Contains("(七)", StringComparison.Ordinal);
            lines.Add(moved ? bare.Insert(bare.IndexOf('\t', StringComparison.Ordinal), "\t") + "\t\n"
                : line.Contains("其他处理\t", StringComparison.Ordinal) || line.Contains("七）总计", StringComparison.Ordinal) || line.Contains("七)总计", StringComparison.Ordinal) ? bare.Replace("\t\t", "\t", StringComparison.Ordinal) + "\t0"
                : isBelow && line.StartsWith('\t') ? line[1..]
                : line);
        }

        var last = lines.FindIndex(line => line.Count(character => character == '\t') == 14 && char.IsAsciiDigit(line[0]));
        lines[last] = "\t\t\t\t\t" + string.Join('\t', lines[last].Split('\t')[5..]);
        string[] lost = ["upheld", "corrected", "other", "pending", "total"];
        var truth = report with { Figures = lost.Aggregate(report.Figures, (figures, code) => figures.With(CellId.Parse($"disputes.reconsideration.{code}"), new Figure(FigureState.Blank, null))) };
        return new Sample("broken-tabs", string.Join('\n', lines), truth, [(ObservationKind.RowLong, 3, "requests.other"), (ObservationKind.RowLong, 3, "requests.total"), (ObservationKind.CellsBlank, 4, "disputes.reconsideration")]);
    }

    // Each cell on a line of its own behind a tab, digits between spaces of two kinds, the title over two lines.
    private static Sample PaddedCells()
    {
        var report = Report("云泽市文化和旅游局", 2020, ReportScale.Busy);
        var placed = PrintPlaced(report, "S05");
        var rng = new Rng(Seed);
        var text = placed.Text;
        foreach (var figure in placed.Rows.SelectMany(row => row.Figures).OrderByDescending(figure => figure.Value.Start))
        {
            var after = rng.Chance(50);
            text = text.Insert(after ? figure.Value.End : figure.Value.Start, rng.Chance(50) ? "\u00a0" : " ");
        }

        var cut = text.IndexOf("工作年度报告", StringComparison.Ordinal);
        return new Sample("padded-cells", text.Insert(cut, "\n\n"), report, []);
    }

    private static AnnualReport Report(string organ, int year, ReportScale scale) =>
        RandomReports.Next(new Rng(Seed + (ulong)organ.Sum(character => character)), new RandomOptions { Organ = organ, Year = year, Scale = scale });

    private static string Print(AnnualReport report, string shape) => PrintPlaced(report, shape).Text;

    private static PlacedReport PrintPlaced(AnnualReport report, string shape) => ReportShapes.Texts.Single(known => known.Id == shape).Print(report, new Rng(Seed));
}
