using System.Collections.Immutable;

namespace Gongkai.Reports.Checks;

/// <summary>T2-10: documents issued this year are in force at its end, or repealed within it. More issued than in force is in order by itself.</summary>
internal static class StockChecks
{
    public static IEnumerable<Finding> Run(AnnualReport report, Form form)
    {
        foreach (var row in form.Cells.Where(cell => cell.Column.Code == "in-force").Select(cell => cell.Row).Distinct())
        {
            ImmutableArray<CellId> cells = [CellId.Parse($"{row.Code}.issued"), CellId.Parse($"{row.Code}.repealed"), CellId.Parse($"{row.Code}.in-force")];
            if (Value(report, cells[0]) is { } issued && Value(report, cells[1]) is { } repealed && Value(report, cells[2]) is { } inForce && issued > inForce + repealed)
            {
                yield return RuleBook.Find("T2-10", ("line", row.Label), ("issued", RuleBook.Number(issued)), ("repealed", RuleBook.Number(repealed)), ("inForce", RuleBook.Number(inForce))) with
                {
                    Cells = cells,
                    Expected = inForce + repealed,
                    Actual = issued,
                    Evidence = PrintedEvidence.Of(report, cells),
                };
            }
        }
    }

    private static decimal? Value(AnnualReport report, CellId cell) => report.Figures[cell] is { IsCertain: true } figure ? figure.Value : null;
}
