using System.Linq.Expressions;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Items;

/// <summary>A public item with what hangs on it: most have nothing, so it is asked with the item whether there is any.</summary>
internal sealed record FoundItem(PublicItem Item, bool IsJoint, bool HasFiles, bool IsLinked, bool IsCorrected)
{
    /// <summary>The question for an item by its number. What it lets through is what <see cref="InformationItem.PublicIn"/> lets through, which cannot be called in a question that is compiled.</summary>
    public static Expression<Func<GongkaiDb, long, CancellationToken, FoundItem?>> Question { get; } = (db, id, cancellation) => (
        from row in db.Set<InformationItem>()
        where row.Id == id && row.Shown != null && row.WithdrawnAt == null
        join version in db.Set<ItemVersion>() on new { Item = row.Id, Number = row.Shown!.Value } equals new { Item = version.ItemId, version.Number }
        where version.PublishedAt != null
        join organ in db.Set<Organ>() on row.OrganId equals organ.Id
        select new FoundItem(
            new PublicItem(row.Id, row.IndexNumber, new PublicOrgan(organ.Id, organ.Code, organ.Name), version.Content, version.PublishedAt, row.FirstPublishedAt, row.RepealedOn, row.AmendedOn),
            db.Set<ItemCoMaker>().Any(maker => maker.ItemId == row.Id),
            db.Set<ItemFile>().Any(file => file.ItemId == row.Id),
            db.Set<ItemLink>().Any(link => link.FromId == row.Id) || db.Set<ItemLink>().Any(link => link.ToId == row.Id),
            db.Set<ItemVersion>().Any(other => other.ItemId == row.Id && other.CorrectionNote != null))).AsNoTracking().FirstOrDefault();
}
