using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-2, N-18: growth in per cent and in cases against the number of this year and that of the year before, where both stand in the sentence.</summary>
internal static class ChangeChecks
{
    private static readonly CellSum Received = CellSum.Parse("requests.received.total");

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        for (var i = 0; i < claims.Length; i++)
        {
            if (claims[i] is { Relation: ClaimRelation.Comparison, Inexact: false, Quantity: "growth" or "change" } && i > 0 && Judge(report, claims, i) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Judge(AnnualReport report, ImmutableArray<Claim> claims, int at)
    {
        var change = claims[at];
        var isNamed = NamesRequests(claims, at);
        if ((NowOf(claims, at, isNamed) ?? NowOfTable(report, claims, at, isNamed)) is not { Inexact: false, Number: { } number, Scope: not ClaimScope.OtherYear } now || LastOf(claims, at, now) is not { } last || last <= 0)
        {
            return null;
        }

        var difference = Math.Abs(number - last);
        var isShare = change.Quantity == "growth";
        var isTurned = difference > 0 && Direction(change) is { } up && up != number > last;
        if (!isTurned && (isShare ? Percentages.Agree(change, difference, last) : change.Number == difference || change.Unit != now.Unit))
        {
            return null;
        }

        // 新收500件，比上年的400件增长20%: both numbers stand there, and the growth follows from neither.
        var isCertain = (isTurned || !isShare || Percentages.IsFarOff(change, difference, last)) && change.Reading.IsKnown && now.Reading.IsPlain
            && (now.Reading.IsExplicit || Agreement.Agrees(report, now)) && (isNamed || NothingBetween(claims, now, at));
        var query = isShare ? ShareChecks.Finding(change, now, last, difference) : Finding(change, now, last);
        return isCertain ? ShareChecks.AsError(query) : query;
    }

    /// <summary>The number of this year: the one right before, or where the change names requests itself (申请数量较2021年上升) the requests received.</summary>
    private static Claim? NowOf(ImmutableArray<Claim> claims, int at, bool isNamed)
    {
        var change = claims[at];
        var here = claims.Take(at).Where(claim => claim.Section == change.Section && claim.Reading.Paragraph == change.Reading.Paragraph && claim.Scope != ClaimScope.OtherYear && ShareChecks.IsCount(claim)).ToList();
        isNamed |= here.LastOrDefault()?.Reading.Sentence != change.Reading.Sentence;
        return isNamed ? here.FindLast(claim => claim.Quantity == "requests.new" && change.Reading.Sentence - claim.Reading.Sentence <= 1) : here.LastOrDefault();
    }

    // 我委新收申请较2021年（52件）多出17件 states this year's number only in the table.
    private static Claim? NowOfTable(AnnualReport report, ImmutableArray<Claim> claims, int at, bool isNamed) =>
        isNamed && claims[at].Scope == ClaimScope.Organ && claims[at - 1] is { Quantity: DraftMeaning.Earlier } named && IsBeside(named, claims[at]) && Received.In(report.Figures).Value is { } received
            ? named with { Number = received, Scope = ClaimScope.Organ, Reading = named.Reading with { IsPlain = true, IsExplicit = true } } : null;

    /// <summary>The number of the year before: the one that stands there, else what a change beside it leaves (增加107件，增长11.0%); null where neither or several do.</summary>
    private static decimal? LastOf(ImmutableArray<Claim> claims, int at, Claim now)
    {
        var change = claims[at];
        var before = claims.Where(claim => IsBeside(claim, change) && claim is { Scope: ClaimScope.OtherYear, Inexact: false, Number: > 0 } && claim.Quantity is not ("change" or "growth") && claim.Unit == now.Unit).ToList();
        if (before.Count > 0 || change.Quantity == "change")
        {
            return before.Count == 1 ? before[0].Number : null;
        }

        return claims[at - 1] is { Quantity: "change", Inexact: false, Number: > 0 } cases && IsBeside(cases, change) && cases.Unit == now.Unit && Direction(cases) is { } up ? now.Number - (up ? cases.Number : -cases.Number) : null;
    }

    // 申请数量较2024年（19件）上升36.8%: the words before the number of the other year are the change's as well.
    private static bool NamesRequests(ImmutableArray<Claim> claims, int at)
    {
        const WordClass requests = WordClass.Request | WordClass.PlainRequest | WordClass.Receive;
        var words = claims[at].Reading.Words | (claims[at - 1].Quantity == DraftMeaning.Earlier ? claims[at - 1].Reading.Words : WordClass.None);
        return (words & requests) != 0 && (words & WordClasses.Nouns & ~requests) == 0;
    }

    // 收到77件，其中网络41件，比上年增加19件（58件） is of the web, or of all.
    private static bool NothingBetween(ImmutableArray<Claim> claims, Claim now, int at) =>
        !claims.Take(at).SkipWhile(claim => claim != now).Skip(1).Any(claim => ShareChecks.IsCount(claim) && claim.Scope != ClaimScope.OtherYear && claim.Number is not null);

    private static bool IsBeside(Claim claim, Claim change) => claim.Section == change.Section && claim.Reading.Sentence == change.Reading.Sentence;

    /// <summary>True for growth, false for decline, null where the words leave it open.</summary>
    private static bool? Direction(Claim change)
    {
        var words = change.Text.AsSpan();
        var isUp = words.IndexOfAny("增升涨多") >= 0;
        var isDown = words.IndexOfAny("减降少") >= 0;
        return isUp == isDown || words.IndexOfAny("负-－") >= 0 ? null : isUp;
    }

    private static Finding Finding(Claim change, Claim now, decimal last)
    {
        var expected = now.Number!.Value - last;
        return NarrativeFinding.Query("N-18", [change, now], ("claim", now.Text + "，" + change.Text), ("now", NarrativeFinding.Plain(now.Number)), ("last", NarrativeFinding.Plain(last)), ("expected", NarrativeFinding.Plain(expected)))
            with
        { Expected = expected, Actual = change.Number };
    }
}
