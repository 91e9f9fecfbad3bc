using Gongkai.Oversight.Filing;
using Gongkai.Reports.Checks;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Filing;

public sealed class RemarkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Remarks_ThreeOfThem_SurviveTheCorrectionAndCloseByWhatChanged(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filed = await january.FiledAsync();
        Assert.Equal("acceptance.no-remark", (await january.AtDeskAsync(desk => desk.ReturnAsync(filed.Id, January.By(january.Above, "请核对"), Cancellation))).Refusal?.Code);
        await RemarkAsync(january, filed.Id, "disclosure.penalty.decisions", "与行政执法统计年报不一致");
        await RemarkAsync(january, filed.Id, "part-5", "没有写改进措施的时间");
        await RemarkAsync(january, filed.Id, "disclosure.licence.decisions", "比上年多十倍，请说明");
        await january.AtDeskAsync(async desk => (await desk.ReturnAsync(filed.Id, January.By(january.Above, "三处请核对"), Cancellation)).Done);
        Assert.Equal("work.state", (await january.AtDeskAsync(desk => desk.AcceptAsync(filed.Id, January.By(january.Above), Cancellation))).Refusal?.Code);

        var second = await january.AtDeskAsync(async desk => (await desk.CorrectAsync(filed.Id, January.By(january.Town.Clerk, "按退回意见更正"), Cancellation)).Done);
        Assert.Equal(3, (await january.OpenFilingAsync(second.Id, january.Town.Clerk)).Remarks.Count(remark => remark.IsOpen));
        var was = ReportSheet.Of(second.Report).Cells["disclosure.penalty.decisions"];
        second = await january.SaveAsync(second, January.Cells(("disclosure.penalty.decisions", "4321")) with { Parts = ReportSheet.Of(second.Report).Parts.SetItem(5, "公开不够及时。二季度前建立月度检查制度，改进公开时效。") });
        second = (await january.AtDeskAsync(desk => desk.ExplainAsync(second.Id, "", ExplanationKind.Reorganised, "承接市行政审批局划转事项", ["disclosure.licence.decisions"], January.By(january.Town.Clerk), Cancellation))).Done;

        var opened = await january.OpenFilingAsync(second.Id, january.Above);
        var penalty = opened.Remarks.Single(remark => remark.Place == "disclosure.penalty.decisions");
        Assert.Equal((RemarkClosing.ValueChanged, was, "4321"), (penalty.Closed, penalty.Before, penalty.After));
        Assert.Equal(RemarkClosing.ValueChanged, opened.Remarks.Single(remark => remark.Place == "part-5").Closed);
        Assert.Equal("disclosure.licence.decisions", Assert.Single(opened.Remarks, remark => remark.IsOpen).Place);

        await SendAsync(january, second);
        Assert.Equal("acceptance.open", (await january.AtDeskAsync(desk => desk.AcceptAsync(second.Id, January.By(january.Above), Cancellation))).Refusal?.Code);
        var explanation = Assert.Single((await january.OpenFilingAsync(second.Id, january.Above)).Explanations);
        await january.AtDeskAsync(async desk => (await desk.JudgeExplanationAsync(second.Id, explanation.Id, ExplanationVerdict.Accepted, January.By(january.Above), Cancellation)).Done);
        var accepted = await january.AtDeskAsync(async desk => (await desk.AcceptAsync(second.Id, January.By(january.Above), Cancellation)).Done);
        Assert.Equal(ReportFiling.Accepted, accepted.Acceptance);
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Remark_WhoseValueComesBack_OpensAgain(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.TypedAsync();
        await january.AtDeskAsync(async desk => (await desk.SubmitAsync(filing.Id, January.By(january.Town.Clerk), Cancellation)).Done);
        await january.AtDeskAsync(async desk => (await desk.RemarkAsync(filing.Id, "disclosure.penalty.decisions", "漏了三季度", null, January.By(january.Reviewer), Cancellation)).Done);
        filing = await january.AtDeskAsync(async desk => (await desk.SendBackAsync(filing.Id, January.By(january.Reviewer, "见意见"), Cancellation)).Done);
        var was = ReportSheet.Of(filing.Report).Cells["disclosure.penalty.decisions"];
        filing = await january.SaveAsync(filing, January.Cells(("disclosure.penalty.decisions", "8")));
        Assert.False(Assert.Single((await january.OpenFilingAsync(filing.Id, january.Reviewer)).Remarks).IsOpen);
        filing = await january.SaveAsync(filing, January.Cells(("disclosure.penalty.decisions", was)));
        Assert.True(Assert.Single((await january.OpenFilingAsync(filing.Id, january.Reviewer)).Remarks).IsOpen);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Remark_AtNoCellOrWithoutWords_IsRefused(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filed = await january.FiledAsync();
        Assert.Equal("acceptance.place", (await january.AtDeskAsync(desk => desk.RemarkAsync(filed.Id, "requests.nothing", "？", null, January.By(january.Above), Cancellation))).Refusal?.Code);
        Assert.Equal("acceptance.remark-empty", (await january.AtDeskAsync(desk => desk.RemarkAsync(filed.Id, "part-1", " ", null, January.By(january.Above), Cancellation))).Refusal?.Code);
        Assert.Equal("work.role", (await january.AtDeskAsync(desk => desk.RemarkAsync(filed.Id, "part-1", "不是我的事", null, January.By(january.Town.Leader), Cancellation))).Refusal?.Code);
    }

    private static async Task RemarkAsync(January january, long filing, string place, string words) =>
        await january.AtDeskAsync(async desk => (await desk.RemarkAsync(filing, place, words, null, January.By(january.Above), Cancellation)).Done);

    private static async Task SendAsync(January january, ReportFiling filing)
    {
        await january.AtDeskAsync(async desk => (await desk.SubmitAsync(filing.Id, January.By(january.Town.Clerk), Cancellation)).Done);
        var passed = await january.AtDeskAsync(async desk => (await desk.PassAsync(filing.Id, January.By(january.Reviewer), Cancellation)).Done);
        await january.AtDeskAsync(async desk => (await desk.SignAsync(filing.Id, passed.Revision, January.By(january.Town.Leader, "保留"), Cancellation)).Done);
        await january.AtDeskAsync(async desk => (await desk.FileAsync(filing.Id, January.By(january.Town.Leader), Cancellation)).Done);
    }
}
