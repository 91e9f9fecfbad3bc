using System.Globalization;
using Gongkai.Oversight.Library;
using Gongkai.Reports;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.Reports.Confirming;

/// <summary>Takes a decision about one figure and leads to the next.</summary>
internal static class ConfirmPosts
{
    private const int LongestNumber = 20;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/reports/{id:long}/decide", DecideAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<IResult> DecideAsync(long id, HttpContext context, ReportLibrary library, SignedIn signedIn, TimeProvider clock)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await library.LineAsync(id, context.RequestAborted) is not { } line)
        {
            return TypedResults.NotFound();
        }

        if (!CellId.TryParse(form["cell"], out var cell))
        {
            return TypedResults.BadRequest();
        }

        var typed = form["typed"].ToString().Trim();
        if (Verdict(form["verdict"].ToString(), typed, cell) is not var (verdict, value))
        {
            return SeeOther(context, $"/reports/{id}/confirm?cell={cell.Code}&typed={Uri.EscapeDataString(typed.Length > LongestNumber ? typed[..LongestNumber] : typed)}");
        }

        await library.DecideAsync(new FigureDecision { Sha256 = line.Sha256, Cell = cell.Code, Verdict = verdict, Value = value, DecidedAt = clock.GetUtcNow(), DecidedBy = signedIn.Name }, context.RequestAborted);
        return SeeOther(context, $"/reports/{id}/confirm");
    }

    private static (FigureVerdict Verdict, decimal? Value)? Verdict(string verdict, string typed, CellId cell) => verdict switch
    {
        "blank" => (FigureVerdict.Blank, null),
        "absent" => (FigureVerdict.Absent, null),
        "typed" => Number(typed, cell) is { } value ? (FigureVerdict.Value, value) : null,
        _ => Number(verdict, cell) is { } value ? (FigureVerdict.Value, value) : null,
    };

    // A count is whole, and only a change has a sign; money may have a fraction.
    private static decimal? Number(string text, CellId cell)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && text.Length <= LongestNumber;
        var mayBe = cell.Definition.Unit switch
        {
            CellUnit.SignedCount => number == decimal.Truncate(number),
            CellUnit.Count => number >= 0 && number == decimal.Truncate(number),
            _ => number >= 0,
        };
        return isNumber && mayBe ? number : null;
    }

    private static StatusCodeHttpResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
