using System.Collections.Immutable;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Portal.Items;

/// <summary>Reads what is public. Every question costs the same few queries, however much is stored.</summary>
public sealed class PublicItems(GongkaiDb db)
{
    // A question that is compiled once belongs to one model: one for each database.
    private static readonly Func<GongkaiDb, long, CancellationToken, Task<FoundItem?>> OnSqlite = EF.CompileAsyncQuery(FoundItem.Question), OnPostgres = EF.CompileAsyncQuery(FoundItem.Question);

    /// <summary>The item as the public sees it; null when there is none, or none any more.</summary>
    public async Task<PublicItem?> FindAsync(long id, CancellationToken cancellation)
    {
        var found = await (db is SqliteDb ? OnSqlite : OnPostgres)(db, id, cancellation);
        return found is null ? null : found.Item with
        {
            CoMakers = found.IsJoint ? await CoMakersAsync(id, cancellation) : [],
            Files = found.HasFiles ? await FilesAsync(id, cancellation) : [],
            Links = found.IsLinked ? await LinksAsync(id, cancellation) : [],
            Corrections = found.IsCorrected ? await CorrectionsAsync(id, cancellation) : [],
        };
    }

    /// <summary>A draft as the public will see it.</summary>
    public async Task<PublicItem> DraftAsync(InformationItem item, ItemContent content, IEnumerable<ItemFile> files, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().AsNoTracking().Where(organ => organ.Id == item.OrganId).Select(organ => new PublicOrgan(organ.Id, organ.Code, organ.Name)).SingleAsync(cancellation);
        return new PublicItem(item.Id, item.IndexNumber, organ, content, null, item.FirstPublishedAt, item.RepealedOn, item.AmendedOn)
        {
            CoMakers = await CoMakersAsync(item.Id, cancellation),
            Files = [.. files.Select(file => new PublicFile(file.Position, file.Name, file.Size, file.Sha256))],
            Links = await LinksAsync(item.Id, cancellation),
            Corrections = await CorrectionsAsync(item.Id, cancellation),
        };
    }

    /// <summary>The notice in place of an item that was withdrawn; null when it was not, or never public.</summary>
    public Task<WithdrawnItem?> WithdrawnAsync(long id, CancellationToken cancellation) => (
        from row in db.Set<InformationItem>().AsNoTracking()
        where row.Id == id && row.Shown != null && row.WithdrawnAt != null
        join organ in db.Set<Organ>() on row.OrganId equals organ.Id
        select new WithdrawnItem(row.Id, new PublicOrgan(organ.Id, organ.Code, organ.Name), row.WithdrawnAt!.Value, row.WithdrawalNotice)).FirstOrDefaultAsync(cancellation);

    /// <summary>A file of a public item; null when item or file is not public.</summary>
    public Task<PublicFile?> FileAsync(long id, int position, CancellationToken cancellation) =>
        Files(id).Where(file => file.Position == position).Select(file => new PublicFile(file.Position, file.Name, file.Size, file.Sha256)).FirstOrDefaultAsync(cancellation);

    /// <summary>Documents of the policy library, in the order asked for: one question for the documents and one for their interpretations.</summary>
    public async Task<IReadOnlyList<PolicyLine>> PoliciesAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var shown = Public();
        var explained = (await db.Set<ItemLink>().AsNoTracking().Where(link => link.Kind == ItemLinkKind.Interprets && ids.Contains(link.ToId) && shown.Any(item => item.Id == link.FromId)).Select(link => new { link.ToId, link.FromId }).ToListAsync(cancellation)).ToLookup(link => link.ToId, link => link.FromId);
        var rows = await (
            from item in Public().AsNoTracking()
            where ids.Contains(item.Id)
            join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Shown!.Value } equals new { Item = version.ItemId, version.Number }
            select new { item.Id, version.Content, item.RepealedOn, item.AmendedOn }).ToDictionaryAsync(row => row.Id, cancellation);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(row => new PolicyLine(row.Id, row.Content, row.RepealedOn, row.AmendedOn, explained.Contains(row.Id) ? explained[row.Id].Max() : null))];
    }

    /// <summary>These interpretations with what they explain, the newest first.</summary>
    public async Task<ImmutableArray<ExplainedPolicy>> ExplainedAsync(IReadOnlyCollection<long> interpretations, int most, CancellationToken cancellation) =>
    [
        .. await (
            from newer in Public().AsNoTracking()
            where interpretations.Contains(newer.Id)
            join link in db.Set<ItemLink>() on newer.Id equals link.FromId
            where link.Kind == ItemLinkKind.Interprets
            join older in Public() on link.ToId equals older.Id
            join words in db.Set<ItemVersion>() on new { Item = newer.Id, Number = newer.Shown!.Value } equals new { Item = words.ItemId, words.Number }
            join policy in db.Set<ItemVersion>() on new { Item = older.Id, Number = older.Shown!.Value } equals new { Item = policy.ItemId, policy.Number }
            orderby newer.FirstPublishedAt descending, newer.Id descending
            select new ExplainedPolicy(older.Id, older.OrganId, policy.Content.Title, newer.Id, words.Content.Title, newer.FirstPublishedAt!.Value)).Take(most).ToListAsync(cancellation),
    ];

    /// <summary>The organs of that number.</summary>
    public async Task<Dictionary<long, PublicOrgan>> OrgansAsync(IEnumerable<long> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Set<Organ>().AsNoTracking().Where(organ => wanted.Contains(organ.Id)).Select(organ => new PublicOrgan(organ.Id, organ.Code, organ.Name)).ToDictionaryAsync(organ => organ.Id, cancellation);
    }

    /// <summary>Names of the organs that made an item beside its own.</summary>
    public async Task<ImmutableArray<string>> CoMakersAsync(long id, CancellationToken cancellation) =>
        [.. await db.Set<ItemCoMaker>().AsNoTracking().Where(maker => maker.ItemId == id).Join(db.Set<Organ>(), maker => maker.OrganId, organ => organ.Id, (maker, organ) => organ).OrderBy(organ => organ.Id).Select(organ => organ.Name).ToListAsync(cancellation)];

    private IQueryable<InformationItem> Public() => InformationItem.PublicIn(db);

    private IQueryable<ItemFile> Files(long id) =>
        from file in db.Set<ItemFile>().AsNoTracking()
        join item in Public() on new { Item = file.ItemId, Number = (int?)file.VersionNumber } equals new { Item = item.Id, Number = item.Shown }
        where item.Id == id
        select file;

    private async Task<ImmutableArray<PublicFile>> FilesAsync(long id, CancellationToken cancellation) =>
        [.. await Files(id).OrderBy(file => file.Position).Select(file => new PublicFile(file.Position, file.Name, file.Size, file.Sha256)).ToListAsync(cancellation)];

    private async Task<ImmutableArray<PublicLink>> LinksAsync(long id, CancellationToken cancellation) =>
    [
        .. await (
            from link in db.Set<ItemLink>().AsNoTracking()
            where link.FromId == id || link.ToId == id
            join other in Public() on link.FromId == id ? link.ToId : link.FromId equals other.Id
            join version in db.Set<ItemVersion>() on new { Item = other.Id, Number = other.Shown!.Value } equals new { Item = version.ItemId, version.Number }
            orderby link.Kind, other.FirstPublishedAt, other.Id
            select new PublicLink(link.Kind, link.FromId == id, other.Id, other.OrganId, version.Content.Title, other.FirstPublishedAt!.Value)).ToListAsync(cancellation),
    ];

    private async Task<ImmutableArray<PublicCorrection>> CorrectionsAsync(long id, CancellationToken cancellation) =>
    [
        .. await db.Set<ItemVersion>().AsNoTracking().Where(version => version.ItemId == id && version.CorrectionNote != null && version.PublishedAt != null)
            .OrderByDescending(version => version.Number).Select(version => new PublicCorrection(version.CorrectionNote!, version.PublishedAt!.Value)).ToListAsync(cancellation),
    ];
}
