using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Portal.Requests;

/// <summary>What the pages about requests need of the web.</summary>
internal static class RequestsSetup
{
    /// <summary>Name of the limit on forms that applicants send: a request is work for people, and guessing a check code needs many tries.</summary>
    public const string FormsPolicy = "request-forms";

    private const int FormsAMinute = 20;

    public static void AddRequests(this IServiceCollection services)
    {
        services.AddScoped<RequestRoom>();
        services.AddSingleton<OwnCases>();
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(FormsPolicy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = FormsAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("")));
    }
}
