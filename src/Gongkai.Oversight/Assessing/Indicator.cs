using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;

namespace Gongkai.Oversight.Assessing;

/// <summary>How a count becomes points.</summary>
public enum Scoring
{
    /// <summary>The share of what went well, of the weight; no points and no weight where there was nothing to do.</summary>
    Share,

    /// <summary>The weight less some points for each fault.</summary>
    Faults,

    /// <summary>The whole weight as soon as it was done once.</summary>
    Held,
}

/// <summary>What an assessment 考核 looks at, as data (<c>indicators.json</c>).</summary>
/// <param name="Code">Its name in addresses and tests.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Basis">The article of 《条例》 behind it.</param>
/// <param name="Weight">The most points that it brings.</param>
/// <param name="How">How its count becomes points.</param>
/// <param name="Each">Points that each fault costs.</param>
/// <param name="Measure">What is counted (<see cref="Measures"/>).</param>
/// <param name="Register">The register whose rows are counted, where that is the measure.</param>
/// <param name="Variant">Only the rows of this variant; null for all.</param>
public sealed record Indicator(string Code, Words Name, string Basis, decimal Weight, Scoring How, decimal Each, string Measure, string? Register, string? Variant)
{
    private static readonly Lazy<ImmutableArray<Indicator>> Known = new(() =>
    {
        using var stream = typeof(Indicator).Assembly.GetManifestResourceStream("assessing/indicators.json")!;
        return [.. JsonSerializer.Deserialize(stream, IndicatorJson.Default.ImmutableArrayIndicatorLine).Select(line => line.Indicator)];
    });

    /// <summary>All of them, in the order of the table.</summary>
    public static ImmutableArray<Indicator> All => Known.Value;

    /// <summary>Points for a count, to a tenth; null where there was nothing to assess.</summary>
    public decimal? PointsFor(Measured measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return How switch
        {
            Scoring.Share when measured.Of == 0 => null,
            Scoring.Share => Math.Round(Weight * measured.Count / measured.Of, 1, MidpointRounding.AwayFromZero),
            Scoring.Faults when measured.Of == 0 => null,
            Scoring.Faults => Math.Max(0, Weight - (Each * measured.Count)),
            _ => measured.Count > 0 ? Weight : 0,
        };
    }
}

internal sealed record IndicatorLine(string Code, string Zh, string En, string Basis, decimal Weight, Scoring How, string Measure, decimal Each = 0, string? Register = null, string? Variant = null)
{
    [JsonIgnore]
    public Indicator Indicator => new(Code, new Words(Zh, En), Basis, Weight, How, Each, Measure, Register, Variant);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<IndicatorLine>))]
internal sealed partial class IndicatorJson : JsonSerializerContext;
