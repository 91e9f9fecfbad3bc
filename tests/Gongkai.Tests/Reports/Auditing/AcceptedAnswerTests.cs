using System.Globalization;
using System.Text.Json;
using Gongkai.Corpus.Auditing;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Json;
using Gongkai.Reports.Letters;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Reports.Auditing;

/// <summary>A reason that was accepted makes its finding lighter, goes into the next version, and ends when a number changes.</summary>
public sealed class AcceptedAnswerTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    [Fact]
    public void Query_AnsweredByHowItWasCounted_BecomesANoteInTheNextVersion()
    {
        var read = Example("收到政府信息公开申请12件，办结12件，其中部分公开4件，因政府信息公开被提起行政诉讼1件。");
        var query = Assert.Single(ReportChecks.Run(read), finding => finding is { Kind: FindingKind.Query, Rule: "N-1" });
        var accepted = Assert.Single(ExplanationJson.Read(ExplanationJson.Write([Explanation.Of(query, ExplanationKind.CountedOtherwise, "只计直接起诉的案件")])));

        var again = Assert.Single(ReportChecks.Run(read, accepted), finding => finding.Rule == "N-1" && finding.IsAccepted);

        Assert.Equal((Severity.Info, FindingKind.Note, "只计直接起诉的案件"), (again.Severity, again.Kind, again.Explanation));
    }

    [Fact]
    public void Answer_WhoseNumberChanged_NoLongerHolds()
    {
        var query = Assert.Single(ReportChecks.Run(Example("因政府信息公开被提起行政诉讼1件。")), finding => finding.Rule == "N-1");
        var accepted = Explanation.Of(query, ExplanationKind.CountedOtherwise, "只计直接起诉的案件");

        Assert.Contains(ReportChecks.Run(Example("因政府信息公开被提起行政诉讼9件。"), accepted), finding => finding is { Rule: "N-1", IsAccepted: false });
    }

    [Fact]
    public void Error_IsNotAnsweredAway()
    {
        var read = Example("全年收到政府信息公开申请17件。");
        var error = Assert.Single(ReportChecks.Run(read), finding => finding.Severity == Severity.Error);

        Assert.Contains(ReportChecks.Run(read, Explanation.Of(error, ExplanationKind.CountedOtherwise, "口径不同")), finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void Letter_NamesWhatToCorrectAndWhatToAnswer_WithTheWords()
    {
        var read = Example("全年收到政府信息公开申请17件，因政府信息公开被提起行政诉讼1件。");
        var blocks = ReviewLetter.Lay(read.Report, ReportChecks.Run(read), Chinese);

        Assert.Equal("关于云溪县教育局2022年政府信息公开工作年度报告的审核意见", blocks.OfType<Paragraph>().First().Text.Value);
        Assert.Equal(["一、需要改正的地方", "二、需要说明的地方"], blocks.OfType<Heading>().Select(heading => heading.Text.Value));
        var cells = blocks.OfType<Table>().First().Cells.Select(cell => cell.Text.Value).ToList();
        Assert.Contains(cells, cell => cell.Contains("全年收到政府信息公开申请17件", StringComparison.Ordinal) && cell.Contains("为 12", StringComparison.Ordinal));
    }

    [Fact]
    public void Letter_OfACleanReport_SaysSo() =>
        Assert.Contains(ReviewLetter.Lay(Example("全年收到政府信息公开申请12件。").Report, [], Chinese).OfType<Paragraph>(), paragraph => paragraph.Text.Value.Contains("没有发现需要改正", StringComparison.Ordinal));

    [Fact]
    public void Sarif_HoldsRulesResultsAndSuppressions()
    {
        var read = Example("因政府信息公开被提起行政诉讼1件。");
        var query = Assert.Single(ReportChecks.Run(read), finding => finding.Rule == "N-1");
        var findings = ReportChecks.Run(read, Explanation.Of(query, ExplanationKind.CountedOtherwise, "只计直接起诉的案件"));
        using var log = JsonDocument.Parse(SarifJson.Write([("reports/年报.txt", read, findings)], Chinese));
        var run = log.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().First(one => one.GetProperty("ruleId").GetString() == "N-1");

        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Equal("N-1", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal(("note", "只计直接起诉的案件"), (result.GetProperty("level").GetString(), result.GetProperty("suppressions")[0].GetProperty("justification").GetString()));
    }

    private static ReadReport Example(string words)
    {
        var table = AuditCorpus.Load(Path.Combine(AppContext.BaseDirectory, "specs/auditor/tuning")).First(one => one.Report.Organ == "云溪县教育局").Report;
        return new ReadReport(table with { Sections = [new ReportSection(1, "总体情况", MappedText.At(words, 0))] }, new Document("年报.txt", DocumentKind.Text, words, []), []);
    }
}
