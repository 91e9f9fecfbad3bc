using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-2 of a rate by name (办结率, 公开率, 纠错率) against every way to reckon it; what none of them gives is wrong.</summary>
internal static class RateChecks
{
    private const decimal All = 100;

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        foreach (var share in claims.Where(claim => claim is { Relation: ClaimRelation.Share, Inexact: false, Section: >= 1 and <= 4, Scope: ClaimScope.Organ or ClaimScope.Subset, Number: not All }))
        {
            if (Rates.Of(share.Text) is { } rate && IsAbout(report, rate, claims, share) && Judge(report, share, rate) is { } finding)
            {
                yield return finding;
            }
        }
    }

    // The numbers that the rate is made of stand beside it, and are the table's.
    private static bool IsAbout(AnnualReport report, Rate rate, ImmutableArray<Claim> claims, Claim share) => claims.Any(claim => claim.Section == share.Section && claim.Reading.Paragraph == share.Reading.Paragraph && claim.Scope == ClaimScope.Organ && Agreement.Agrees(report, claim)
        && share.Reading.Sentence - claim.Reading.Sentence is 0 or 1 && rate.Of.Any(of => claim.Quantity.StartsWith(of, StringComparison.Ordinal)));

    private static Finding? Judge(AnnualReport report, Claim share, Rate rate)
    {
        var parts = rate.Parts.Select(sum => sum.In(report.Figures).Value).OfType<decimal>().Distinct().ToList();
        var wholes = rate.Wholes.Select(sum => sum.In(report.Figures).Value).OfType<decimal>().Where(value => value > 0).Distinct().ToList();
        return parts.Count > 0 && wholes.Count > 0 && wholes.All(whole => parts.All(part => Percentages.IsFarOff(share, part, whole)))
            ? ShareChecks.AsError(ShareChecks.Finding(share, share, wholes[0], parts[0])) : null;
    }
}
