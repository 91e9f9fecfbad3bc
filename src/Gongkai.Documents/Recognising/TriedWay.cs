using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>One way to read a row under test: does any equation speak against it, and what do they say about its lost cells?</summary>
internal sealed class TriedWay(Slot[] way)
{
    private decimal?[]? implied;
    private List<string>? held;

    public Slot[] Way { get; } = way;

    /// <summary>True when an equation held to which this row gives more than zeros.</summary>
    public bool HoldsSomething { get; private set; }

    /// <summary>The rules of the equations that had every figure they need (or lacked only one lost cell of this row) and held, one entry each.</summary>
    public IReadOnlyCollection<string> Checked => held ?? [];

    /// <summary>The printed or implied number of a column; null when there is none.</summary>
    public decimal? ValueOf(int column) => Way[column].Number ?? implied?[column];

    /// <summary>False as soon as an equation is broken.</summary>
    public bool Test(Equation[] equations, ImmutableArray<CellId> cells, Dictionary<CellId, decimal> known)
    {
        foreach (var equation in equations)
        {
            if (!Holds(equation, cells, known))
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(Equation equation, ImmutableArray<CellId> cells, Dictionary<CellId, decimal> known)
    {
        var balance = 0m;
        var open = -1;
        var openOnLeft = false;
        // Asked for every way of every row: nothing is made for it.
        for (var at = 0; at < equation.Left.Length + equation.Right.Length; at++)
        {
            var isLeft = at < equation.Left.Length;
            var cell = isLeft ? equation.Left[at] : equation.Right[at - equation.Left.Length];
            var column = cells.IndexOf(cell);
            var value = column < 0 ? (known.TryGetValue(cell, out var outside) ? outside : null) : ValueOf(column);
            if (value is { } number)
            {
                balance += isLeft ? number : -number;
            }
            else if (column >= 0 && open < 0 && (Way[column].IsLost || Way[column].Piece!.Value.Kind == PrintKind.Other))
            {
                (open, openOnLeft) = (column, isLeft);
            }
            else
            {
                // An empty cell or a figure not known elsewhere: the equation says nothing.
                return true;
            }
        }

        if (open < 0)
        {
            if (balance == 0)
            {
                (held ??= []).Add(equation.Rule);
                HoldsSomething |= equation.Cells.Any(cell => cells.IndexOf(cell) is >= 0 and var column && ValueOf(column) > 0);
            }

            return balance == 0;
        }

        var missing = openOnLeft ? -balance : balance;
        (implied ??= new decimal?[Way.Length])[open] = missing;
        (held ??= []).Add(equation.Rule);
        return missing >= 0 && missing == decimal.Truncate(missing);
    }
}
