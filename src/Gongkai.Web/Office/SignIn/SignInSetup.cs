using Gongkai.Storage.Accounts;
using Gongkai.Web.Gate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Office.SignIn;

/// <summary>What signing in needs of the web: cookies and the door.</summary>
internal static class SignInSetup
{
    /// <summary>Name of the cookie of who is signed in.</summary>
    public const string LoginCookie = "gongkai-login";

    // A working day with its breaks: whoever comes back from lunch goes on.
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(10);
    private static readonly TimeSpan SecondStep = TimeSpan.FromMinutes(10);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<SignedIn>();
        services.AddScoped<LoginCheck>();
        services.AddSingleton<KeptFormSeal>();
        services.AddAccounts().AddSignInManager<SignInDoor>().AddClaimsPrincipalFactory<AccountPrincipal>().AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                Harden(options.Cookie, LoginCookie);
                options.EventsType = typeof(LoginCheck);
                options.ExpireTimeSpan = Lasts;
                options.SlidingExpiration = true;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                Harden(options.Cookie, "gongkai-second-step");
                options.ExpireTimeSpan = SecondStep;
            })
            .AddCookie(IdentityConstants.ExternalScheme, options =>
            {
                Harden(options.Cookie, "gongkai-outside");
                options.ExpireTimeSpan = SecondStep;
            });
    }

    /// <summary>Who it is, for everything but pictures, style sheets and the signs of life.</summary>
    public static void UseSignIn(this WebApplication app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal), branch => branch.UseAuthentication());

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}
