using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Reports.Checks;

/// <summary>U-1: a report for an area is the sum of its members' reports, table by table. Joint documents and cases against two organs may count twice,
/// and a member may be missing, so it is a question; each figure is named with what the members give.</summary>
public static class MemberChecks
{
    private const int MostNamed = 12;

    /// <summary>What does not add up, in form order; nothing when there are no members.</summary>
    /// <param name="area">The report under examination.</param>
    /// <param name="members">The members' reports of the same year.</param>
    public static ImmutableArray<Finding> Compare(AnnualReport area, ImmutableArray<AnnualReport> members)
    {
        if (members.IsEmpty || FormCatalogue.Default.Find(area.Form) is not { } form)
        {
            return [];
        }

        var sum = RollUp.Sum(form, members);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var total in sum.Totals.Where(total => IsNamed(total.Cell)))
        {
            if (area.Figures[total.Cell] is { IsCertain: true, Value: { } printed } && total is { IsComplete: true, Value: { } added } && printed != added)
            {
                findings.Add(Differing(area, form, members, total.Cell, printed, added));
            }
        }

        return findings.ToImmutable();
    }

    // One total a row of table 3 is enough; the columns below it differ with it.
    private static bool IsNamed(CellId cell) => !cell.Code.StartsWith("requests.", StringComparison.Ordinal) || cell.Code.EndsWith(".total", StringComparison.Ordinal);

    private static Finding Differing(AnnualReport area, Form form, ImmutableArray<AnnualReport> members, CellId cell, decimal printed, decimal added)
    {
        var parts = members.Select(member => $"{member.Organ ?? "?"} {RuleBook.Number(member.Figures[cell].Value)}").ToList();
        var list = string.Join("、", parts.Take(MostNamed)) + (parts.Count > MostNamed ? "…" : "");
        return RuleBook.Find("U-1", [.. RuleBook.CellArguments("cell", cell, form), ("members", members.Length.ToString(CultureInfo.InvariantCulture)), ("list", list)]) with
        {
            Cells = [cell],
            Expected = added,
            Actual = printed,
            Evidence = PrintedEvidence.Of(area, [cell]),
        };
    }
}
