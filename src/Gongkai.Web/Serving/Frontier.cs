using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Serving;

/// <summary>Where the site meets the world: which proxies it believes, how much it takes in, how often anybody may ask.</summary>
internal static class Frontier
{
    /// <summary>A form with the files of one letter; addresses that take more say so.</summary>
    private const long FormBytes = 32L << 20;
    private const int FormValues = 4_096;

    // A whole building may come through one address; nobody reads fifty pages a second.
    private const int AsksAMinute = 3_000;

    public static void AddTo(IServiceCollection services, IConfiguration settings)
    {
        services.Configure<FormOptions>(options => (options.ValueCountLimit, options.MultipartHeadersLengthLimit, options.MultipartBoundaryLengthLimit) = (FormValues, 16 << 10, 200));
        services.Configure<RateLimiterOptions>(options => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Limit));
        string[] proxies = settings.GetSection("Proxies").Get<string[]>() ?? [];
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Only what is named is believed; the usual trust in the machine itself would let everybody on it say who he is.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in proxies)
            {
                if (proxy.Contains('/', StringComparison.Ordinal))
                {
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                }
                else
                {
                    options.KnownProxies.Add(IPAddress.Parse(proxy));
                }
            }
        });
    }

    /// <summary>First of all: who asks. Then, before anything is read, how much it may be.</summary>
    public static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(static (context, next) =>
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = FormBytes;
            }

            return next(context);
        });
    }

    private static RateLimitPartition<string> Limit(HttpContext context)
    {
        // Whoever sits at the machine, and a proxy that nobody named, is not counted.
        var from = context.Connection.RemoteIpAddress;
        return from is null || IPAddress.IsLoopback(from) || context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(from.ToString(), _ => new SlidingWindowRateLimiterOptions { PermitLimit = AsksAMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
    }
}
