using System.Globalization;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items;

/// <summary>An item at the other end of a link, or one that could be.</summary>
/// <param name="Id">Number of the link; of the item where it is only a choice.</param>
public sealed record DraftLink(long Id, ItemLinkKind Kind, string IndexNumber, string Title)
{
    private const int MostChoices = 100;

    /// <summary>The links that a draft names itself; of another organ's item only what the public reads of it.</summary>
    internal static Task<List<DraftLink>> OfAsync(GongkaiDb db, long item, CancellationToken cancellation) => (
        from link in db.Set<ItemLink>().AsNoTracking()
        where link.FromId == item
        join own in db.Set<InformationItem>() on link.FromId equals own.Id
        join other in db.Set<InformationItem>() on link.ToId equals other.Id
        where other.OrganId == own.OrganId || other.Shown != null
        join version in db.Set<ItemVersion>() on new { Item = other.Id, Number = other.Shown ?? other.Draft } equals new { Item = version.ItemId, version.Number }
        orderby link.Id
        select new DraftLink(link.Id, link.Kind, other.IndexNumber, version.Content.Title)).ToListAsync(cancellation);

    /// <summary>The newest public items of an organ, to choose from.</summary>
    internal static Task<List<DraftLink>> ChoicesAsync(GongkaiDb db, long organ, CancellationToken cancellation) => (
        from item in db.Set<InformationItem>().AsNoTracking()
        where item.OrganId == organ && item.Shown != null && item.WithdrawnAt == null
        join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Shown!.Value } equals new { Item = version.ItemId, version.Number }
        orderby item.FirstPublishedAt descending
        select new DraftLink(item.Id, ItemLinkKind.Interprets, item.IndexNumber, version.Content.Title)).Take(MostChoices).ToListAsync(cancellation);

    /// <summary>Title of a public item; null when there is none.</summary>
    internal static Task<string?> TitleAsync(GongkaiDb db, long id, CancellationToken cancellation) => (
        from item in db.Set<InformationItem>().AsNoTracking()
        where item.Id == id && item.Shown != null
        join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Shown!.Value } equals new { Item = version.ItemId, version.Number }
        select version.Content.Title).FirstOrDefaultAsync(cancellation);

    /// <summary>The item that an index number or a number stands for, among those of an organ and what is public; null when there is none.</summary>
    internal static async Task<long?> FindAsync(GongkaiDb db, long organ, string? typed, CancellationToken cancellation)
    {
        var text = (typed ?? "").Trim();
        var number = long.TryParse(text.Split('/')[^1].TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        return await db.Set<InformationItem>().Where(item => (item.OrganId == organ || item.Shown != null) && (item.IndexNumber == text || item.Id == number)).OrderBy(item => item.IndexNumber == text ? 0 : 1).Select(item => (long?)item.Id).FirstOrDefaultAsync(cancellation);
    }
}
