using System.Threading.RateLimiting;
using Gongkai.Agencies;
using Gongkai.Oversight.Collecting;
using Gongkai.Storage;
using Gongkai.Web.Office.Reports;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Office.Filing;

/// <summary>Handing a report in by a link that works once, without an account.</summary>
internal static class HandInPosts
{
    public const string Address = "/hand-in";

    /// <summary>Name of the limit on tries: a link cannot be found by guessing.</summary>
    public const string TriesPolicy = "hand-in";

    private const int TriesAMinute = 20;
    private const int LongestName = 60;

    public static IServiceCollection AddHandIn(this IServiceCollection services) => services.Configure<RateLimiterOptions>(options => options.AddPolicy(TriesPolicy, context =>
        RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesAMinute, Window = TimeSpan.FromMinutes(1) })));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Address + "/{secret}/file", TakeAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).RequireRateLimiting(TriesPolicy);

    // The link is asked before the file is read: whoever has none makes no work.
    private static async Task<IResult> TakeAsync(string secret, HttpContext context, GongkaiDb db, SignedIn signedIn, ReportIntake intake)
    {
        var stop = context.RequestAborted;
        var desk = new CollectionDesk(db);
        if ((await desk.FindLinkAsync(secret, signedIn.Now, stop)).Refusal is { } unusable)
        {
            return Page(secret, unusable, null);
        }

        var form = await context.Request.ReadFormAsync(stop);
        var name = form["name"].ToString().Trim();
        if (TakenFiles.Of(form) is not { } file || name.Length is 0 or > LongestName)
        {
            return Page(secret, null, name.Length == 0 ? "no-name" : "no-file", name);
        }

        if ((await TakenFiles.TakeAsync(intake, file, stop)).Line is not { } line)
        {
            return Page(secret, null, "unread", name);
        }

        var answer = await desk.HandInAsync(secret, line.Id, name, signedIn.Now, stop);
        return answer.Refusal is { } refusal ? Page(secret, refusal, null, name) : Page(secret, null, null, name, received: answer.Done.Id);
    }

    private static RazorComponentResult<HandInDocument> Page(string secret, Refusal? refusal, string? problem, string name = "", long? received = null) =>
        new(new Dictionary<string, object?> { ["Secret"] = secret, ["Refusal"] = refusal, ["Problem"] = problem, ["Name"] = name, ["Received"] = received })
        {
            StatusCode = received is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
