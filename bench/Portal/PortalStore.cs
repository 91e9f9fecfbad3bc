using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Gongkai.Storage;
using Gongkai.Storage.Search;

namespace Gongkai.Bench.Portal;

/// <summary>A store with many published items, the same every time: words as uneven as in real texts, from a few that stand everywhere to many that stand once.</summary>
internal static class PortalStore
{
    /// <summary>The store of the table in docs/performance.md.</summary>
    public const int UsualCount = 20_000;
    private const int Organs = 20;
    private const int Chunk = 1_000;
    private static readonly DateOnly Founded = new(2019, 1, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A folder, and a connection when the rows lie on a server.</summary>
    public static StorePlace PlaceOf(string[] arguments) => new(Path.GetFullPath(arguments[0]), arguments.ElementAtOrDefault(1));

    public static async Task FillAsync(int count, StorePlace place, CancellationToken cancellation)
    {
        var store = new Store(place);
        await store.OpenAsync(cancellation);
        await FillAsync(store, await FoundAsync(store, cancellation), count, cancellation);
    }

    /// <summary>The same items for organs that are there.</summary>
    public static async Task FillAsync(Store store, List<long> organs, int count, CancellationToken cancellation)
    {
        var (random, words) = (new Random(2026), PortalWords.All);
        for (var start = 0; start < count; start += Chunk)
        {
            await using var db = store.NewDb();
            await AddAsync(db, Math.Min(Chunk, count - start), start, organs, random, words, cancellation);
        }

        for (var told = Chunk; told == Chunk;)
        {
            await using var db = store.NewDb();
            told = await new ItemIndexer(db).CatchUpAsync(Chunk, DateOnly.FromDateTime(Now.DateTime), cancellation);
            Console.Error.Write('.');
        }

        Console.Error.WriteLine();
    }

    private static async Task<List<long>> FoundAsync(Store store, CancellationToken cancellation)
    {
        await using var db = store.NewDb();
        var desk = new OrganDesk(db);
        var act = new Act("organ.found", 0, null, Now);
        var city = (await desk.FoundAsync(new NewOrgan("city", "云泽市人民政府", OrganKind.Government, OrganLevel.Prefecture, "990100", Founded, new Dictionary<OrganTree, long>()), act, cancellation)).Done.Id;
        var organs = new List<long> { city };
        for (var number = 1; number < Organs; number++)
        {
            var wanted = new NewOrgan(string.Create(CultureInfo.InvariantCulture, $"bureau-{number}"), $"云泽市第{number}局", OrganKind.Department, OrganLevel.Prefecture, "990100", Founded, new Dictionary<OrganTree, long> { [OrganTree.Territorial] = city });
            organs.Add((await desk.FoundAsync(wanted, act, cancellation)).Done.Id);
        }

        return organs;
    }

    // Rows as a review leaves them, without the review: what is measured is reading.
    private static async Task AddAsync(GongkaiDb db, int count, int start, List<long> organs, Random random, PortalWords words, CancellationToken cancellation)
    {
        var items = Enumerable.Range(start, count).Select(number =>
        {
            var item = new InformationItem { OrganId = organs[random.Next(organs.Count)], State = "published", Draft = 1, IndexNumber = string.Create(CultureInfo.InvariantCulture, $"990100/2026-{number:D5}"), FirstPublishedAt = Now.AddHours(-number), Revision = 1 };
            var entry = db.Add(item);
            entry.Property(nameof(InformationItem.Shown)).CurrentValue = 1;
            return item;
        }).ToList();
        await db.SaveChangesAsync(cancellation);
        var approvals = items.ConvertAll(item => new ItemApproval { ItemId = item.Id, VersionNumber = 1, ContentHash = "", At = item.FirstPublishedAt!.Value });
        db.AddRange(approvals);
        await db.SaveChangesAsync(cancellation);
        foreach (var (item, approval) in items.Zip(approvals))
        {
            var topic = DisclosureCatalogue.Topics[random.Next(2, DisclosureCatalogue.Topics.Length)];
            var entry = db.Add(new ItemVersion
            {
                ItemId = item.Id,
                Number = 1,
                AuthorId = null,
                Content = new ItemContent
                {
                    Title = $"关于{words.Text(random, 3, "")}的通知",
                    Summary = words.Text(random, 8, "，"),
                    Class = DisclosureClass.Proactive,
                    Topic = topic.Code,
                    MadeOn = DateOnly.FromDateTime(item.FirstPublishedAt!.Value.DateTime),
                    Body = string.Concat(Enumerable.Range(0, 10).Select(_ => $"<p>{words.Text(random, 40, "，")}。</p>")),
                },
            });
            entry.Property(nameof(ItemVersion.PublishedAt)).CurrentValue = item.FirstPublishedAt;
            entry.Property(nameof(ItemVersion.ApprovalId)).CurrentValue = approval.Id;
        }

        await db.SaveChangesAsync(cancellation);
    }
}
