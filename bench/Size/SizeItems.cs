using Gongkai.Agencies.Acts;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Size;

/// <summary>Fills the items with their lines in the search: the first one row by row and through the indexer, the others like it, many at once.</summary>
internal sealed class SizeItems(GongkaiDb db, SizePlan plan, SizeOrgans organs, SizeTimes times)
{
    private const int AtOnce = 5_000;
    private readonly SizeWords words = new(plan.Items);
    private TemplateRows items = null!, approvals = null!, versions = null!, entries = null!;

    public async Task FillAsync(CancellationToken cancellation)
    {
        await FirstAsync(cancellation);
        items = await TemplateRows.LikeAsync(db, "items", cancellation);
        approvals = await TemplateRows.LikeAsync(db, "item_approvals", cancellation);
        versions = await TemplateRows.LikeAsync(db, "item_versions", cancellation);
        entries = await TemplateRows.LikeAsync(db, "search_entries", cancellation);
        var next = Task.Run(() => Make(1), cancellation);
        for (var start = 1; start < plan.Items; start += AtOnce)
        {
            var made = await times.OfAsync("waiting for texts", () => next);
            var following = start + AtOnce;
            next = Task.Run(() => Make(following), cancellation);
            await WriteAsync(made, cancellation);
        }

        await db.Database.ExecuteSqlRawAsync("INSERT INTO content_epochs (organ_id, number) SELECT organ_id, COUNT(*) FROM items GROUP BY organ_id", cancellation);
    }

    private List<(SizeItem Item, SizeIndex Index)> Make(int start) =>
    [
        .. Enumerable.Range(start, Math.Max(0, Math.Min(AtOnce, plan.Items - start))).AsParallel().AsOrdered().Select(number => SizeItem.Of(number, plan, words, organs))
            .Select(item => (item, SizeIndex.Of(item.Document(organs), db is SqliteDb))),
    ];

    private async Task WriteAsync(List<(SizeItem Item, SizeIndex Index)> made, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var (item, index) in made)
        {
            Add(item, index.Entry);
        }

        await times.OfAsync("items", async () =>
        {
            foreach (var rows in new[] { items, approvals, versions })
            {
                await rows.WriteAsync(db, cancellation);
            }
        });
        await times.OfAsync("entries of the search", () => entries.WriteAsync(db, cancellation));
        var lines = made.ConvertAll(pair => pair.Index);
        await times.OfAsync("words of the search", () => SizeIndex.WriteWordsAsync(db, lines, cancellation));
        await times.OfAsync("lists by mark", () => SizeIndex.WriteFacetsAsync(db, lines, cancellation));
        await times.OfAsync("commit", () => transaction.CommitAsync(cancellation));
        Console.Error.Write('.');
    }

    private void Add(SizeItem item, SearchEntry entry)
    {
        items.Add(("id", item.Id), ("organ_id", item.Organ), ("index_number", IndexOf(item.Id)), ("first_published_at", item.At));
        approvals.Add(("id", item.Id), ("item_id", item.Id), ("at", item.At));
        var content = item.Content;
        versions.Add(
            ("id", item.Id), ("item_id", item.Id), ("published_at", item.At), ("approval_id", item.Id),
            ("Content_Title", content.Title), ("Content_Summary", content.Summary), ("Content_Body", content.Body), ("Content_Topic", content.Topic), ("Content_MadeOn", content.MadeOn));
        entries.Add(
            ("key", entry.Key), ("target_id", entry.TargetId), ("organ_id", entry.OrganId), ("title", entry.Title), ("text", entry.Text),
            ("folded_title", entry.FoldedTitle), ("folded_text", entry.FoldedText), ("facets", entry.Facets));
    }

    // As a review leaves it, without the review.
    private async Task FirstAsync(CancellationToken cancellation)
    {
        var made = SizeItem.Of(0, plan, words, organs);
        var item = new InformationItem { OrganId = made.Organ, State = "published", Draft = 1, IndexNumber = IndexOf(1), FirstPublishedAt = made.At, Revision = 1 };
        db.Add(item).Property(nameof(InformationItem.Shown)).CurrentValue = 1;
        await db.SaveChangesAsync(cancellation);
        var approval = new ItemApproval { ItemId = item.Id, VersionNumber = 1, ContentHash = "", At = made.At };
        db.Add(approval);
        await db.SaveChangesAsync(cancellation);
        var version = db.Add(new ItemVersion { ItemId = item.Id, Number = 1, AuthorId = null, Content = made.Content });
        (version.Property(nameof(ItemVersion.PublishedAt)).CurrentValue, version.Property(nameof(ItemVersion.ApprovalId)).CurrentValue) = (made.At, approval.Id);
        await db.SaveChangesAsync(cancellation);
        await new ItemIndexer(db).CatchUpAsync(1, DateOnly.FromDateTime(SizeOrgans.Now.DateTime), cancellation);
        db.ChangeTracker.Clear();
    }

    private static string IndexOf(long number) => $"990000/2026-{Fact.Of(number)}";
}
