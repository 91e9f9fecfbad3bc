using System.Globalization;
using System.Security.Claims;
using Gongkai.Storage.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.SignIn;

/// <summary>Signing in through the identity provider outside, and letting an identity there stand for one's account. Ways there are links, since a form
/// may not lead to another site.</summary>
internal static class ProviderPosts
{
    public const string Go = "/sign-in/provider";
    public const string Link = "/office/account/provider";
    private const string GoBack = "/sign-in/provider/back";
    private const string LinkBack = "/office/account/provider/back";
    private const string LinkFor = "account";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Go, (string? to, OutsideProvider provider) => Challenge(provider, GoBack + QueryString.Create("to", to ?? ""), null));
        routes.MapGet(GoBack, GoBackAsync);
        routes.MapGet(Link, (OutsideProvider provider, SignedIn signedIn) => Challenge(provider, LinkBack, signedIn.AccountId));
        routes.MapGet(LinkBack, LinkBackAsync);
    }

    private static IResult Challenge(OutsideProvider provider, string back, long? account)
    {
        if (!provider.IsOn)
        {
            return TypedResults.NotFound();
        }

        var properties = new AuthenticationProperties { RedirectUri = back };
        properties.Items[LinkFor] = account?.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Challenge(properties, [OutsideProvider.Scheme]);
    }

    private static async Task<IResult> GoBackAsync(string? to, HttpContext context, SignInDoor door, MeansDesk means, OutsideProvider provider, SignedIn signedIn)
    {
        if (!provider.IsOn || await IdentityAsync(context) is not { } identity || identity.Key is not { } key)
        {
            return TypedResults.Redirect("/sign-in?problem=provider");
        }

        var account = await door.UserManager.FindByLoginAsync(OutsideProvider.Scheme, key);
        if (account is null && provider.Match is { } claim && identity.Person.FindFirstValue(claim) is { Length: > 0 } name && await door.UserManager.FindByNameAsync(name) is { } named)
        {
            var act = new Agencies.Acts.Act("account.link", 0, named.OfficerId, signedIn.Now);
            account = (await means.LinkAsync(named.Id, OutsideProvider.Scheme, key, act, context.RequestAborted)).Refusal is null ? named : null;
        }

        if (account is null || !await door.CanSignInAsync(account))
        {
            return TypedResults.Redirect("/sign-in?problem=provider-unknown");
        }

        await door.SignInAsync(account, isPersistent: false, OutsideProvider.Scheme);
        return TypedResults.Redirect(SignInPosts.IsOfThisSite(to ?? "") ? to! : SignInPosts.Home);
    }

    private static async Task<IResult> LinkBackAsync(HttpContext context, SignedIn signedIn, MeansDesk means)
    {
        // Only the identity that this very account went out to fetch.
        if (await IdentityAsync(context) is not { Key: { } key } identity || identity.LinkFor != signedIn.AccountId?.ToString(CultureInfo.InvariantCulture))
        {
            return TypedResults.Redirect("/office/account");
        }

        var act = signedIn.NewAct("account.link", signedIn.Workplace?.OrganId ?? 0);
        var answer = await means.LinkAsync(signedIn.AccountId!.Value, OutsideProvider.Scheme, key, act, context.RequestAborted);
        return TypedResults.Redirect(answer.Refusal is { } refusal ? $"/office/account?problem={refusal.Code}" : "/office/account?done=provider");
    }

    private static async Task<(ClaimsPrincipal Person, string? Key, string? LinkFor)?> IdentityAsync(HttpContext context)
    {
        var outside = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        return outside is { Succeeded: true, Principal: { } person } ? (person, person.FindFirstValue("sub"), outside.Properties?.Items.TryGetValue(LinkFor, out var account) == true ? account : null) : null;
    }
}
