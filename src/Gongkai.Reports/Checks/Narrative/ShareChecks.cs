using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-2: percentages against the numbers they are made of. Rounded and truncated values are both right.</summary>
internal static class ShareChecks
{
    private const decimal All = 100;

    private static readonly CellSum[] Wholes = [CellSum.Parse("requests.received.total"), CellSum.Parse("requests.total.total"), CellSum.Parse("requests.received.total + requests.carried-in.total"), .. Groups];

    // 占不予公开总数的46.8%: a ground is a share of its group.
    private static IEnumerable<CellSum> Groups => new[] { "requests.granted.total", "requests.granted.total + requests.partly-granted.total", "requests.refused.*.total", "requests.unavailable.*.total", "requests.not-processed.*.total" }.Select(CellSum.Parse);

    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims)
    {
        for (var i = 0; i < claims.Length; i++)
        {
            if (claims[i] is { Relation: ClaimRelation.Share, Inexact: false, Section: >= 1 and <= 4, Reading.Subject.Length: > 0 } named && (named.Reading.Words & WordClass.Share) != 0)
            {
                if (i > 0 && RowShares.Complement(claims[i - 1], named) is { } over)
                {
                    yield return over;
                }
                else if (RowShares.Judge(report, claims, named) is { } wrong)
                {
                    yield return wrong;
                }
            }
            else if (claims[i] is { Relation: ClaimRelation.Share, Inexact: false, Section: >= 1 and <= 4, Of: not null } share
                && ((share.Reading.Words & WordClass.Share) != 0 || claims[share.Of.Value].Text.StartsWith('占')) && Judge(report, claims, i) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Judge(AnnualReport report, ImmutableArray<Claim> claims, int at)
    {
        var share = claims[at];
        var part = claims[share.Of!.Value];
        if (part.Text.StartsWith('占') && share.Of > 0 && claims[share.Of.Value - 1] is { Inexact: false, Number: > 0 } counted && counted.Reading.Sentence == share.Reading.Sentence)
        {
            return OfNamed(report, share, counted, part);
        }

        if (share.Text.Contains("分别", StringComparison.Ordinal) || !IsOutcome(part.Quantity) || part is { Inexact: true } || part.Number is not > 0)
        {
            return null;
        }

        // 因不掌握而无法提供的占85.4%: it is the share of something that was not understood.
        if (share.Text.IndexOf('占', StringComparison.Ordinal) > 1 && !IsOfSum(share))
        {
            return null;
        }

        var near = claims.Take(at).Where(claim => claim.Section == share.Section && claim.Reading.Paragraph == share.Reading.Paragraph && claim.Number >= part.Number && IsCount(claim)).ToList();
        var wholes = near.Select(claim => claim.Number!.Value).Concat(Wholes.Select(sum => sum.In(report.Figures).Value).OfType<decimal>()).Where(whole => whole > 0).Distinct().ToList();
        var parts = Enumerable.Range(1, Math.Max(2, IsOfSum(share) ? near.Count : 0)).Select(count => near.Append(part).Distinct().TakeLast(count).Sum(claim => claim.Number!.Value)).Append(part.Number!.Value).Distinct().ToArray();
        if (wholes.Count == 0 || wholes.Any(whole => parts.Any(number => Percentages.Agree(share, number, whole))))
        {
            return null;
        }

        // The whole is the number the part belongs to, else what the table gives; with neither there is nothing to hold against it.
        var basis = part.Of is { } of ? claims[of].Number : Wholes[1].In(report.Figures).Value ?? Wholes[0].In(report.Figures).Value;
        if (basis is not > 0 || basis < part.Number)
        {
            return null;
        }

        var query = Finding(share, part, basis.Value);
        // Nothing is more than all of what it is a share of. 占办结总数的57.8%: the whole is named, the part is the table's, and no whole there is gives anything near.
        var namesWhole = (share.Reading.Words & (WordClass.Total | WordClass.Reply)) != 0 || (part.Of is { } all && Agreement.Agrees(report, claims[all]));
        var isCertain = share.Number > All || (namesWhole && share.Reading.IsKnown && Agreement.Agrees(report, part)
            && wholes.All(whole => parts.All(number => Percentages.IsFarOff(share, number, whole))));
        return isCertain ? AsError(query) : query;
    }

    // 不掌握的314件，占办结总数797件的39.4%: part and whole stand right there.
    private static Finding? OfNamed(AnnualReport report, Claim share, Claim part, Claim whole)
    {
        if (whole is not { Inexact: false, Number: > 0 } || Percentages.Agree(share, part.Number!.Value, whole.Number.Value))
        {
            return null;
        }

        var query = Finding(share, part, whole.Number.Value);
        return Percentages.IsFarOff(share, part.Number.Value, whole.Number.Value) && Agreement.Agrees(report, part) ? AsError(query) : query;
    }

    // 两类合计占52%: the share is of all that was listed, however many.
    private static bool IsOfSum(Claim share) => (share.Reading.Words & WordClass.Total) != 0 && share.Text.AsSpan()[..Math.Max(share.Text.IndexOf('占', StringComparison.Ordinal), 0)].IndexOfAny('计', '共') >= 0;

    internal static Finding AsError(Finding query) => query with { Severity = Severity.Error, Kind = FindingKind.Error };

    internal static Finding Finding(Claim share, Claim part, decimal whole, decimal? numerator = null)
    {
        var number = numerator ?? part.Number!.Value;
        var computed = Math.Round(number / whole * 100, 2);
        return NarrativeFinding.Query("N-2", share == part ? [share] : [share, part], ("claim", share == part ? share.Text : part.Text + "，" + share.Text), ("part", NarrativeFinding.Plain(number)), ("whole", NarrativeFinding.Plain(whole)), ("expected", NarrativeFinding.Plain(computed)))
            with
        { Expected = computed, Actual = share.Number };
    }

    private static bool IsOutcome(string code) => code.StartsWith("requests.", StringComparison.Ordinal);

    internal static bool IsCount(Claim claim) => claim.Relation is not (ClaimRelation.Share or ClaimRelation.Comparison) && claim is { Number: not null, Inexact: false } && claim.Unit is not ("%" or "％" or "万元" or "元" or "亿元");
}

/// <summary>When a printed percentage follows from two numbers.</summary>
internal static class Percentages
{
    private const decimal Far = 1;

    /// <summary>True when a share follows from two numbers, within what its words leave open.</summary>
    public static bool Agree(Claim share, decimal part, decimal whole) =>
        share.Reading.Grain > 0 ? !IsFarOff(share, part, whole) : Agree(share.Number!.Value, part, whole);

    /// <summary>True when a share misses two numbers by a point or more, or by more than its words leave open.</summary>
    public static bool IsFarOff(Claim share, decimal part, decimal whole) => whole != 0 && Math.Abs((part / whole * 100) - share.Number!.Value) >= Math.Max(Far, share.Reading.Grain + (share.Reading.Grain > 0 ? Far : 0));

    /// <summary>True when rounding or cutting off <paramref name="part"/>/<paramref name="whole"/> gives <paramref name="printed"/>, or misses it by one in the last place; more than one decimal is printed too loosely to be held to it.</summary>
    public static bool Agree(decimal printed, decimal part, decimal whole)
    {
        if (whole == 0)
        {
            return true;
        }

        return Math.Abs((part / whole * 100) - printed) <= (printed.Scale == 0 ? 1m : 0.1m);
    }
}
