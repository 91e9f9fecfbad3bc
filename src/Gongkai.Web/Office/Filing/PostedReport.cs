using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Oversight.Filing;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Office.Filing;

/// <summary>A form that was posted to an organ's report: what it says, and the report of its address as he may see it. Without such a report the form finds nothing.</summary>
internal sealed record PostedReport(OpenedFiling Opened, IFormCollection Form, HttpContext Context)
{
    public CancellationToken Stop => Context.RequestAborted;

    public SignedIn SignedIn => Get<SignedIn>();

    public GongkaiDb Db => Get<GongkaiDb>();

    public ReportDesk Desk => new(Db);

    /// <summary>The report at the desk.</summary>
    public long Id => Opened.Filing.Id;

    /// <summary>Takes a form at <c>/office/reports/{organ}/{year}/…</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes, string path, Func<PostedReport, Task<IResult>> act) => routes
        .MapPost("/office/reports/{organ}/{year:int}/" + path, async Task<IResult> (string organ, int year, HttpContext context) => await OpenAsync(organ, year, context) is { } posted ? await act(posted) : TypedResults.NotFound())
        .WithMetadata(new RequireAntiforgeryTokenAttribute());

    public T Get<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    /// <summary>An act of his at the organ of the report, now.</summary>
    public Act NewAct(string kind, string? why = null) => SignedIn.NewAct(kind, Opened.Organ.Id, why);

    /// <summary>The same form after something has changed at the desk.</summary>
    public async Task<OpenedFiling> ReopenAsync() => (await FilingAccess.OpenAsync(Db, SignedIn, Opened.Organ.Code, Opened.Filing.Year, null, Stop))!;

    /// <summary>What an act came to: on to a place of the report's page, or the page again with what stood in the way.</summary>
    public IResult Show(Answer<ReportFiling> answer, string place = "") => answer.Refusal is { } refusal ? Again(refusal) : Go(place);

    public SeeOtherResult Go(string place = "") => new(string.Create(CultureInfo.InvariantCulture, $"/office/reports/{Opened.Organ.Code}/{Opened.Filing.Year}{place}"));

    public RazorComponentResult<FilingDocument> Again(Refusal refusal, ReportSheet? typed = null) => Again(Opened, typed, refusal, []);

    /// <summary>The page of a report with all that was typed still in it, and why it did not go on.</summary>
    public static RazorComponentResult<FilingDocument> Again(OpenedFiling opened, ReportSheet? sheet, Refusal? refusal, ImmutableArray<SheetConflict> conflicts, ImmutableArray<BoundChange> altered = default) =>
        new(new Dictionary<string, object?> { ["Opened"] = opened, ["Sheet"] = sheet, ["Refusal"] = refusal, ["Conflicts"] = conflicts, ["Altered"] = altered.IsDefault ? ImmutableArray<BoundChange>.Empty : altered })
        {
            StatusCode = refusal is null && conflicts.IsEmpty ? StatusCodes.Status200OK : conflicts.IsEmpty ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
        };

    private static async Task<PostedReport?> OpenAsync(string organ, int year, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var services = context.RequestServices;
        return await FilingAccess.OpenAsync(services.GetRequiredService<GongkaiDb>(), services.GetRequiredService<SignedIn>(), organ, year, null, context.RequestAborted) is { } opened ? new PostedReport(opened, form, context) : null;
    }
}

/// <summary>After a form: go and look.</summary>
internal sealed class SeeOtherResult(string to) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = to;
        return Task.CompletedTask;
    }
}
