using System.Collections.Immutable;

namespace Gongkai.Reports.Checks;

/// <summary>Holds the printed figures against the sums that the form declares (T3-1, T3-2, T3-3, T4-1).
/// An equation speaks only when each figure it needs is certain: blank is not zero, and a doubtful figure accuses nobody.</summary>
internal static class EquationChecks
{
    public static IEnumerable<Finding> Run(AnnualReport report, Form form)
    {
        foreach (var equation in form.Equations)
        {
            if (TrySum(equation.Left, report.Figures, out var left) && TrySum(equation.Right, report.Figures, out var right) && left != right)
            {
                yield return Broken(equation, report, form, left, right);
            }
        }
    }

    private static bool TrySum(ImmutableArray<CellId> cells, Figures figures, out decimal sum)
    {
        sum = 0;
        foreach (var cell in cells)
        {
            if (!figures.TryGet(cell, out var figure) || figure is not { State: FigureState.Read, Value: { } value })
            {
                return false;
            }

            sum += value;
        }

        return true;
    }

    private static Finding Broken(Equation equation, AnnualReport report, Form form, decimal left, decimal right) =>
        RuleBook.Find(
            equation.Rule,
            ("line", Line(equation, form)),
            ("left", RuleBook.Number(left)),
            ("right", RuleBook.Number(right)),
            ("leftWords", Words(equation.Left, report, form, left)),
            ("rightWords", Words(equation.Right, report, form, right)),
            ("difference", RuleBook.Number(Math.Abs(left - right)))) with
        {
            Cells = [.. equation.Cells],
            Expected = left,
            Actual = right,
            Evidence = PrintedEvidence.Of(report, equation.Right.Concat(equation.Left.Where(cell => report.Figures[cell].Value != 0))),
        };

    // What the equation's cells have in common: the column in a sum over rows, the row in a sum over columns.
    private static string Line(Equation equation, Form form)
    {
        var places = equation.Cells.Select(cell => form.Place(cell)!).ToList();
        if (places.TrueForAll(place => place.Column == places[0].Column))
        {
            return places[0].Column.Label;
        }

        return places[0].Row.Label.Length > 0 ? places[0].Row.Label : string.Join("/", places[0].Column.Path);
    }

    private static string Words(ImmutableArray<CellId> cells, AnnualReport report, Form form, decimal sum) =>
        string.Join(" + ", cells.Select(cell => $"{ShortLabel(form.Place(cell)!.Row.Label)} {RuleBook.Number(report.Figures[cell].Value)}")) + $" = {RuleBook.Number(sum)}";

    private static string ShortLabel(string label) => label.Length > 8 ? label[..8] + "…" : label;
}
