using System.Collections.Immutable;
using System.Reflection;

namespace Gongkai.Agencies;

/// <summary>The calendars that come with the program.</summary>
public static class HolidayData
{
    private static readonly Lazy<ImmutableArray<HolidayYear>> LoadedYears = new(() =>
        [.. Files("holidays/").Select(bytes => HolidayYear.FromJson(bytes)).OrderBy(year => year.Year)]);

    private static readonly Lazy<ImmutableArray<RegionalDays>> LoadedRegions = new(() =>
        [.. Files("regional-days/").Select(bytes => RegionalDays.FromJson(bytes))]);

    /// <summary>National years in order, without a gap.</summary>
    public static ImmutableArray<HolidayYear> Years => LoadedYears.Value;

    /// <summary>Regional overlays, by division code.</summary>
    public static ImmutableArray<RegionalDays> Regions => LoadedRegions.Value;

    internal static IEnumerable<byte[]> Files(string prefix)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return bytes;
        }
    }
}
