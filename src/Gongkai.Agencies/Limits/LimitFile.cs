using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Agencies;

/// <summary>The statutory periods and dates as written in <c>limits.json</c>.</summary>
internal sealed record LimitFile(ImmutableArray<LimitFile.Period> Periods, ImmutableArray<LimitFile.ReportDate> ReportDates)
{
    private static readonly Lazy<LimitFile> Loaded = new(() =>
        JsonSerializer.Deserialize(HolidayData.Files("limits/").Single(), LimitFileJson.Default.LimitFile)!);

    public static LimitFile Current => Loaded.Value;

    internal sealed record Period(string Name, DateOnly From, int Amount, LimitUnit Unit, string Article, bool Rolls = false, bool Setting = false);

    internal sealed record ReportDate(ReportDuty Duty, int FirstReportYear, int Month, int Day, string Article);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LimitFile))]
internal sealed partial class LimitFileJson : JsonSerializerContext;
