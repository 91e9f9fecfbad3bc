using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;

namespace Gongkai.Web.Serving;

/// <summary>The language of an answer: asked for in the address, chosen before, or preferred by the browser; Chinese in all other cases.</summary>
internal static class Language
{
    public const string Query = "lang";
    private const string Cookie = "lang";
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo ChineseNumbers = CultureInfo.GetCultureInfo("zh-CN");

    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        var asked = Of(context.Request.Query[Query]);
        if (asked is not null)
        {
            context.Response.Cookies.Append(Cookie, asked.Name, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true });
        }

        var language = asked ?? Of(context.Request);
        CultureInfo.CurrentUICulture = language;
        CultureInfo.CurrentCulture = language == English ? English : ChineseNumbers;
        context.Response.Headers.ContentLanguage = language.Name;
        context.Response.Headers.Append("Vary", "Accept-Language, Cookie");
        return next(context);
    }

    /// <summary>The language of whoever asks for none in the address.</summary>
    public static CultureInfo Of(HttpRequest request) => Of(request.Cookies[Cookie]) ?? Preferred(request);

    /// <summary>The same address in the other language.</summary>
    public static (string Address, string Code) Other(HttpRequest request)
    {
        var code = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "zh" : "en";
        var query = QueryString.Create(request.Query.Where(pair => pair.Key != Query)).Add(Query, code);
        // The answer to a form has no address of its own.
        return ((HttpMethods.IsPost(request.Method) ? "/" : request.PathBase + request.Path) + query, code);
    }

    private static CultureInfo? Of(string? code) =>
        code is null ? null : code.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : code.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : null;

    private static CultureInfo Preferred(HttpRequest request) => request.Headers.AcceptLanguage.Count == 0 ? Chinese :
        new RequestHeaders(request.Headers).AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Of(language.Value.Value))
            .FirstOrDefault(culture => culture is not null) ?? Chinese;
}
