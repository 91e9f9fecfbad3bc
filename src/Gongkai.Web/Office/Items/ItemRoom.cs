using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Work;
using Gongkai.Storage;
using Gongkai.Web.Portal;
using Gongkai.Web.Portal.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items;

/// <summary>What the pages of publishing work with: the desk under the calendar of the organ's region, the board, and the word to the portal that something changed.</summary>
public sealed class ItemRoom(GongkaiDb db, RequestRoom requests, PublicChanges changes)
{
    /// <summary>The list of items.</summary>
    public ItemBoard Board => new(db);

    /// <summary>The desk of an organ.</summary>
    public async Task<PublishingDesk> DeskAsync(long organId, CancellationToken cancellation) => new(db, await CalendarAsync(organId, cancellation));

    /// <summary>The calendar of an organ.</summary>
    public async Task<WorkCalendar> CalendarAsync(long organId, CancellationToken cancellation) =>
        (await requests.CalendarAsync(cancellation)).InRegion(await db.Set<Organ>().Where(organ => organ.Id == organId).Select(organ => organ.Division).SingleAsync(cancellation));

    /// <summary>An item of an organ; null when it is not there, or somebody else's, which is the same.</summary>
    public Task<InformationItem?> FindAsync(long id, long organId, CancellationToken cancellation) =>
        db.Set<InformationItem>().AsNoTracking().FirstOrDefaultAsync(item => item.Id == id && item.OrganId == organId, cancellation);

    /// <summary>The version that is being worked on.</summary>
    public Task<ItemVersion> DraftAsync(InformationItem item, CancellationToken cancellation) =>
        db.Set<ItemVersion>().AsNoTracking().SingleAsync(version => version.ItemId == item.Id && version.Number == item.Draft, cancellation);

    /// <summary>The files of that version.</summary>
    public Task<List<ItemFile>> FilesAsync(InformationItem item, CancellationToken cancellation) =>
        db.Set<ItemFile>().AsNoTracking().Where(file => file.ItemId == item.Id && file.VersionNumber == item.Draft).OrderBy(file => file.Position).ToListAsync(cancellation);

    /// <summary>Lets search and kept pages follow what was just done.</summary>
    public Task FollowAsync(CancellationToken cancellation) => changes.FollowAsync(cancellation);
}
