using System.Text;
using Gongkai.Documents.Reading;
using Gongkai.Documents.Recognising;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Xunit;

namespace Gongkai.Tests.Documents.Recognising;

/// <summary>A report whose title, text and form do not belong together.</summary>
public sealed class ContradictionTests
{
    [Theory]
    [InlineData("云泽市教育局2023年政府信息公开工作年度报告", "特编制云泽市民政局2023年政府信息公开工作年度报告。", true)]
    [InlineData("云泽市教育局2023年政府信息公开工作年度报告", "现公布市教育局2023年政府信息公开工作年度报告。", false)]
    [InlineData("云泽市教育局2023年政府信息公开工作年度报告", "现公布云泽市教育体育局2023年政府信息公开工作年度报告。", false)]
    [InlineData("云泽市人民政府2023年政府信息公开工作年度报告", "现公布云泽市政务服务局2023年政府信息公开工作年度报告。", false)]
    public void TitleAndText_OfDifferentOffices_AreAskedAbout(string title, string preamble, bool isAsked)
    {
        var findings = ReportChecks.Run(Read($"{title}\n{preamble}\n一、总体情况\n全年主动公开政府信息10条。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无\n"));

        Assert.Equal(isAsked, findings.Any(finding => finding.Rule == "S-26"));
        Assert.All(findings.Where(finding => finding.Rule == "S-26"), finding => Assert.Single(finding.Evidence));
    }

    [Fact]
    public void PeriodAndTitle_OfDifferentYears_AreAnErrorWithBothYears()
    {
        var read = Read("云泽市教育局2023年政府信息公开工作年度报告\n本报告统计期限为2022年1月1日至2022年12月31日。\n一、总体情况\n全年主动公开政府信息10条。\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无\n");

        var finding = Assert.Single(ReportChecks.Run(read), finding => finding.Rule == "N-5");
        Assert.Equal((Severity.Error, 2022m, 2023m), (finding.Severity, finding.Expected, finding.Actual));
        Assert.Equal(2022, read.Report.Year);
    }

    private static ReadReport Read(string text) =>
        ReportRecogniser.Recognise(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "report.txt", cancellation: TestContext.Current.CancellationToken));
}
