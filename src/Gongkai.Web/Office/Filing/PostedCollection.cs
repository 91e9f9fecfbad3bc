using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Collecting;
using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Office.Filing;

/// <summary>A form that was posted to a collection: what it says, and the collection of its address as he may see it. Without such a collection the form finds nothing.</summary>
internal sealed record PostedCollection(Collection Collection, string Region, IFormCollection Form, HttpContext Context)
{
    public CancellationToken Stop => Context.RequestAborted;

    public SignedIn SignedIn => Get<SignedIn>();

    public GongkaiDb Db => Get<GongkaiDb>();

    public CollectionDesk Desk => new(Db);

    public long Id => Collection.Id;

    public int Year => Collection.Year;

    /// <summary>The organ that a form names; 0 for none.</summary>
    public long OrganId => Number(Form["organ"]);

    /// <summary>Address of the board.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"/office/collect/{Region}/{Year}");

    /// <summary>Takes a form at <c>/office/collect/{region}/{year}/…</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes, string path, Func<PostedCollection, Task<IResult>> act) => routes
        .MapPost("/office/collect/{region}/{year:int}/" + path, async Task<IResult> (string region, int year, HttpContext context) => await OpenAsync(region, year, context) is { } posted ? await act(posted) : TypedResults.NotFound())
        .WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>The collection of an address; null when there is none or he has nothing to do with it.</summary>
    public static async Task<Collection?> FindAsync(GongkaiDb db, SignedIn signedIn, string region, int year, CancellationToken cancellation)
    {
        var organ = await db.Set<Organ>().AsNoTracking().SingleOrDefaultAsync(organ => organ.Code == region, cancellation);
        return organ is not null && signedIn.Authority.RolesAt(organ.Id).Any()
            ? await db.Set<Collection>().AsNoTracking().SingleOrDefaultAsync(collection => collection.CompetentId == organ.Id && collection.Year == year, cancellation)
            : null;
    }

    public T Get<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    /// <summary>An act of his at the department that collects, now.</summary>
    public Act NewAct(string kind, string? why = null) => SignedIn.NewAct(kind, Collection.CompetentId, why);

    /// <summary>What an act came to: on to a page, the board where none is named, or the board again with what stood in the way.</summary>
    public IResult Show<T>(Answer<T> answer, Func<T, string>? next = null) => answer.Refusal is { } refusal ? Again(refusal) : new SeeOtherResult(next?.Invoke(answer.Done) ?? Address);

    /// <summary>The board again, with what stood in the way.</summary>
    public RazorComponentResult<BoardDocument> Again(Refusal? refusal, string? problem = null) =>
        new(new Dictionary<string, object?> { ["Region"] = Region, ["Year"] = Year, ["Refusal"] = refusal, ["Problem"] = problem }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static long Number(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<PostedCollection?> OpenAsync(string region, int year, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var services = context.RequestServices;
        return await FindAsync(services.GetRequiredService<GongkaiDb>(), services.GetRequiredService<SignedIn>(), region, year, context.RequestAborted) is { } collection ? new PostedCollection(collection, region, form, context) : null;
    }
}
