using System.Collections.Immutable;
using Gongkai.Reports.Claims;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>What may be said of a list whose parts do not add up to its total.</summary>
internal enum ListVerdict
{
    /// <summary>It may be in order.</summary>
    Fine,

    /// <summary>It may be in order, but only with an explanation.</summary>
    Ask,

    /// <summary>It cannot be in order.</summary>
    Wrong,
}

/// <summary>Tells closed lists from open ones, and things that can be counted once only from things that cannot.</summary>
internal static class ListKinds
{
    private static readonly string[] Outcomes = ["requests.granted", "requests.partly-granted", "requests.refused", "requests.unavailable", "requests.not-processed", "requests.other"];
    private static readonly string[] Applicants = ["requests.natural", "requests.organisation"];
    private static readonly string[] Columns = ["requests.business", "requests.research", "requests.charity", "requests.legal-service", "requests.other-org", "requests.rest-of-applicants"];

    private static readonly string[] Suits = ["review.litigation.direct", "review.litigation.after"];

    /// <summary>Decisions are published on platforms of their own and need not be among what a site published; and a part may be of something else than it seems.</summary>
    public static bool MayBeLarger(Claim total, Claim part)
    {
        const WordClass publishedElsewhere = WordClass.Licence | WordClass.Penalty | WordClass.Coercion;
        return total.Quantity.StartsWith("published", StringComparison.Ordinal) ? (part.Reading.Words & publishedElsewhere) != 0 : !part.Reading.IsPlain && part.Quantity is not "requests.channel";
    }

    /// <summary>By what a list divides its whole: outcomes, applicants, kinds of suits, results; empty for all else.</summary>
    public static string SortOf(Claim part) => Outcomes.Contains(part.Quantity) ? "outcomes"
        : Applicants.Contains(part.Quantity) || Columns.Contains(part.Quantity) ? "applicants"
        : Suits.Contains(part.Quantity) ? "suits"
        : part.Quantity.StartsWith("review.", StringComparison.Ordinal) && part.Quantity.Count(mark => mark == '.') > 1 ? "results"
        : part.Quantity == "requests.channel" ? "channels"
        : "";

    public static ListVerdict Judge(Claim total, ImmutableArray<Claim> parts, decimal sum)
    {
        if (total.Quantity.StartsWith("published", StringComparison.Ordinal))
        {
            return Published(total, parts, sum);
        }

        var isOver = sum > total.Number;
        if (parts.All(part => Outcomes.Contains(part.Quantity)))
        {
            return !isOver ? ListVerdict.Fine : total.Quantity == "requests.processed" ? ListVerdict.Wrong : ListVerdict.Ask;
        }

        if (parts.All(part => Applicants.Contains(part.Quantity)))
        {
            var exhausts = parts.Select(part => part.Quantity).Distinct().Count() == Applicants.Length;
            return (isOver || exhausts) && parts.All(part => part.Reading.IsPlain) ? ListVerdict.Wrong : isOver ? ListVerdict.Ask : ListVerdict.Fine;
        }

        // Each request has one applicant and is received by one organ.
        if (isOver && total.Quantity == "requests.new" && parts.All(part => part.Reading.IsPlain && (part.Quantity == Applicants[0] || Columns.Contains(part.Quantity))) && parts.DistinctBy(part => part.Quantity).Count() == parts.Length)
        {
            return ListVerdict.Wrong;
        }

        if (isOver && total.Quantity == "requests.new" && parts.All(IsOfOneOrgan))
        {
            return ListVerdict.Wrong;
        }

        if (parts.All(part => part.Quantity == "requests.channel"))
        {
            return isOver ? ListVerdict.Wrong : ListVerdict.Fine;
        }

        return isOver && parts.All(part => part.Quantity.StartsWith("review.", StringComparison.Ordinal)) ? ListVerdict.Wrong : ListVerdict.Fine;
    }

    private static bool IsOfOneOrgan(Claim part) => part.Quantity == "other" && (part.Reading.Words & (WordClass.Office | WordClass.Others)) != 0 && (part.Reading.Words & (WordClass.Narrow | WordClass.RequestChannel | WordClass.Foreign)) == 0;

    /// <summary>A part greater than its whole is wrong only where the part is of the whole's own family.</summary>
    public static bool IsOfOneKind(Claim total, ImmutableArray<Claim> parts) => parts.All(part => FamilyOf(part.Quantity) == FamilyOf(total.Quantity) && FamilyOf(part.Quantity) is "published" or "requests" or "review");

    /// <summary>site, wechat, weibo; empty for any other channel.</summary>
    public static string ChannelKind(string channel) =>
        channel.Contains("微博", StringComparison.Ordinal) ? "weibo"
        : channel.Contains("微信", StringComparison.Ordinal) || channel.Contains("公众号", StringComparison.Ordinal) ? "wechat"
        : channel.Contains("网站", StringComparison.Ordinal) || channel.Contains("官网", StringComparison.Ordinal) ? "site"
        : "";

    private static ListVerdict Published(Claim total, ImmutableArray<Claim> parts, decimal sum)
    {
        var isClosed = parts.Any(part => part.Relation == ClaimRelation.ClosedPart);
        var hasRest = (parts[^1].Reading.Words & WordClass.Rest) != 0;
        var hasChannels = parts.Any(part => part.Reading.Channels.Length > 0 && (part.Reading.Words & WordClass.Rest) == 0) || total.Reading.Channels.Length > 1;
        if (sum > total.Number)
        {
            // 涉农、涉企、涉及民生 overlap.
            return !isClosed && parts.Any(part => part.Text.Contains('涉')) ? ListVerdict.Fine : hasChannels || !isClosed ? ListVerdict.Ask : ListVerdict.Wrong;
        }

        // 分别为 and 分为 leave nothing out, 包括 may.
        var isExhausted = isClosed && !parts.Any(part => (part.Reading.Words & WordClass.Etc) != 0) && (parts[0].Reading.Words & (WordClass.Closed | WordClass.Including)) == WordClass.Closed;
        return !isClosed ? ListVerdict.Fine : hasRest || isExhausted ? hasChannels ? ListVerdict.Ask : ListVerdict.Wrong : ListVerdict.Fine;
    }

    private static string FamilyOf(string code) => code.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? code[..dot] : code;
}
