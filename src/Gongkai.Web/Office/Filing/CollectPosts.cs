using System.Globalization;
using System.IO.Compression;
using Gongkai.Agencies.Organs;
using Gongkai.Documents.Writing;
using Gongkai.Oversight.Collecting;
using Gongkai.Storage;
using Gongkai.Storage.Files;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        var organs = form["organ"].Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        var answer = await new CollectionDesk(db).RemindAsync(collection.Id, organs, form["words"].ToString(), signedIn.NewAct("collection.remind", collection.CompetentId), context.RequestAborted);
        return answer.Refusal is { } refusal ? TypedResults.Text(refusal.In(CultureInfo.CurrentUICulture), statusCode: StatusCodes.Status422UnprocessableEntity) : new SeeOtherResult($"/office/collect/{region}/{year.ToString(CultureInfo.InvariantCulture)}");
    }

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
            return TypedResults.Text(refusal.In(CultureInfo.CurrentUICulture), statusCode: StatusCodes.Status422UnprocessableEntity);
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
