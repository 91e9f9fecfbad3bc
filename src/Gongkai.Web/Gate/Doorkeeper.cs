using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Gate;

/// <summary>Stands before every address: lets in whom <see cref="Permissions"/> admits, shows others the way to sign in, and keeps what they had typed.</summary>
internal static class Doorkeeper
{
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        // What leads nowhere is answered by the page that says so.
        if (context.GetEndpoint() is null || await AdmitsAsync(context, Permissions.Of(context.Request.Path)))
        {
            await next(context);
            return;
        }

        if (Permissions.Of(context.Request.Path) is { Read.Watcher: true })
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (context.RequestServices.GetRequiredService<SignedIn>().IsIn)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            await AskToSignInAsync(context);
        }
    }

    /// <summary>Whether the visitor of this request may look at an area, or send forms to it.</summary>
    public static async Task<bool> MayAsync(HttpContext context, RouteArea area, bool write) => await AdmitsAsync(context, write ? area.Write : area.Read);

    private static async Task<bool> AdmitsAsync(HttpContext context, RouteArea? area) =>
        area is not null && await AdmitsAsync(context, HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? area.Read : area.Write);

    private static async Task<bool> AdmitsAsync(HttpContext context, Audience audience)
    {
        var signedIn = context.RequestServices.GetRequiredService<SignedIn>();
        if (audience.Everybody || (signedIn.IsIn && audience.Admits(signedIn.Roles)))
        {
            return true;
        }

        if (audience.Watcher && context.RequestServices.GetRequiredService<Watchers>().Admit(context))
        {
            return true;
        }

        var state = context.RequestServices.GetRequiredService<SiteState>();
        return (audience.Demonstration && state.IsDemonstration) || (audience.WithoutAccounts && FromThisMachine(context) && !await HasAccountsAsync(context, state));
    }

    /// <summary>True when the visitor sits at the machine itself. Behind a proxy everybody seems to; its mark betrays it.</summary>
    public static bool FromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For") && !context.Request.Headers.ContainsKey("Forwarded");

    // Once there is an account there always is one; until then it is asked anew, since another program may set one up.
    private static async Task<bool> HasAccountsAsync(HttpContext context, SiteState state)
    {
        try
        {
            if (!state.HasAccounts && await context.RequestServices.GetRequiredService<GongkaiDb>().Set<Account>().AnyAsync(context.RequestAborted))
            {
                state.HasAccount();
            }

            return state.HasAccounts;
        }
        catch (Exception error) when (StoreTroubles.Of(error) != StoreTrouble.None)
        {
            // A store that cannot be asked opens no door: the page that says so is drawn without.
            return true;
        }
    }

    private static async Task AskToSignInAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept is not [{ MediaType.Value: "application/json" }, ..])
        {
            var state = context.RequestServices.GetRequiredService<SiteState>();
            context.Response.Redirect(!await HasAccountsAsync(context, state) ? "/setup" : $"/sign-in{QueryString.Create("to", request.Path + request.QueryString)}");
            return;
        }

        if (HttpMethods.IsPost(request.Method) && await KeptForm.OfAsync(context) is { } kept)
        {
            var seal = context.RequestServices.GetRequiredService<KeptFormSeal>();
            await new RazorComponentResult<SignInDocument>(new Dictionary<string, object?> { ["Kept"] = seal.Close(kept), ["HasFiles"] = kept.HasFiles }) { StatusCode = StatusCodes.Status401Unauthorized }.ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
