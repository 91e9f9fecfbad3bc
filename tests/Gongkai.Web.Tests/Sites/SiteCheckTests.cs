using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Oversight.Sites;
using Gongkai.Requests;
using Gongkai.Web.Tests.Disclosure;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Sites;

/// <summary>What an inspector of sites would find, found first; rows 81 and 82 of the table of the law.</summary>
public sealed class SiteCheckTests
{
    private const string Complete = "<p>信息分类与编排：按《条例》。获取方式：查阅和申请。工作机构：办公室。地址：云泽市和平路1号。办公时间：工作日。电话：0990-1234567。传真：0990-7654321。网站：example.org。</p>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task HomePage_WithoutUpdate_WarnsOnDayTenAndFailsOnDayFourteen(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        _ = await room.PublishedAsync();
        foreach (var (days, weight) in new[] { (9, (SiteWeight?)null), (10, SiteWeight.Soon), (13, SiteWeight.Soon), (14, SiteWeight.Veto) })
        {
            var alarm = (await CheckAsync(room, days)).Alarms.SingleOrDefault(alarm => alarm.Rule == SiteRule.HomeStale);
            Assert.Equal(weight, alarm?.Weight);
        }
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Guide_WhenThePhoneChanges_SaysSoUntilTheGuideIsCorrected(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        Assert.Contains((await CheckAsync(room, 0)).Alarms, alarm => alarm.Rule == SiteRule.GuideMissing);
        var guide = await room.PublishedAsync(Newsroom.Content("公开指南") with { Topic = DisclosureCatalogue.Guide, Body = Complete });
        await SetPhoneAsync(room, "0990-1234567");
        Assert.DoesNotContain((await CheckAsync(room, 0)).Alarms, alarm => alarm.Rule is SiteRule.GuideMissing or SiteRule.GuideIncomplete or SiteRule.GuideContact);
        await SetPhoneAsync(room, "0990 8888888");
        Assert.Equal("0990 8888888", Assert.Single((await CheckAsync(room, 0)).Alarms, alarm => alarm.Rule == SiteRule.GuideContact).What);

        var clerk = await room.AuthorityAsync(room.Town.Clerk);
        var draft = (await room.Desk.CorrectAsync(guide.Id, clerk, room.Act(room.Town.Clerk, "电话变更"), Cancellation)).Done;
        _ = (await room.Desk.SaveAsync(guide.Id, draft.Revision, Newsroom.Content("公开指南") with { Topic = DisclosureCatalogue.Guide, Body = Complete.Replace("1234567", "8888888", StringComparison.Ordinal).Replace("。传真：0990-7654321", "", StringComparison.Ordinal) }, clerk, room.Act(room.Town.Clerk), Cancellation)).Done;
        _ = (await room.SubmitAsync(guide.Id)).Done;
        _ = await room.ApproveAllAsync(guide.Id);
        // What counts is what the public reads.
        Assert.Contains((await CheckAsync(room, 0)).Alarms, alarm => alarm.Rule == SiteRule.GuideContact);
        _ = (await room.PublishAsync(guide.Id)).Done;
        var alarms = (await CheckAsync(room, 0)).Alarms;
        Assert.DoesNotContain(alarms, alarm => alarm.Rule == SiteRule.GuideContact);
        Assert.Equal("fax", Assert.Single(alarms, alarm => alarm.Rule == SiteRule.GuideIncomplete).What);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Policy_WithoutInterpretation_IsNamedAfterThreeWorkingDays(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var policy = await room.PublishedAsync(Newsroom.Content() with { DocumentNumber = "云水〔2026〕3号" });
        Assert.DoesNotContain((await CheckAsync(room, 3)).Alarms, alarm => alarm.Rule == SiteRule.InterpretationMissing);
        Assert.Equal("云泽市供水价格管理办法", Assert.Single((await CheckAsync(room, 4)).Alarms, alarm => alarm.Rule == SiteRule.InterpretationMissing).What);
        var explanation = await room.CreateAsync(Newsroom.Content("解读"));
        _ = (await room.Desk.LinkAsync(explanation.Id, ItemLinkKind.Interprets, policy.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        Assert.DoesNotContain((await CheckAsync(room, 4)).Alarms, alarm => alarm.Rule == SiteRule.InterpretationMissing);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task WhatIsLate_IsNamedWithItsDay(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        _ = await room.CreateAsync();
        var withheld = await room.ReviewedAsync(Newsroom.Content("不公开的", DisclosureClass.Withheld));
        Assert.Equal("withheld", withheld.State);
        var alarms = (await CheckAsync(room, 400)).Alarms;
        Assert.Equal(new DateOnly(2026, 2, 6), Assert.Single(alarms, alarm => alarm.Rule == SiteRule.PublicationLate).Since);
        Assert.Empty(alarms.Where(alarm => alarm.Rule == SiteRule.EvaluationLate));
        Assert.Single((await CheckAsync(room, 600)).Alarms, alarm => alarm.Rule == SiteRule.EvaluationLate);
    }

    private static Task<SiteChecked> CheckAsync(Newsroom room, int daysLater) =>
        new SiteCheck(room.Town.NewDb(), WorkCalendar.National).RunAsync(room.Town.Bureau, DateOnly.FromDateTime(room.Now.DateTime).AddDays(daysLater), CultureInfo.GetCultureInfo("en"), Cancellation);

    private static async Task SetPhoneAsync(Newsroom room, string phone)
    {
        await using var db = room.Town.NewDb();
        var office = await db.Set<DisclosureOffice>().FirstOrDefaultAsync(office => office.OrganId == room.Town.Bureau, Cancellation);
        if (office is null)
        {
            db.Add(office = new DisclosureOffice { OrganId = room.Town.Bureau });
        }

        office.Phone = phone;
        await using var transaction = await ActTransaction.BeginAsync(db, room.Act(room.Town.Clerk) with { Kind = "office.save" }, Cancellation);
        transaction.Record(office);
        await transaction.CommitAsync(Cancellation);
    }
}
