using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Storage.Search;

/// <summary>Tells the search what changed among the items since it was told last. Which they are stands in the rows, so that nothing is lost when a node
/// dies between publishing and this; may run twice and on several nodes.</summary>
public sealed partial class ItemIndexer(GongkaiDb db)
{
    // In one transaction: a disk that spins writes a few dozen of them a second.
    private const int AtOnce = 50;

    // By the clock, and a machine that is busy with other things may leave this one waiting for a second: nothing follows what is published if this is given up.
    private const int Patience = 60_000;
    private readonly Dictionary<(long Organ, DateOnly Day), IReadOnlyList<long>> above = [];

    /// <summary>The mark of an organ's things.</summary>
    public static string OrganFacet(long organId) => FormattableString.Invariant($"o{organId}");

    /// <summary>The mark of everything in the area of a government, its own included.</summary>
    public static string AreaFacet(long governmentId) => FormattableString.Invariant($"a{governmentId}");

    /// <summary>The mark of a head of the catalogue or of a field: letters and digits of its code.</summary>
    public static string TopicFacet(string code) => "t" + code.Replace("-", "x", StringComparison.Ordinal);

    /// <summary>The mark of what explains another document.</summary>
    public const string InterpretsFacet = "interprets";

    /// <summary>The mark of what stands on an organ's pages: of a government all of its area, of others their own.</summary>
    public static string FacetOf(Organ organ)
    {
        ArgumentNullException.ThrowIfNull(organ);
        return organ.Kind == OrganKind.Government ? AreaFacet(organ.Id) : OrganFacet(organ.Id);
    }

    /// <summary>The mark of documents that hold, or do not.</summary>
    public static string ValidityFacet(Validity validity) => FormattableString.Invariant($"v{(int)validity}");

    /// <summary>The indexes by which <see cref="AgeAsync"/> finds what turned without reading every document; the model cannot name columns of a part. Safe to make at every start.</summary>
    internal const string Schema = """
        CREATE INDEX IF NOT EXISTS ix_item_versions_in_force_from ON item_versions ("Content_InForceFrom") WHERE "Content_InForceFrom" IS NOT NULL;
        CREATE INDEX IF NOT EXISTS ix_item_versions_in_force_until ON item_versions ("Content_InForceUntil") WHERE "Content_InForceUntil" IS NOT NULL;
        """;

    /// <summary>Asks for a new look at the items whose validity turned between two days, the first one left out.</summary>
    public async Task<int> AgeAsync(DateOnly from, DateOnly today, CancellationToken cancellation)
    {
        var (items, versions) = (db.Set<InformationItem>().Where(item => item.Shown != null && item.WithdrawnAt == null), db.Set<ItemVersion>());
        // One by one: each finds its rows by an index of its own.
        IQueryable<InformationItem>[] turned =
        [
            items.Where(item => item.RepealedOn > from && item.RepealedOn <= today),
            items.Where(item => item.AmendedOn > from && item.AmendedOn <= today),
            items.Where(item => versions.Where(version => version.Content.InForceFrom > from && version.Content.InForceFrom <= today && version.Number == item.Shown).Select(version => version.ItemId).Contains(item.Id)),
            items.Where(item => versions.Where(version => version.Content.InForceUntil >= from && version.Content.InForceUntil < today && version.Number == item.Shown).Select(version => version.ItemId).Contains(item.Id)),
        ];
        var told = 0;
        foreach (var some in turned)
        {
            told += await some.ExecuteUpdateAsync(set => set.SetProperty(item => item.Indexed, -1), cancellation);
        }

        return told;
    }

    /// <summary>Brings the search up to date.</summary>
    /// <param name="today">The day on which validity is told.</param>
    /// <param name="most">How many items at most.</param>
    /// <param name="cancellation">Stops between two items.</param>
    /// <returns>How many items it was told of.</returns>
    public async Task<int> CatchUpAsync(int most, DateOnly today, CancellationToken cancellation)
    {
        var behind = await db.Set<InformationItem>().AsNoTracking().Where(item => item.Indexed != item.Revision).OrderBy(item => item.Id).Take(most).ToListAsync(cancellation);
        foreach (var some in behind.Chunk(AtOnce))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            if (await TakeAsync(some, cancellation) is [_, ..] mine)
            {
                await TellAsync(mine, today, cancellation);
                await transaction.CommitAsync(cancellation);
            }
        }

        return behind.Count;
    }

    // Another node hears of the same items in the same moment: whoever comes second waits, and then finds nothing left to do.
    private async Task<InformationItem[]> TakeAsync(InformationItem[] some, CancellationToken cancellation)
    {
        if (db is not PostgresDb)
        {
            return some;
        }

        var wanted = some.Select(item => item.Id).ToArray();
        var behind = await db.Database.SqlQuery<long>($"SELECT id FROM items WHERE id = ANY({wanted}) AND indexed <> revision ORDER BY id FOR UPDATE").ToListAsync(cancellation);
        return [.. some.Where(item => behind.Contains(item.Id))];
    }

    /// <summary>The words of a clean HTML body, for search and summaries.</summary>
    public static string PlainText(string body) => WebUtility.HtmlDecode(Blanks().Replace(Tags().Replace(Breaks().Replace(body, "\n"), ""), "\n")).Trim();

    private async Task TellAsync(InformationItem[] items, DateOnly today, CancellationToken cancellation)
    {
        var ids = items.Select(item => item.Id).ToList();
        var shown = await (
            from item in InformationItem.PublicIn(db).AsNoTracking()
            where ids.Contains(item.Id)
            join version in db.Set<ItemVersion>() on new { Item = item.Id, Number = item.Shown!.Value } equals new { Item = version.ItemId, version.Number }
            select new { Item = item, version.Content }).ToDictionaryAsync(row => row.Item.Id, cancellation);
        var files = (await (
            from file in db.Set<ItemFile>().AsNoTracking()
            where ids.Contains(file.ItemId)
            join item in db.Set<InformationItem>() on new { Item = file.ItemId, Number = (int?)file.VersionNumber } equals new { Item = item.Id, Number = item.Shown }
            orderby file.Position
            select new { file.ItemId, file.Name, file.Text }).ToListAsync(cancellation)).ToLookup(file => file.ItemId, file => (file.Name, file.Text));
        var explaining = await db.Set<ItemLink>().AsNoTracking().Where(link => ids.Contains(link.FromId) && link.Kind == ItemLinkKind.Interprets).Select(link => link.FromId).ToHashSetAsync(cancellation);
        var search = new SiteSearch(db);
        foreach (var item in items)
        {
            if (shown.TryGetValue(item.Id, out var row))
            {
                var document = await DocumentAsync(row.Item, row.Content, files[item.Id], today, cancellation);
                await search.PutAsync(explaining.Contains(item.Id) ? document with { Facets = document.Facets.Add(InterpretsFacet) } : document, cancellation);
            }
            else
            {
                await search.RemoveAsync(SearchKind.Item, item.Id, cancellation);
            }

            // The revision that was seen before: what was changed since is looked at again.
            await db.Set<InformationItem>().Where(stored => stored.Id == item.Id).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Indexed, item.Revision), cancellation);
        }
    }

    private async Task<SearchDocument> DocumentAsync(InformationItem item, ItemContent content, IEnumerable<(string Name, string Text)> files, DateOnly today, CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(item.FirstPublishedAt!.Value.ToOffset(TimeSpan.FromHours(8)).DateTime);
        var text = string.Join('\n', new[] { content.DocumentNumber, content.Summary, PlainText(content.Body) }.Concat(files.SelectMany(file => new[] { file.Name, file.Text })).Where(part => !string.IsNullOrEmpty(part)));
        if (!above.TryGetValue((item.OrganId, day), out var governments))
        {
            above[(item.OrganId, day)] = governments = await new OrganRegister(db).AboveAsync(item.OrganId, OrganTree.Territorial, day, cancellation);
        }

        ImmutableArray<string> facets = [OrganFacet(item.OrganId), .. governments.Append(item.OrganId).Select(AreaFacet), .. new[] { content.Topic, content.Field }.OfType<string>().Select(TopicFacet), ValidityFacet(ValidityOf.Document(content, item.RepealedOn, item.AmendedOn, today))];
        return new SearchDocument(SearchKind.Item, item.Id, item.OrganId, day, content.Title, text, facets);
    }

    [GeneratedRegex("<(?:/p|/h[1-6]|/li|/tr|/td|/th|br)[^>]*>", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Blanks();
}
