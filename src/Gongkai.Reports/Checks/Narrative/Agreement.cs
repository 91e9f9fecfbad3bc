using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>Weighs a contradiction by its neighbours: where a paragraph states several figures of table 3 and none of them agrees,
/// it speaks of something else than the table, such as one office of a county.</summary>
internal static class Agreement
{
    private const int Fewest = 3;

    /// <summary>True when at least three claims about requests stand in the claim's paragraph and no table bears out any of them.</summary>
    public static bool IsForeignTo(AnnualReport report, ImmutableArray<Claim> claims, Claim claim)
    {
        if (!IsAboutRequests(claim))
        {
            return false;
        }

        var against = 0;
        foreach (var other in claims)
        {
            if (other.Section != claim.Section || other.Reading.Paragraph != claim.Reading.Paragraph || !IsAboutRequests(other) || Bindings.For(other.Reading.Bind) is not { } binding)
            {
                continue;
            }

            foreach (var sum in binding.Accept)
            {
                if (sum.In(report.Figures).Value == other.Number)
                {
                    return false;
                }
            }

            against++;
        }

        return against >= Fewest;
    }

    private static bool IsAboutRequests(Claim claim) => claim is { Number: > 0, Inexact: false, Reading.Bind.Length: > 0 }
        && claim.Quantity.StartsWith("requests.", StringComparison.Ordinal)
        && claim.Scope is ClaimScope.Organ or ClaimScope.Channel or ClaimScope.Subset;
}
