using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-2 of a rate by name (办结率, 公开率, 纠错率) against every way to reckon it; what none of them gives is wrong.</summary>
internal static class RateChecks
{
    private const decimal All = 100;
    private const decimal Far = 1;
    private const decimal FarInDecimals = 0.5m;
    private const int Farthest = 3;

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        foreach (var share in claims.Where(claim => claim is { Relation: ClaimRelation.Share, Inexact: false, Section: >= 1 and <= 4, Scope: ClaimScope.Organ or ClaimScope.Subset, Number: not All, Reading.Grain: 0 }))
        {
            if (Rates.Of(share.Text) is { } rate && IsAbout(report, rate, claims, share) && Judge(report, share, rate) is { } finding)
            {
                yield return finding;
            }
        }
    }

    // The numbers that the rate is made of stand beside it, and are the table's.
    private static bool IsAbout(AnnualReport report, Rate rate, ImmutableArray<Claim> claims, Claim share) => claims.Any(claim => claim.Section == share.Section && claim.Scope == ClaimScope.Organ && Agreement.Agrees(report, claim)
        && share.Reading.Sentence - claim.Reading.Sentence is >= 0 and <= Farthest && rate.Of.Any(of => claim.Quantity.StartsWith(of, StringComparison.Ordinal)));

    private static Finding? Judge(AnnualReport report, Claim share, Rate rate)
    {
        var ways = rate.Ways.Select(way => (Part: way.Part.In(report.Figures).Value, Whole: way.Whole.In(report.Figures).Value)).ToList();
        // A way that cannot be reckoned from this table may be the one that was meant.
        return ways.All(way => way is { Part: { } part, Whole: > 0 } && Math.Abs((part / way.Whole.Value * All) - share.Number!.Value) >= (share.Number.Value.Scale > 0 ? FarInDecimals : Far))
            ? ShareChecks.AsError(ShareChecks.Finding(share, share, ways[0].Whole!.Value, ways[0].Part)) : null;
    }
}
