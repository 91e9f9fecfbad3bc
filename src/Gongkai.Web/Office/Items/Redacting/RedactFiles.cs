using Gongkai.Agencies.Personal;
using Gongkai.Disclosure.Items;
using Gongkai.Documents.Redacting;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Items.Redacting;

/// <summary>Pages of a file for marking, and sealed originals for whoever says what for.</summary>
internal static class RedactFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/items/{id:long}/files/{file:long}/pages/{page:int}.png", PageAsync);
        routes.MapPost("/office/items/{id:long}/originals/{original:long}", OpenAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> PageAsync(long id, long file, int page, HttpContext context, GongkaiDb db, AttachmentIntake intake, SignedIn signedIn)
    {
        context.Response.Headers.CacheControl = "no-store";
        var stop = context.RequestAborted;
        if (await DraftFiles.FindAsync(db, id, file, signedIn.OrganId, stop) is not { } found)
        {
            return TypedResults.NotFound();
        }

        try
        {
            return TypedResults.File(MarkingPages.Draw(await intake.BytesAsync(found.Sha256, stop), found.Name, page, stop), "image/png");
        }
        catch (RedactionRefusedException)
        {
            return TypedResults.NotFound();
        }
    }

    private static async Task<IResult> OpenAsync(long id, long original, HttpContext context, GongkaiDb db, PersonalKeys keys, SignedIn signedIn, ItemRoom room)
    {
        context.Response.Headers.CacheControl = "no-store";
        var stop = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(stop);
        if (!await db.Set<SealedOriginal>().AnyAsync(row => row.Id == original && row.ItemId == id && db.Set<InformationItem>().Any(item => item.Id == id && item.OrganId == signedIn.OrganId), stop))
        {
            return TypedResults.NotFound();
        }

        var opened = await (await room.DeskAsync(signedIn.OrganId, stop)).OpenOriginalAsync(id, original, signedIn.Authority, signedIn.NewAct("", signedIn.OrganId, form["why"]), stop);
        if (opened.Refusal is { } refusal)
        {
            return TypedResults.StatusCode(refusal.Code == "work.reason" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden);
        }

        var (name, bytes, _) = opened.Done!.Open(keys);
        return TypedResults.File(bytes, "application/octet-stream", name);
    }
}
