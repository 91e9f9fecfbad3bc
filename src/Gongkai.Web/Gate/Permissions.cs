using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies.Officers;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Gate;

/// <summary>A group of addresses and who may open and change what lies behind them, from <c>permissions.json</c>. Pages, API, the rail and tests all read
/// this one table; what no row names is closed. Whether a matter is open to somebody in its present state is asked at its desk besides.</summary>
/// <param name="Area">Name of the group.</param>
/// <param name="Paths">Beginnings of addresses, in whole segments; the longest that fits decides.</param>
/// <param name="Read">Who may look.</param>
/// <param name="Write">Who may send forms.</param>
/// <param name="Rail">Where the rail of the office leads; null when it does not show the group.</param>
/// <param name="Icon">Its picture in the rail.</param>
public sealed record RouteArea(string Area, string Zh, string En, ImmutableArray<string> Paths, Audience Read, Audience Write, string? Rail = null, string? Icon = null)
{
    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Agencies.Words(Zh, En).In(culture);
}

/// <summary>The table of areas.</summary>
public static class Permissions
{
    private static readonly Lazy<ImmutableArray<RouteArea>> Known = new(() =>
        JsonSerializer.Deserialize(typeof(Permissions).Assembly.GetManifestResourceStream("permissions.json")!, PermissionsJson.Default.ImmutableArrayRouteArea));

    /// <summary>All areas, in the order of the rail.</summary>
    public static ImmutableArray<RouteArea> Areas => Known.Value;

    /// <summary>The area of an address; null when no row names it, and then nobody may open it.</summary>
    public static RouteArea? Of(PathString path) => Areas
        .SelectMany(area => area.Paths.Select(start => (area, start)))
        .Where(pair => pair.start == "/" ? path == "/" : path.StartsWithSegments(pair.start, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(pair => pair.start.Length)
        .Select(pair => pair.area)
        .FirstOrDefault();
}

/// <summary>To whom something is open.</summary>
/// <param name="Everybody">To everybody.</param>
/// <param name="SignedIn">To whoever is signed in, whatever his role.</param>
/// <param name="WithoutAccounts">To whoever sits at the machine itself, as long as nobody has set up an account: a tool for one person.</param>
/// <param name="Demonstration">To everybody while all of it is invented.</param>
/// <param name="Watcher">To whoever watches the running program, see <see cref="Watchers"/>.</param>
/// <param name="Roles">To those who hold one of these roles at the organ that they work for.</param>
[JsonConverter(typeof(AudienceJson))]
public sealed record Audience(bool Everybody, bool SignedIn, bool WithoutAccounts, bool Demonstration, bool Watcher, ImmutableArray<Role> Roles)
{
    /// <summary>True when a person with these roles is among them.</summary>
    public bool Admits(IEnumerable<Role> roles) => Everybody || SignedIn || roles.Any(role => Roles.Contains(role));
}

/// <summary>An audience is written as a list of words: roles and the five others.</summary>
internal sealed class AudienceJson : JsonConverter<Audience>
{
    public override Audience Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var words = JsonSerializer.Deserialize(ref reader, PermissionsJson.Default.StringArray)!.ToHashSet(StringComparer.Ordinal);
        return new Audience(words.Remove("everybody"), words.Remove("signed-in"), words.Remove("without-accounts"), words.Remove("demonstration"), words.Remove("watcher"), [.. words.Select(Enum.Parse<Role>).Order()]);
    }

    public override void Write(Utf8JsonWriter writer, Audience value, JsonSerializerOptions options) => throw new NotSupportedException("The table is only read.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<RouteArea>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class PermissionsJson : JsonSerializerContext;
