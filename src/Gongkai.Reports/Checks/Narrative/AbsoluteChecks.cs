using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-4: 均, 全部 against the cells that hold the rest.</summary>
internal static class AbsoluteChecks
{
    private static readonly Dictionary<string, CellSum> Rests = new(StringComparer.Ordinal)
    {
        ["review.reconsideration.upheld"] = CellSum.Parse("disputes.reconsideration.total - disputes.reconsideration.upheld"),
        ["review.litigation.upheld"] = CellSum.Parse("disputes.direct-suit.total - disputes.direct-suit.upheld + disputes.suit-after-reconsideration.total - disputes.suit-after-reconsideration.upheld"),
        ["review.reconsideration.corrected"] = CellSum.Parse("disputes.reconsideration.total - disputes.reconsideration.corrected"),
        ["review.litigation.corrected"] = CellSum.Parse("disputes.direct-suit.total - disputes.direct-suit.corrected + disputes.suit-after-reconsideration.total - disputes.suit-after-reconsideration.corrected"),
        ["requests.processed"] = CellSum.Parse("requests.carried-out.total"),
        ["requests.granted"] = CellSum.Parse("requests.total.total - requests.granted.total"),
    };

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim is { Relation: ClaimRelation.All, Section: >= 1 and <= 4, Scope: ClaimScope.Organ } && Rests.TryGetValue(claim.Quantity, out var rest) && rest.In(report.Figures) is { Value: > 0 } table)
            {
                yield return NarrativeFinding.Against("N-4", report, claim, table, "unclear-wording");
            }
        }
    }
}
