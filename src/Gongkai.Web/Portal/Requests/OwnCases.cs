using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Portal.Requests;

/// <summary>The cases that a visitor has opened by number and check code: a sealed cookie for an hour, so that no code stands in an address or in a log.</summary>
internal sealed class OwnCases(IDataProtectionProvider protection)
{
    private const string Cookie = "gongkai-cases";
    private const string DraftCookie = "gongkai-draft";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("gongkai.own-cases").ToTimeLimitedDataProtector();

    /// <summary>Numbers in the store of the open cases, the one opened last first; none when the cookie is missing, altered or too old.</summary>
    public IReadOnlyList<long> Of(HttpContext context)
    {
        return Unsealed(context, Cookie) is { } value ? [.. value.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))] : [];
    }

    /// <summary>The draft that this visitor has just opened by its code; null for none.</summary>
    public string? DraftOf(HttpContext context) => Unsealed(context, DraftCookie);

    /// <summary>Opens a draft for the next page: its code stands in no address.</summary>
    public void OpenDraft(HttpContext context, string code) => Seal(context, DraftCookie, code);

    /// <summary>The draft is on the page now.</summary>
    public static void CloseDraft(HttpContext context) => context.Response.Cookies.Delete(DraftCookie, new CookieOptions { Path = "/requests" });

    private string? Unsealed(HttpContext context, string name)
    {
        if (context.Request.Cookies[name] is not { Length: > 0 and < 2_000 } value)
        {
            return null;
        }

        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Opens cases for this visitor, instead of those he had open.</summary>
    public void Open(HttpContext context, params IEnumerable<long> cases) => Seal(context, Cookie, string.Join(',', cases.Select(id => id.ToString(CultureInfo.InvariantCulture))));

    private void Seal(HttpContext context, string name, string value) => context.Response.Cookies.Append(
        name, protector.Protect(value, Lasts),
        new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/requests", MaxAge = Lasts, IsEssential = true });
}
