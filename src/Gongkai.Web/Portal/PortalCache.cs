using System.Globalization;
using Gongkai.Disclosure.Items;
using Gongkai.Storage;
using Gongkai.Storage.Search;
using Gongkai.Web.Office.SignIn;
using Gongkai.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
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
        context.EnableOutputCaching = isForAll;
        context.AllowCacheLookup = isForAll;
        context.AllowCacheStorage = isForAll;
        context.AllowLocking = true;
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
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
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

/// <summary>Follows what appears in public and goes from it, whichever node did it: tells the search, and forgets the kept pages.</summary>
internal sealed class PublicChanges(IServiceScopeFactory scopes, IOutputCacheStore pages) : IDisposable
{
    private const int AtOnce = 500;
    private readonly SemaphoreSlim gate = new(1, 1);
    private Dictionary<long, long> seen = [];

    /// <summary>Brings search and kept pages up to what is stored now. Called after every act on items, and now and then for those of other nodes.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<GongkaiDb>();
            while (await new ItemIndexer(db).CatchUpAsync(AtOnce, cancellation) == AtOnce)
            {
                db.ChangeTracker.Clear();
            }

            var now = await db.Set<ContentEpoch>().AsNoTracking().ToDictionaryAsync(epoch => epoch.OrganId, epoch => epoch.Number, cancellation);
            var changed = now.Where(epoch => seen.GetValueOrDefault(epoch.Key) != epoch.Value).Select(epoch => PortalCache.TagOf(epoch.Key)).ToList();
            foreach (var tag in changed.Count == 0 ? [] : changed.Append(PortalCache.AnyOrgan))
            {
                await pages.EvictByTagAsync(tag, cancellation);
            }

            seen = now;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
