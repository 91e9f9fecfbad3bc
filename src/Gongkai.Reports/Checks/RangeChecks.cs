using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Reports.Checks;

/// <summary>Rules on single figures and pairs: signs, rules made by organs that cannot make them, more than there can be.</summary>
internal static partial class RangeChecks
{
    private const int FirstYearOfFees = 2021;

    public static IEnumerable<Finding> Run(AnnualReport report, Form form)
    {
        foreach (var cell in form.Cells)
        {
            var figure = report.Figures[cell.Id];
            if (cell.Id.Definition.Unit == CellUnit.Count && figure is { State: FigureState.Doubtful, Value: null, Raw: { } raw } && raw.Length > 0 && raw[0] is '-' or '－')
            {
                yield return RuleBook.Find(cell.Table.Number == 2 ? "T2-3" : "T3-4", [.. RuleBook.CellArguments("cell", cell.Id, form), ("raw", raw), ("actual", raw)]) with
                {
                    Cells = [cell.Id],
                    Evidence = PrintedEvidence.Of(report, [cell.Id]),
                };
            }
        }

        foreach (var finding in CarriedOut(report, form).Concat(Published(report, form)).Concat(FeesOverdue(report, form)).Concat(RulesMade(report, form)))
        {
            yield return finding;
        }
    }

    // T3-8: what is carried out was in hand.
    private static IEnumerable<Finding> CarriedOut(AnnualReport report, Form form)
    {
        foreach (var equation in form.Equations.Where(equation => equation.Rule == "T3-1"))
        {
            var carriedOut = equation.Right[^1];
            var inHand = equation.Left.Sum(cell => report.Figures[cell].Value);
            if (equation.Left.All(cell => report.Figures[cell].State == FigureState.Read) && report.Figures[carriedOut] is { State: FigureState.Read, Value: { } value } && value > inHand)
            {
                yield return RuleBook.Find("T3-8", ("line", form.Place(carriedOut)!.Column.Label)) with
                {
                    Cells = [.. equation.Left, carriedOut],
                    Expected = inHand,
                    Actual = value,
                    Evidence = PrintedEvidence.Of(report, [carriedOut, .. equation.Left]),
                };
            }
        }
    }

    // T2-5, T2-9 (form of 2019): newly published documents are among those published in all, and were as a rule made this year.
    private static IEnumerable<Finding> Published(AnnualReport report, Form form)
    {
        foreach (var published in form.Cells.Where(cell => cell.Column.Code == "published"))
        {
            foreach (var (rule, column) in new[] { ("T2-5", "public-total"), ("T2-9", "made") })
            {
                if (CellId.TryParse($"{published.Row.Code}.{column}", out var bound) && Certain(report, published.Id) is { } actual && Certain(report, bound) is { } most && actual > most)
                {
                    yield return RuleBook.Find(rule, ("line", published.Row.Label)) with
                    {
                        Cells = [published.Id, bound],
                        Expected = most,
                        Actual = actual,
                        Evidence = PrintedEvidence.Of(report, [published.Id, bound]),
                    };
                }
            }
        }
    }

    // T3-6: there is no fee to be overdue with before the first year of fees.
    private static IEnumerable<Finding> FeesOverdue(AnnualReport report, Form form)
    {
        if (report.Year is not { } year || year >= FirstYearOfFees)
        {
            yield break;
        }

        foreach (var cell in report.Figures.Select(figure => figure.Key).Where(cell => cell.Code.StartsWith("requests.other.fee-overdue.", StringComparison.Ordinal)))
        {
            if (Certain(report, cell) is > 0 and var actual)
            {
                yield return RuleBook.Find("T3-6", [.. RuleBook.CellArguments("cell", cell, form), ("year", year.ToString(CultureInfo.InvariantCulture))]) with
                {
                    Cells = [cell],
                    Actual = actual,
                    Evidence = PrintedEvidence.Of(report, [cell]),
                };
            }
        }
    }

    // T2-2: 规章 are made by State Council departments, provinces and cities with districts; a general office may count for its government.
    private static IEnumerable<Finding> RulesMade(AnnualReport report, Form form)
    {
        if (report.Organ is not { } organ || MayMakeRules().IsMatch(organ))
        {
            yield break;
        }

        foreach (var cell in form.Cells.Where(cell => cell.Row.Code == "disclosure.rules"))
        {
            if (Certain(report, cell.Id) is > 0 and var value)
            {
                var isOffice = GeneralOffice().IsMatch(organ);
                yield return RuleBook.Find("T2-2", [.. RuleBook.CellArguments("cell", cell.Id, form), ("organ", organ)]) with
                {
                    Severity = isOffice ? Severity.Info : Severity.Warning,
                    Kind = isOffice ? FindingKind.Note : FindingKind.Query,
                    Cells = [cell.Id],
                    Actual = value,
                    Evidence = PrintedEvidence.Of(report, [cell.Id]),
                };
            }
        }
    }

    private static decimal? Certain(AnnualReport report, CellId cell) => report.Figures[cell] is { IsCertain: true } figure ? figure.Value : null;

    // A government of a province or of a city that is not named after its county: 某某市人民政府, 某某省人民政府, 自治州人民政府.
    [GeneratedRegex("^[^县区]*(省|自治区|市|州|盟)(人民政府|政府)?$|^国务院|^(国家|中国|中华人民共和国)[^省市县区]*$|^[^省市县区]*[部署]$")]
    private static partial Regex MayMakeRules();

    [GeneratedRegex("办公[厅室]$|办$")]
    private static partial Regex GeneralOffice();
}
