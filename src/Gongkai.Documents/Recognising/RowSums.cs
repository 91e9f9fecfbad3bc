using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognising;

/// <summary>The sums that a row must satisfy by itself, by column: parts that stand together and their total right behind them
/// (table 3: six and one; table 4: three times four and one). Empty for a row without sums (table 2).</summary>
/// <param name="Totals">For each column that is a total, the first column that it adds up; -1 for any other column.</param>
internal sealed record RowSums(ImmutableArray<int> Totals)
{
    /// <summary>No sums.</summary>
    public static RowSums None(int columns) => new([.. Enumerable.Repeat(-1, columns)]);

    /// <summary>True when every column stands in a sum.</summary>
    public bool AreComplete => Totals.Length > 0 && Totals[^1] >= 0;

    /// <summary>The sums of a row's cells.</summary>
    public static RowSums Of(ImmutableArray<CellId> cells, ImmutableArray<Equation> equations)
    {
        var totals = new int[cells.Length];
        Array.Fill(totals, -1);
        foreach (var equation in equations.Where(equation => equation.Right.Length == 1 && equation.Cells.All(cells.Contains)))
        {
            var total = cells.IndexOf(equation.Right[0]);
            var parts = equation.Left.Select(cell => cells.IndexOf(cell)).Order().ToArray();
            if (parts[^1] == total - 1 && parts[^1] - parts[0] == parts.Length - 1)
            {
                totals[total] = parts[0];
            }
        }

        return new RowSums([.. totals]);
    }
}
