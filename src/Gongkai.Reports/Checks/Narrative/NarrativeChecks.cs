using System.Collections.Immutable;
using Gongkai.Reports.Checks.Narrative;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks;

/// <summary>Holds the words of a report against its figures, against each other and against the year before.</summary>
public static class NarrativeChecks
{
    /// <summary>What the words contradict, rules N-1 and following. Innocent explanations are tried before anything is called wrong.</summary>
    /// <param name="report">The report.</param>
    /// <param name="claims">Its claims, as <see cref="ClaimReader.Read"/> gives them.</param>
    /// <param name="previous">The same organ's report of the year before; null when there is none at hand.</param>
    public static ImmutableArray<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims, AnnualReport? previous = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var findings = NumberChecks.Run(report, claims, previous)
            .Concat(SumChecks.Run(report, claims))
            .Concat(ShareChecks.Run(report, claims))
            .Concat(RateChecks.Run(report, claims))
            .Concat(ChangeChecks.Run(report, claims))
            .Concat(AbsoluteChecks.Run(report, claims))
            .Concat(PeriodChecks.Run(report, claims))
            .Concat(PartChecks.Run(report, claims));
        return [.. previous is null ? findings : findings.Concat(PreviousChecks.Run(report, previous))];
    }
}
