using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>Weighs a contradiction by its neighbours: where a paragraph states several figures of table 3 and none of them agrees,
/// it speaks of something else than the table, such as one office of a county.</summary>
internal static class Agreement
{
    private const int Fewest = 3;
    private const int Telling = 10;
    private const int FewestCases = 5;
    private const WordClass Disclosed = WordClass.Disclosure | WordClass.Request;

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

    /// <summary>The claim without the doubts that its neighbours take away. Where the others of its sentence are the table's own numbers,
    /// it speaks of the same year, organ and matter as the table, whatever was named before.</summary>
    public static Claim Settle(AnnualReport report, ImmutableArray<Claim> claims, Claim claim)
    {
        var reading = claim.Reading;
        var isApart = claim.Scope is ClaimScope.Region or ClaimScope.OtherOrgan or ClaimScope.OtherYear || reading.IsOfOffice;
        var mayGain = isApart || !reading.IsExplicit || reading.IsWeak || TableOf(claim) == "disclosure";
        if (!mayGain || !reading.IsPlainlySaid || !(claim.Number > 0 || claim.Denied) || claim.Section is not (>= 1 and <= 4) || Bindings.For(reading.Bind) is null)
        {
            return claim;
        }

        // Table 2 stands in one paragraph, often a sentence to each row.
        var isOfDisclosure = TableOf(claim) == "disclosure";
        var near = claims.Where(other => other != claim && other.Section == claim.Section && (isOfDisclosure && !reading.IsWeak ? other.Reading.Paragraph == reading.Paragraph : other.Reading.Sentence == reading.Sentence)).ToList();
        var agreeing = near.Where(other => other.Scope == claim.Scope && other.Reading.IsOfOffice == reading.IsOfOffice && other.Quantity != claim.Quantity && Agrees(report, other)).DistinctBy(other => other.Quantity).ToList();
        if (claim.Scope == ClaimScope.Region && TableIsOfRegion(report, claims, claim))
        {
            return claim with { Scope = ClaimScope.Organ, Reading = reading with { IsPlain = true, IsOfOffice = false, IsOfWhole = true, IsBorneOut = true } };
        }

        if (isApart)
        {
            return !reading.IsSaidApart && agreeing.Count >= Fewest && agreeing.Any(other => other.Number >= Telling) && !near.Any(other => other.Quantity == claim.Quantity)
                ? claim with { Scope = ClaimScope.Organ, Reading = reading with { IsPlain = true, IsOfOffice = false, IsOfWhole = true, IsBorneOut = true } }
                : claim;
        }

        var kin = agreeing.Where(other => IsKin(claim, other)).ToList();
        var isTelling = kin.Any(other => other.Number >= Telling);
        // Disputes and requests may be of something else altogether, and then the words say so.
        var isBorneOut = isOfDisclosure ? isTelling || kin.Count > 1
            : (kin.Count >= Fewest || AreItsResults(claim, kin) || IsBesideTotal(claim, kin) || MakesUpTotal(report, claim, near) || (isTelling && (kin.Count > 1 || TableOf(claim) == "requests"))) && !near.Any(other => (other.Reading.Words & (Disclosed | WordClass.Foreign)) != 0 || other.Quantity == claim.Quantity);
        return isBorneOut ? claim with { Reading = reading with { IsExplicit = true, IsBorneOut = true, IsWeak = reading.IsWeak && !isOfDisclosure && !(isTelling && kin.Count >= Fewest), IsOfWhole = true } } : claim;
    }

    /// <summary>行政诉讼20件，法院判决纠正12件; 行政复议71件、行政诉讼20件; 行政诉讼2件，均为直接起诉: the total of those disputes, or of the others, is the table's.</summary>
    private static bool IsBesideTotal(Claim claim, List<Claim> kin) => kin.Any(other => other.Quantity is "review.reconsideration" or "review.litigation"
        && (claim.Quantity is "review.reconsideration" or "review.litigation" || claim.Quantity.StartsWith(other.Quantity + ".", StringComparison.Ordinal))
        && (other.Number >= Telling || (claim.Reading.IsAtLeast && other.Number == claim.Number)));

    /// <summary>复议结果：维持5件、纠正1件、其他1件、未审结1件: the results named make up the table's total.</summary>
    private static bool MakesUpTotal(AnnualReport report, Claim claim, List<Claim> near)
    {
        var end = claim.Quantity.LastIndexOf('.');
        if (!claim.Quantity.StartsWith("review.", StringComparison.Ordinal) || Bindings.For(claim.Quantity[..end]) is not { } binding)
        {
            return false;
        }

        var results = near.Append(claim).Where(other => other.Quantity.LastIndexOf('.') == end && other.Quantity.StartsWith(claim.Quantity[..end], StringComparison.Ordinal)).DistinctBy(other => other.Quantity).ToList();
        var sum = results.Sum(other => other.Number);
        return results.Count >= Fewest && sum >= FewestCases && binding.Accept.Any(total => total.In(report.Figures).Value == sum);
    }

    /// <summary>行政复议22件，其中维持9件，纠正3件: two results of the dispute are the table's, and not just small numbers.</summary>
    private static bool AreItsResults(Claim claim, List<Claim> kin)
    {
        var results = kin.Where(other => other.Quantity.StartsWith(claim.Quantity + ".", StringComparison.Ordinal)).ToList();
        return results.Count > 1 && results.Sum(other => other.Number) >= FewestCases;
    }

    /// <summary>全市税务系统办结17件…作出行政许可决定1134件: where other numbers of the region are the table's, the table is the region's.</summary>
    private static bool TableIsOfRegion(AnnualReport report, ImmutableArray<Claim> claims, Claim claim)
    {
        var agreeing = claims.Where(other => other.Scope == ClaimScope.Region && other.Section == claim.Section && other.Quantity != claim.Quantity && Agrees(report, other)).DistinctBy(other => other.Quantity).ToList();
        return agreeing.Count > 1 && agreeing.Any(other => other.Number >= Telling);
    }

    /// <summary>废止5件，宣布失效4件: two numbers of one row that make it up together.</summary>
    public static bool AddsUp(ImmutableArray<Claim> claims, Claim claim, ImmutableArray<Reckoned> tables)
    {
        var same = claims.Where(other => other.Section == claim.Section && other.Reading.Sentence == claim.Reading.Sentence && other.Quantity == claim.Quantity).ToList();
        // 行政复议217件，其中因政府信息公开引起的25件: the part is what the table counts.
        var isNarrowed = claims.Any(other => other.Of == claim.Reading.Position && other.Quantity == claim.Quantity && (other.Reading.Words & WordClass.Disclosure) != 0);
        var isPart = isNarrowed || (claim.Of is { } of && claims[of].Quantity == claim.Quantity && (claim.Reading.Words & WordClass.Disclosure) == 0);
        var sum = same.Sum(other => other.Number);
        return isPart || (same.Count > 1 && tables.Any(table => table.Value == sum));
    }

    /// <summary>True when a cell, or a sum of cells, holds the claim's number.</summary>
    public static bool Agrees(AnnualReport report, Claim claim)
    {
        if (claim is not { Number: > 0, Inexact: false } || Bindings.For(claim.Reading.Bind) is not { } binding)
        {
            return false;
        }

        foreach (var sum in binding.Accept)
        {
            var table = sum.In(report.Figures);
            if (table.Value is { } value && (value == NumberChecks.NumberOf(claim, table.Cells) || Math.Abs(value - NumberChecks.NumberOf(claim, table.Cells)) < NumberChecks.GrainOf(claim, table.Cells)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKin(Claim claim, Claim other) => TableOf(claim) is var table && table.Length > 0 && table == TableOf(other);

    /// <summary>Table 2, 3 or 4 by what is counted; empty for none.</summary>
    private static string TableOf(Claim claim) => FamilyOf(claim.Quantity) switch
    {
        "requests" => "requests",
        "review" => "review",
        "normative" or "rules" or "licence" or "penalty" or "coercion" or "procurement" or "fees" => "disclosure",
        _ => "",
    };

    private static string FamilyOf(string code) => code[..Math.Max(code.IndexOf('.', StringComparison.Ordinal), 0)];

    private static bool IsAboutRequests(Claim claim) => claim is { Number: > 0, Inexact: false, Reading.Bind.Length: > 0 }
        && claim.Quantity.StartsWith("requests.", StringComparison.Ordinal)
        && claim.Scope is ClaimScope.Organ or ClaimScope.Channel or ClaimScope.Subset;
}
