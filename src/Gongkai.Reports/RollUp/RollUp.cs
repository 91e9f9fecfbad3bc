using System.Collections.Immutable;
using Gongkai.Reports.Conversion;

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
        var sums = new decimal[form.Cells.Length];
        var states = new int[form.Cells.Length, Enum.GetValues<FigureState>().Length];
        var unitless = new bool[form.Cells.Length];
        var members = 0;
        foreach (var report in reports)
        {
            var figures = FormConverter.Convert(report, form).Report.Figures;
            members++;
            for (var i = 0; i < form.Cells.Length; i++)
            {
                var figure = figures[form.Cells[i].Id];
                states[i, (int)figure.State]++;
                if (figure is { IsCertain: true, Value: { } value })
                {
                    // An amount without a unit may be 元 or 万元: added as printed it would be off by 10,000.
                    var hasUnit = !form.Cells[i].Id.Definition.IsAmount || value == 0 || figure.Unit is not null || figure.Raw is null;
                    unitless[i] |= !hasUnit;
                    sums[i] += hasUnit ? value : 0;
                }
            }
        }

        ImmutableArray<string> absent = [.. missing];
        return new RolledUp(form, members, absent, [.. form.Cells.Select((cell, i) => Total(cell.Id, sums[i], Row(states, i), members, absent.IsEmpty && !unitless[i]))]);
    }

    private static RollUpTotal Total(CellId cell, decimal sum, ImmutableArray<int> states, int members, bool allHere)
    {
        var certain = states[(int)FigureState.Read] + states[(int)FigureState.Inferred];
        return new RollUpTotal(cell, certain == 0 ? null : sum, states, allHere && certain == members && members > 0);
    }

    private static ImmutableArray<int> Row(int[,] states, int row) => [.. Enumerable.Range(0, states.GetLength(1)).Select(column => states[row, column])];
}
