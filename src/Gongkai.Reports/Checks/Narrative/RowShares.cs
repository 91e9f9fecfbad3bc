using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-2 of a share that names its row and no number: 自然人申请占新收总量的82.4% against the cells of both.</summary>
internal static class RowShares
{
    private static readonly CellSum[] OfRequests = [.. new[] { "requests.received.total", "requests.total.total", "requests.received.total + requests.carried-in.total" }.Select(CellSum.Parse)];
    private static readonly CellSum[] OfReconsiderations = [.. new[] { "disputes.reconsideration.total", "disputes.reconsideration.total - disputes.reconsideration.pending" }.Select(CellSum.Parse)];
    private static readonly CellSum[] OfSuits = [.. new[]
    {
        "disputes.direct-suit.total + disputes.suit-after-reconsideration.total",
        "disputes.direct-suit.total + disputes.suit-after-reconsideration.total - disputes.direct-suit.pending - disputes.suit-after-reconsideration.pending",
    }.Select(CellSum.Parse)];

    /// <summary>What is wrong with a share that names its whole, or that can have only one as a share of who asked; null where any whole of the table bears it out.</summary>
    public static Finding? Judge(AnnualReport report, ImmutableArray<Claim> claims, Claim share)
    {
        const WordClass whole = WordClass.Total | WordClass.Reply | WordClass.Receive;
        var subject = share.Reading.Subject;
        const WordClass others = WordClasses.Disputes | WordClass.Publish | WordClass.Information | WordClass.Licence | WordClass.Penalty | WordClass.Coercion | WordClass.Normative | WordClass.Proposal;
        if (!share.Reading.IsPlain || (subject.StartsWith("requests.", StringComparison.Ordinal) && (share.Reading.Words & others) != 0) || ((share.Reading.Words & whole) == 0 && !IsOfAllRequests(claims, share)) || Bindings.For(subject) is not { } binding)
        {
            return null;
        }

        var wholes = (subject.StartsWith("requests.", StringComparison.Ordinal) ? OfRequests : subject.StartsWith("review.reconsideration", StringComparison.Ordinal) ? OfReconsiderations : subject.StartsWith("review.litigation", StringComparison.Ordinal) ? OfSuits : [])
            .Select(sum => sum.In(report.Figures).Value).OfType<decimal>().Where(value => value > 0).ToList();
        var parts = binding.Accept.Select(sum => sum.In(report.Figures).Value).OfType<decimal>().Distinct().ToList();
        return wholes.Count > 0 && parts.Count > 0 && wholes.All(all => parts.All(part => Percentages.IsFarOff(share, part, all)))
            ? ShareChecks.AsError(ShareChecks.Finding(share, share, wholes[0], parts[0])) : null;
    }

    /// <summary>自然人申请占89.2%，法人和其他组织申请占11.8%: whoever asks is one or the other.</summary>
    public static Finding? Complement(Claim before, Claim share)
    {
        const decimal all = 100, open = 1;
        var isPair = before is { Relation: ClaimRelation.Share, Inexact: false, Reading: { IsPlain: true, Grain: 0 } } && share.Reading is { IsPlain: true, Grain: 0 } && before.Section == share.Section && before.Reading.Sentence == share.Reading.Sentence
            && (before.Reading.Subject, share.Reading.Subject) is ("requests.natural", "requests.organisation") or ("requests.organisation", "requests.natural");
        return isPair && Math.Abs(before.Number!.Value + share.Number!.Value - all) >= open
            ? ShareChecks.AsError(ShareChecks.Finding(share, before, all, all - before.Number.Value)) : null;
    }

    private const WordClass SomeOfThem = WordClass.Outcome | WordClass.Ground | WordClass.LooseGround | WordClass.RequestChannel | WordClass.Channel | WordClass.Result | WordClass.Narrow | WordClass.Foreign | WordClass.Proposal | WordClasses.Disputes;

    // 自然人申请占89.2%: of all requests, where the sentence speaks of no part of them.
    private static bool IsOfAllRequests(ImmutableArray<Claim> claims, Claim share) => QuantityRules.CountsApplicants(share.Reading.Subject) && (share.Reading.Before & SomeOfThem) == 0
        && !claims.Any(claim => claim.Section == share.Section && claim.Reading.Sentence == share.Reading.Sentence && claim.Reading.Position < share.Reading.Position
            && claim.Relation is not (ClaimRelation.Share or ClaimRelation.Comparison) && !QuantityRules.CountsApplicants(claim.Quantity) && claim.Quantity is not ("requests.new" or "requests.in-hand" or "requests.processed" or "requests.carried-in"));
}
