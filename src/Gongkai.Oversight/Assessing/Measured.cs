using System.Collections.Immutable;

namespace Gongkai.Oversight.Assessing;

/// <summary>What was counted of an organ for one indicator.</summary>
/// <param name="Count">What went well, or faults, or what was done, as the indicator asks.</param>
/// <param name="Of">Out of how many; 0 where there was nothing to assess.</param>
/// <param name="Evidence">Records that decided: those that cost points, or those that brought them. Numbers and titles, never a person.</param>
public sealed record Measured(int Count, int Of, ImmutableArray<string> Evidence)
{
    /// <summary>Nothing to assess.</summary>
    public static Measured Nothing { get; } = new(0, 0, []);
}

/// <summary>One indicator of one organ.</summary>
/// <param name="Indicator">Which.</param>
/// <param name="Measured">What was counted.</param>
/// <param name="Points">What it brings; null where there was nothing to assess.</param>
public sealed record Mark(Indicator Indicator, Measured Measured, decimal? Points);
