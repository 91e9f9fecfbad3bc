using System.Collections.Immutable;
using Gongkai.Reports.Conversion;

namespace Gongkai.Reports;

/// <summary>A sum in one edition to which reports are added one by one. Not safe for several threads at once.</summary>
public sealed class RunningSum
{
    private static readonly int StateCount = Enum.GetValues<FigureState>().Length;
    private readonly decimal[] sums;
    private readonly int[] states;
    private readonly bool[] unitless;

    /// <summary>An empty sum in an edition.</summary>
    public RunningSum(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = form;
        sums = new decimal[form.Cells.Length];
        states = new int[form.Cells.Length * StateCount];
        unitless = new bool[form.Cells.Length];
    }

    /// <summary>The edition of the sum.</summary>
    public Form Form { get; }

    /// <summary>How many reports were added.</summary>
    public int Members { get; private set; }

    /// <summary>Adds a report; one in another edition goes through the crosswalk.</summary>
    public void Add(AnnualReport report)
    {
        var figures = FormConverter.Convert(report, Form).Report.Figures;
        Begin();
        for (var position = 0; position < sums.Length; position++)
        {
            var cell = Form.Cells[position].Id;
            var figure = figures[cell];
            // An amount without a unit may be 元 or 万元: added as printed it would be off by 10,000.
            var hasUnit = !cell.Definition.IsAmount || figure.Value is null or 0 || figure.Unit is not null || figure.Raw is null;
            Add(position, figure.State, figure.Value, hasUnit);
        }
    }

    /// <summary>Begins the next report, whose figures follow one by one.</summary>
    public void Begin() => Members++;

    /// <summary>Adds one figure of the report that was begun.</summary>
    /// <param name="position">Position of its cell in the form, from 0.</param>
    /// <param name="state">Its state.</param>
    /// <param name="value">Its value, amounts in 元; null when there is none.</param>
    /// <param name="hasUnit">False for an amount that may be 元 or 万元; it is not added.</param>
    public void Add(int position, FigureState state, decimal? value, bool hasUnit = true)
    {
        states[(position * StateCount) + (int)state]++;
        if (value is { } number && state is FigureState.Read or FigureState.Inferred)
        {
            unitless[position] |= !hasUnit;
            sums[position] += hasUnit ? number : 0;
        }
    }

    /// <summary>What was added so far.</summary>
    /// <param name="missing">Names of members whose report is not here.</param>
    public RolledUp ToTotals(params IEnumerable<string> missing)
    {
        ImmutableArray<string> absent = [.. missing];
        return new RolledUp(Form, Members, absent, [.. Form.Cells.Select((cell, position) => Total(cell.Id, position, absent.IsEmpty && !unitless[position]))]);
    }

    private RollUpTotal Total(CellId cell, int position, bool allHere)
    {
        ImmutableArray<int> own = [.. states.AsSpan(position * StateCount, StateCount)];
        var certain = own[(int)FigureState.Read] + own[(int)FigureState.Inferred];
        return new RollUpTotal(cell, certain == 0 ? null : sums[position], own, allHere && certain == Members && Members > 0);
    }
}
