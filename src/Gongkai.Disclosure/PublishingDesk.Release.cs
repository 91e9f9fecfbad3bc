using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Items;
using Gongkai.Disclosure.Review;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure;

/// <content>Release: to the public, corrected, and away from it.</content>
public sealed partial class PublishingDesk
{
    /// <summary>Sets the moment at which an approved item is published by itself; null takes it back.</summary>
    public Task<Answer<InformationItem>> ScheduleAsync(long itemId, DateTimeOffset? at, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "schedule", officer, act, (item, _, _) =>
        {
            item.PublishAt = at;
            return Task.FromResult<Refusal?>(null);
        }, cancellation, check: () => at <= act.At ? Refusal.Of("item.schedule-past") : null);

    /// <summary>Publishes what was approved, now.</summary>
    public Task<Answer<InformationItem>> PublishAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "publish", officer, act, (item, version, transaction) => ReleaseAsync(item, version, transaction, cancellation), cancellation);

    /// <summary>Publishes the items whose moment has come. May run twice, and on several nodes: each item is published once.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops between two items.</param>
    /// <returns>How many were published.</returns>
    public async Task<int> PublishDueAsync(DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var due = await db.Set<InformationItem>().AsNoTracking().Where(item => item.State == "approved" && item.PublishAt != null && item.PublishAt <= now)
            .OrderBy(item => item.PublishAt).ThenBy(item => item.Id).Select(item => item.Id).Take(most).ToListAsync(cancellation);
        var published = 0;
        foreach (var id in due)
        {
            published += await PublishScheduledAsync(id, now, cancellation) ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        return published;
    }

    /// <summary>Opens a new version of what is public; the public goes on reading the old one until the new one has passed review.</summary>
    public Task<Answer<InformationItem>> CorrectAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "correct", officer, act, (item, version, transaction) => NewVersionAsync(item, version, act, transaction, cancellation), cancellation);

    /// <summary>Takes it from the public. A notice stays, the text is gone; here it is kept.</summary>
    /// <param name="notice">What the public reads in its place.</param>
    public Task<Answer<InformationItem>> WithdrawAsync(long itemId, string? notice, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "withdraw", officer, act, (item, _, transaction) => TakeAwayAsync(item, notice, transaction, cancellation), cancellation);

    /// <summary>Takes it away at once, by whoever sees the danger (《保守国家秘密法》第三十四条); everything is kept as evidence.</summary>
    public Task<Answer<InformationItem>> TakeDownAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "take-down", officer, act, (item, _, transaction) => TakeAwayAsync(item, null, transaction, cancellation), cancellation);

    /// <summary>Begins a new version of what was withheld, withdrawn or approved and not yet published.</summary>
    public Task<Answer<InformationItem>> ReopenAsync(long itemId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "reopen", officer, act, (item, version, transaction) => NewVersionAsync(item, version, act, transaction, cancellation), cancellation);

    private async Task<bool> PublishScheduledAsync(long itemId, DateTimeOffset now, CancellationToken cancellation)
    {
        var item = await db.Set<InformationItem>().SingleAsync(item => item.Id == itemId, cancellation);
        var version = await VersionAsync(item, item.Draft, cancellation);
        if (item.State != "approved" || item.PublishAt is null || item.PublishAt > now)
        {
            return false;
        }

        try
        {
            await using var transaction = await ActTransaction.BeginAsync(db, new Act(Flow.KindOf(Flow.Action("publish")), item.OrganId, null, now), cancellation);
            item.State = "published";
            if (await ReleaseAsync(item, version, transaction, cancellation) is not null)
            {
                return false;
            }

            Touch(item, transaction);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was first, or somebody took it back at this very moment.
            return false;
        }
    }

    private async Task<Refusal?> ReleaseAsync(InformationItem item, ItemVersion version, ActTransaction transaction, CancellationToken cancellation)
    {
        var approval = version.ApprovalId is { } id ? await db.Set<ItemApproval>().AsNoTracking().SingleOrDefaultAsync(approval => approval.Id == id, cancellation) : null;
        if (approval is null || approval.ItemId != item.Id || approval.VersionNumber != version.Number || approval.ContentHash != await HashAsync(item, version, cancellation) || version.Content.Class != DisclosureClass.Proactive)
        {
            return Refusal.Of("item.unreviewed");
        }

        version.PublishedAt = transaction.Act.At;
        item.Shown = version.Number;
        item.FirstPublishedAt ??= transaction.Act.At;
        (item.PublishAt, item.WithdrawnAt, item.WithdrawalNotice, item.EvaluateOn) = (null, null, null, null);
        transaction.Record(version);
        await EndOlderAsync(item, version, transaction, cancellation);
        await ContentEpoch.AdvanceAsync(db, item.OrganId, cancellation);
        return null;
    }

    // What this item repeals or amends knows it from now on, each from the day this one takes effect.
    private async Task EndOlderAsync(InformationItem item, ItemVersion version, ActTransaction transaction, CancellationToken cancellation)
    {
        var from = version.Content.InForceFrom ?? transaction.Act.Day;
        var links = await db.Set<ItemLink>().AsNoTracking().Where(link => link.FromId == item.Id && (link.Kind == ItemLinkKind.Repeals || link.Kind == ItemLinkKind.Amends)).ToListAsync(cancellation);
        foreach (var link in links.OrderBy(link => link.ToId))
        {
            var older = await db.Set<InformationItem>().SingleAsync(older => older.Id == link.ToId, cancellation);
            if (link.Kind == ItemLinkKind.Repeals)
            {
                older.RepealedOn = from;
            }
            else
            {
                older.AmendedOn = from;
            }

            Touch(older, transaction);
            await ContentEpoch.AdvanceAsync(db, older.OrganId, cancellation);
        }
    }

    private async Task<Refusal?> TakeAwayAsync(InformationItem item, string? notice, ActTransaction transaction, CancellationToken cancellation)
    {
        item.WithdrawnAt = transaction.Act.At;
        item.WithdrawalNotice = notice;
        item.PublishAt = null;
        await ContentEpoch.AdvanceAsync(db, item.OrganId, cancellation);
        return null;
    }

    private async Task<Refusal?> NewVersionAsync(InformationItem item, ItemVersion version, Act act, ActTransaction transaction, CancellationToken cancellation)
    {
        var files = await Files(item).AsNoTracking().OrderBy(file => file.Position).ToListAsync(cancellation);
        item.Draft++;
        var next = new ItemVersion { ItemId = item.Id, Number = item.Draft, Content = version.Content, AuthorId = act.OfficerId, CorrectionNote = act.Why };
        db.Add(next);
        transaction.Record(next);
        foreach (var file in files)
        {
            var copy = new ItemFile
            {
                ItemId = item.Id, VersionNumber = item.Draft, Position = file.Position, Name = file.Name, Sha256 = file.Sha256, Size = file.Size,
                Text = file.Text, Verdict = file.Verdict, LetPassBy = file.LetPassBy, LetPassWhy = file.LetPassWhy,
            };
            db.Add(copy);
            transaction.Record(copy);
        }

        return null;
    }
}
