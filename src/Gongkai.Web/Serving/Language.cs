using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;

namespace Gongkai.Web.Serving;

/// <summary>The language of an answer: asked for in the address, chosen before, or preferred by the browser; Chinese in all other cases.</summary>
internal static class Language
{
    public const string Query = "lang";
    private const string Cookie = "lang";
    private static readonly string[] TraditionalCodes = ["zh-Hant", "zh-TW", "zh-HK", "zh-MO"];
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo TraditionalChinese = CultureInfo.GetCultureInfo("zh-Hant");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo ChineseNumbers = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>True where the answer is made in Chinese and its characters are changed on the way out.</summary>
    public static bool IsTraditional => CultureInfo.CurrentUICulture.Name == TraditionalChinese.Name;

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

    /// <summary>The same address in the other languages, each by its own name.</summary>
    public static IReadOnlyList<OtherLanguage> Others(HttpRequest request)
    {
        // The answer to a form has no address of its own.
        var path = HttpMethods.IsPost(request.Method) ? "/" : (request.PathBase + request.Path).ToString();
        var query = request.Query.Where(pair => pair.Key != Query).ToList();
        return [.. new[] { (Chinese, "zh", "简体"), (TraditionalChinese, "zh-Hant", "繁體"), (English, "en", "English") }
            .Where(language => language.Item1.Name != CultureInfo.CurrentUICulture.Name)
            .Select(language => new OtherLanguage(path + QueryString.Create(query).Add(Query, language.Item2), language.Item1.Name, language.Item3))];
    }

    private static CultureInfo? Of(string? code) =>
        code is null ? null : code.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
        : TraditionalCodes.Any(traditional => code.StartsWith(traditional, StringComparison.OrdinalIgnoreCase)) ? TraditionalChinese
        : code.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : null;

    private static CultureInfo Preferred(HttpRequest request) => request.Headers.AcceptLanguage.Count == 0 ? Chinese :
        new RequestHeaders(request.Headers).AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Of(language.Value.Value))
            .FirstOrDefault(culture => culture is not null) ?? Chinese;
}

/// <summary>A page in another language.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Code">The language.</param>
/// <param name="Name">The language's own name.</param>
internal sealed record OtherLanguage(string Address, string Code, string Name);
