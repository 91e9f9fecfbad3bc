using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Web.Office.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Filing;

/// <summary>Arrivals: registered, held against their source, taken in or turned away.</summary>
internal static class ArrivalPosts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        PostedCollection.Map(routes, "register", RegisterAsync);
        PostedCollection.Map(routes, "arrivals/{id:long}/take-in", posted => OpenAsync(posted, TakeInAsync));
        PostedCollection.Map(routes, "arrivals/{id:long}/turn-away", posted => OpenAsync(posted, TurnAwayAsync));
    }

    private static async Task<IResult> RegisterAsync(PostedCollection posted)
    {
        if (TakenFiles.Of(posted.Form) is not { } file || PostedCollection.Day(posted.Form["on"]) is not { } on || on > posted.SignedIn.Today)
        {
            return posted.Again(null, TakenFiles.Of(posted.Form) is null ? "no-file" : "bad-date");
        }

        if ((await TakenFiles.TakeAsync(posted.Get<ReportIntake>(), file, posted.Stop)).Line is not { } line)
        {
            return posted.Again(null, "unread");
        }

        var answer = await posted.Desk.RegisterAsync(posted.Id, posted.OrganId, line.Id, on, posted.NewAct("collection.register"), posted.Stop);
        return posted.Show(answer, arrival => string.Create(CultureInfo.InvariantCulture, $"{posted.Address}/arrivals/{arrival.Id}"));
    }

    private static async Task<IResult> OpenAsync(PostedCollection posted, Func<PostedCollection, ArrivalView, Task<IResult>> act)
    {
        var id = PostedCollection.Number(posted.Context.Request.RouteValues["id"] as string);
        return await ArrivalView.LoadAsync(posted.Db, posted.SignedIn, posted.Region, posted.Year, id, null, posted.Stop) is { } view ? await act(posted, view) : TypedResults.NotFound();
    }

    private static async Task<IResult> TakeInAsync(PostedCollection posted, ArrivalView view)
    {
        var sheet = FilingForm.Read(posted.Form);
        string[] confirmed = [.. posted.Form["confirm"].OfType<string>()];
        var answer = await posted.Desk.TakeInAsync(view.Arrival.Id, sheet, confirmed, posted.NewAct("collection.take-in"), posted.Stop);
        return answer.Refusal is { } refusal ? Again(view with { Typed = sheet, Confirmed = [.. confirmed] }, refusal) : new SeeOtherResult(string.Create(CultureInfo.InvariantCulture, $"/office/reports/{view.Organ.Code}/{posted.Year}"));
    }

    private static async Task<IResult> TurnAwayAsync(PostedCollection posted, ArrivalView view)
    {
        var answer = await posted.Desk.TurnAwayAsync(view.Arrival.Id, posted.NewAct("collection.turn-away", posted.Form["why"].ToString()), posted.Stop);
        return answer.Refusal is { } refusal ? Again(view, refusal) : new SeeOtherResult(posted.Address);
    }

    private static RazorComponentResult<ArrivalDocument> Again(ArrivalView view, Refusal refusal) =>
        new(new Dictionary<string, object?> { ["View"] = view, ["Refusal"] = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
