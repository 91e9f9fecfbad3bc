using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Agencies.Organs;
using Gongkai.Agencies.Workflows;
using Gongkai.Disclosure.Catalogue;
using Gongkai.Disclosure.Items;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure;

/// <summary>Takes information from draft through review to the public, and back when it must go (第十七条: 先审查、后公开). Whoever calls names the
/// officer; the desk asks the workflow whether he may.</summary>
public sealed partial class PublishingDesk(DbContext db, WorkCalendar calendar)
{
    private static readonly Workflow Flow = Workflow.Of("item");

    /// <summary>What this officer may do to the item in its present version.</summary>
    public static IEnumerable<WorkAction> OpenTo(OfficerAuthority officer, InformationItem item, ItemVersion version) =>
        Flow.Actions.Where(action => Flow.Ask(officer, action.Code, item.State, item.OrganId, null, DoneOn(version)).Refusal is null);

    /// <summary>Begins an item.</summary>
    public async Task<Answer<InformationItem>> CreateAsync(long organId, ItemContent content, OfficerAuthority officer, Act act, CancellationToken cancellation)
    {
        if (officer.Find(organId, Flow.Action("save").Roles) is not { } authority)
        {
            return Refusal.Of("work.role", ("action", Flow.Action("save").Zh), ("actionEn", Flow.Action("save").En));
        }

        if (Incomplete(content) is { } refusal)
        {
            return refusal;
        }

        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == organId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = "item.create", OnBehalfOf = authority.OnBehalfOf }, cancellation);
        var item = new InformationItem { OrganId = organId, State = Flow.Start, Draft = 1 };
        db.Add(item);
        await db.SaveChangesAsync(cancellation);
        item.DueOn = DueOn(content);
        item.IndexNumber = string.Create(CultureInfo.InvariantCulture, $"{organ.Division}/{act.Day.Year}-{item.Id:D5}");
        var version = new ItemVersion { ItemId = item.Id, Number = 1, Content = Clean(content), AuthorId = act.OfficerId };
        db.Add(version);
        Touch(item, transaction);
        transaction.Record(version);
        await transaction.CommitAsync(cancellation);
        return item;
    }

    /// <summary>Keeps what was written. What others saved in between is never overwritten.</summary>
    /// <param name="revision">The revision that the officer saw.</param>
    public Task<Answer<InformationItem>> SaveAsync(long itemId, int revision, ItemContent content, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, (item, version, transaction) =>
        {
            if (item.Revision != revision)
            {
                return Task.FromResult<Refusal?>(Refusal.Of("item.changed"));
            }

            version.Content = Clean(content);
            item.DueOn = DueOn(content);
            version.AuthorId = act.OfficerId;
            transaction.Record(version);
            return Task.FromResult<Refusal?>(null);
        }, cancellation, check: () => Incomplete(content));

    private static ItemContent Clean(ItemContent content) => content with { Title = content.Title.Trim(), Body = CleanBody.Of(content.Body) };

    private static Refusal? Incomplete(ItemContent content) =>
        string.IsNullOrWhiteSpace(content.Title) ? Refusal.Of("item.title-empty")
        : content.Class != DisclosureClass.Proactive && DisclosureCatalogue.Ground(content.Ground) is null ? Refusal.Of("item.ground-missing")
        : content.Class != DisclosureClass.Proactive && DisclosureCatalogue.Ground(content.Ground)!.NeedsCitation && string.IsNullOrWhiteSpace(content.GroundText) ? Refusal.Of("item.citation-missing")
        : null;

    // Only what is published on the organ's own motion has a last day for it.
    private DateOnly? DueOn(ItemContent content) => content.Class == DisclosureClass.Proactive ? Limits.Publication(content.MadeOn, calendar).Due : null;

    private static void Touch(InformationItem item, ActTransaction transaction)
    {
        // What was never public is not in the search, and the search need not be told of it.
        var isUnknown = item.FirstPublishedAt is null && item.Indexed == item.Revision;
        item.Revision++;
        item.Indexed = isUnknown ? item.Revision : item.Indexed;
        transaction.Record(item);
    }

    // Every act on an item goes the same way: asked of the workflow, done in one transaction, written in the ledger.
    private async Task<Answer<InformationItem>> DoAsync(
        long itemId, string code, OfficerAuthority officer, Act act, Func<InformationItem, ItemVersion, ActTransaction, Task<Refusal?>> change, CancellationToken cancellation, Func<Refusal?>? check = null)
    {
        var action = Flow.Action(code);
        var item = await db.Set<InformationItem>().SingleAsync(item => item.Id == itemId, cancellation);
        await db.Entry(item).ReloadAsync(cancellation);
        var version = await VersionAsync(item, item.Draft, cancellation);
        var answer = Flow.Ask(officer, code, item.State, item.OrganId, null, DoneOn(version));
        if ((answer.Refusal ?? (action.NeedsReason && string.IsNullOrWhiteSpace(act.Why) ? Refusal.Of("work.reason") : null) ?? check?.Invoke()) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = Flow.KindOf(action), OnBehalfOf = answer.Value.OnBehalfOf }, cancellation);
            item.State = action.To ?? item.State;
            if (await change(item, version, transaction) is { } unfit)
            {
                db.ChangeTracker.Clear();
                return unfit;
            }

            Touch(item, transaction);
            await transaction.CommitAsync(cancellation);
            return item;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Of("item.changed");
        }
    }

    private static IEnumerable<(string Action, long OfficerId)> DoneOn(ItemVersion version)
    {
        if (version.AuthorId is { } author)
        {
            yield return ("save", author);
        }

        if (version.SubmittedById is { } submitter)
        {
            yield return ("submit", submitter);
        }
    }

    private async Task<ItemVersion> VersionAsync(InformationItem item, int number, CancellationToken cancellation)
    {
        var version = await db.Set<ItemVersion>().SingleAsync(version => version.ItemId == item.Id && version.Number == number, cancellation);
        await db.Entry(version).ReloadAsync(cancellation);
        return version;
    }

    private IQueryable<ItemFile> Files(InformationItem item) => db.Set<ItemFile>().Where(file => file.ItemId == item.Id && file.VersionNumber == item.Draft);

    private async Task<string> HashAsync(InformationItem item, ItemVersion version, CancellationToken cancellation) =>
        ItemVersion.HashOf(version.Content, await Files(item).OrderBy(file => file.Position).Select(file => file.Sha256).ToListAsync(cancellation));
}
