using Gongkai.Web.Serving;

namespace Gongkai.App.Demo;

/// <summary>A report damaged as published copies are, to download and to drop.</summary>
internal static class DamagedSample
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(SiteState.SampleAddress, () =>
        Results.File(typeof(DamagedSample).Assembly.GetManifestResourceStream("demo/damaged.txt")!, "application/octet-stream", "云泽市文化和旅游局2020年报.txt"));
}
