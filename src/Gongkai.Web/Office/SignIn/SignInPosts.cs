using System.Globalization;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Gate;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Office.SignIn;

/// <summary>The forms of signing in and out, and of changing the organ that one works for.</summary>
internal static class SignInPosts
{
    public const string Password = "/sign-in/password";
    public const string Second = "/sign-in/second";
    public const string Passkey = "/sign-in/passkey";
    public const string PasskeyOptions = "/sign-in/passkey/options";
    public const string Again = "/sign-in/again";
    public const string AsDemo = "/sign-in/as";
    public const string Out = "/sign-out";
    public const string Workplace = "/office/workplace";
    public const string Home = "/office";

    // Somebody who guesses user names must not learn from the time it takes which of them exist.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), "nobody");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Password, PasswordAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).RequireRateLimiting(SignInSetup.AttemptsPolicy);
        routes.MapPost(Second, SecondAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).RequireRateLimiting(SignInSetup.AttemptsPolicy);
        routes.MapPost(Passkey, PasskeyAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).RequireRateLimiting(SignInSetup.AttemptsPolicy);
        routes.MapPost(PasskeyOptions, PasskeyOptionsAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost(Again, AgainAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost(AsDemo, AsDemoAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost(Out, OutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapPost(Workplace, WorkplaceAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task PasswordAsync(HttpContext context, SignInDoor door, KeptFormSeal seal)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, password) = (form["name"].ToString().Trim(), form["password"].ToString());
        var account = await door.UserManager.FindByNameAsync(name);
        if (account is null)
        {
            new PasswordHasher<Account>().VerifyHashedPassword(new Account(), NobodysHash, password);
        }

        var result = account is null || password.Length > AccountRules.LongestPassword ? SignInResult.Failed : await door.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            await AskSecondAsync(context, form, isWrong: false);
            return;
        }

        if (result.Succeeded)
        {
            await GoOnAsync(context, form, seal);
            return;
        }

        await RefuseAsync(context, form, "wrong", StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task SecondAsync(HttpContext context, SignInDoor door, KeptFormSeal seal)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = string.Concat(form["code"].ToString().Where(char.IsLetterOrDigit));
        var isPhone = typed.Length == 6 && typed.All(char.IsAsciiDigit);
        var result = isPhone
            ? await door.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false)
            : await door.TwoFactorRecoveryCodeSignInAsync(form["code"].ToString().Trim().ToUpperInvariant());
        if (result.Succeeded)
        {
            await GoOnAsync(context, form, seal);
        }
        else
        {
            await AskSecondAsync(context, form, isWrong: true);
        }
    }

    private static Task AskSecondAsync(HttpContext context, IFormCollection form, bool isWrong) =>
        new RazorComponentResult<SecondStepDocument>(new Dictionary<string, object?>
        {
            ["To"] = form["to"].ToString(),
            ["Kept"] = form["kept"].ToString() is { Length: > 0 } kept ? kept : null,
            ["IsWrong"] = isWrong,
        })
        { StatusCode = isWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK }.ExecuteAsync(context);

    private static async Task PasskeyOptionsAsync(HttpContext context, SignInDoor door)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(await door.MakePasskeyRequestOptionsAsync(null), context.RequestAborted);
    }

    private static async Task PasskeyAsync(HttpContext context, SignInDoor door, KeptFormSeal seal)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if ((await door.PasskeySignInAsync(form["credential"].ToString())).Succeeded)
        {
            await GoOnAsync(context, form, seal);
        }
        else
        {
            await RefuseAsync(context, form, "passkey", StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task AsDemoAsync(HttpContext context, SignInDoor door, KeptFormSeal seal, SiteState state, GongkaiDb db)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!state.IsDemonstration || !Doorkeeper.FromThisMachine(context)
            || !long.TryParse(form["person"], CultureInfo.InvariantCulture, out var officer)
            || await db.Set<Account>().FirstOrDefaultAsync(account => account.OfficerId == officer, context.RequestAborted) is not { } account)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await door.SignInAsync(account, isPersistent: false);
        await GoOnAsync(context, form, seal);
    }

    // Signed in in another window meanwhile.
    private static async Task AgainAsync(HttpContext context, SignedIn signedIn, KeptFormSeal seal)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await (signedIn.IsIn ? GoOnAsync(context, form, seal) : RefuseAsync(context, form, "stale", StatusCodes.Status401Unauthorized));
    }

    private static async Task OutAsync(HttpContext context, SignInDoor door)
    {
        await door.SignOutAsync();
        SeeOther(context, "/");
    }

    private static async Task WorkplaceAsync(HttpContext context, SignedIn signedIn, LoginDesk logins)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (long.TryParse(form["organ"], CultureInfo.InvariantCulture, out var organ) && signedIn.Workplaces.Any(place => place.OrganId == organ))
        {
            await logins.WorkForAsync(signedIn.LoginId!.Value, organ, context.RequestAborted);
        }

        SeeOther(context, Home);
    }

    /// <summary>Shows the sign-in page again, with what was typed elsewhere still in it.</summary>
    public static Task RefuseAsync(HttpContext context, IFormCollection form, string problem, int status) =>
        new RazorComponentResult<SignInDocument>(new Dictionary<string, object?>
        {
            ["To"] = form["to"].ToString(),
            ["Kept"] = form["kept"].ToString() is { Length: > 0 } kept ? kept : null,
            ["Name"] = form["name"].ToString(),
            ["Problem"] = problem,
        })
        { StatusCode = status }.ExecuteAsync(context);

    // Signed in: on to the form that waited, to the page that was asked for, or to the day's work.
    private static async Task GoOnAsync(HttpContext context, IFormCollection form, KeptFormSeal seal)
    {
        if (seal.Open(form["kept"]) is { } kept)
        {
            await new RazorComponentResult<ContinueDocument>(new Dictionary<string, object?> { ["Form"] = kept }).ExecuteAsync(context);
            return;
        }

        var to = form["to"].ToString();
        SeeOther(context, IsOfThisSite(to) ? to : Home);
    }

    public static bool IsOfThisSite(string to) => to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) && !to.Contains('\\', StringComparison.Ordinal) && !to.Any(char.IsControl);

    private static void SeeOther(HttpContext context, string to)
    {
        context.Response.Redirect(to);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }
}
