using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>A rate that reports state by name, and every way in which they reckon it.</summary>
/// <param name="Of">Quantities that stand beside it where it is this rate.</param>
/// <param name="Parts">Sums of cells that may be above the line.</param>
/// <param name="Wholes">Sums of cells that may be below it.</param>
internal sealed record Rate(ImmutableArray<string> Of, ImmutableArray<CellSum> Parts, ImmutableArray<CellSum> Wholes);

/// <summary>The rates of <c>rates.json</c>.</summary>
internal static class Rates
{
    private static readonly Lazy<(ImmutableArray<(string Name, Rate Rate)> Rates, ImmutableArray<string> Leads)> Loaded = new(Load);

    /// <summary>The rate that words begin with (办结率达95.9%); null for none.</summary>
    public static Rate? Of(string words)
    {
        var rest = words.AsSpan().TrimStart();
        foreach (var lead in Loaded.Value.Leads)
        {
            rest = rest.StartsWith(lead) ? rest[lead.Length..] : rest;
        }

        foreach (var (name, rate) in Loaded.Value.Rates)
        {
            if (rest.StartsWith(name))
            {
                return rate;
            }
        }

        return null;
    }

    private static (ImmutableArray<(string Name, Rate Rate)> Rates, ImmutableArray<string> Leads) Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("narrative/rates.json")!;
        var file = JsonSerializer.Deserialize(stream, RateFileContext.Default.RateFile)!;
        return ([.. file.Rates.SelectMany(entry => entry.Names.Select(name => (name, new Rate([.. entry.Of], [.. entry.Parts.Select(CellSum.Parse)], [.. entry.Wholes.Select(CellSum.Parse)]))))], [.. file.Leads]);
    }
}

internal sealed record RateFile(string[] Leads, RateFile.Entry[] Rates)
{
    internal sealed record Entry(string[] Names, string[] Of, string[] Parts, string[] Wholes);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RateFile))]
internal sealed partial class RateFileContext : JsonSerializerContext;
