using System.Collections.Immutable;

namespace Gongkai.Reports.Checks;

/// <summary>What a report is held against beyond itself, as far as it is at hand.</summary>
public sealed record Companions
{
    /// <summary>Nothing at hand.</summary>
    public static Companions None { get; } = new();

    /// <summary>The same organ's report of the year before; null when it is not at hand.</summary>
    public AnnualReport? Previous { get; init; }

    /// <summary>Reports of the organs that a report for an area or system adds up, of the same year.</summary>
    public ImmutableArray<AnnualReport> Members { get; init; } = [];

    /// <summary>Reports of other organs of the same year; those of the same kind and level are its peers.</summary>
    public ImmutableArray<AnnualReport> Peers { get; init; } = [];

    /// <summary>Explanations that were accepted; each makes its findings lighter.</summary>
    public ImmutableArray<Explanation> Explanations { get; init; } = [];
}
