using System.Collections.Immutable;

namespace Gongkai.Reports.Checks;

/// <summary>Holds a report against the same organ's report of the year before: what was carried out is carried in, what was in force
/// goes on. Editions may differ between the years; a rule speaks only when both reports have its cells, and certain.</summary>
public static class YearChecks
{
    /// <summary>All findings between two years, heaviest first.</summary>
    /// <param name="previous">The report of the year before.</param>
    /// <param name="current">The report under examination; the cells named are its own.</param>
    /// <param name="explanations">Accepted explanations; each makes its findings lighter.</param>
    public static ImmutableArray<Finding> Compare(AnnualReport previous, AnnualReport current, params ReadOnlySpan<Explanation> explanations)
    {
        var form = FormCatalogue.Default.Find(current.Form);
        if (form is null || (previous.Year is { } before && current.Year is { } now && now != before + 1))
        {
            return [];
        }

        var pair = new YearPair(previous, current, form);
        return ReportChecks.Sort(pair.CarriedIn().Concat(pair.InForce()).Concat(pair.Repealed()).Concat(pair.Items()).Concat(pair.PublicTotals()).Concat(pair.Pending()).Concat(pair.SuitsAfterReconsideration()).Concat(pair.Amounts()), explanations);
    }

    private sealed record YearPair(AnnualReport Previous, AnnualReport Current, Form Form)
    {
        // T3-5: carried in = last year's carried out, in every column.
        public IEnumerable<Finding> CarriedIn()
        {
            foreach (var cell in Form.Cells.Where(cell => cell.Row.Code == "requests.carried-in"))
            {
                if (Was($"requests.carried-out.{cell.Column.Code}") is { } expected && Is(cell.Id) is { } actual && actual != expected)
                {
                    yield return RuleBook.Find("T3-5", ("line", cell.Column.Label)) with { Cells = [cell.Id], Expected = expected, Actual = actual, Evidence = PrintedEvidence.Of(Current, [cell.Id]) };
                }
            }
        }

        // T2-1: in force = in force last year + issued - repealed. Without last year's figure the change of form is the innocent reason.
        public IEnumerable<Finding> InForce()
        {
            foreach (var row in Form.Cells.Where(cell => cell.Column.Code == "in-force").Select(cell => cell.Row).Distinct())
            {
                if (Was($"{row.Code}.in-force") is { } previous && Is($"{row.Code}.in-force") is { } actual && Is($"{row.Code}.issued") is { } issued && Is($"{row.Code}.repealed") is { } repealed && previous + issued - repealed != actual)
                {
                    ImmutableArray<CellId> cells = [CellId.Parse($"{row.Code}.issued"), CellId.Parse($"{row.Code}.repealed"), CellId.Parse($"{row.Code}.in-force")];
                    yield return RuleBook.Find("T2-1", ("line", row.Label), ("previous", RuleBook.Number(previous)), ("issued", RuleBook.Number(issued)), ("repealed", RuleBook.Number(repealed))) with
                    {
                        Cells = cells,
                        Expected = previous + issued - repealed,
                        Actual = actual,
                        Evidence = PrintedEvidence.Of(Current, cells),
                    };
                }
            }
        }

        // T2-8: what is repealed was in force last year or was issued this year.
        public IEnumerable<Finding> Repealed()
        {
            foreach (var cell in Form.Cells.Where(cell => cell.Column.Code == "repealed"))
            {
                if (Was($"{cell.Row.Code}.in-force") is { } previous && Is($"{cell.Row.Code}.issued") is { } issued && Is(cell.Id) is { } repealed && repealed > previous + issued)
                {
                    yield return RuleBook.Find("T2-8", ("line", cell.Row.Label)) with { Cells = [cell.Id], Expected = previous + issued, Actual = repealed, Evidence = PrintedEvidence.Of(Current, [cell.Id]) };
                }
            }
        }

        // T2-4 (form of 2019): items of last year = last report's items + its change.
        public IEnumerable<Finding> Items()
        {
            foreach (var cell in Form.Cells.Where(cell => cell.Column.Code == "items-last-year"))
            {
                if (Was(cell.Id.Code) is { } items && Was($"{cell.Row.Code}.change") is { } change && Is(cell.Id) is { } actual && items + change != actual)
                {
                    yield return RuleBook.Find("T2-4", ("line", cell.Row.Label)) with { Cells = [cell.Id], Expected = items + change, Actual = actual, Evidence = PrintedEvidence.Of(Current, [cell.Id]) };
                }
            }
        }

        // T2-6 (form of 2019): published in all is not less than last year's plus the newly published.
        public IEnumerable<Finding> PublicTotals()
        {
            foreach (var cell in Form.Cells.Where(cell => cell.Column.Code == "public-total"))
            {
                if (Was(cell.Id.Code) is { } previous && Is($"{cell.Row.Code}.published") is { } published && Is(cell.Id) is { } actual && actual < previous + published)
                {
                    yield return RuleBook.Find("T2-6", ("line", cell.Row.Label), ("previous", RuleBook.Number(previous))) with { Cells = [cell.Id], Expected = previous + published, Actual = actual, Evidence = PrintedEvidence.Of(Current, [cell.Id]) };
                }
            }
        }

        // T4-2: what was pending last year is counted again this year, with its result or still pending.
        public IEnumerable<Finding> Pending()
        {
            foreach (var cell in Form.Cells.Where(cell => cell.Table.Number == 4 && cell.Column.Code.EndsWith(".total", StringComparison.Ordinal)))
            {
                if (Was(cell.Id.Code.Replace(".total", ".pending", StringComparison.Ordinal)) is { } pending && Is(cell.Id) is { } actual && actual < pending)
                {
                    yield return RuleBook.Find("T4-2", ("line", string.Join("/", cell.Column.Path))) with { Cells = [cell.Id], Expected = pending, Actual = actual, Evidence = PrintedEvidence.Of(Current, [cell.Id]) };
                }
            }
        }

        // T4-3: who sues after a reconsideration had one decided this year or last, or sued last year and waits.
        public IEnumerable<Finding> SuitsAfterReconsideration()
        {
            const string group = "disputes.suit-after-reconsideration";
            if (Is(group + ".total") is { } suits && Was(group + ".pending") is { } waiting && Decided(Was) is { } before && Decided(Is) is { } now && suits > before + now + waiting)
            {
                var cell = CellId.Parse(group + ".total");
                yield return RuleBook.Find("T4-3") with { Cells = [cell], Expected = before + now + waiting, Actual = suits, Evidence = PrintedEvidence.Of(Current, [cell]) };
            }
        }

        private static decimal? Decided(Func<string, decimal?> figure) =>
            figure("disputes.reconsideration.total") - figure("disputes.reconsideration.pending");

        // an amount that is some ten thousand times last year's, or a ten-thousandth of it, has most likely lost its unit.
        public IEnumerable<Finding> Amounts()
        {
            const decimal least = 3_000m, most = 30_000m;
            foreach (var cell in Form.Cells.Where(cell => cell.Id.Definition.IsAmount))
            {
                if (Was(cell.Id.Code) is > 0 and var before && Is(cell.Id) is > 0 and var now && (now / before is >= least and <= most || before / now is >= least and <= most))
                {
                    yield return RuleBook.Find("X-3", [.. RuleBook.CellArguments("cell", cell.Id, Form), ("raw", Current.Figures[cell.Id].Raw ?? RuleBook.Number(now)), ("previous", RuleBook.Number(before))]) with { Cells = [cell.Id], Expected = before, Actual = now, Evidence = PrintedEvidence.Of(Current, [cell.Id]) };
                }
            }
        }

        private decimal? Was(string code) => CellId.TryParse(code, out var cell) && Previous.Figures[cell] is { IsCertain: true } figure ? figure.Value : null;

        private decimal? Is(string code) => CellId.TryParse(code, out var cell) ? Is(cell) : null;

        private decimal? Is(CellId cell) => Current.Figures[cell] is { IsCertain: true } figure ? figure.Value : null;
    }
}
