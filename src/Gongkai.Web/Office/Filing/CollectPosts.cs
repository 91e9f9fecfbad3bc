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
        PostedCollection.Map(routes, "remind", RemindAsync);
        PostedCollection.Map(routes, "letters", LettersAsync);
        PostedCollection.Map(routes, "dates", DatesAsync);
        PostedCollection.Map(routes, "date", DateAsync);
        PostedCollection.Map(routes, "link", LinkAsync);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var organ = await db.Set<Organ>().AsNoTracking().SingleAsync(organ => organ.Id == signedIn.OrganId, context.RequestAborted);
        var year = int.TryParse(form["year"], CultureInfo.InvariantCulture, out var number) ? number : signedIn.Today.Year - 1;
        var answer = await new CollectionDesk(db).OpenAsync(organ.Id, year, signedIn.NewAct("collection.open", organ.Id), context.RequestAborted);
        return answer.Refusal is { Code: not "collection.exists" } ? TypedResults.StatusCode(StatusCodes.Status403Forbidden) : new SeeOtherResult($"/office/collect/{organ.Code}/{year.ToString(CultureInfo.InvariantCulture)}");
    }

    private static async Task<IResult> RemindAsync(PostedCollection posted) =>
        posted.Show(await posted.Desk.RemindAsync(posted.Id, [.. posted.Form["organ"].Select(PostedCollection.Number)], posted.Form["words"].ToString(), posted.NewAct("collection.remind"), posted.Stop));

    private static async Task<IResult> DatesAsync(PostedCollection posted) =>
        posted.Show(await posted.Desk.SetDatesAsync(posted.Id, PostedCollection.Day(posted.Form["departments"]), PostedCollection.Day(posted.Form["governments"]), posted.Form["accepts-first"] == "yes", posted.NewAct("collection.set-dates"), posted.Stop));

    private static async Task<IResult> DateAsync(PostedCollection posted) => PostedCollection.Day(posted.Form["by"]) is { } by
        ? posted.Show(await posted.Desk.SetDateAsync(posted.Id, posted.OrganId, by, posted.NewAct("collection.set-dates"), posted.Stop))
        : posted.Again(null, "bad-date");

    // The address is in this one answer and nowhere else.
    private static async Task<IResult> LinkAsync(PostedCollection posted)
    {
        if (PostedCollection.Day(posted.Form["until"]) is not { } until)
        {
            return posted.Again(null, "bad-date");
        }

        var end = new DateTimeOffset(until.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.FromHours(8)).ToUniversalTime();
        var answer = await posted.Desk.IssueLinkAsync(posted.Id, posted.OrganId, end, posted.NewAct("collection.issue-link"), posted.Stop);
        var request = posted.Context.Request;
        return answer.Refusal is { } refusal ? posted.Again(refusal) : new RazorComponentResult<LinkDocument>(new Dictionary<string, object?>
        {
            ["Address"] = $"{request.Scheme}://{request.Host}{HandInPosts.Address}/{answer.Done}",
            ["Back"] = posted.Address,
        });
    }

    // Numbered first, then written and kept, then their hashes named; what comes down is exactly what was kept.
    private static async Task<IResult> LettersAsync(PostedCollection posted)
    {
        var (desk, files, stop) = (posted.Desk, posted.Get<FileStore>(), posted.Stop);
        var act = posted.NewAct("collection.write-letters");
        var answer = await desk.WriteLettersAsync(posted.Id, act, stop);
        if (answer.Refusal is { } refusal)
        {
            return posted.Again(refusal);
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

        await desk.KeepPapersAsync(posted.Id, hashes, act, stop);
        return TypedResults.File(packed.ToArray(), "application/zip", string.Create(CultureInfo.InvariantCulture, $"{posted.Region}-{posted.Year}.zip"));
    }
}
