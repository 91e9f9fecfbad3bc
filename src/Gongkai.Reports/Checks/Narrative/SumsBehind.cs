using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-10 of a sum that stands behind its items: 予以公开159件、部分公开34件，两项合计203件.</summary>
internal static class SumsBehind
{
    private static readonly string[] Totals = ["requests.processed", "requests.new", "requests.in-hand", "review.reconsideration", "review.litigation", "review.total"];

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        for (var i = 0; i < claims.Length; i++)
        {
            if (claims[i] is { Inexact: false, Number: > 0, Relation: ClaimRelation.None or ClaimRelation.Total, Section: >= 1 and <= 4, Scope: ClaimScope.Organ, Reading.IsKnown: true } sum && IsBareSum(sum) && ItemsBefore(claims, i) is { Length: > 1 } items && Judge(report, sum, items) is { } finding)
            {
                yield return finding;
            }
        }
    }

    // 合计203件 and nothing else: with a noun of its own it is held against the table.
    private static bool IsBareSum(Claim claim) => claim.Quantity == "other" && (claim.Reading.Words & WordClass.Total) != 0 && (claim.Reading.Words & (WordClasses.Nouns | WordClasses.Verbs | WordClass.Narrow | WordClass.Average)) == 0;

    /// <summary>The items right before, of one sort, the nearest last.</summary>
    private static ImmutableArray<Claim> ItemsBefore(ImmutableArray<Claim> claims, int at)
    {
        var sort = "";
        var items = ImmutableArray.CreateBuilder<Claim>();
        for (var i = at - 1; i >= 0 && claims[i].Section == claims[at].Section && claims[i].Reading.Sentence == claims[at].Reading.Sentence; i--)
        {
            if (claims[i].Relation is ClaimRelation.Share)
            {
                continue;
            }

            var kind = claims[i].Quantity is "review.reconsideration" or "review.litigation" or "review.litigation.direct" or "review.litigation.after" ? "disputes" : ListKinds.SortOf(claims[i]);
            sort = items.Count == 0 ? kind : sort;
            if (kind.Length == 0 || kind != sort || claims[i] is { Inexact: true } or { Number: null } or { Reading.IsKnown: false } || claims[i].Scope != claims[at].Scope || claims[i].Unit != claims[at].Unit)
            {
                break;
            }

            items.Insert(0, claims[i]);
        }

        return items.ToImmutable();
    }

    private static Finding? Judge(AnnualReport report, Claim sum, ImmutableArray<Claim> items)
    {
        var sums = Enumerable.Range(2, items.Length - 1).Select(count => items.TakeLast(count).Sum(item => item.Number!.Value)).ToList();
        var isOfTable = Totals.Any(total => Bindings.For(total)!.Accept.Any(cells => cells.In(report.Figures).Value == sum.Number));
        // The items are the table's own, so the sum is what is wrong; items that overlap are no list.
        return sums.Contains(sum.Number!.Value) || isOfTable || !items.All(item => Agreement.Agrees(report, item)) || items.DistinctBy(item => item.Quantity).Count() != items.Length
            ? null : SumChecks.Contradiction(sum, items, sums[^1], null);
    }
}
