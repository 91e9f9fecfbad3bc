using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Reports;

namespace Gongkai.Requests;

/// <summary>What somebody turns to against an answer, or against its absence (第五十一条).</summary>
public enum DisputeKind
{
    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>行政诉讼.</summary>
    Litigation,

    /// <summary>投诉、举报 to the organ above or the competent department; not in table 4.</summary>
    Complaint,
}

/// <summary>A way in which a dispute ends, with the column of table 4 that counts it.</summary>
/// <param name="Result">Code of the column; null for complaints.</param>
/// <param name="Redo">It can order the organ to decide anew.</param>
public sealed record Ending(string Code, DisputeKind Kind, string Zh, string En, string? Result, string Article, bool Redo)
{
    private static readonly Lazy<ImmutableArray<Ending>> Known = new(Load);

    /// <summary>Every way.</summary>
    public static ImmutableArray<Ending> All => Known.Value;

    /// <summary>The way of that code for that kind of dispute; null when there is none.</summary>
    public static Ending? Find(DisputeKind kind, string code) => All.FirstOrDefault(ending => ending.Kind == kind && ending.Code == code);

    /// <summary>The column; null for complaints.</summary>
    [JsonIgnore]
    public DisputeResult? Column => Result is null ? null : DisputeResult.Parse(Result);

    /// <summary>Its name for people.</summary>
    public string In(CultureInfo culture) => new Words(Zh, En).In(culture);

    private static ImmutableArray<Ending> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("disputes/endings.json")!;
        return JsonSerializer.Deserialize(stream, EndingJson.Default.ImmutableArrayEnding);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<Ending>))]
internal sealed partial class EndingJson : JsonSerializerContext;
