using System.Collections.Immutable;
using Gongkai.Documents.Recognising;
using Gongkai.Reports.Checks;
using Gongkai.Text;
using Xunit;

namespace Gongkai.Tests.Documents.Containers;

/// <summary>What a reader remarked about its file reaches the people who read the findings.</summary>
public sealed class SourceRemarkTests
{
    [Theory]
    [InlineData("tracked-changes", "S-27")]
    [InlineData("hidden-text", "S-28")]
    [InlineData("fonts-unmapped", "S-29")]
    [InlineData("pages-unread", "S-30")]
    public void Remark_BecomesAFinding(string remark, string rule)
    {
        ImmutableArray<Block> blocks = [new Paragraph("云泽县统计局2023年政府信息公开工作年度报告"), new Paragraph("一、总体情况"), new Paragraph("二、主动公开政府信息情况"), new Paragraph("三、收到和处理政府信息公开申请情况")];
        var plain = new Document("a.docx", DocumentKind.Docx, "", blocks);
        Assert.DoesNotContain(ReportChecks.Run(ReportRecogniser.Recognise(plain)), finding => finding.Rule == rule);
        Assert.Contains(ReportChecks.Run(ReportRecogniser.Recognise(plain with { Remarks = [remark] })), finding => finding.Rule == rule);
    }
}
