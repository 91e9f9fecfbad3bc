using System.Threading.RateLimiting;
using Gongkai.Storage.Accounts;
using Gongkai.Web.Gate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Office.SignIn;

/// <summary>What signing in needs of the web: cookies and the door.</summary>
internal static class SignInSetup
{
    /// <summary>Name of the cookie of who is signed in.</summary>
    public const string LoginCookie = "gongkai-login";

    /// <summary>Name of the limit on attempts to sign in: checking a password is work, and guessing needs many.</summary>
    public const string AttemptsPolicy = "sign-in";

    // A whole building may come through one address at nine in the morning.
    private const int AttemptsAMinute = 120;

    // Under this name the framework looks whether somebody has seen to it.
    private const string AskedKey = "__AuthenticationMiddlewareSet";

    // A working day with its breaks: whoever comes back from lunch goes on.
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(10);
    private static readonly TimeSpan SecondStep = TimeSpan.FromMinutes(10);

    public static void AddSignIn(this IServiceCollection services, IConfiguration settings)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<SignedIn>();
        services.AddScoped<LoginCheck>();
        services.AddSingleton<KeptFormSeal>();
        services.AddAccounts().AddSignInManager<SignInDoor>().AddClaimsPrincipalFactory<AccountPrincipal>().AddDefaultTokenProviders().AddTokenProvider<OnceCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<Setup.SetupCode>();
        services.AddScoped<Settings.AdministratorReach>();
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme)
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
        OutsideProvider.From(settings).AddTo(authentication);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(AttemptsPolicy, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = AttemptsAMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>Who it is, for everything but pictures, style sheets and the signs of life.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        // Else the framework asks before everything else, too: twice, for every picture, and where no page says that the store is away.
        ((IApplicationBuilder)app).Properties[AskedKey] = true;
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal), branch => branch.UseAuthentication());
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}
