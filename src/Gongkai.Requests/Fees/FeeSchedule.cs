using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Requests;

/// <summary>What the processing fee is counted by: one or the other for a request, never both.</summary>
public enum FeeMode
{
    /// <summary>按件: the requests of one applicant in one calendar month.</summary>
    PerRequest,

    /// <summary>按量: pages (A4, one side) of one request.</summary>
    PerPage,
}

/// <summary>The tiers of the processing fee 信息处理费 in force from a day on. Each piece costs what its own tier says 超额累进.</summary>
public sealed record FeeSchedule(DateOnly From, string Source, ImmutableArray<FeeTier> PerRequest, ImmutableArray<FeeTier> PerPage)
{
    private const int FenPerYuan = 100;
    private static readonly Lazy<ImmutableArray<FeeSchedule>> Known = new(Load);

    /// <summary>The tiers in force on that day; null before there was a fee.</summary>
    public static FeeSchedule? At(DateOnly day) => Known.Value.Where(schedule => schedule.From <= day).MaxBy(schedule => schedule.From);

    /// <summary>What so many pieces cost together, in 分.</summary>
    public long Total(FeeMode mode, int pieces)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pieces);
        var tiers = mode == FeeMode.PerRequest ? PerRequest : PerPage;
        return FenPerYuan * Enumerable.Range(1, pieces).Sum(piece => tiers.First(tier => tier.UpTo is null || piece <= tier.UpTo).PriceOf(piece, Before(tiers)));
    }

    // The last piece that the tiers with an end cover.
    private static int Before(ImmutableArray<FeeTier> tiers) => tiers.Max(tier => tier.UpTo) ?? 0;

    private static ImmutableArray<FeeSchedule> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("fees/fees.json")!;
        return JsonSerializer.Deserialize(stream, FeeJson.Default.ImmutableArrayFeeSchedule);
    }
}

/// <summary>One tier.</summary>
/// <param name="UpTo">Its last piece; null for the last tier.</param>
/// <param name="Yuan">What a piece costs, in 元.</param>
/// <param name="Step">After so many pieces the price goes up again; null where it does not.</param>
/// <param name="More">By how many 元.</param>
public sealed record FeeTier(int? UpTo, int Yuan, int? Step = null, int More = 0)
{
    internal int PriceOf(int piece, int before) => Step is { } step ? Yuan + ((piece - before - 1) / step * More) : Yuan;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ImmutableArray<FeeSchedule>))]
internal sealed partial class FeeJson : JsonSerializerContext;
