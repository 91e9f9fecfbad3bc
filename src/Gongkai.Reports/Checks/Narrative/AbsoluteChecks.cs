using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-4: 均, 全部 against the cells that hold the rest.</summary>
internal static class AbsoluteChecks
{
    private static readonly CellSum ClosedReconsiderations = CellSum.Parse("disputes.reconsideration.total - disputes.reconsideration.pending");
    private static readonly CellSum ClosedSuits = CellSum.Parse("disputes.direct-suit.total - disputes.direct-suit.pending + disputes.suit-after-reconsideration.total - disputes.suit-after-reconsideration.pending");

    private static readonly Dictionary<string, CellSum> Rests = new(StringComparer.Ordinal)
    {
        ["review.reconsideration.upheld"] = CellSum.Parse("disputes.reconsideration.total - disputes.reconsideration.upheld"),
        ["review.litigation.upheld"] = CellSum.Parse("disputes.direct-suit.total - disputes.direct-suit.upheld + disputes.suit-after-reconsideration.total - disputes.suit-after-reconsideration.upheld"),
        ["review.reconsideration.corrected"] = CellSum.Parse("disputes.reconsideration.total - disputes.reconsideration.corrected"),
        ["review.litigation.corrected"] = CellSum.Parse("disputes.direct-suit.total - disputes.direct-suit.corrected + disputes.suit-after-reconsideration.total - disputes.suit-after-reconsideration.corrected"),
        ["review.reconsideration.pending"] = ClosedReconsiderations,
        ["review.litigation.pending"] = ClosedSuits,
        ["requests.processed"] = CellSum.Parse("requests.carried-out.total"),
        ["requests.granted"] = CellSum.Parse("requests.total.total - requests.granted.total"),
    };

    // 均获维持 beside one that was corrected cannot be; what is still pending, or ended otherwise, may have been left out.
    private static readonly Dictionary<string, CellSum> Contraries = new(StringComparer.Ordinal)
    {
        ["review.reconsideration.upheld"] = CellSum.Parse("disputes.reconsideration.corrected"),
        ["review.litigation.upheld"] = CellSum.Parse("disputes.direct-suit.corrected + disputes.suit-after-reconsideration.corrected"),
        ["review.reconsideration.pending"] = ClosedReconsiderations,
        ["review.litigation.pending"] = ClosedSuits,
        ["review.reconsideration.corrected"] = CellSum.Parse("disputes.reconsideration.upheld"),
        ["review.litigation.corrected"] = CellSum.Parse("disputes.direct-suit.upheld + disputes.suit-after-reconsideration.upheld"),
    };

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim is { Relation: ClaimRelation.All, Section: >= 1 and <= 4, Scope: ClaimScope.Organ } && Rests.TryGetValue(claim.Quantity, out var rest) && rest.In(report.Figures) is { Value: > 0 } table)
            {
                var isContrary = claim.Reading is { IsPlain: true, IsExplicit: true, IsOfOffice: false } && Contraries.TryGetValue(claim.Quantity, out var contrary) && contrary.In(report.Figures).Value > 0;
                yield return NarrativeFinding.Against("N-4", report, claim, table, isContrary ? null : "unclear-wording");
            }
        }
    }
}
