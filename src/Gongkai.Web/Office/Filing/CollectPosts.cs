using System.Globalization;
using System.IO.Compression;
using Gongkai.Agencies;
using Gongkai.Agencies.Organs;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Collecting;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Filing;

/// <summary>The forms of the collection board.</summary>
internal static class CollectPosts
{
    public const string Open = "/office/collect/open";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Open, OpenAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/collect/{region}/{year:int}/remind", RemindAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/collect/{region}/{year:int}/letters", LettersAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/collect/{region}/{year:int}/dates", DatesAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/collect/{region}/{year:int}/date", DateAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/collect/{region}/{year:int}/link", LinkAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    /// <summary>The collection of an address; null when there is none or he has nothing to do with it.</summary>
    public static async Task<Collection?> FindAsync(GongkaiDb db, SignedIn signedIn, string region, int year, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(organ => organ.Code == region, cancellation);
        return organ is not null && signedIn.Authority.RolesAt(organ.Id).Any()
            ? await db.Set<Collection>().AsNoTracking().SingleOrDefaultAsync(collection => collection.CompetentId == organ.Id && collection.Year == year, cancellation)
            : null;
    }

    private static async Task<IResult> OpenAsync(HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == signedIn.OrganId, context.RequestAborted);
        var year = int.TryParse(form["year"], CultureInfo.InvariantCulture, out var number) ? number : signedIn.Today.Year - 1;
        var answer = await new CollectionDesk(db).OpenAsync(organ.Id, year, signedIn.NewAct("collection.open", organ.Id), context.RequestAborted);
        return answer.Refusal is { Code: not "collection.exists" } ? TypedResults.StatusCode(StatusCodes.Status403Forbidden) : new SeeOtherResult($"/office/collect/{organ.Code}/{year.ToString(CultureInfo.InvariantCulture)}");
    }

    private static async Task<IResult> RemindAsync(string region, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        if (await FindAsync(db, signedIn, region, year, context.RequestAborted) is not { } collection)
        {
            return TypedResults.NotFound();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var organs = form["organ"].Select(Number).ToList();
        var answer = await new CollectionDesk(db).RemindAsync(collection.Id, organs, form["words"].ToString(), signedIn.NewAct("collection.remind", collection.CompetentId), context.RequestAborted);
        return answer.Refusal is { } refusal ? Again(region, year, refusal) : Back(region, year);
    }

    private static async Task<IResult> DatesAsync(string region, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        if (await FindAsync(db, signedIn, region, year, context.RequestAborted) is not { } collection)
        {
            return TypedResults.NotFound();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = await new CollectionDesk(db).SetDatesAsync(collection.Id, Day(form["departments"]), Day(form["governments"]), form["accepts-first"] == "yes", signedIn.NewAct("collection.set-dates", collection.CompetentId), context.RequestAborted);
        return answer.Refusal is { } refusal ? Again(region, year, refusal) : Back(region, year);
    }

    private static async Task<IResult> DateAsync(string region, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        if (await FindAsync(db, signedIn, region, year, context.RequestAborted) is not { } collection)
        {
            return TypedResults.NotFound();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (Day(form["by"]) is not { } by)
        {
            return Again(region, year, null, "bad-date");
        }

        var answer = await new CollectionDesk(db).SetDateAsync(collection.Id, Number(form["organ"]), by, signedIn.NewAct("collection.set-dates", collection.CompetentId), context.RequestAborted);
        return answer.Refusal is { } refusal ? Again(region, year, refusal) : Back(region, year);
    }

    // The address is in this one answer and nowhere else.
    private static async Task<IResult> LinkAsync(string region, int year, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        if (await FindAsync(db, signedIn, region, year, context.RequestAborted) is not { } collection)
        {
            return TypedResults.NotFound();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (Day(form["until"]) is not { } until)
        {
            return Again(region, year, null, "bad-date");
        }

        var end = new DateTimeOffset(until.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.FromHours(8)).ToUniversalTime();
        var answer = await new CollectionDesk(db).IssueLinkAsync(collection.Id, Number(form["organ"]), end, signedIn.NewAct("collection.issue-link", collection.CompetentId), context.RequestAborted);
        return answer.Refusal is { } refusal ? Again(region, year, refusal) : new RazorComponentResult<LinkDocument>(new Dictionary<string, object?>
        {
            ["Address"] = $"{context.Request.Scheme}://{context.Request.Host}{HandInPosts.Address}/{answer.Done}",
            ["Back"] = $"/office/collect/{region}/{year.ToString(CultureInfo.InvariantCulture)}",
        });
    }

    /// <summary>The board again, with what stood in the way.</summary>
    public static RazorComponentResult<BoardDocument> Again(string region, int year, Refusal? refusal, string? problem = null) =>
        new(new Dictionary<string, object?> { ["Region"] = region, ["Year"] = year, ["Refusal"] = refusal, ["Problem"] = problem }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    public static SeeOtherResult Back(string region, int year) => new($"/office/collect/{region}/{year.ToString(CultureInfo.InvariantCulture)}");

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static long Number(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Numbered first, then written and kept, then their hashes named; what comes down is exactly what was kept.
    private static async Task<IResult> LettersAsync(string region, int year, HttpContext context, SignedIn signedIn, GongkaiDb db, FileStore files)
    {
        var stop = context.RequestAborted;
        if (await FindAsync(db, signedIn, region, year, stop) is not { } collection)
        {
            return TypedResults.NotFound();
        }

        var act = signedIn.NewAct("collection.write-letters", collection.CompetentId);
        var desk = new CollectionDesk(db);
        var answer = await desk.WriteLettersAsync(collection.Id, act, stop);
        if (answer.Refusal is { } refusal)
        {
            return Again(region, year, refusal);
        }

        var hashes = new Dictionary<long, string>();
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var paper in answer.Done!)
            {
                using var file = new MemoryStream();
                DocxWriter.Write(paper.Blocks, file);
                hashes[paper.Id] = await files.PutAsync(file.ToArray(), stop);
                await using var entry = archive.CreateEntry($"{paper.Number} {paper.Organ ?? "通报"}.docx").Open();
                await entry.WriteAsync(file.ToArray(), stop);
            }
        }

        await desk.KeepPapersAsync(collection.Id, hashes, act, stop);
        return TypedResults.File(packed.ToArray(), "application/zip", $"{region}-{year.ToString(CultureInfo.InvariantCulture)}.zip");
    }
}
