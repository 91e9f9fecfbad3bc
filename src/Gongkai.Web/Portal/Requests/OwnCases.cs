using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Portal.Requests;

/// <summary>The cases that a visitor has opened by number and check code: a sealed cookie for an hour, so that no code stands in an address or in a log.</summary>
internal sealed class OwnCases(IDataProtectionProvider protection)
{
    private const string Cookie = "gongkai-cases";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("gongkai.own-cases").ToTimeLimitedDataProtector();

    /// <summary>Numbers in the store of the open cases, the one opened last first; none when the cookie is missing, altered or too old.</summary>
    public IReadOnlyList<long> Of(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 2_000 } value)
        {
            return [];
        }

        try
        {
            return [.. protector.Unprotect(value).Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>Opens cases for this visitor, instead of those he had open.</summary>
    public void Open(HttpContext context, params IEnumerable<long> cases) => context.Response.Cookies.Append(
        Cookie, protector.Protect(string.Join(',', cases.Select(id => id.ToString(CultureInfo.InvariantCulture))), Lasts),
        new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/requests", MaxAge = Lasts, IsEssential = true });
}
