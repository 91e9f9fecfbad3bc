using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Reports.Checks;

namespace Gongkai.Oversight.Filing;

/// <summary>The sums of the form while it is being filled in.</summary>
public static class Sums
{
    /// <summary>The report with every empty sum filled whose parts are all there.</summary>
    public static AnnualReport Fill(AnnualReport report)
    {
        var form = FormCatalogue.Default.Form(report.Form!);
        var sums = Of(form);
        var filled = Completion.Compute(form, report.Figures).Where(pair => sums.Contains(pair.Key) && IsEmpty(pair.Value) && pair.Value.Computed is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, Figure.Of(pair.Value.Computed!.Value)));
        return report with { Figures = Figures.From([.. report.Figures, .. filled]) };
    }

    /// <summary>The report with every empty cell of a table zero and its empty sums what their parts give, and which cells that were.</summary>
    public static (AnnualReport Report, ImmutableArray<CellId> Cells) ZeroRest(AnnualReport report, FormTable table)
    {
        var form = FormCatalogue.Default.Form(report.Form!);
        var sums = Of(form);
        ImmutableArray<CellId> empty = [.. table.Cells.Select(cell => cell.Id).Where(cell => IsEmpty(report.Figures[cell]))];
        var zeroed = With(report, empty.Where(cell => !sums.Contains(cell)));
        // A sum that its parts do not settle, because one of them is no number yet, stays empty: zero would be false.
        var done = Fill(zeroed);
        return (done, [.. empty.Where(cell => !IsEmpty(done.Figures[cell]))]);
    }

    /// <summary>The cells that are the sum of others.</summary>
    public static ImmutableHashSet<CellId> Of(Form form) => [.. form.Equations.Where(equation => equation.Right.Length == 1).Select(equation => equation.Right[0])];

    private static AnnualReport With(AnnualReport report, IEnumerable<CellId> zero) =>
        report with { Figures = Figures.From([.. report.Figures, .. zero.Select(cell => KeyValuePair.Create(cell, Figure.Of(0)))]) };

    private static bool IsEmpty(Figure figure) => figure.State is FigureState.Blank or FigureState.Absent or FigureState.Unknown;
}
