using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Work;
using Gongkai.Oversight.Sites;
using Gongkai.Storage;
using Gongkai.Web.Portal.Items;
using Gongkai.Web.Tests.Storage;
using Xunit;

namespace Gongkai.Web.Tests.Disclosure;

/// <summary>What pages ask the store costs the same few questions, however much is in it.</summary>
public sealed class ConstantQueryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_WithMoreItems_AskNoMoreQuestions()
    {
        await using var room = await Newsroom.OpenAsync("sqlite");
        await AddAsync(room, 2);
        var few = await CountAsync(room);
        await AddAsync(room, 20);
        Assert.Equal(few, await CountAsync(room));
        Assert.All(few, count => Assert.InRange(count, 1, 14));
    }

    private static async Task AddAsync(Newsroom room, int count)
    {
        var policy = await room.PublishedAsync();
        for (var number = 0; number < count; number++)
        {
            var item = await room.CreateAsync(Newsroom.Content($"解读{number}"));
            _ = (await room.Desk.LinkAsync(item.Id, ItemLinkKind.Interprets, policy.Id, await room.AuthorityAsync(room.Town.Clerk), room.Act(room.Town.Clerk), Cancellation)).Done;
            _ = (await room.SubmitAsync(item.Id)).Done;
            if (number % 2 == 0)
            {
                _ = await room.ApproveAllAsync(item.Id);
                _ = (await room.PublishAsync(item.Id)).Done;
            }
        }
    }

    private static async Task<List<int>> CountAsync(Newsroom room)
    {
        var (officer, today) = (await room.AuthorityAsync(room.Reviewer), DateOnly.FromDateTime(room.Now.DateTime));
        Func<GongkaiDb, Task>[] pages =
        [
            db => new PublicItems(db).FindAsync(1, Cancellation),
            db => new PublicItems(db).PoliciesAsync([.. Enumerable.Range(1, 30).Select(id => (long)id)], Cancellation),
            db => new PublicItems(db).ExplainedAsync([2, 3, 4, 5, 6], 5, Cancellation),
            db => new ItemBoard(db).PageAsync(room.Town.Bureau, ItemBoard.Open, null, null, Cancellation),
            db => new ItemBoard(db).WaitingAsync(room.Town.Bureau, officer, today, Cancellation),
            db => new SiteCheck(db, WorkCalendar.National).RunAsync(room.Town.Bureau, today, CultureInfo.InvariantCulture, Cancellation),
        ];
        var counts = new List<int>();
        foreach (var page in pages)
        {
            await using var db = (GongkaiDb)room.Town.NewDb();
            using var count = new QueryCount(db);
            await page(db);
            counts.Add(count.Commands);
        }

        return counts;
    }
}
