using System.Globalization;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Serving;
using Gongkai.Web.Serving.Watching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.Portal;

/// <summary>Keeps pages of the portal for a minute, per language, for visitors who are not signed in, and hands them out before anything else is done.
/// A page carries the organs that it speaks of; as soon as something of one of them changes, its pages are gone.</summary>
internal static class PortalCache
{
    /// <summary>The mark of pages that may speak of any organ: lists of a region, searches, feeds.</summary>
    public const string AnyOrgan = "organs";

    private static readonly object TagsKey = new();

    /// <summary>Marks addresses whose answer is the same for all visitors.</summary>
    public static TBuilder Kept<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new KeptAttribute());

    /// <summary>Says of the page being made that it speaks of these organs and no others.</summary>
    public static void Tag(HttpContext context, params IEnumerable<long> organs) => Tags(context).UnionWith(organs.Select(TagOf));

    /// <summary>The mark under which the pages of an organ are kept.</summary>
    public static string TagOf(long organId) => string.Create(CultureInfo.InvariantCulture, $"organ-{organId}");

    /// <summary>Stands before everything that costs: answers what is kept.</summary>
    public static Task Answer(HttpContext context, RequestDelegate next)
    {
        if (!IsForAll(context) || context.RequestServices.GetRequiredService<KeptPages>().Find(KeyOf(context.Request)) is not { } page)
        {
            return next(context);
        }

        Counted.KeptPages.Add(1, new KeyValuePair<string, object?>("gongkai.result", "hit"));
        foreach (var (name, value) in page.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(page.Body, context.RequestAborted).AsTask();
    }

    /// <summary>Stands where the address is known and nothing is packed yet: keeps what goes out.</summary>
    public static async Task Keep(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is null || !IsForAll(context))
        {
            await next(context);
            return;
        }

        Counted.KeptPages.Add(1, new KeyValuePair<string, object?>("gongkai.result", "miss"));
        var kept = context.RequestServices.GetRequiredService<KeptPages>();
        // Whoever asks after a withdrawal must not be handed the answer that somebody before it is still waiting for.
        // Read before the replica is asked how far it is: what changes in between makes the turn another one.
        var began = kept.Turn;
        await context.RequestServices.GetRequiredService<AskedServer>().ReadAsync(context.RequestAborted);
        var response = context.Response;
        var outside = response.Body;
        using var copy = new MemoryStream();
        response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = outside;
        }

        var body = copy.ToArray();
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            response.ContentLength = body.Length;
            await response.StartAsync(context.RequestAborted);
            if (response.Headers.SetCookie.Count == 0)
            {
                kept.Keep(KeyOf(context.Request), began, Tags(context).DefaultIfEmpty(AnyOrgan), [.. response.Headers.Where(header => header.Key != HeaderNames.Date).Select(header => (header.Key, header.Value))], body);
            }
        }

        // An answer without a word does not begin: a page that says what happened still takes its place.
        if (body.Length > 0)
        {
            await outside.WriteAsync(body, context.RequestAborted);
        }
    }

    // Who is signed in sees his own pages; a choice of language answers with a cookie.
    private static bool IsForAll(HttpContext context)
    {
        var request = context.Request;
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Cookies.ContainsKey(SignInSetup.LoginCookie)
            && !(request.QueryString.HasValue && request.Query.ContainsKey(Language.Query)) && context.RequestServices.GetRequiredService<PublicChanges>().MayKeep;
    }

    private static PageKey KeyOf(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        var packing = accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
        return new PageKey(request.Scheme, request.Host.Value ?? "", request.PathBase + request.Path, request.QueryString.Value ?? "", Language.Of(request).Name, packing);
    }

    private static HashSet<string> Tags(HttpContext context)
    {
        if (context.Items[TagsKey] is not HashSet<string> tags)
        {
            context.Items[TagsKey] = tags = new HashSet<string>(StringComparer.Ordinal);
        }

        return tags;
    }
}
