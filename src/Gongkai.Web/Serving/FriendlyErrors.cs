using Gongkai.Storage;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Serving.Traditional;
using Gongkai.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Serving;

/// <summary>Turns answers without a page into pages that say what happened and what to do.</summary>
internal static class FriendlyErrors
{
    /// <summary>For answers that carry only a status.</summary>
    public static Task OfStatus(StatusCodeContext context) => Page(context.HttpContext, context.HttpContext.Response.StatusCode);

    /// <summary>For whatever was thrown.</summary>
    public static Task OfException(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var trouble = error is BadHttpRequestException ? StoreTrouble.None : StoreTroubles.Of(error);
        var status = (error, trouble) switch
        {
            (BadHttpRequestException bad, _) => bad.StatusCode,
            (_, StoreTrouble.None) => StatusCodes.Status500InternalServerError,
            (_, StoreTrouble.Taken) => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        context.Response.StatusCode = status;
        return Page(context, status, trouble);
    }

    /// <summary>Until the store is open there is nothing to show but that.</summary>
    public static Task UntilReady(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<SiteState>().IsReady || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return Page(context, StatusCodes.Status503ServiceUnavailable);
    }

    // In a scope of its own: a page that failed half-way has used up what the services of the request can be used for once.
    private static async Task Page(HttpContext context, int status, StoreTrouble trouble = StoreTrouble.None)
    {
        var services = context.RequestServices;
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SignedIn>().Take(services.GetRequiredService<SignedIn>());
        context.RequestServices = scope.ServiceProvider;
        context.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            var page = new RazorComponentResult<StatusDocument>(new Dictionary<string, object?> { ["Code"] = status, ["About"] = trouble == StoreTrouble.None ? null : trouble.ToString() }) { StatusCode = status };
            await TraditionalPages.Apply(context, page.ExecuteAsync);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
