using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Gate;

/// <summary>An address that gives words where its page wants a number or a day leads nowhere. The page itself would break on it, and write the words to the log.</summary>
internal static class TypedQueries
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, Type Type, bool MayBeEmpty)>> Known = new();

    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && context.Request.QueryString.HasValue
            && Known.GetOrAdd(page.Type, WantedBy).Any(wanted => context.Request.Query[wanted.Name].Any(value => !Fits(value ?? "", wanted.Type, wanted.MayBeEmpty))))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static ImmutableArray<(string, Type, bool)> WantedBy(Type page) =>
    [
        .. from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           where property.IsDefined(typeof(SupplyParameterFromQueryAttribute))
           let inner = Nullable.GetUnderlyingType(property.PropertyType)
           select (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? property.Name, inner ?? property.PropertyType, inner is not null),
    ];

    private static bool Fits(string value, Type type, bool mayBeEmpty) =>
        (mayBeEmpty && value.Length == 0)
        || (type == typeof(int) ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(long) ? long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(bool) ? bool.TryParse(value, out _)
            : type != typeof(DateOnly) || DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _));
}
