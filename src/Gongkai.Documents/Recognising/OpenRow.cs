using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>A row whose print leaves a choice, and the ways that the sums have left of it.</summary>
internal sealed class OpenRow
{
    private readonly Equation[] own;
    private readonly Equation[] others;

    public OpenRow(SolverRow row, ImmutableArray<Equation> equations)
    {
        Row = row;
        var concerned = equations.Where(equation => equation.Cells.Any(row.Cells.Contains)).ToArray();
        own = [.. concerned.Where(equation => equation.Cells.All(row.Cells.Contains))];
        others = [.. concerned.Except(own)];
        Ways = row.Reading.Ways;
    }

    public SolverRow Row { get; }

    /// <summary>The ways that no sum speaks against.</summary>
    public ImmutableArray<Slot[]> Ways { get; private set; }

    /// <summary>True when the sums speak against every way.</summary>
    public bool IsContradicted { get; private set; }

    /// <summary>True while there is anything to choose.</summary>
    public bool IsUndecided => Ways.Length > 1 && !IsContradicted;

    /// <summary>Leaves out the ways that the row's own sums, or sums with figures known by now, speak against.</summary>
    /// <returns>True when fewer are left than before.</returns>
    public bool Narrow(Dictionary<CellId, decimal> known)
    {
        if (IsContradicted)
        {
            return false;
        }

        ImmutableArray<Slot[]> left = [.. Ways.Where(way => Holds(way, known))];
        if (left.IsEmpty && Ways.Length > 0)
        {
            IsContradicted = true;
            Ways = Row.Reading.Ways;
            return false;
        }

        var isLess = left.Length < Ways.Length;
        Ways = left;
        return isLess;
    }

    /// <summary>Leaves only these ways.</summary>
    public void Keep(IEnumerable<Slot[]> ways) => Ways = [.. ways];

    /// <summary>Leaves only the way as it stands, of a row whose outermost cell is empty, where a sum confirms it, its own sums hold with nothing for empty,
    /// or nothing but zeros is printed.</summary>
    public void PreferAsPrinted(Dictionary<CellId, decimal> known)
    {
        if (Row.Reading.Fit != RowFit.Edge || Ways.Length < 2 || Ways[0] != Row.Reading.Ways[0])
        {
            return;
        }

        var printed = new TriedWay(Ways[0]);
        var isConfirmed = printed.Test(own, Row.Cells, known) && printed.Test(others, Row.Cells, known) && printed.HoldsSomething;
        if (isConfirmed || Ways[0].All(slot => slot.Number is null or 0) || own.All(AddsUpWithoutBlanks))
        {
            Ways = [Ways[0]];
        }
    }

    private bool AddsUpWithoutBlanks(Equation equation) => equation.Left.Sum(Printed) == equation.Right.Sum(Printed);

    private decimal Printed(CellId cell) => Ways[0][Row.Cells.IndexOf(cell)].Number ?? 0;

    /// <summary>True when no sum speaks against a way.</summary>
    public bool Holds(Slot[] way, Dictionary<CellId, decimal> known)
    {
        var tried = new TriedWay(way);
        return tried.Test(own, Row.Cells, known) && tried.Test(others, Row.Cells, known);
    }

    /// <summary>The ways left, each with what the sums say about its lost cells, and whether the only one is proven: by all its own sums and at least one over other rows.</summary>
    public (List<TriedWay> Ways, bool IsProven, ImmutableArray<string> Rules) Conclude(Dictionary<CellId, decimal> known)
    {
        var tried = Ways.Select(way => new TriedWay(way)).ToList();
        foreach (var way in tried)
        {
            way.Test(own, Row.Cells, known);
            way.Test(others, Row.Cells, known);
        }

        var isProven = tried.Count == 1 && !IsContradicted && own.Length > 0 && tried[0].Checked.Count >= own.Length + 1;
        return (tried, isProven, tried.Count == 1 && !IsContradicted ? [.. tried[0].Checked.Distinct().Order(StringComparer.Ordinal)] : []);
    }
}
