using System.Globalization;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Portal;

/// <summary>Keeps pages of the portal for a minute, per language, for visitors who are not signed in. A page carries the organs that it speaks of;
/// as soon as something of one of them changes, its pages are gone.</summary>
internal sealed class PortalCache : IOutputCachePolicy
{
    /// <summary>Name of the policy.</summary>
    public const string Name = "portal";

    /// <summary>The mark of pages that may speak of any organ: lists of a region, searches, feeds.</summary>
    public const string AnyOrgan = "organs";

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private static readonly object TagsKey = new();
    private static readonly object BeganKey = new();

    /// <summary>Says of the page being made that it speaks of these organs and no others.</summary>
    public static void Tag(HttpContext context, params IEnumerable<long> organs) => Tags(context).UnionWith(organs.Select(TagOf));

    /// <summary>The mark under which the pages of an organ are kept.</summary>
    public static string TagOf(long organId) => string.Create(CultureInfo.InvariantCulture, $"organ-{organId}");

    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        // Who is signed in sees his own pages.
        var isForAll = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Cookies.ContainsKey(SignInSetup.LoginCookie) && !request.Query.ContainsKey(Language.Query);
        var changes = context.HttpContext.RequestServices.GetRequiredService<PublicChanges>();
        isForAll = isForAll && changes.MayKeep;
        context.EnableOutputCaching = isForAll;
        context.AllowCacheLookup = isForAll;
        context.AllowCacheStorage = isForAll;
        // Whoever asks after a withdrawal must not be handed the answer that somebody before it is still waiting for.
        context.AllowLocking = false;
        context.HttpContext.Items[BeganKey] = changes.Turn;
        context.ResponseExpirationTimeSpan = Life;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        context.CacheVaryByRules.VaryByValues["packed"] = request.Headers.AcceptEncoding.ToString() is var accepted && accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        // A page that was begun before something changed may show what is gone by now.
        var isOld = context.HttpContext.Items[BeganKey] is long began && began != context.HttpContext.RequestServices.GetRequiredService<PublicChanges>().Turn;
        if (isOld || response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
        }

        context.Tags.UnionWith(Tags(context.HttpContext).DefaultIfEmpty(AnyOrgan));
        return ValueTask.CompletedTask;
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
