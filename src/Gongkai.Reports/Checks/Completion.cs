namespace Gongkai.Reports.Checks;

/// <summary>Gives, beside every figure without a certain value, the value that the form's equations would give it.
/// Value and state stay as printed: a blank total stays blank, the sum stands beside it.</summary>
public static class Completion
{
    /// <summary>The figures with <see cref="Figure.Computed"/> filled wherever the equations determine a whole number of zero or more.</summary>
    public static Figures Compute(Form form, Figures figures)
    {
        var known = new Dictionary<CellId, decimal>();
        var open = new HashSet<CellId>();
        foreach (var cell in form.Cells.Select(cell => cell.Id))
        {
            if (figures[cell] is { IsCertain: true, Value: { } value })
            {
                known[cell] = value;
            }
            else
            {
                open.Add(cell);
            }
        }

        var computed = new Dictionary<CellId, decimal>();
        for (var progress = open.Count > 0; progress;)
        {
            progress = false;
            foreach (var equation in form.Equations)
            {
                if (Solve(equation, known, open) is { } solved && computed.TryAdd(solved.Cell, solved.Value))
                {
                    known[solved.Cell] = solved.Value;
                    open.Remove(solved.Cell);
                    progress = true;
                }
            }
        }

        return computed.Count == 0
            ? figures
            : Figures.From([.. figures, .. computed.Select(pair => new KeyValuePair<CellId, Figure>(pair.Key, figures[pair.Key] with { Computed = pair.Value }))]);
    }

    private static (CellId Cell, decimal Value)? Solve(Equation equation, Dictionary<CellId, decimal> known, HashSet<CellId> open)
    {
        CellId? only = null;
        var balance = 0m;
        foreach (var (cell, sign) in equation.Left.Select(cell => (cell, 1)).Concat(equation.Right.Select(cell => (cell, -1))))
        {
            if (open.Contains(cell))
            {
                if (only is not null)
                {
                    return null;
                }

                only = cell;
            }
            else
            {
                balance += sign * known[cell];
            }
        }

        if (only is not { } missing)
        {
            return null;
        }

        var value = equation.Left.Contains(missing) ? -balance : balance;
        return value >= 0 && value == decimal.Truncate(value) ? (missing, value) : null;
    }
}
