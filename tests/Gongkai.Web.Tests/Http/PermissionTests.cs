using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Agencies.Officers;
using Gongkai.Web.Gate;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>Every address that the site answers, tried by visitors and by every role: nothing answers without its permission.</summary>
public sealed partial class PermissionTests(ITestOutputHelper output) : IAsyncLifetime
{
    // Whatever else is added, only these may be looked at by everybody.
    private static readonly Regex Public = PublicAddress();

    private RoleCall call = default!;

    private RunningSite Site => call.Site;

    private Dictionary<Role, HttpClient> People => call.People;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => call = await RoleCall.StartAsync();

    public ValueTask DisposeAsync() => call.DisposeAsync();

    [Fact]
    public async Task Addresses_Opened_AnswerOnlyToThoseWhoMayLook()
    {
        using var visitor = Site.NewClient();
        foreach (var address in Addresses("GET"))
        {
            var area = Permissions.Of(address);
            Assert.True(area is not null, $"No row of the table names {address}.");
            using var answer = await visitor.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
            Assert.True(Public.IsMatch(address) ? !IsRefused(answer) : IsRefused(answer), $"{address} answers a visitor with {answer.StatusCode}");
            foreach (var (role, client) in People)
            {
                using var own = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
                Assert.True(area.Read.Admits([role]) != IsRefused(own), $"{address} answers {role} with {own.StatusCode}");
                Assert.True(own.StatusCode < HttpStatusCode.InternalServerError, $"{address} breaks for {role}: {own.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Addresses_PostedTo_AnswerOnlyToThoseWhoMayWrite()
    {
        using var visitor = Site.NewClient();
        var addresses = Addresses("POST").ToList();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            var area = Permissions.Of(address);
            Assert.True(area is not null, $"No row of the table names {address}.");
            using var answer = await Site.SendAsync(visitor, address, [("x", "y")]);
            Assert.True(Public.IsMatch(address) || IsRefused(answer), $"{address} takes a form of a visitor: {answer.StatusCode}");
            foreach (var (role, client) in People)
            {
                // Without a token nothing is done; what counts is that the gate comes first.
                using var own = await Site.SendAsync(client, address, [("x", "y")]);
                Assert.True(area.Write.Admits([role]) != IsRefused(own), $"{address} answers a form of {role} with {own.StatusCode}");
            }
        }
    }

    [Fact]
    public void Table_KeepsTheRolesThatSeeNoCasesAndChangeNothingOut()
    {
        foreach (var area in Permissions.Areas.Where(area => !area.Read.Everybody && !area.Read.SignedIn))
        {
            output.WriteLine($"{area.Area}: {string.Join(' ', area.Read.Roles)} / {string.Join(' ', area.Write.Roles)}");
            Assert.Subset(area.Read.Roles.ToHashSet(), area.Write.Roles.ToHashSet());
            Assert.DoesNotContain(Role.Auditor, area.Write.Roles);
            Assert.True(area.Area is "settings" or "operations" || !area.Read.Roles.Contains(Role.Administrator), $"{area.Area} shows cases to the administrator");
        }
    }

    private static bool IsRefused(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location?.ToString().StartsWith("/sign-in?to=", StringComparison.Ordinal) == true);

    // Every route of the running program with something plausible in its places.
    private IEnumerable<string> Addresses(string method) => Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) ?? true)
        .Select(route => "/" + Place().Replace(route.RoutePattern.RawText!.TrimStart('/'), match => match.Value.Contains("Code", StringComparison.OrdinalIgnoreCase) ? "water" : "1"))
        .Where(address => !address.Contains("{*", StringComparison.Ordinal))
        .Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^*}][^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("^/(?:$|assets/|_framework/|health/|sign-in|sign-out|setup|organs|regions/|accessibility$|items|requests|search|api|openapi|open-data|feed\\.xml|sitemap\\.xml|robots\\.txt|sample/damaged\\.txt$|hand-in/)")]
    private static partial Regex PublicAddress();
}
