using Gongkai.Oversight.Filing;
using Gongkai.Reports;
using Gongkai.Reports.Checks;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Filing;

public sealed class CompilingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Start_WithoutAPreviousReport_LeavesEveryCellEmpty_NeverZero(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.StartAsync();
        Assert.All(filing.Report.Figures, pair => Assert.Equal(FigureState.Blank, pair.Value.State));
        Assert.Equal("云泽市水务局2025年政府信息公开工作年度报告", filing.Report.Title);
        Assert.Equal("report.exists", (await january.AtDeskAsync(desk => desk.StartAsync(january.Town.Bureau, 2025, ReportScope.Self, null, January.By(january.Town.Clerk), Cancellation))).Refusal?.Code);
        Assert.Equal("report.not-yours", (await january.AtDeskAsync(desk => desk.StartAsync(january.Town.Bureau, 2024, ReportScope.Self, null, January.By(january.Town.Leader), Cancellation))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Start_AfterAFiledYear_CarriesInWhatWasCarriedOutAndTheStockOfDocuments(string database)
    {
        await using var january = await January.OpenAsync(database);
        var last = await january.StartAsync(year: 2024);
        last = await january.SaveAsync(last, January.Good(5, year: 2024));
        var signed = await SignAsync(january, last);
        await january.AtDeskAsync(async desk => (await desk.FileAsync(signed.Id, January.By(january.Town.Leader), Cancellation)).Done);

        var filing = await january.StartAsync();
        var (before, now) = (signed.Report.Figures, filing.Report.Figures);
        Assert.Equal(before["requests.carried-out.natural"].Value, now["requests.carried-in.natural"].Value);
        Assert.Equal(before["requests.carried-out.total"].Value, now["requests.carried-in.total"].Value);
        Assert.Equal(before["disclosure.normative.in-force"].Value, now["disclosure.normative.in-force"].Value);
        Assert.Equal(FigureState.Blank, now["requests.received.natural"].State);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Save_OfAGoodReport_FindsNothingWrong_AndSavingItAgainIsNoAct(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.TypedAsync();
        Assert.Equal(0, filing.Errors);
        var again = await january.SaveAsync(filing, January.Good(7));
        Assert.Equal(filing.Revision, again.Revision);
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Save_OfWhatIsNoNumber_KeepsItAndSaysWhere(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.StartAsync();
        filing = await january.SaveAsync(filing, January.Cells(("requests.received.natural", "三件左右"), ("disclosure.fees.amount", "3.68"), ("requests.granted.natural", "/"), ("requests.refused.state-secret.natural", "1,204")));
        var figures = filing.Report.Figures;
        Assert.Equal(new Figure(FigureState.Doubtful, null) { Raw = "三件左右" }, figures["requests.received.natural"]);
        Assert.Equal("三件左右", ReportSheet.Of(filing.Report).Cells["requests.received.natural"]);
        Assert.Equal(36_800m, figures["disclosure.fees.amount"].Value);
        Assert.Equal(FigureState.NotApplicable, figures["requests.granted.natural"].State);
        Assert.Equal(1_204, figures["requests.refused.state-secret.natural"].Value);
        var opened = await january.OpenFilingAsync(filing.Id, january.Town.Clerk);
        Assert.Contains(opened.Findings, finding => finding.Rule == "S-11" && finding.Cells is [{ Code: "requests.received.natural" }]);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Save_OnAnOlderRevision_IsRefusedWithTheColleaguesName(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.StartAsync();
        await january.SaveAsync(filing, January.Cells(("requests.received.natural", "3")));
        var answer = await january.AtDeskAsync(desk => desk.SaveAsync(filing.Id, January.Cells(("requests.received.natural", "4")), filing.Revision, Filling.None, January.By(january.Town.Clerk), Cancellation));
        Assert.Equal("work.changed", answer.Refusal?.Code);
        Assert.Contains(("who", "程一鸣"), answer.Refusal!.Values);
        Assert.Equal(3, (await january.LoadAsync(filing.Id)).Report.Figures["requests.received.natural"].Value);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Typed_NotSaved_IsKeptForWhoTypedItUntilHeSaves(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.StartAsync();
        var sheet = January.Cells(("requests.received.natural", "3"));
        await january.AtDeskAsync(async desk => (await desk.KeepTypedAsync(filing.Id, sheet, filing.Revision, January.By(january.Town.Clerk), Cancellation)).Done);
        await january.AtDeskAsync(async desk => (await desk.KeepTypedAsync(filing.Id, January.Cells(("requests.received.natural", "34")), filing.Revision, January.By(january.Town.Clerk), Cancellation)).Done);
        Assert.Equal("34", (await january.AtDeskAsync(desk => desk.TypedAsync(filing.Id, january.Town.Clerk, Cancellation)))?.Sheet.Cells["requests.received.natural"]);
        Assert.Null(await january.AtDeskAsync(desk => desk.TypedAsync(filing.Id, january.Town.Leader, Cancellation)));
        await january.SaveAsync(filing, sheet);
        Assert.Null(await january.AtDeskAsync(desk => desk.TypedAsync(filing.Id, january.Town.Clerk, Cancellation)));
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task ConfirmRest_OfATable_MakesItsEmptyCellsZeroAndItsSumsRight_AndIsAnActOfItsOwn(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.StartAsync();
        filing = await january.SaveAsync(filing, January.Cells(("requests.received.natural", "3"), ("requests.granted.natural", "2"), ("requests.carried-out.natural", "1")));
        filing = (await january.AtDeskAsync(desk => desk.ConfirmRestAsync(filing.Id, 3, filing.Revision, January.By(january.Town.Clerk), Cancellation))).Done;
        var figures = filing.Report.Figures;
        Assert.Equal((3m, 2m, 2m, 1m, 0m), (figures["requests.received.total"].Value, figures["requests.total.natural"].Value, figures["requests.granted.total"].Value, figures["requests.carried-out.total"].Value, figures["requests.received.business"].Value));
        Assert.Equal(FigureState.Blank, figures["disputes.reconsideration.upheld"].State);
        var opened = await january.OpenFilingAsync(filing.Id, january.Town.Clerk);
        Assert.DoesNotContain(opened.Findings, finding => finding.Rule.StartsWith("T3", StringComparison.Ordinal));
        Assert.Equal((3, "report.confirm-rest", "程一鸣"), (Assert.Single(opened.Zeros).Table, opened.Timeline[0].Kind, opened.Timeline[0].Officer));
        Assert.Equal("report.nothing-left", (await january.AtDeskAsync(desk => desk.ConfirmRestAsync(filing.Id, 3, filing.Revision, January.By(january.Town.Clerk), Cancellation))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Explain_AFindingWithAReasonThatFits_MakesItLighterAndStaysWithTheReport(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.TypedAsync();
        filing = await january.SaveAsync(filing, January.Cells(("disclosure.rules.in-force", "1")));
        var before = filing.Warnings;
        Assert.Equal("report.words-empty", (await january.AtDeskAsync(desk => desk.ExplainAsync(filing.Id, "T2-2", ExplanationKind.Reorganised, " ", [], January.By(january.Town.Clerk), Cancellation))).Refusal?.Code);
        filing = (await january.AtDeskAsync(desk => desk.ExplainAsync(filing.Id, "T2-2", ExplanationKind.Reorganised, "承接市政府原规章实施职能", ["disclosure.rules.in-force"], January.By(january.Town.Clerk), Cancellation))).Done;
        Assert.True(filing.Warnings < before);
        var opened = await january.OpenFilingAsync(filing.Id, january.Town.Clerk);
        Assert.Contains(opened.Findings, finding => finding.Rule == "T2-2" && finding.Severity == Severity.Info && finding.Explanation == "承接市政府原规章实施职能");
    }

    private static async Task<ReportFiling> SignAsync(January january, ReportFiling filing)
    {
        await january.AtDeskAsync(async desk => (await desk.SubmitAsync(filing.Id, January.By(january.Town.Clerk), Cancellation)).Done);
        var passed = await january.AtDeskAsync(async desk => (await desk.PassAsync(filing.Id, January.By(january.Reviewer), Cancellation)).Done);
        return await january.AtDeskAsync(async desk => (await desk.SignAsync(filing.Id, passed.Revision, January.By(january.Town.Leader), Cancellation)).Done);
    }
}
