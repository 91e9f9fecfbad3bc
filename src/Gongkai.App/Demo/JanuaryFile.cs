using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.App.Demo;

/// <summary>How far a report of the demonstration has come.</summary>
internal enum CityStage
{
    /// <summary>Typed, not handed on.</summary>
    Draft,

    /// <summary>With the disclosure office.</summary>
    Office,

    /// <summary>With the leader.</summary>
    Leader,

    /// <summary>Filed and published.</summary>
    Published,

    /// <summary>Accepted by the competent department.</summary>
    Accepted,

    /// <summary>Sent back with remarks.</summary>
    Returned,

    /// <summary>Sent back, corrected and filed again.</summary>
    Corrected,

    /// <summary>Handed in as a file that nobody has held against its source.</summary>
    Arrived,
}

/// <summary>What is wrong with it.</summary>
internal enum CityFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A total is not the sum of its parts.</summary>
    Total,

    /// <summary>What was carried in is not what was carried out last year.</summary>
    CarriedIn,

    /// <summary>The words say another number than the table.</summary>
    Words,

    /// <summary>A government reports another number than its members together.</summary>
    Area,
}

internal sealed record CityRemark(string Place, string Words);

/// <summary>One report of the running collection: how far it comes, and on which day it is filed, counted from 31 January.</summary>
internal sealed record CityReport(string Organ, CityStage Stage, int Day, CityFault Fault = CityFault.None, ImmutableArray<CityRemark> Remarks = default);

/// <summary>The demonstration's reports, from <c>january.json</c>; an organ that is not in it has not begun.</summary>
internal sealed record JanuaryFile(ImmutableArray<string> Problems, ImmutableArray<CityReport> Reports)
{
    private static readonly Lazy<JanuaryFile> Loaded = new(() =>
    {
        using var stream = typeof(JanuaryFile).Assembly.GetManifestResourceStream("demo/january.json")!;
        return JsonSerializer.Deserialize(stream, JanuaryJson.Default.JanuaryFile)!;
    });

    public static JanuaryFile Known => Loaded.Value;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(JanuaryFile))]
internal sealed partial class JanuaryJson : JsonSerializerContext;
