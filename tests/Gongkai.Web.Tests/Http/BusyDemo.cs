using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>A demonstration of their own for tests that work in it; each test has its organ.</summary>
public sealed class BusyDemo : IAsyncLifetime
{
    public RunningSite Site { get; private set; } = default!;

    public static int Year => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 1;

    /// <summary>The address of an organ's report of the running year.</summary>
    public static string ReportOf(string organ) => $"/office/reports/{organ}/{Year.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public async ValueTask InitializeAsync() => Site = await RunningSite.StartAsync(demo: true);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
