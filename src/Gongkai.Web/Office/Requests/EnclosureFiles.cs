using Gongkai.Agencies.Personal;
using Gongkai.Documents.Redacting;
using Gongkai.Documents.Redacting.Pictures;
using Gongkai.Requests;
using Gongkai.Storage;
using Gongkai.Web.Office.Filing;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Portal.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.Requests;

/// <summary>Papers of a case: veiled for whoever passes by, whole for whoever says what for. Each look is recorded.</summary>
internal static class EnclosureFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/requests/{number}/enclosures/{id:long}/veiled.png", VeiledAsync);
        routes.MapPost("/office/requests/{number}/enclosures", AddAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/requests/{number}/enclosures/{id:long}", OpenAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> VeiledAsync(string number, long id, HttpContext context, GongkaiDb db, PersonalKeys keys, SignedIn signedIn)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await FindAsync(db, signedIn, number, id, context.RequestAborted) is not { FileKind: not "pdf" } enclosure)
        {
            return TypedResults.NotFound();
        }

        try
        {
            return TypedResults.File(CoveredPicture.Veil(enclosure.Open(keys).Bytes, ""), "image/png");
        }
        catch (RedactionRefusedException)
        {
            return TypedResults.NotFound();
        }
    }

    private static async Task<IResult> OpenAsync(string number, long id, HttpContext context, GongkaiDb db, PersonalKeys keys, SignedIn signedIn, RequestRoom room)
    {
        context.Response.Headers.CacheControl = "no-store";
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await FindAsync(db, signedIn, number, id, context.RequestAborted) is not { } enclosure)
        {
            return TypedResults.NotFound();
        }

        var viewed = await (await room.DeskAsync(context.RequestAborted)).ViewApplicantAsync(enclosure.RequestId, new Handler(signedIn.Authority, signedIn.Now, form["why"]), context.RequestAborted);
        if (viewed.Refusal is not null)
        {
            return TypedResults.StatusCode(viewed.Refusal.Code == "request.purpose" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden);
        }

        var (name, bytes) = enclosure.Open(keys);
        return TypedResults.File(bytes, "application/octet-stream", name);
    }

    private static async Task<IResult> AddAsync(string number, HttpContext context, GongkaiDb db, SignedIn signedIn, RequestRoom room)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = await db.Set<InformationRequest>().Where(request => request.Number == number && request.OrganId == signedIn.OrganId).Select(request => (long?)request.Id).FirstOrDefaultAsync(context.RequestAborted);
        if (id is not { } known || form.Files["paper"] is not { Length: > 0 } sent || !Enum.TryParse<EnclosureKind>(form["kind"], out var kind))
        {
            return TypedResults.NotFound();
        }

        var paper = await SentPapers.TakeAsync(sent, kind, [], context.RequestAborted);
        var refusal = paper.Refusal ?? (await (await room.DeskAsync(context.RequestAborted)).EncloseAsync(known, paper.Done, new Handler(signedIn.Authority, signedIn.Now), context.RequestAborted)).Refusal;
        return refusal is null
            ? new SeeOtherResult($"/office/requests/{number}")
            : TypedResults.Text(refusal.In(System.Globalization.CultureInfo.CurrentUICulture), "text/plain; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<Enclosure?> FindAsync(GongkaiDb db, SignedIn signedIn, string number, long id, CancellationToken cancellation) =>
        db.Set<Enclosure>().AsNoTracking().FirstOrDefaultAsync(enclosure => enclosure.Id == id && db.Set<InformationRequest>().Any(request => request.Id == enclosure.RequestId && request.Number == number && request.OrganId == signedIn.OrganId), cancellation);
}
