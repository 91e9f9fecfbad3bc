using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Reports.Claims;
using Gongkai.Text;

namespace Gongkai.Reports.Checks.Narrative;

/// <summary>N-16: the words of last year with last year's number in them. N-17: a period that is not the calendar year.</summary>
internal static partial class PeriodChecks
{
    public static IEnumerable<Finding> Run(AnnualReport report, ImmutableArray<Claim> claims) => LastYear(report, claims).Concat(Period(report));

    // This year's figure under last year's name, and nothing said of this year: the year was most likely not changed.
    private static IEnumerable<Finding> LastYear(AnnualReport report, ImmutableArray<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim is not { Scope: ClaimScope.OtherYear, Quantity: "requests.new" or "requests.processed" or "review.reconsideration" or "review.litigation", Number: > 0, Inexact: false, Relation: ClaimRelation.None or ClaimRelation.Total, Section: >= 1 and <= 4 }
                || claims.Any(other => other.Quantity == claim.Quantity && other.Scope == ClaimScope.Organ) || Bindings.For(claim.Reading.Bind) is not { } binding)
            {
                continue;
            }

            var table = binding.Accept[0].In(report.Figures);
            if (table.Value == claim.Number)
            {
                yield return NarrativeFinding.Query("N-16", [claim], [("claim", claim.Text), ("year", Words(report.Year)), .. NarrativeFinding.CellArguments(report, table.Cells)]) with { Cells = table.Cells, Actual = claim.Number };
                yield break;
            }
        }
    }

    private static IEnumerable<Finding> Period(AnnualReport report)
    {
        foreach (var text in new[] { report.Preamble, report.Section(1)?.Text }.OfType<MappedText>())
        {
            if (PeriodWords().Match(text.Value) is { Success: true } found && !IsCalendarYear(found, report.Year))
            {
                var where = text.IsPlaced ? new SourcePlace(text.SourceOf(found.Index, found.Length)) : (SourcePlace?)null;
                yield return NarrativeFinding.Query("N-17", [], ("claim", found.Value), ("year", Words(report.Year))) with { Evidence = [new Evidence(found.Value, where)] };
                yield break;
            }
        }
    }

    private static bool IsCalendarYear(Match period, int? year)
    {
        string first = period.Groups["from"].Value, last = period.Groups["until"].Value;
        return period.Groups["first"].Value.TrimStart('0') == "1" && period.Groups["firstDay"].Value.TrimStart('0') == "1" && period.Groups["last"].Value == "12" && period.Groups["lastDay"].Value == "31"
            && (last.Length == 0 || last == first) && (year is null || first == Words(year));
    }

    private static string Words(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "";

    // 所列数据的统计期限自2020年1月1日起至2020年12月31日止
    [GeneratedRegex(@"(?:统计期限|统计时限|统计时间|统计日期|数据统计期)[^。\d]{0,8}(?<from>\d{4})\s*年\s*(?<first>\d{1,2})\s*月\s*(?<firstDay>\d{1,2})\s*日[^。\d]{0,4}(?:(?<until>\d{4})\s*年\s*)?(?<last>\d{1,2})\s*月\s*(?<lastDay>\d{1,2})\s*日")]
    private static partial Regex PeriodWords();
}
