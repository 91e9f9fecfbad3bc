using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gongkai.Web.Gate;

/// <summary>A form whose token does not fit: forged from elsewhere, or from a page that was open too long. The first is refused; the second is
/// given back with everything typed, to be sent once more with a token that fits.</summary>
internal static class StaleForms
{
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }

        // It guards the form against being read by mistake; here it is read on purpose, and only given back.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (await KeptForm.OfAsync(context) is not { } kept)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (context.Request.Path.StartsWithSegments("/sign-in", StringComparison.Ordinal))
        {
            await SignInPosts.RefuseAsync(context, context.Request.Form, "stale", StatusCodes.Status400BadRequest);
            return;
        }

        await new RazorComponentResult<ContinueDocument>(new Dictionary<string, object?> { ["Form"] = kept }) { StatusCode = StatusCodes.Status400BadRequest }.ExecuteAsync(context);
    }
}
