using Gongkai.Web.Tests.Http;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoSite))]

namespace Gongkai.Web.Tests.Http;

/// <summary>One demonstration for all tests that only look at pages.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    public RunningSite Site { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Site = await RunningSite.StartAsync(demo: true);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
