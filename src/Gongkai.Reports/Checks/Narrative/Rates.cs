using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>A rate that reports state by name, and every way in which they reckon it.</summary>
/// <param name="Of">Quantities that stand beside it where it is this rate.</param>
/// <param name="Ways">Part and whole of each way.</param>
internal sealed record Rate(ImmutableArray<string> Of, ImmutableArray<(CellSum Part, CellSum Whole)> Ways);

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

    private static (CellSum Part, CellSum Whole) Way(string words) => words.Split(" / ") is [var part, var whole] ? (CellSum.Parse(part), CellSum.Parse(whole)) : throw new InvalidDataException($"'{words}' is no rate.");

    private static (ImmutableArray<(string Name, Rate Rate)> Rates, ImmutableArray<string> Leads) Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("narrative/rates.json")!;
        var file = JsonSerializer.Deserialize(stream, RateFileContext.Default.RateFile)!;
        return ([.. file.Rates.SelectMany(entry => entry.Names.Select(name => (name, new Rate([.. entry.Of], [.. entry.Ways.Select(Way)]))))], [.. file.Leads]);
    }
}

internal sealed record RateFile(string[] Leads, RateFile.Entry[] Rates)
{
    internal sealed record Entry(string[] Names, string[] Of, string[] Ways);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RateFile))]
internal sealed partial class RateFileContext : JsonSerializerContext;
