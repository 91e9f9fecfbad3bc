using Gongkai.Agencies.Acts;
using Gongkai.Oversight.Collecting;
using Gongkai.Oversight.Filing;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Filing;

public sealed class SigningTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Report_FromDraftToAcceptance_IsFrozenWithItsHash_AndEveryStepStandsInTheLedger(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.FiledAsync();
        var published = await january.AtDeskAsync(async desk => (await desk.PublishAsync(filing.Id, "https://www.yunze.example/nb/2025", January.By(january.Town.Leader), Cancellation)).Done);
        var accepted = await january.AtDeskAsync(async desk => (await desk.AcceptAsync(filing.Id, January.By(january.Above), Cancellation)).Done);
        Assert.Equal((ReportFiling.Issued, ReportFiling.Accepted, filing.Hash), (accepted.State, accepted.Acceptance, accepted.Hash));
        Assert.NotNull(published.PublishedAt);
        Assert.Equal(accepted.Hash, FairCopy.HashOf(FairCopy.Write(accepted.Bound)));
        Assert.Equal("work.state", (await january.AtDeskAsync(desk => desk.SaveAsync(filing.Id, ReportSheet.Nothing, accepted.Revision, Filling.None, January.By(january.Town.Clerk), Cancellation))).Refusal?.Code);
        Assert.Equal("report.filed", (await january.AtDeskAsync(desk => desk.FileAsync(filing.Id, January.By(january.Town.Leader), Cancellation))).Refusal?.Code);
        Assert.Throws<InvalidOperationException>(() => accepted.Put(accepted.Bound));
        var opened = await january.OpenFilingAsync(filing.Id, january.Town.Leader);
        Assert.Equal(["acceptance.accept", "report.publish", "report.file", "report.sign", "report.pass", "report.submit", "report.save", "report.start"], opened.Timeline.Select(act => act.Kind));
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task FilingAndPublishing_StandOpenInAnyOrder(string database)
    {
        await using var january = await January.OpenAsync(database);
        var signed = await january.SignedAsync();
        Assert.Equal("acceptance.not-filed", (await january.AtDeskAsync(desk => desk.AcceptAsync(signed.Id, January.By(january.Above), Cancellation))).Refusal?.Code);
        var published = await january.AtDeskAsync(async desk => (await desk.PublishAsync(signed.Id, null, January.By(january.Town.Leader), Cancellation)).Done);
        Assert.Equal((true, null), (published.PublishedAt is not null, published.Acceptance));
        var filed = await january.AtDeskAsync(async desk => (await desk.FileAsync(signed.Id, January.By(january.Town.Leader, on: "2026-01-20"), Cancellation)).Done);
        Assert.Equal(ReportFiling.Pending, filed.Acceptance);
        Assert.Equal(new DateOnly(2026, 1, 20), January.By(0, on: "2026-01-20").Day);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Signature_OfWhoWroteIt_IsRefused_EvenInHisOtherRole(string database)
    {
        await using var january = await January.OpenAsync(database);
        var both = await january.Town.EnrolAsync("只身一人", january.Town.Bureau, Gongkai.Agencies.Officers.Role.Clerk, Gongkai.Agencies.Officers.Role.Reviewer, Gongkai.Agencies.Officers.Role.Leader);
        var filing = await january.StartAsync(clerk: both);
        await january.AtDeskAsync(async desk => (await desk.SaveAsync(filing.Id, January.Good(3), filing.Revision, Filling.None, January.By(both), Cancellation)).Done);
        await january.AtDeskAsync(async desk => (await desk.SubmitAsync(filing.Id, January.By(both), Cancellation)).Done);
        Assert.Equal("work.own", (await january.AtDeskAsync(desk => desk.PassAsync(filing.Id, January.By(both), Cancellation))).Refusal?.Code);
        await january.AtDeskAsync(async desk => (await desk.PassAsync(filing.Id, January.By(january.Reviewer), Cancellation)).Done);
        var opened = await january.OpenFilingAsync(filing.Id, both);
        Assert.Contains(opened.OwnWork, action => action.Code == "sign");
        Assert.Equal("work.own", (await january.AtDeskAsync(desk => desk.SignAsync(filing.Id, opened.Filing.Revision, January.By(both), Cancellation))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Filing_AtTheLastMinuteWithOpenErrors_WorksAndIsListed(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filing = await january.TypedAsync();
        filing = await january.SaveAsync(filing, January.Cells(("requests.received.natural", "999")));
        Act By(long officer, string? why = null) => new("", 0, officer, new DateTimeOffset(2026, 1, 31, 23, 59, 0, TimeSpan.FromHours(8)), why);
        await january.AtDeskAsync(async desk => (await desk.SubmitAsync(filing.Id, By(january.Town.Clerk), Cancellation)).Done);
        var passed = await january.AtDeskAsync(async desk => (await desk.PassAsync(filing.Id, By(january.Reviewer), Cancellation)).Done);
        Assert.Equal("report.reservations", (await january.AtDeskAsync(desk => desk.SignAsync(filing.Id, passed.Revision, By(january.Town.Leader), Cancellation))).Refusal?.Code);
        await january.AtDeskAsync(async desk => (await desk.SignAsync(filing.Id, passed.Revision, By(january.Town.Leader, "新收件数待与受理窗口核对"), Cancellation)).Done);
        var filed = await january.AtDeskAsync(async desk => (await desk.FileAsync(filing.Id, By(january.Town.Leader), Cancellation)).Done);
        var opened = await january.OpenFilingAsync(filing.Id, january.Town.Leader);
        Assert.Equal(filed.Errors, opened.Reservations.Length);
        Assert.All(opened.Reservations, reservation => Assert.Equal("新收件数待与受理窗口核对", reservation.Words));
        Assert.Contains(opened.Reservations, reservation => reservation.Rule == "T3-1" && reservation.Finding.Contains("999", StringComparison.Ordinal));
        Assert.Equal(Timeliness.OnTime, FilingDates.Of(FilingDates.For(opened.Organ.Kind, ReportScope.Self, 2025, Gongkai.Agencies.WorkCalendar.National), By(0).Day, By(0).Day));
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Signature_TakenBack_OpensTheDraftAgain_ButNotOnceItIsOut(string database)
    {
        await using var january = await January.OpenAsync(database);
        var signed = await january.SignedAsync();
        Assert.Equal("work.reason", (await january.AtDeskAsync(desk => desk.WithdrawAsync(signed.Id, January.By(january.Town.Leader), Cancellation))).Refusal?.Code);
        var draft = await january.AtDeskAsync(async desk => (await desk.WithdrawAsync(signed.Id, January.By(january.Town.Leader, "第五部分还要补充"), Cancellation)).Done);
        Assert.Equal((ReportFiling.Draft, null), (draft.State, draft.SignedAt));

        await using var other = await January.OpenAsync(database);
        var filed = await other.FiledAsync();
        Assert.Equal("report.is-out", (await other.AtDeskAsync(desk => desk.WithdrawAsync(filed.Id, January.By(other.Town.Leader, "改主意了"), Cancellation))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task AcceptFirst_HoldsPublishingBack_AndLapsesOnTheLastWorkday(string database)
    {
        await using var january = await January.OpenAsync(database);
        await using (var db = january.Town.NewDb())
        await using (var transaction = await ActTransaction.BeginAsync(db, Town.Act("collection.open", january.Town.Office), Cancellation))
        {
            var collection = new Collection { CompetentId = january.Town.Office, Year = January.Year, AcceptsFirst = true };
            db.Add(collection);
            await db.SaveChangesAsync(Cancellation);
            transaction.Record(collection);
            await transaction.CommitAsync(Cancellation);
        }

        var filed = await january.FiledAsync();
        var refused = (await january.AtDeskAsync(desk => desk.PublishAsync(filed.Id, null, January.By(january.Town.Leader, on: "2026-01-29"), Cancellation))).Refusal;
        Assert.Equal("report.accept-first", refused?.Code);
        Assert.Contains(("day", "2026-01-30"), refused!.Values);
        // 2026-01-31 is a Saturday.
        Assert.Null((await january.AtDeskAsync(desk => desk.PublishAsync(filed.Id, null, January.By(january.Town.Leader, on: "2026-01-30"), Cancellation))).Refusal);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Correction_OfAFiledReport_IsANewVersionBesideTheOld(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filed = await january.FiledAsync();
        var second = await january.AtDeskAsync(async desk => (await desk.CorrectAsync(filed.Id, January.By(january.Town.Clerk, "处罚数量口径有误"), Cancellation)).Done);
        Assert.Equal((2, ReportFiling.Draft, "处罚数量口径有误", filed.Hash), (second.Version, second.State, second.CorrectionOf, second.Hash));
        Assert.Equal("report.correcting", (await january.AtDeskAsync(desk => desk.CorrectAsync(filed.Id, January.By(january.Town.Clerk, "再来一次"), Cancellation))).Refusal?.Code);
        second = await january.SaveAsync(second, January.Cells(("disclosure.penalty.decisions", "77")));
        Assert.NotEqual(filed.Hash, second.Hash);
        Assert.Equal(filed.Hash, (await january.LoadAsync(filed.Id)).Hash);
        Assert.Equal([1, 2], (await january.OpenFilingAsync(second.Id, january.Town.Clerk)).Versions.Select(version => version.Version));

        var given = await january.AtDeskAsync(async desk => (await desk.AbandonAsync(second.Id, January.By(january.Town.Clerk, "口径无误"), Cancellation)).Done);
        Assert.Equal("abandoned", given.State);
        Assert.Equal(filed.Id, await january.AtDeskAsync(desk => desk.FindAsync(january.Town.Bureau, January.Year, ReportScope.Self, Cancellation)));
        Assert.Equal(3, (await january.AtDeskAsync(async desk => (await desk.CorrectAsync(filed.Id, January.By(january.Town.Clerk, "又发现一处"), Cancellation)).Done)).Version);
        Assert.Empty(await january.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Verify_OfAFiledFigureAlteredBehindTheProgram_NamesTheReport(string database)
    {
        await using var january = await January.OpenAsync(database);
        var filed = await january.FiledAsync();
        await using var db = january.Town.NewDb();
        byte[] altered = [.. filed.Figures];
        altered[^1] ^= 1;
        await db.Set<ReportFiling>().Where(filing => filing.Id == filed.Id).ExecuteUpdateAsync(set => set.SetProperty(filing => filing.Figures, altered), Cancellation);
        Assert.Contains(await january.FaultsAsync(), fault => fault.Subject == filed.Subject && fault.Field == "figures");
    }
}
