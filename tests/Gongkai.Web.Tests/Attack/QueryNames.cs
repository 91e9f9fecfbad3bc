using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Gongkai.Web.Tests.Attack;

/// <summary>The names in addresses that the running program listens to: of its pages, of its handlers, of the links and forms on its pages.</summary>
internal static class QueryNames
{
    public static ImmutableArray<RouteEndpoint> Routes(RunningSite site, string method) =>
        [.. site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) ?? true).Where(route => !route.RoutePattern.RawText!.Contains("{*", StringComparison.Ordinal)).DistinctBy(route => route.RoutePattern.RawText)];

    /// <summary>What a page or a handler takes from its address by itself.</summary>
    public static IEnumerable<string> Of(RouteEndpoint route) => OfPage(route).Concat(OfHandler(route)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> OfPage(RouteEndpoint route) =>
        route.Metadata.OfType<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>().SelectMany(page => page.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } asked ? asked.Name ?? property.Name : null).OfType<string>();

    private static IEnumerable<string> OfHandler(RouteEndpoint route) =>
        route.Metadata.OfType<IParameterBindingMetadata>().Where(parameter => parameter.ParameterInfo.ParameterType is { } type && (type == typeof(string) || (Nullable.GetUnderlyingType(type) ?? type).IsPrimitive) && !route.RoutePattern.Parameters.Any(place => place.Name == parameter.Name)).Select(parameter => parameter.Name);
}
