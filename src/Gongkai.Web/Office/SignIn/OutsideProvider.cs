using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Gongkai.Web.Office.SignIn;

/// <summary>The government's own identity provider (OpenID Connect), when the settings name one.</summary>
public sealed class OutsideProvider
{
    /// <summary>Name of the scheme, and of the provider in the store.</summary>
    public const string Scheme = "provider";

    private const string Section = "identityProvider";

    private OutsideProvider(IConfigurationSection section) =>
        (Authority, ClientId, ClientSecret, Name, Match) = (section["authority"], section["clientId"], section["clientSecret"], section["name"] ?? "统一身份认证", section["match"]);

    /// <summary>True when there is one.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Authority) && !string.IsNullOrWhiteSpace(ClientId);

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The claim that is the same as the user name here: an identity that nobody has linked yet then stands for that account. Null when people link it themselves.</summary>
    public string? Match { get; }

    private string? Authority { get; }

    private string? ClientId { get; }

    private string? ClientSecret { get; }

    /// <summary>Reads the settings.</summary>
    public static OutsideProvider From(IConfiguration settings) => new(settings.GetSection(Section));

    /// <summary>Registers it.</summary>
    internal void AddTo(AuthenticationBuilder authentication)
    {
        authentication.Services.AddSingleton(this);
        if (!IsOn)
        {
            return;
        }

        authentication.AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = Authority;
            options.ClientId = ClientId;
            options.ClientSecret = ClientSecret;
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // The answer comes as an address, not as a form from another site: cookies of ours come with it, and no exception of the policy is needed.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.CallbackPath = "/sign-in/provider/callback";
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = Microsoft.AspNetCore.Http.CookieSecurePolicy.SameAsRequest;
            options.RequireHttpsMetadata = !(Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.IsLoopback);
            options.MapInboundClaims = false;
            options.UsePkce = true;
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/sign-in?problem=provider");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }
}
