using System.Text.RegularExpressions;

namespace Gongkai.Reports.Checks;

/// <summary>Rules on single figures and pairs: signs, rules made by organs that cannot make them, more than there can be.</summary>
internal static partial class RangeChecks
{
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

        foreach (var finding in CarriedOut(report, form).Concat(Published(report)).Concat(RulesMade(report, form)))
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

    // T2-5 (form of 2019): newly published documents are among those published in all.
    private static IEnumerable<Finding> Published(AnnualReport report)
    {
        foreach (var row in new[] { "disclosure.rules", "disclosure.normative" })
        {
            if (CellId.TryParse($"{row}.published", out var published) && CellId.TryParse($"{row}.public-total", out var total)
                && report.Figures[published] is { IsCertain: true, Value: { } new_ } && report.Figures[total] is { IsCertain: true, Value: { } all } && new_ > all)
            {
                yield return RuleBook.Find("T2-5", ("line", FormCatalogue.Default.Forms[0].Place(published)?.Row.Label ?? row)) with
                {
                    Cells = [published, total],
                    Expected = all,
                    Actual = new_,
                    Evidence = PrintedEvidence.Of(report, [published, total]),
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
            if (report.Figures[cell.Id] is { IsCertain: true, Value: > 0 and var value })
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

    // A government of a province or of a city that is not named after its county: 某某市人民政府, 某某省人民政府, 自治州人民政府.
    [GeneratedRegex("^[^县区]*(省|自治区|市|州|盟)(人民政府|政府)?$|^国家|^国务院|(^|中华人民共和国)[^省市县区]*部$")]
    private static partial Regex MayMakeRules();

    [GeneratedRegex("办公[厅室]$|办$")]
    private static partial Regex GeneralOffice();
}
