using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongkai.Web.Tests.Agencies;
using Gongkai.Web.Tests.Disclosure;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Gongkai.Web.Tests.Http;

/// <summary>The interface for programs: what it says is what is described, and what went is gone.</summary>
public sealed partial class PublicApiTests(DemoSite demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Description_NamesExactlyTheAddressesThatAnswer()
    {
        using var described = await JsonAsync(demo.Site, "/openapi/v1.json");
        var answered = demo.Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(address => address.StartsWith("/api/", StringComparison.Ordinal)).Select(address => Place().Replace(address, "{$1}"));
        Assert.Equal(described.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
        Assert.All(demo.Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)), route => Assert.Equal(["GET"], route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods));
    }

    [Theory]
    [InlineData("/api/v1/items", "Hits")]
    [InlineData("/api/v1/items?q=公租房&size=1&organ=yunze", "Hits")]
    [InlineData("/api/v1/items/1", "Item")]
    [InlineData("/api/v1/organs", "Organs")]
    [InlineData("/api/v1/organs/yunze-water", "Organ")]
    [InlineData("/api/v1/catalogue", "Catalogue")]
    [InlineData("/api/v1/changes?size=3", "Changes")]
    public async Task Answer_HoldsWhatIsDescribed(string address, string shape)
    {
        using var described = await JsonAsync(demo.Site, "/openapi/v1.json");
        using var answer = await JsonAsync(demo.Site, address);
        AssertShape(answer.RootElement, described.RootElement.GetProperty("components").GetProperty("schemas"), shape);
    }

    [Fact]
    public async Task Items_PageByPage_ComeEachOnce()
    {
        var (seen, next) = (new List<long>(), (long?)null);
        do
        {
            using var page = await JsonAsync(demo.Site, $"/api/v1/items?organ=yunze&size=7{(next is { } after ? $"&after={after}" : "")}");
            seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            next = page.RootElement.GetProperty("next") is { ValueKind: JsonValueKind.Number } place ? place.GetInt64() : null;
        }
        while (next is not null);

        Assert.True(seen.Count > 20, $"Only {seen.Count} items.");
        Assert.Equal(seen.Distinct().Count(), seen.Count);
    }

    [Fact]
    public async Task Changes_ReadOn_TellOfPublicationAndWithdrawal()
    {
        await using var site = await RunningSite.StartAsync();
        await using var room = await Newsroom.InAsync(await Town.InAsync(site.Store));
        var item = await room.PublishedAsync();
        _ = await room.CreateAsync(Newsroom.Content("还没有公开的"));
        await site.FollowAsync();
        using var first = await JsonAsync(site, "/api/v1/changes");
        var change = Assert.Single(first.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal((item.Id, "public"), (change.GetProperty("item").GetInt64(), change.GetProperty("state").GetString()));
        var next = first.RootElement.GetProperty("next").GetInt64();
        _ = (await room.Desk.WithdrawAsync(item.Id, "附表有误。", await room.AuthorityAsync(room.Reviewer), room.Act(room.Reviewer, "附表有误"), Cancellation)).Done;
        await site.FollowAsync();
        using var second = await JsonAsync(site, $"/api/v1/changes?after={next}");
        Assert.Equal("withdrawn", Assert.Single(second.RootElement.GetProperty("changes").EnumerateArray()).GetProperty("state").GetString());
        using var gone = await site.Client.GetAsync(new Uri($"/api/v1/items/{item.Id}", UriKind.Relative), Cancellation);
        var notice = await gone.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal((HttpStatusCode.Gone, "application/problem+json"), (gone.StatusCode, gone.Content.Headers.ContentType?.MediaType));
        Assert.Contains("附表有误", JsonDocument.Parse(notice).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("供水价格管理", notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/items/999999")]
    [InlineData("/api/v1/organs/nobody")]
    [InlineData("/api/v1/items?organ=nobody")]
    public async Task Answer_ToWhatIsNotThere_IsAProblem(string address)
    {
        using var answer = await demo.Site.Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static void AssertShape(JsonElement value, JsonElement schemas, string shape)
    {
        var schema = schemas.GetProperty(shape);
        Assert.Equal(schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order(), value.EnumerateObject().Select(property => property.Name).Order());
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var (found, wanted) = (value.GetProperty(property.Name), property.Value.GetProperty("type"));
            var types = wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Select(type => type.GetString()) : [wanted.GetString()];
            var kind = found.ValueKind switch { JsonValueKind.Null => "null", JsonValueKind.Array => "array", JsonValueKind.Number => "integer", JsonValueKind.String => "string", JsonValueKind.True or JsonValueKind.False => "boolean", _ => "object" };
            Assert.Contains(kind, types);
            if (property.Value.TryGetProperty("enum", out var words) && kind == "string")
            {
                Assert.Contains(found.GetString(), words.EnumerateArray().Select(word => word.GetString()));
            }

            foreach (var item in kind == "array" && property.Value.GetProperty("items").TryGetProperty("$ref", out var reference) ? found.EnumerateArray().Take(3).Select(item => (item, reference.GetString()!.Split('/')[^1])) : [])
            {
                AssertShape(item.item, schemas, item.Item2);
            }
        }
    }

    private static async Task<JsonDocument> JsonAsync(RunningSite site, string address) => JsonDocument.Parse(await site.PageAsync(address));

    [GeneratedRegex(@"\{(\w+):\w+\}")]
    private static partial Regex Place();
}
