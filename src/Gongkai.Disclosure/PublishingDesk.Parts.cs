using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Officers;
using Gongkai.Disclosure.Items;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Disclosure;

/// <content>What goes with a draft: files, links to other items, organs that made it too.</content>
public sealed partial class PublishingDesk
{
    /// <summary>Adds a file to the draft; the head has put its bytes into the file store and looked into them.</summary>
    public Task<Answer<InformationItem>> AttachAsync(long itemId, string name, string sha256, long size, string text, FileVerdict? verdict, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, version, transaction) =>
        {
            var last = await Files(item).MaxAsync(file => (int?)file.Position, cancellation) ?? 0;
            var file = new ItemFile { ItemId = item.Id, VersionNumber = item.Draft, Position = last + 1, Name = name, Sha256 = sha256, Size = size, Text = text, Verdict = verdict };
            db.Add(file);
            version.AuthorId = act.OfficerId;
            transaction.Record(version);
            transaction.Record(file);
            return null;
        }, cancellation);

    /// <summary>Lets a file pass in which the inspection found something: a named person with a reason. Its words can be found from then on.</summary>
    public Task<Answer<InformationItem>> LetPassAsync(long itemId, long fileId, string text, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, _, transaction) =>
        {
            var file = await db.Set<ItemFile>().SingleAsync(file => file.Id == fileId && file.ItemId == item.Id, cancellation);
            (file.Verdict, file.LetPassBy, file.LetPassWhy, file.Text) = (FileVerdict.LetPass, act.OfficerId, act.Why, text);
            transaction.Record(file);
            return null;
        }, cancellation, check: () => string.IsNullOrWhiteSpace(act.Why) ? Refusal.Of("work.reason") : null);

    /// <summary>Puts a redacted copy in the place of a file of the draft; the original is kept sealed.</summary>
    public Task<Answer<InformationItem>> RedactAsync(long itemId, long fileId, RedactedCopy copy, SealedOriginal original, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, version, transaction) =>
        {
            var file = await Files(item).SingleAsync(file => file.Id == fileId, cancellation);
            var redacted = new ItemFile { ItemId = item.Id, VersionNumber = item.Draft, Position = file.Position, Name = copy.Name, Sha256 = copy.Sha256, Size = copy.Size, Text = copy.Text, Verdict = copy.Verdict };
            db.Remove(file);
            db.Add(redacted);
            db.Add(original);
            version.AuthorId = act.OfficerId;
            transaction.Record(version);
            transaction.RecordRemoval(file);
            transaction.Record(redacted);
            transaction.Record(original);
            return null;
        }, cancellation);

    /// <summary>Opens the sealed original of a redacted file: by name and with a reason, both recorded.</summary>
    public async Task<Answer<SealedOriginal>> OpenOriginalAsync(long itemId, long originalId, OfficerAuthority officer, Act act, CancellationToken cancellation)
    {
        var organ = await db.Set<InformationItem>().Where(item => item.Id == itemId).Select(item => item.OrganId).SingleAsync(cancellation);
        if (officer.Find(organ, Role.Clerk, Role.Reviewer, Role.Leader) is not { } authority)
        {
            return ActCatalogue.MayNot("item.open-original");
        }

        if (string.IsNullOrWhiteSpace(act.Why))
        {
            return Refusal.Of("work.reason");
        }

        var original = await db.Set<SealedOriginal>().AsNoTracking().SingleAsync(original => original.Id == originalId && original.ItemId == itemId, cancellation);
        await using var transaction = await ActTransaction.BeginAsync(db, act with { Kind = "item.open-original", OrganId = organ, OnBehalfOf = authority.OnBehalfOf }, cancellation);
        var view = new OriginalView { OriginalId = originalId, OfficerId = act.OfficerId!.Value, At = act.At, Purpose = act.Why.Trim() };
        db.Add(view);
        transaction.Record(view);
        await transaction.CommitAsync(cancellation);
        return original;
    }

    /// <summary>Takes a file away from the draft. Versions that were public keep theirs.</summary>
    public Task<Answer<InformationItem>> DetachAsync(long itemId, long fileId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, version, transaction) =>
        {
            var file = await Files(item).SingleAsync(file => file.Id == fileId, cancellation);
            db.Remove(file);
            version.AuthorId = act.OfficerId;
            transaction.Record(version);
            transaction.RecordRemoval(file);
            return null;
        }, cancellation);

    /// <summary>Says of two items how they belong together. A repeal or an amendment counts from the day the newer one takes effect, once it is public.</summary>
    public Task<Answer<InformationItem>> LinkAsync(long itemId, ItemLinkKind kind, long otherId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, _, transaction) =>
        {
            if (otherId == item.Id || await db.Set<ItemLink>().AnyAsync(link => link.FromId == item.Id && link.Kind == kind && link.ToId == otherId, cancellation))
            {
                return Refusal.Of("item.linked");
            }

            var link = new ItemLink { FromId = item.Id, Kind = kind, ToId = otherId };
            db.Add(link);
            transaction.Record(link);
            return null;
        }, cancellation);

    /// <summary>Takes a link of the draft back.</summary>
    public Task<Answer<InformationItem>> UnlinkAsync(long itemId, long linkId, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, _, transaction) =>
        {
            var link = await db.Set<ItemLink>().SingleAsync(link => link.Id == linkId && link.FromId == item.Id, cancellation);
            db.Remove(link);
            transaction.RecordRemoval(link);
            return null;
        }, cancellation);

    /// <summary>Names the organs that made the document too. It counts once, at the lead organ (第十条).</summary>
    public Task<Answer<InformationItem>> SetCoMakersAsync(long itemId, IReadOnlyCollection<long> organs, OfficerAuthority officer, Act act, CancellationToken cancellation) =>
        DoAsync(itemId, "save", officer, act, async (item, _, transaction) =>
        {
            var known = await db.Set<ItemCoMaker>().Where(maker => maker.ItemId == item.Id).ToListAsync(cancellation);
            foreach (var gone in known.Where(maker => !organs.Contains(maker.OrganId)))
            {
                db.Remove(gone);
                transaction.RecordRemoval(gone);
            }

            foreach (var organ in organs.Where(organ => organ != item.OrganId && known.TrueForAll(maker => maker.OrganId != organ)).Order())
            {
                var maker = new ItemCoMaker { ItemId = item.Id, OrganId = organ };
                db.Add(maker);
                transaction.Record(maker);
            }

            return null;
        }, cancellation);
}
