using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Agencies.Acts;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Office.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Office.MyAccount;

/// <summary>The forms of one's own account.</summary>
internal static class AccountPosts
{
    public const string Password = "/office/account/password";
    public const string StartCodes = "/office/account/codes/start";
    public const string StopCodes = "/office/account/codes/stop";
    public const string PasskeyOptions = "/office/account/passkeys/options";
    public const string AddPasskey = "/office/account/passkeys/add";
    public const string RemovePasskey = "/office/account/passkeys/remove";
    public const string EndLogin = "/office/account/logins/end";
    private const string Page = "/office/account";

    /// <summary>What the page can report as done.</summary>
    public static readonly ImmutableArray<string> Doings = ["password", "codes", "passkey", "login", "provider"];

    // Only these can be shown by an address: what a page says must not be for others to write.
    private static readonly ImmutableDictionary<string, Refusal> Problems = new[]
    {
        Refusal.Of("account.password-old"), Refusal.Of("account.password-name"), Refusal.Of("account.code-wrong"), Refusal.Of("account.identity-taken"),
        Refusal.Of("account.password-short", ("shortest", AccountRules.ShortestPassword.ToString(CultureInfo.InvariantCulture))),
        Refusal.Of("account.password-long", ("longest", AccountRules.LongestPassword.ToString(CultureInfo.InvariantCulture))),
    }.ToImmutableDictionary(refusal => refusal.Code);

    public static string? ProblemOf(string? code) => code is not null && Problems.TryGetValue(code, out var refusal) ? refusal.In(CultureInfo.CurrentUICulture) : null;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (address, answer) in new (string, Delegate)[]
        {
            (Password, PasswordAsync), (StartCodes, StartCodesAsync), (StopCodes, StopCodesAsync), (PasskeyOptions, PasskeyOptionsAsync),
            (AddPasskey, AddPasskeyAsync), (RemovePasskey, RemovePasskeyAsync), (EndLogin, EndLoginAsync),
        })
        {
            routes.MapPost(address, answer).WithMetadata(new RequireAntiforgeryTokenAttribute());
        }
    }

    private static async Task PasswordAsync(HttpContext context, SignInDoor door, SignedIn signedIn, AccountDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = await OwnAsync(door, signedIn);
        if (!(await door.CheckPasswordSignInAsync(account, form["password-old"].ToString(), lockoutOnFailure: true)).Succeeded)
        {
            Back(context, Page, problem: "account.password-old");
            return;
        }

        var answer = await desk.SetPasswordAsync(account.Id, form["password-new"].ToString(), ActOf(signedIn, "account.password"), context.RequestAborted, signedIn.LoginId);
        if (answer.Refusal is { } refusal)
        {
            Back(context, Page, problem: refusal.Code);
            return;
        }

        await door.RenewAsync(answer.Done);
        Back(context, Page, done: "password");
    }

    private static async Task StartCodesAsync(HttpContext context, SignInDoor door, SignedIn signedIn, MeansDesk means)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = await means.AskForCodesAsync(signedIn.AccountId!.Value, form["code"].ToString(), signedIn.LoginId!.Value, ActOf(signedIn, "account.codes"), context.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            Back(context, "/office/account/codes", problem: refusal.Code);
            return;
        }

        await door.RenewAsync(await OwnAsync(door, signedIn));
        await new RazorComponentResult<CodesDocument>(new Dictionary<string, object?> { ["Codes"] = answer.Done }).ExecuteAsync(context);
    }

    private static async Task StopCodesAsync(HttpContext context, SignInDoor door, SignedIn signedIn, MeansDesk means)
    {
        await means.StopCodesAsync(signedIn.AccountId!.Value, signedIn.LoginId, ActOf(signedIn, "account.no-codes"), context.RequestAborted);
        await door.RenewAsync(await OwnAsync(door, signedIn));
        Back(context, Page, done: "codes");
    }

    private static async Task PasskeyOptionsAsync(HttpContext context, SignInDoor door, SignedIn signedIn)
    {
        var user = new PasskeyUserEntity { Id = signedIn.AccountId!.Value.ToString(CultureInfo.InvariantCulture), Name = signedIn.UserName, DisplayName = signedIn.Name };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(await door.MakePasskeyCreationOptionsAsync(user), context.RequestAborted);
    }

    private static async Task AddPasskeyAsync(HttpContext context, SignInDoor door, SignedIn signedIn, MeansDesk means)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var attested = await door.PerformPasskeyAttestationAsync(form["credential"].ToString());
        if (!attested.Succeeded || attested.UserEntity.Id != signedIn.AccountId!.Value.ToString(CultureInfo.InvariantCulture))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        attested.Passkey.Name = form["name"].ToString().Trim() is { Length: > 0 } name ? name[..Math.Min(50, name.Length)] : null;
        await means.AddPasskeyAsync(signedIn.AccountId.Value, attested.Passkey, signedIn.LoginId!.Value, ActOf(signedIn, "passkey.add"), context.RequestAborted);
        await door.RenewAsync(await OwnAsync(door, signedIn));
        Back(context, Page, done: "passkey");
    }

    private static async Task RemovePasskeyAsync(HttpContext context, SignInDoor door, SignedIn signedIn, MeansDesk means)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var hex = form["passkey"].ToString();
        if (hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit))
        {
            await means.RemovePasskeyAsync(signedIn.AccountId!.Value, Convert.FromHexString(hex), signedIn.LoginId, ActOf(signedIn, "passkey.removed"), context.RequestAborted);
            await door.RenewAsync(await OwnAsync(door, signedIn));
        }

        Back(context, Page, done: "passkey");
    }

    private static async Task EndLoginAsync(HttpContext context, SignedIn signedIn, LoginDesk logins)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (long.TryParse(form["login"], CultureInfo.InvariantCulture, out var login))
        {
            await logins.EndAsync(login, signedIn.AccountId!.Value, signedIn.Now, context.RequestAborted);
        }
        else
        {
            await logins.EndAllAsync(signedIn.AccountId!.Value, signedIn.Now, signedIn.LoginId, context.RequestAborted);
        }

        Back(context, Page, done: "login");
    }

    private static Act ActOf(SignedIn signedIn, string kind) => signedIn.NewAct(kind, signedIn.Workplace?.OrganId ?? 0);

    private static async Task<Account> OwnAsync(SignInDoor door, SignedIn signedIn) =>
        await door.UserManager.FindByIdAsync(signedIn.AccountId!.Value.ToString(CultureInfo.InvariantCulture)) ?? throw new InvalidOperationException("The account of a sign-in is gone.");

    private static void Back(HttpContext context, string page, string? done = null, string? problem = null)
    {
        context.Response.Redirect(page + QueryString.Create(done is null ? "problem" : "done", done ?? problem!));
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }
}
