using System.Globalization;
using System.Security.Claims;
using Gongkai.Storage;
using Gongkai.Storage.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gongkai.Web.Office.SignIn;

/// <summary>The one way in, whatever somebody signs in by: every sign-in is a row that can be ended, and the cookie only names it.</summary>
public sealed class SignInDoor(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, LoginDesk logins, GongkaiDb db, SignedIn signedIn)
    : SignInManager<Account>(accounts, http, principals, options, log, schemes, confirmation)
{
    /// <summary>Claim with the number of the sign-in.</summary>
    public const string LoginClaim = "login";

    /// <summary>Claim with the account's security stamp: it changes with the password and when the account is closed.</summary>
    public const string StampClaim = "stamp";

    /// <inheritdoc/>
    public override async Task<bool> CanSignInAsync(Account user) => user.ClosedAt is null && await base.CanSignInAsync(user);

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var means = additionalClaims.FirstOrDefault(claim => claim.Type is "amr" or ClaimTypes.AuthenticationMethod)?.Value ?? "demonstration";
        var login = await logins.BeginAsync(user.Id, Context.Request.Headers.UserAgent.ToString(), means, signedIn.Now, Context.RequestAborted);
        var claims = additionalClaims.Append(new Claim(LoginClaim, login.Id.ToString(CultureInfo.InvariantCulture)));
        await base.SignInWithClaimsAsync(user, authenticationProperties, claims);
        // The rest of this request is his already: what it shows, and the tokens of its forms.
        Context.User = await CreateUserPrincipalAsync(user);
        if (await logins.FindAsync(login.Id, user.SecurityStamp!, signedIn.Today, Context.RequestAborted) is { } state)
        {
            await signedIn.TakeAsync(state, db, Context.RequestAborted);
        }
    }

    /// <summary>Goes on with the same sign-in after the account's stamp has changed by an act of its own.</summary>
    public async Task RenewAsync(Account user)
    {
        var person = await CreateUserPrincipalAsync(user);
        person.Identities.First().AddClaim(new Claim(LoginClaim, signedIn.LoginId!.Value.ToString(CultureInfo.InvariantCulture)));
        await Context.SignInAsync(AuthenticationScheme, person);
        Context.User = person;
    }

    /// <inheritdoc/>
    public override async Task SignOutAsync()
    {
        if (signedIn is { LoginId: { } login, AccountId: { } account })
        {
            await logins.EndAsync(login, account, signedIn.Now, Context.RequestAborted);
        }

        await base.SignOutAsync();
    }
}

/// <summary>What the cookie says: whose it is and the stamp. Everything else is read from the store with every request.</summary>
internal sealed class AccountPrincipal : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.UserName!));
        identity.AddClaim(new Claim(SignInDoor.StampClaim, user.SecurityStamp!));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}

/// <summary>Asks the store with every request whether the sign-in still holds.</summary>
internal sealed class LoginCheck(LoginDesk logins, SignedIn signedIn, GongkaiDb db) : CookieAuthenticationEvents
{
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancellation = context.HttpContext.RequestAborted;
        if (long.TryParse(context.Principal?.FindFirstValue(SignInDoor.LoginClaim), CultureInfo.InvariantCulture, out var number)
            && await logins.FindAsync(number, context.Principal.FindFirstValue(SignInDoor.StampClaim) ?? "", signedIn.Today, cancellation) is { } state)
        {
            await signedIn.TakeAsync(state, db, cancellation);
            if (signedIn.Now - state.SeenAt > SeenStep)
            {
                await logins.SeenAsync(number, signedIn.Now, cancellation);
            }

            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
