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
            if (Rates.Of(share.Text) is { } rate && IsAbout(report, rate, claims, share) && Judge(report, share, rate, IsStated(report, rate, claims, share)) is { } finding)
            {
                yield return finding;
            }
        }
    }

    // The number right before is of what the rate is of, and the table's own: behind a number of the hotline it is the hotline's.
    private static bool IsAbout(AnnualReport report, Rate rate, ImmutableArray<Claim> claims, Claim share) =>
        claims.LastOrDefault(claim => claim.Section == share.Section && claim.Reading.Position < share.Reading.Position && ShareChecks.IsCount(claim)) is { Scope: ClaimScope.Organ } beside
        && share.Reading.Sentence - beside.Reading.Sentence <= Farthest && rate.Of.Any(of => beside.Quantity.StartsWith(of, StringComparison.Ordinal)) && Agreement.Agrees(report, beside);

    // 复议纠错5件，纠错率为50%: of what, is not said.
    private static bool IsStated(AnnualReport report, Rate rate, ImmutableArray<Claim> claims, Claim share) => rate.Of.Any(of => of.EndsWith('.')
        || claims.Any(claim => claim.Section == share.Section && claim.Reading.Sentence == share.Reading.Sentence && claim.Quantity == of && Agreement.Agrees(report, claim)));

    private static Finding? Judge(AnnualReport report, Claim share, Rate rate, bool isStated)
    {
        var ways = rate.Ways.Select(way => (Part: way.Part.In(report.Figures).Value, Whole: way.Whole.In(report.Figures).Value)).ToList();
        // A way that cannot be reckoned from this table may be the one that was meant.
        if (!ways.All(way => way is { Part: { } part, Whole: > 0 } && Math.Abs((part / way.Whole.Value * All) - share.Number!.Value) >= (share.Number.Value.Scale > 0 ? FarInDecimals : Far)))
        {
            return null;
        }

        var query = ShareChecks.Finding(share, share, ways[0].Whole!.Value, ways[0].Part);
        return isStated ? ShareChecks.AsError(query) : query;
    }
}
