using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Oversight.Collecting;
using Gongkai.Storage;
using Gongkai.Web.Office.Reports;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Filing;

/// <summary>Arrivals: registered, held against their source, taken in or turned away.</summary>
internal static class ArrivalPosts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/office/collect/{region}/{year:int}").WithMetadata(new RequireAntiforgeryTokenAttribute());
        desk.MapPost("/register", RegisterAsync);
        desk.MapPost("/arrivals/{id:long}/take-in", TakeInAsync);
        desk.MapPost("/arrivals/{id:long}/turn-away", TurnAwayAsync);
    }

    private static async Task<IResult> RegisterAsync(string region, int year, HttpContext context, SignedIn signedIn, GongkaiDb db, ReportIntake intake)
    {
        var stop = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(stop);
        if (await CollectPosts.FindAsync(db, signedIn, region, year, stop) is not { } collection)
        {
            return TypedResults.NotFound();
        }

        if (TakenFiles.Of(form) is not { } file || CollectPosts.Day(form["on"]) is not { } on || on > signedIn.Today)
        {
            return CollectPosts.Again(region, year, null, TakenFiles.Of(form) is null ? "no-file" : "bad-date");
        }

        if ((await TakenFiles.TakeAsync(intake, file, stop)).Line is not { } line)
        {
            return CollectPosts.Again(region, year, null, "unread");
        }

        var answer = await new CollectionDesk(db).RegisterAsync(collection.Id, CollectPosts.Number(form["organ"]), line.Id, on, signedIn.NewAct("collection.register", collection.CompetentId), stop);
        return answer.Refusal is { } refusal ? CollectPosts.Again(region, year, refusal) : new SeeOtherResult(Address(region, year, answer.Done.Id));
    }

    private static async Task<IResult> TakeInAsync(string region, int year, long id, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var stop = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(stop);
        if (await ArrivalView.LoadAsync(db, signedIn, region, year, id, null, stop) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var sheet = FilingForm.Read(form);
        string[] confirmed = [.. form["confirm"].OfType<string>()];
        var answer = await new CollectionDesk(db).TakeInAsync(id, sheet, confirmed, signedIn.NewAct("collection.take-in", view.Collection.CompetentId), stop);
        return answer.Refusal is { } refusal ? Again(view with { Typed = sheet, Confirmed = [.. confirmed] }, refusal) : new SeeOtherResult($"/office/reports/{view.Organ.Code}/{year.ToString(CultureInfo.InvariantCulture)}");
    }

    private static async Task<IResult> TurnAwayAsync(string region, int year, long id, HttpContext context, SignedIn signedIn, GongkaiDb db)
    {
        var stop = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(stop);
        if (await ArrivalView.LoadAsync(db, signedIn, region, year, id, null, stop) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var answer = await new CollectionDesk(db).TurnAwayAsync(id, signedIn.NewAct("collection.turn-away", view.Collection.CompetentId, form["why"].ToString()), stop);
        return answer.Refusal is { } refusal ? Again(view, refusal) : CollectPosts.Back(region, year);
    }

    private static RazorComponentResult<ArrivalDocument> Again(ArrivalView view, Refusal refusal) =>
        new(new Dictionary<string, object?> { ["View"] = view, ["Refusal"] = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private static string Address(string region, int year, long id) => string.Create(CultureInfo.InvariantCulture, $"/office/collect/{region}/{year}/arrivals/{id}");
}
