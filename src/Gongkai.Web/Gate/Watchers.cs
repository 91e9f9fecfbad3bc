using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Gongkai.Web.Gate;

/// <summary>Who may read the figures of the running program: with a token in the settings whoever brings it, otherwise whoever sits at the machine itself.</summary>
/// <param name="Token">The token; null when there is none.</param>
internal sealed record Watchers(string? Token)
{
    public static Watchers Of(IConfiguration settings) => new(settings["Telemetry:Token"] is { Length: > 0 } token ? token : null);

    /// <summary>True when this request comes from one of them.</summary>
    public bool Admit(HttpContext context) => Token is null
        ? Doorkeeper.FromThisMachine(context)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes($"Bearer {Token}"), Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()));
}
