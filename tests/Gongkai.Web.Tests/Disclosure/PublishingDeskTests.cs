using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Workflows;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Gongkai.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Disclosure;

public sealed class PublishingDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Item_ThroughTheWholeChain_IsPublicWithEveryStepRecorded(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.PublishedAsync();
        Assert.Equal(("published", 1, true), (item.State, item.Shown, item.IsPublic));
        Assert.Equal(new DateOnly(2026, 2, 6), item.DueOn);
        var steps = await room.Db.Set<ReviewStep>().OrderBy(step => step.Id).ToListAsync(Cancellation);
        Assert.Equal([(1, Role.Reviewer, room.Reviewer), (2, Role.SecrecyReviewer, room.Secrecy), (3, Role.Leader, room.Town.Leader)], steps.Select(step => (step.Position, step.Role, step.OfficerId)));
        Assert.All(steps, step => Assert.Equal(("同意", ReviewDecision.Approved), (step.Opinion, step.Decision)));
        Assert.Empty(await room.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Publish_BeforeReviewIsDone_IsRefusedInEveryState(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.CreateAsync();
        Assert.Equal("work.state", (await room.PublishAsync(item.Id)).Refusal?.Code);
        _ = (await room.SubmitAsync(item.Id)).Done;
        _ = (await room.ApproveAsync(item.Id, room.Reviewer)).Done;
        Assert.Equal("work.state", (await room.PublishAsync(item.Id)).Refusal?.Code);

        // Somebody sets the state by hand: the desk still asks for the review, and the database refuses the version.
        await room.Db.Set<InformationItem>().Where(row => row.Id == item.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, "approved"), Cancellation);
        Assert.Equal("item.unreviewed", (await room.PublishAsync(item.Id)).Refusal?.Code);
        Assert.Equal(0, await room.Desk.PublishDueAsync(room.Now, 10, Cancellation));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => room.Db.Set<ItemVersion>().ExecuteUpdateAsync(set => set.SetProperty(version => version.PublishedAt, room.Now), Cancellation));
        Assert.Contains(await room.FaultsAsync(), fault => fault is { Subject: var subject, Field: "state", Actual: "approved" } && subject == item.Subject);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Publish_WhatWasAlteredAfterReview_IsRefused(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.ReviewedAsync();
        await room.Db.Set<ItemVersion>().Where(version => version.ItemId == item.Id).ExecuteUpdateAsync(set => set.SetProperty(version => version.Content.Title, "换过的标题"), Cancellation);
        Assert.Equal("item.unreviewed", (await room.PublishAsync(item.Id)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Approve_ByTheAuthorOrOutOfTurn_IsRefused(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        _ = (await new OfficerDesk(room.Db).AppointAsync(room.Town.Clerk, room.Town.Bureau, Role.Reviewer, Agencies.Town.Founded, room.Act(room.Town.Clerk) with { Kind = "officer.appoint" }, Cancellation)).Done;
        var item = await room.CreateAsync();
        _ = (await room.SubmitAsync(item.Id)).Done;
        Assert.Equal("work.own", (await room.ApproveAsync(item.Id, room.Town.Clerk)).Refusal?.Code);
        Assert.Equal("item.step", (await room.ApproveAsync(item.Id, room.Town.Leader)).Refusal?.Code);
        _ = (await room.ApproveAsync(item.Id, room.Reviewer)).Done;
        Assert.Equal("item.step", (await room.ApproveAsync(item.Id, room.Reviewer)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Return_WithRemarks_HoldsTheItemUntilEachIsAnswered(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.CreateAsync();
        _ = (await room.SubmitAsync(item.Id)).Done;
        _ = (await room.ApproveAsync(item.Id, room.Reviewer)).Done;
        _ = (await room.Desk.ReturnAsync(item.Id, [("为规范城市供水", "“城市”改为“城镇”")], await room.AuthorityAsync(room.Secrecy), room.Act(room.Secrecy, "请修改后再送"), Cancellation)).Done;
        Assert.Equal("item.remarks-open", (await room.SubmitAsync(item.Id)).Refusal?.Code);
        var remark = await room.Db.Set<ReviewRemark>().SingleAsync(Cancellation);
        _ = (await room.Desk.ReplyAsync(item.Id, remark.Id, "已改", await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        _ = (await room.SubmitAsync(item.Id)).Done;

        // What was returned begins at the first step again.
        Assert.Equal("item.step", (await room.ApproveAsync(item.Id, room.Secrecy)).Refusal?.Code);
        Assert.Equal("approved", (await room.ApproveAllAsync(item.Id)).State);
        Assert.Empty(await room.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Correct_WhatIsPublic_KeepsTheOldVersionUntilTheNewOneIsReviewed(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.PublishedAsync();
        var draft = (await room.Desk.CorrectAsync(item.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk, "附表第2行金额有误"), Cancellation)).Done;
        Assert.Equal(("draft", 2, 1), (draft.State, draft.Draft, draft.Shown));
        var saved = (await room.Desk.SaveAsync(item.Id, draft.Revision, Newsroom.Content("云泽市供水价格管理办法（更正）"), await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        Assert.Equal("item.changed", (await room.Desk.SaveAsync(item.Id, draft.Revision - 1, Newsroom.Content("旧页面上的"), await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Refusal?.Code);
        _ = (await room.SubmitAsync(item.Id)).Done;
        _ = await room.ApproveAllAsync(item.Id);
        var shown = (await room.PublishAsync(item.Id)).Done;
        Assert.Equal((2, item.FirstPublishedAt), (shown.Shown, shown.FirstPublishedAt));
        Assert.Equal("附表第2行金额有误", (await room.Db.Set<ItemVersion>().SingleAsync(version => version.ItemId == item.Id && version.Number == 2, Cancellation)).CorrectionNote);
        Assert.Empty(await room.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task TakeDown_ByAnybodyOfTheOffice_HidesAtOnceAndNeedsAReason(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.PublishedAsync();
        Assert.Equal("work.reason", (await room.Desk.TakeDownAsync(item.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Refusal?.Code);
        var epoch = await room.Db.Set<ContentEpoch>().AsNoTracking().SingleAsync(Cancellation);
        var down = (await room.Desk.TakeDownAsync(item.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk, "附件疑含个人信息"), Cancellation)).Done;
        Assert.False(down.IsPublic);
        Assert.Equal(epoch.Number + 1, (await room.Db.Set<ContentEpoch>().AsNoTracking().SingleAsync(Cancellation)).Number);
        Assert.Equal(1, await room.Db.Set<ItemVersion>().CountAsync(Cancellation));
        var again = (await room.Desk.ReopenAsync(item.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk, "已清除"), Cancellation)).Done;
        Assert.Equal(("draft", 2), (again.State, again.Draft));
        Assert.Equal("work.state", (await room.PublishAsync(item.Id)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Publish_ARepeal_EndsTheOlderItemFromTheDayItTakesEffect(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var old = await room.PublishedAsync();
        var item = await room.CreateAsync(Newsroom.Content("关于废止供水价格管理办法的决定") with { InForceFrom = new DateOnly(2026, 3, 1) });
        _ = (await room.Desk.LinkAsync(item.Id, ItemLinkKind.Repeals, old.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        _ = (await room.SubmitAsync(item.Id)).Done;
        _ = await room.ApproveAllAsync(item.Id);
        Assert.Null((await room.Db.Set<InformationItem>().AsNoTracking().SingleAsync(row => row.Id == old.Id, Cancellation)).RepealedOn);
        _ = (await room.PublishAsync(item.Id)).Done;
        Assert.Equal(new DateOnly(2026, 3, 1), (await room.Db.Set<InformationItem>().AsNoTracking().SingleAsync(row => row.Id == old.Id, Cancellation)).RepealedOn);
        Assert.Empty(await room.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task PublishDue_FromTwoSides_PublishesEachScheduledItemOnce(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var (due, later) = (await room.ReviewedAsync(), await room.ReviewedAsync(Newsroom.Content("后天的公告")));
        _ = (await room.Desk.ScheduleAsync(due.Id, room.Now.AddHours(1), await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        _ = (await room.Desk.ScheduleAsync(later.Id, room.Now.AddDays(2), await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
        Assert.Equal("item.schedule-past", (await room.Desk.ScheduleAsync(due.Id, room.Now.AddHours(-1), await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Refusal?.Code);
        var published = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            await using var db = room.Town.NewDb();
            return await new Gongkai.Disclosure.PublishingDesk(db, Gongkai.Agencies.WorkCalendar.National).PublishDueAsync(room.Now.AddHours(2), 10, Cancellation);
        }));
        Assert.Equal(1, published.Sum());
        Assert.Equal("approved", (await room.Db.Set<InformationItem>().AsNoTracking().SingleAsync(row => row.Id == later.Id, Cancellation)).State);
        Assert.Empty(await room.FaultsAsync());
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Submit_WithAFileThatWasNotInspectedOrHeld_IsRefusedUntilSomebodyLetsItPass(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.CreateAsync();
        var (clerk, hash) = (await room.AuthorityAsync(room.Town.Clerk), new string('a', 64));
        _ = (await room.Desk.AttachAsync(item.Id, "附表.xlsx", hash, 1024, "", FileVerdict.Held, clerk, room.Act(room.Town.Clerk), Cancellation)).Done;
        Assert.Equal("item.file-unclean", (await room.SubmitAsync(item.Id)).Refusal?.Code);
        var file = await room.Db.Set<ItemFile>().SingleAsync(Cancellation);
        Assert.Equal("work.reason", (await room.Desk.LetPassAsync(item.Id, file.Id, "文字", clerk, room.Act(room.Town.Clerk), Cancellation)).Refusal?.Code);
        _ = (await room.Desk.LetPassAsync(item.Id, file.Id, "文字", clerk, room.Act(room.Town.Clerk, "表中电话是单位公开的办公电话"), Cancellation)).Done;
        _ = (await room.SubmitAsync(item.Id)).Done;
        Assert.Equal("approved", (await room.ApproveAllAsync(item.Id)).State);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Withheld_AfterReview_IsEvaluatedAgainAndNeverPublished(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.ReviewedAsync(Newsroom.Content("内部人事安排", DisclosureClass.Withheld));
        Assert.Equal(("withheld", new DateOnly(2027, 7, 12), (DateOnly?)null), (item.State, item.EvaluateOn, item.DueOn));
        Assert.Equal("work.state", (await room.PublishAsync(item.Id)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task Create_WithABodyThatRunsOrLoads_KeepsTheWordsAlone(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var item = await room.CreateAsync(Newsroom.Content() with
        {
            Body = "<script>alert(1)</script><p onclick=\"x()\" style=\"color:red\">供水<img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">详情</a></p><iframe src=\"https://example.org\"></iframe><table><tr><td colspan=\"2\">表</td></tr></table>",
        });
        var body = (await room.Db.Set<ItemVersion>().SingleAsync(version => version.ItemId == item.Id, Cancellation)).Content.Body;
        Assert.Contains("<p>供水<a>详情</a></p>", body, StringComparison.Ordinal);
        Assert.Contains("<td colspan=\"2\">表</td>", body, StringComparison.Ordinal);
        Assert.All(new[] { "script", "onclick", "onerror", "style", "iframe", "img" }, word => Assert.DoesNotContain(word, body, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(TestStore.Databases), MemberType = typeof(TestStore))]
    public async Task EveryAction_InEveryStateByEveryRole_IsDoneExactlyWhereTheTableSaysSo(string database)
    {
        await using var room = await Newsroom.OpenAsync(database);
        var flow = Workflow.Of("item");
        foreach (var role in Enum.GetValues<Role>())
        {
            var officer = await room.AuthorityAsync(await room.Town.EnrolAsync($"某{role}", room.Town.Bureau, role));
            foreach (var state in flow.States)
            {
                foreach (var action in flow.Actions)
                {
                    var answer = flow.Ask(officer, action.Code, state.Code, room.Town.Bureau, null, []);
                    Assert.Equal(action.From.Contains(state.Code) && action.Roles.Contains(role), answer.Refusal is null);
                }
            }
        }
    }
}
