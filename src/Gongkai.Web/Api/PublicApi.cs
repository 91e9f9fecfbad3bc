using System.Globalization;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Gongkai.Web.Portal;
using Gongkai.Web.Portal.Items;
using Gongkai.Web.Portal.Search;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Api;

/// <summary>What is public, for programs: read-only, paged, versioned by its address, described at <c>/openapi/v1.json</c>.</summary>
internal static class PublicApi
{
    private const int MostLines = 100;
    // A change is told once every act that began before it is stored, so that no reader who goes on from the last number misses one.
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(5);
    private static readonly string[] ChangeKinds = ["item.publish", "item.withdraw", "item.take-down"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/openapi/v1.json", () => Results.Stream(typeof(PublicApi).Assembly.GetManifestResourceStream("openapi.json")!, "application/json; charset=utf-8"));
        routes.MapGet("/api/v1/catalogue", () => Results.Json(ApiCatalogue.Current, ApiJson.Default.ApiCatalogue));
        routes.MapGet("/api/v1/organs", OrgansAsync).Kept();
        routes.MapGet("/api/v1/organs/{code}", OrganAsync).Kept();
        routes.MapGet("/api/v1/items", ItemsAsync).Kept();
        routes.MapGet("/api/v1/items/{id:long}", ItemAsync).Kept();
        routes.MapGet("/api/v1/changes", ChangesAsync);
    }

    private static async Task<IResult> OrgansAsync(HttpContext context, GongkaiDb db)
    {
        var after = Number(context, "after") ?? 0;
        var organs = await db.Set<Organ>().AsNoTracking().Where(organ => organ.Until == null && organ.Id > after).OrderBy(organ => organ.Id).Take(MostLines + 1).ToListAsync(context.RequestAborted);
        var shown = organs.Take(MostLines).ToList();
        return Results.Json(new ApiOrgans([.. shown.Select(organ => ApiOrgan.Of(organ, Root(context)))], organs.Count > MostLines ? shown[^1].Id : null), ApiJson.Default.ApiOrgans);
    }

    private static async Task<IResult> OrganAsync(string code, HttpContext context, GongkaiDb db) =>
        await new OrganRegister(db).FindAsync(code, context.RequestAborted) is { } organ ? Results.Json(ApiOrgan.Of(organ, Root(context)), ApiJson.Default.ApiOrgan) : Missing();

    private static async Task<IResult> ItemsAsync(HttpContext context, GongkaiDb db, PublicItems shelf)
    {
        var asked = await AskedSearch.OfAsync(context, db);
        if (context.Request.Query["organ"].ToString().Length > 0 && asked.Within is null)
        {
            return Missing();
        }

        var size = (int)Math.Clamp(Number(context, "size") ?? 20, 1, MostLines);
        var found = await new SiteSearch(db).FindAsync(asked.Query with { Size = size }, context.RequestAborted);
        var organs = await shelf.OrgansAsync(found.Hits.Select(hit => hit.OrganId), context.RequestAborted);
        if (asked.Within is { Kind: not OrganKind.Government } within)
        {
            PortalCache.Tag(context, within.Id);
        }

        var lines = found.Hits.Select(hit => new ApiHit(hit.TargetId, string.Concat(hit.Title.Select(piece => piece.Text)), hit.Date, organs.GetValueOrDefault(hit.OrganId)?.Code, string.Concat(hit.Excerpt.Select(piece => piece.Text)), $"{Root(context)}/items/{hit.TargetId}"));
        return Results.Json(new ApiHits([.. lines], Math.Min(found.Count ?? 0, found.CountsTo), found.Count > found.CountsTo, found.Next), ApiJson.Default.ApiHits);
    }

    private static async Task<IResult> ItemAsync(long id, HttpContext context, PublicItems shelf, TimeProvider clock)
    {
        if (await shelf.FindAsync(id, context.RequestAborted) is { } item)
        {
            PortalCache.Tag(context, item.Links.Select(link => link.OrganId).Append(item.Organ.Id));
            return Results.Json(ApiItem.Of(item, Moments.DayOf(clock.GetUtcNow()), Root(context)), ApiJson.Default.ApiItem);
        }

        return await shelf.WithdrawnAsync(id, context.RequestAborted) is { } gone
            ? Results.Problem(statusCode: StatusCodes.Status410Gone, title: "Withdrawn", detail: gone.Notice, extensions: new Dictionary<string, object?> { ["withdrawn"] = Iso(gone.At) })
            : Missing();
    }

    // What appeared, changed or went, in the order in which it was done; the state told is that of now.
    private static async Task<IResult> ChangesAsync(HttpContext context, GongkaiDb db, TimeProvider clock)
    {
        var (after, size) = (Number(context, "after") ?? 0, (int)Math.Clamp(Number(context, "size") ?? MostLines, 1, MostLines));
        var until = clock.GetUtcNow() - Settles;
        var lines = await db.Set<LedgerEntry>().AsNoTracking().Where(line => line.Id > after && line.At <= until && ChangeKinds.Contains(line.Kind) && EF.Functions.Like(line.Subject, "item/%")).OrderBy(line => line.Id).Select(line => new { line.Id, line.At, line.Subject }).Take(size + 1).ToListAsync(context.RequestAborted);
        var ids = lines.Select(line => long.Parse(line.Subject.AsSpan(5), CultureInfo.InvariantCulture)).Distinct().ToList();
        var shown = await db.Set<InformationItem>().AsNoTracking().Where(item => ids.Contains(item.Id) && item.Shown != null).Select(item => new { item.Id, IsGone = item.WithdrawnAt != null }).ToDictionaryAsync(item => item.Id, item => item.IsGone, context.RequestAborted);
        var changes = lines.Take(size).Select(line => (line, Item: long.Parse(line.Subject.AsSpan(5), CultureInfo.InvariantCulture))).Where(pair => shown.ContainsKey(pair.Item))
            .Select(pair => new ApiChange(pair.line.Id, pair.Item, Iso(pair.line.At), shown[pair.Item] ? "withdrawn" : "public", $"{Root(context)}/api/v1/items/{pair.Item}"));
        return Results.Json(new ApiChanges([.. changes], lines.Count == 0 ? after : lines[Math.Min(size, lines.Count) - 1].Id, lines.Count > size), ApiJson.Default.ApiChanges);
    }

    private static IResult Missing() => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not found");

    private static long? Number(HttpContext context, string name) => long.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    internal static string Iso(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
