using Gongkai.Web.Office.Filing;
using Gongkai.Web.Office.Items;
using Gongkai.Web.Office.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Office.Work;

/// <summary>The desks that say what waits for somebody, in no order: the page sorts by day.</summary>
internal static class WorkSetup
{
    public static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddScoped<IWorkSource, RequestWork>()
        .AddScoped<IWorkSource, ReportWork>()
        .AddScoped<IWorkSource, CollectionWork>()
        .AddScoped<IWorkSource, ItemWork>();
}
