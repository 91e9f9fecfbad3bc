using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>One total of a roll-up, and how many of each state went into it.</summary>
/// <param name="Cell">Which cell.</param>
/// <param name="Value">Sum of the certain values; null when no member has one.</param>
/// <param name="States">How many members' figures are in each state, in the order of <see cref="FigureState"/>.</param>
/// <param name="IsComplete">True when every member expected gives a certain value with a known unit.</param>
public sealed record RollUpTotal(CellId Cell, decimal? Value, ImmutableArray<int> States, bool IsComplete);

/// <summary>The sum of many reports in one edition.</summary>
/// <param name="Form">The edition of the totals.</param>
/// <param name="Members">How many reports went in.</param>
/// <param name="Missing">Members expected whose report is not here.</param>
/// <param name="Totals">One total a cell, in form order.</param>
public sealed record RolledUp(Form Form, int Members, ImmutableArray<string> Missing, ImmutableArray<RollUpTotal> Totals)
{
    /// <summary>True when no member is missing and every total is complete.</summary>
    public bool IsComplete => Missing.IsEmpty && Totals.All(total => total.IsComplete);

    /// <summary>The total of a cell; null when the edition does not have it.</summary>
    public RollUpTotal? Total(CellId cell) => Totals.FirstOrDefault(total => total.Cell == cell);
}

/// <summary>Adds reports up cell by cell (law.md U-1). A figure that is not certain is never added as zero: it makes its total incomplete.</summary>
public static class RollUp
{
    /// <summary>The sum of the reports in an edition; reports in other editions go through the crosswalk.</summary>
    /// <param name="form">Edition of the totals.</param>
    /// <param name="reports">The members' reports of one year.</param>
    /// <param name="missing">Names of members whose report is not here.</param>
    public static RolledUp Sum(Form form, IEnumerable<AnnualReport> reports, params IEnumerable<string> missing)
    {
        var sum = new RunningSum(form);
        foreach (var report in reports)
        {
            sum.Add(report);
        }

        return sum.ToTotals(missing);
    }
}
