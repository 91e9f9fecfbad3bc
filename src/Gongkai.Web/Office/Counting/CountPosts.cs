using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Oversight.Filing;
using Gongkai.Storage;
using Gongkai.Web.Office.Filing;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Counting;

/// <summary>The forms by which a report is compiled from records.</summary>
internal static class CountPosts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/office/reports/{organ}/{year:int}/compile", (string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db) =>
            ActAsync(organ, year, "", context, signedIn, db, (desk, opened, form) => desk.CompileAsync(opened.Filing.Id, DayOf(form["as-of"]), signedIn.NewAct("report.compile", opened.Organ.Id), context.RequestAborted))).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/reports/{organ}/{year:int}/draft", (string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db) =>
            ActAsync(organ, year, "", context, signedIn, db, (desk, opened, _) => desk.DraftWordsAsync(opened.Filing.Id, signedIn.NewAct("report.save", opened.Organ.Id), context.RequestAborted))).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost("/office/reports/{organ}/{year:int}/reason", (string organ, int year, HttpContext context, SignedIn signedIn, GongkaiDb db) =>
            ActAsync(organ, year, "/count#typed", context, signedIn, db, (desk, opened, form) => desk.GiveReasonAsync(opened.Filing.Id, form["cell"].ToString(), form["why"], signedIn.NewAct("report.give-reason", opened.Organ.Id), context.RequestAborted))).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    /// <summary>A day as forms and addresses write it; null for none.</summary>
    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static async Task<IResult> ActAsync(string organ, int year, string place, HttpContext context, SignedIn signedIn, GongkaiDb db, Func<ReportDesk, OpenedFiling, IFormCollection, Task<Answer<ReportFiling>>> act)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await FilingAccess.OpenAsync(db, signedIn, organ, year, null, context.RequestAborted) is not { } opened)
        {
            return TypedResults.NotFound();
        }

        var answer = await act(new ReportDesk(db), opened, form);
        return answer.Refusal is { } refusal
            ? new RazorComponentResult<FilingDocument>(new Dictionary<string, object?> { ["Opened"] = opened, ["Refusal"] = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity }
            : new SeeOtherResult($"/office/reports/{organ}/{year.ToString(CultureInfo.InvariantCulture)}{place}");
    }
}
