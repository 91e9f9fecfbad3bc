using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Serving;

/// <summary>Answers HEAD as GET would, without the body: pages know only GET and POST.</summary>
internal static class HeadLikeGet
{
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
