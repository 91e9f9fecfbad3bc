using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-10, N-11, N-12: totals, parts and channels stated in the words against each other.</summary>
internal static class SumChecks
{
    // Units that single things are counted in, one as good as the other.
    private static readonly FrozenSet<string> Items = FrozenSet.ToFrozenSet(["件", "条", "篇", "则", "项", "份", "条次", "件次", "篇次", "宗", "起"], StringComparer.Ordinal);

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        // Outcomes, applicants and channels each make up the whole again; only parts of one sort are added.
        foreach (var list in claims.Where(claim => claim.Of is not null && claim.Relation is ClaimRelation.Part or ClaimRelation.ClosedPart).GroupBy(claim => (claim.Of, claim.Section, claim.Reading.List, ListKinds.SortOf(claim))))
        {
            // Where the table bears out the whole and each of its parts, the words only seem to belong together; whether the table adds up, it is asked itself.
            var total = claims[list.Key.Of!.Value];
            if (!list.Append(total).All(claim => Agreement.Agrees(report, claim)) && !StandBeside(total, claims.Where(claim => claim.Of == list.Key.Of)) && Sum(total, [.. list]) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var finding in Channels(claims).Concat(Twice(claims)).Concat(SumsBehind.Run(report, claims)))
        {
            yield return finding;
        }
    }

    /// <summary>局网站4307条，微信、微博分别3518条、5264条: channels beside each other, none of them part of the first.</summary>
    private static bool StandBeside(Claim total, IEnumerable<Claim> parts) =>
        total.Reading.Channels is [var channel] && parts.Any(part => part.Relation == ClaimRelation.ClosedPart && part.Reading.Channels.Length > 0 && !part.Reading.Channels.Contains(channel));

    private static Finding? Sum(Claim total, ImmutableArray<Claim> parts)
    {
        if (total.Inexact || total.Number is not { } whole || total.Reading.IsDoubtfulWhole || parts.Any(part => part.Inexact || part.Reading.IsNested || part.Number is null || !SameUnit(part, total) || part.Scope != total.Scope && part.Scope is not (ClaimScope.Channel or ClaimScope.Subset or ClaimScope.Organ or ClaimScope.OtherOrgan)))
        {
            return null;
        }

        if (parts.FirstOrDefault(part => part.Number > whole) is { } larger && ListKinds.IsOfOneKind(total, [larger]))
        {
            return Contradiction(total, [larger], larger.Number!.Value, ListKinds.MayBeLarger(total, larger) ? "unclear-wording" : null);
        }

        var sum = parts.Sum(part => part.Number!.Value);
        return sum == whole || parts.Length < 2 ? null : ListKinds.Judge(total, parts, sum) switch
        {
            ListVerdict.Wrong => Contradiction(total, parts, sum, null),
            ListVerdict.Ask => Contradiction(total, parts, sum, parts.Any(part => part.Reading.Channels.Length > 0) && sum > whole ? "several-channels" : "unclear-wording"),
            _ => null,
        };
    }

    private static bool SameUnit(Claim left, Claim right) => left.Unit == right.Unit || (IsItem(left.Unit) && IsItem(right.Unit));

    private static bool IsItem(string unit) => Items.Contains(unit);

    internal static Finding Contradiction(Claim total, ImmutableArray<Claim> parts, decimal sum, string? explanation)
    {
        var finding = explanation is null ? new Finding("N-10", Severity.Error, FindingKind.Error) : new Finding("N-10", Severity.Warning, FindingKind.Query);
        return finding with
        {
            Expected = sum,
            Actual = total.Number,
            Explanation = explanation,
            Arguments = NarrativeFinding.Words(
                ("claim", total.Text),
                ("parts", string.Join(" + ", parts.Select(part => NarrativeFinding.Plain(part.Number)))),
                ("expected", NarrativeFinding.Plain(sum)),
                ("actual", NarrativeFinding.Plain(total.Number))).SetHint(explanation),
            Evidence = [NarrativeFinding.Place(total), .. parts.Select(NarrativeFinding.Place)],
        };
    }

    /// <summary>“网站和微信共726条” while elsewhere the site holds 317 and WeChat 49.</summary>
    private static IEnumerable<Finding> Channels(ImmutableArray<Claim> claims)
    {
        foreach (var total in claims.Where(claim => claim is { Quantity: "published.total", Inexact: false, Reading.Channels.Length: > 1 } && claim.NotCheckable is null or "no-cell"))
        {
            var kinds = total.Reading.Channels.Select(ListKinds.ChannelKind).Distinct().ToList();
            var others = claims.Where(claim => claim is { Quantity: "published.part", Inexact: false, Of: null, Reading.Channels.Length: > 0 } && claim.Unit == total.Unit).ToList();
            var named = kinds.Select(kind => others.Where(claim => kind.Length > 0 && ListKinds.ChannelKind(claim.Reading.Channels[0]) == kind).DistinctBy(claim => claim.Number).ToList()).ToList();
            if (kinds.Count < 2 || named.Any(found => found.Count != 1))
            {
                continue;
            }

            var parts = named.Select(found => found[0]).ToImmutableArray();
            var sum = parts.Sum(part => part.Number!.Value);
            if (sum == total.Number)
            {
                continue;
            }

            var rest = others.Where(claim => claim.Reading.Paragraph == parts[0].Reading.Paragraph && claim.Section == parts[0].Section && !parts.Contains(claim)).ToList();
            var hint = rest.Count > 0 && sum + rest.Sum(part => part.Number!.Value) == total.Number ? "other-channels" : "unclear-wording";
            yield return NarrativeFinding.Query("N-11", [total, .. parts, .. rest], ("claim", total.Text), ("expected", NarrativeFinding.Plain(sum))) is var query
                ? query with { Expected = sum, Actual = total.Number, Explanation = hint, Arguments = query.Arguments.SetHint(hint) }
                : query;
        }
    }

    /// <summary>Two different totals of what was published.</summary>
    private static IEnumerable<Finding> Twice(ImmutableArray<Claim> claims)
    {
        var totals = claims.Where(claim => claim.Quantity.StartsWith("published.total", StringComparison.Ordinal) && claim is { Inexact: false, Section: >= 1 and <= 2 }
            && claim.Scope is ClaimScope.Organ && !claim.Text.Contains("累计", StringComparison.Ordinal) && ((claim.Reading.IsPlain && (claim.Reading.Words & (WordClass.Information | WordClass.Total | WordClass.Disclosure)) != 0) || claim.Quantity.EndsWith("news", StringComparison.Ordinal))).ToList();
        for (var i = 1; i < totals.Count; i++)
        {
            var (first, second) = (totals[0], totals[i]);
            if (first.Number == second.Number || (first.Section == second.Section && first.Reading.Sentence == second.Reading.Sentence))
            {
                continue;
            }

            var hint = first.Quantity != second.Quantity ? "without-news" : "unclear-wording";
            var query = NarrativeFinding.Query("N-12", [first, second], ("claim", first.Text), ("other", second.Text));
            yield return query with { Expected = first.Number, Actual = second.Number, Explanation = hint, Arguments = query.Arguments.SetHint(hint) };
            yield break;
        }
    }
}
