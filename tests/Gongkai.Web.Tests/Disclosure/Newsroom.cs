using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure;
using Gongkai.Disclosure.Items;
using Gongkai.Web.Tests.Agencies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gongkai.Web.Tests.Disclosure;

/// <summary>The water bureau of the town with everybody it takes to publish something.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private Newsroom(Town town) => Town = town;

    public Town Town { get; }

    public DbContext Db => Town.Db;

    public long Reviewer { get; private set; }

    public long Secrecy { get; private set; }

    public DateTimeOffset Now { get; set; } = Town.Now;

    public PublishingDesk Desk => new(Db, WorkCalendar.National);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Newsroom> OpenAsync(string database) => await InAsync(await Town.OpenAsync(database));

    /// <summary>With the people of the bureau in a town that is there.</summary>
    public static async Task<Newsroom> InAsync(Town town)
    {
        var room = new Newsroom(town);
        room.Reviewer = await room.Town.EnrolAsync("沈若兰", room.Town.Bureau, Role.Reviewer);
        room.Secrecy = await room.Town.EnrolAsync("贺保全", room.Town.Bureau, Role.SecrecyReviewer);
        return room;
    }

    public static ItemContent Content(string title = "云泽市供水价格管理办法", DisclosureClass kind = DisclosureClass.Proactive) => new()
    {
        Title = title,
        Body = "<p>第一条　为规范城市供水价格管理，制定本办法。</p>",
        Class = kind,
        Topic = "20-1",
        Ground = kind == DisclosureClass.Proactive ? null : "16-1",
        MadeOn = new DateOnly(2026, 1, 9),
    };

    public Act Act(long officer, string? why = null) => new("", Town.Bureau, officer, Now, why);

    public Task<OfficerAuthority> AuthorityAsync(long officer) => OfficerAuthority.LoadAsync(Db, officer, DateOnly.FromDateTime(Now.DateTime), Cancellation);

    public async Task<InformationItem> CreateAsync(ItemContent? content = null) =>
        (await Desk.CreateAsync(Town.Bureau, content ?? Content(), await AuthorityAsync(Town.Clerk), Act(Town.Clerk), Cancellation)).Done;

    public async Task<Answer<InformationItem>> SubmitAsync(long item) => await Desk.SubmitAsync(item, await AuthorityAsync(Town.Clerk), Act(Town.Clerk), Cancellation);

    public async Task<Answer<InformationItem>> ApproveAsync(long item, long officer, string? opinion = "同意") => await Desk.ApproveAsync(item, await AuthorityAsync(officer), Act(officer, opinion), Cancellation);

    public async Task<Answer<InformationItem>> PublishAsync(long item) => await Desk.PublishAsync(item, await AuthorityAsync(Town.Clerk), Act(Town.Clerk), Cancellation);

    /// <summary>Through the whole chain to “approved”.</summary>
    public async Task<InformationItem> ReviewedAsync(ItemContent? content = null)
    {
        var item = await CreateAsync(content);
        _ = (await SubmitAsync(item.Id)).Done;
        return await ApproveAllAsync(item.Id);
    }

    public async Task<InformationItem> ApproveAllAsync(long item)
    {
        _ = (await ApproveAsync(item, Reviewer)).Done;
        _ = (await ApproveAsync(item, Secrecy)).Done;
        return (await ApproveAsync(item, Town.Leader)).Done;
    }

    public async Task<InformationItem> PublishedAsync(ItemContent? content = null) => (await PublishAsync((await ReviewedAsync(content)).Id)).Done;

    public async Task<List<LedgerFault>> FaultsAsync()
    {
        await using var db = Town.NewDb();
        return await LedgerAudit.RunAsync(db, Cancellation).ToListAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
