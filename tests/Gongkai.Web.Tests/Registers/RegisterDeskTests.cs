using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Registers;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Registers;

/// <summary>Rows are entered, corrected, struck and imported; what was wrong is said of its cell, and nothing is entered twice.</summary>
public sealed class RegisterDeskTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Rows_EnteredCorrectedAndStruck_StandInTheLedger(string database)
    {
        await using var town = await Town.OpenAsync(database);
        await using var db = town.NewDb();
        var desk = new RegisterDesk(db);
        var clerk = await OfficerAuthority.LoadAsync(db, town.Clerk, Today, Cancellation);
        var leader = await OfficerAuthority.LoadAsync(db, town.Leader, Today, Cancellation);
        var entry = Single("2025-03-14", "未按规定备案案");
        Assert.Equal("work.role", (await desk.EnterAsync(town.Bureau, "penalty", entry, leader, Act(town), Cancellation)).Refusal?.Code);
        var row = (await desk.EnterAsync(town.Bureau, "penalty", entry, clerk, Act(town), Cancellation)).Done;
        Assert.Equal("register.twice", (await desk.EnterAsync(town.Bureau, "penalty", entry, clerk, Act(town), Cancellation)).Refusal?.Code);
        Assert.Equal("work.reason", (await desk.CorrectAsync(row.Id, row.Revision, entry, clerk, Act(town), Cancellation)).Refusal?.Code);
        var corrected = (await desk.CorrectAsync(row.Id, row.Revision, entry with { Reference = "云水罚〔2025〕3号" }, clerk, Act(town, "补文号"), Cancellation)).Done;
        Assert.Equal("register.changed", (await desk.CorrectAsync(row.Id, corrected.Revision - 1, entry, clerk, Act(town, "旧页面"), Cancellation)).Refusal?.Code);
        Assert.Equal("register.future", (await desk.EnterAsync(town.Bureau, "penalty", Single("2026-05-01", "以后的"), clerk, Act(town), Cancellation)).Refusal?.Code);
        Assert.Equal(RegisterRow.Struck, (await desk.StrikeAsync(row.Id, clerk, Act(town, "登记错误"), Cancellation)).Done.State);
        Assert.Equal("work.state", (await desk.StrikeAsync(row.Id, clerk, Act(town, "再来"), Cancellation)).Refusal?.Code);
        Assert.Null((await desk.EnterAsync(town.Bureau, "penalty", entry, clerk, Act(town), Cancellation)).Refusal);
        Assert.Empty(await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Import_OfGoodAndBadRows_EntersTheGoodOnesAndNamesTheCellsOfTheOthers(string database)
    {
        await using var town = await Town.OpenAsync(database);
        await using var db = town.NewDb();
        var kind = RegisterKind.Of("fees");
        const string Pasted = """
            收费日期	起始日期	数量	名称	金额（元）	数据来源
            2025-12-31	2025-01-01	36	全年水资源费	12.86万元	非税系统
            2025-06-01			占道费	三万
            2025/6/2			占道费	300.5

            2025-13-01			水土保持费	20
            2025-12-31	2024-07-01	3	跨年	1	表
            2025-12-31	2025-01-01	3	没有来源	1
            """;
        var sheet = RegisterSheet.Read(kind, RegisterRows.Of(Pasted), Today);
        Assert.Equal([12_860_000L, 30_050L], sheet.Entries.Select(entry => entry.Amount!.Value));
        Assert.Equal([("E3", "register.text-amount"), ("A6", "register.text-day"), ("B7", "register.two-years"), ("F8", "register.source")], sheet.Faults.Select(fault => (fault.Cell, fault.Why.Code)));
        Assert.All(sheet.Faults, fault => Assert.NotEmpty(fault.Why.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN"))));
        var clerk = await OfficerAuthority.LoadAsync(db, town.Clerk, Today, Cancellation);
        Assert.Equal(new RegisterImport(2, 0), (await new RegisterDesk(db).ImportAsync(town.Bureau, "fees", sheet.Entries, clerk, Act(town), Cancellation)).Done);
        Assert.Equal(new RegisterImport(0, 2), (await new RegisterDesk(db).ImportAsync(town.Bureau, "fees", sheet.Entries, clerk, Act(town), Cancellation)).Done);
        Assert.Equal(2, await db.Set<RegisterRow>().CountAsync(Cancellation));
    }

    [Fact]
    public void Rows_OfQuotedCsv_KeepCommasQuotesAndLines() =>
        Assert.Equal(
            [["名称", "数量"], ["甲,乙 \"丙\"", "2"], ["两\n行", ""]],
            RegisterRows.Of("\uFEFF名称,数量\r\n\"甲,乙 \"\"丙\"\"\",2\r\n\"两\n行\",").Take(3));

    [Fact]
    public void Registers_FeedEveryCellOfTableTwoInBothForms()
    {
        foreach (var form in new[] { "2019", "2021" }.Select(edition => Gongkai.Reports.FormCatalogue.Default.Form(edition)))
        {
            Assert.All(form.Tables.Single(table => table.Number == 2).Cells, cell => Assert.NotNull(RegisterKind.Feeding(cell.Id)));
        }
    }

    internal static RegisterEntry Single(string day, string title) => new() { On = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), From = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Title = title };

    private static Act Act(Town town, string? why = null) => new("", town.Bureau, town.Clerk, Town.Now, why);
}
