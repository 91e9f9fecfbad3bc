using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Corpus;

/// <summary>Figures whose sums hold, of the size that real organs print: mostly zeros.</summary>
internal sealed class RandomFigures(Rng rng, ReportScale scale, AnnualReport? previous)
{
    private static readonly string[] Applicants = ["natural", "business", "research", "charity", "legal-service", "other-org"];
    private static readonly string[] Results = ["upheld", "corrected", "other", "pending"];
    private readonly Dictionary<CellId, Figure> figures = [];

    public Figures Next(string edition)
    {
        if (edition == "2019")
        {
            Disclosure2019();
        }
        else
        {
            Disclosure2021();
        }

        Requests(edition);
        Disputes();
        return Figures.From(figures);
    }

    private void Disclosure2019()
    {
        foreach (var row in new[] { "disclosure.rules", "disclosure.normative" })
        {
            var made = row.EndsWith("rules", StringComparison.Ordinal) && scale != ReportScale.Government ? 0 : Some(12);
            var published = rng.Between(0, made);
            Put($"{row}.made", made);
            Put($"{row}.published", published);
            Put($"{row}.public-total", published + (Before($"{row}.public-total") ?? (made == 0 && rng.Chance(70) ? 0 : Some(80))));
        }

        foreach (var row in new[] { "disclosure.licence", "disclosure.other-service", "disclosure.penalty", "disclosure.coercion" })
        {
            var items = Before($"{row}.items-last-year") + Before($"{row}.change") ?? Some(200);
            Put($"{row}.items-last-year", items);
            Signed($"{row}.change", rng.Chance(60) ? 0 : rng.Between(-Math.Min(items, 9), 12));
            Put($"{row}.decisions", Some(12_000));
        }

        Put("disclosure.fees.items-last-year", Before("disclosure.fees.items-last-year") + Before("disclosure.fees.change") ?? Some(10));
        Signed("disclosure.fees.change", rng.Chance(80) ? 0 : rng.Between(0, 3));
        var projects = Some(60);
        Put("disclosure.procurement.projects", projects);
        Amount("disclosure.procurement.amount", projects == 0 ? 0m : Math.Round((decimal)rng.Between(100_000, 900_000_000) / 100m, 2));
    }

    private void Disclosure2021()
    {
        foreach (var row in new[] { "disclosure.rules", "disclosure.normative" })
        {
            var none = row.EndsWith("rules", StringComparison.Ordinal) && scale != ReportScale.Government;
            var issued = none ? 0 : Some(15);
            var stock = Before($"{row}.in-force");
            var repealed = none ? 0 : Math.Min(Some(8), (stock ?? 8) + issued);
            Put($"{row}.issued", issued);
            Put($"{row}.repealed", repealed);
            Put($"{row}.in-force", stock is { } number ? number + issued - repealed : none ? 0 : issued + Some(120));
        }

        foreach (var row in new[] { "disclosure.licence", "disclosure.penalty", "disclosure.coercion" })
        {
            Put($"{row}.decisions", Some(60_000));
        }

        var wan = rng.Weighted(50, 20, 15, 15) switch
        {
            0 => 0m,
            1 => rng.Between(1, 9_000),
            2 => rng.Between(1, 90_000_000) / 10_000m,
            _ => rng.Between(1, 2_000_000_000) / 1_000_000m,
        };
        figures[CellId.Parse("disclosure.fees.amount")] = new Figure(FigureState.Read, wan * 10_000m) { Raw = Plain(wan), Unit = "万元" };
    }

    // Every request gets an applicant and an outcome or stays open; what came in follows from what went out.
    private void Requests(string edition)
    {
        var outcomes = Paper.Of(edition).Tables.Single(table => table.Number == 3).Rows.SelectMany(row => row).Where(cell => cell.Figure is not null)
            .Select(cell => RowOf(cell.Figure!.Value.Code)).Distinct().Where(row => row is not ("requests.received" or "requests.carried-in" or "requests.total" or "requests.carried-out")).ToArray();
        var count = scale switch { ReportScale.Quiet => 0, ReportScale.Busy => rng.Between(1, 40), _ => rng.Between(60, 1_400) };
        var done = new int[outcomes.Length, Applicants.Length];
        var open = new int[Applicants.Length];
        for (var request = 0; request < count; request++)
        {
            var applicant = rng.Weighted(78, 12, 1, 2, 3, 4);
            if (rng.Chance(9))
            {
                open[applicant]++;
            }
            else
            {
                done[rng.Chance(55) ? rng.Next(2) : rng.Next(outcomes.Length), applicant]++;
            }
        }

        for (var row = 0; row < outcomes.Length; row++)
        {
            PutRow(outcomes[row], [.. Enumerable.Range(0, Applicants.Length).Select(column => done[row, column])]);
        }

        int[] total = [.. Enumerable.Range(0, Applicants.Length).Select(column => Enumerable.Range(0, outcomes.Length).Sum(row => done[row, column]))];
        int[] carriedIn = [.. total.Select((number, column) => Before($"requests.carried-out.{Applicants[column]}") ?? (rng.Chance(30) ? rng.Between(0, number / 5) : 0))];
        // What was carried in has to be done or still open; a quiet year answers it all.
        for (var column = 0; column < Applicants.Length; column++)
        {
            open[column] += Math.Max(0, carriedIn[column] - total[column] - open[column]);
        }

        PutRow("requests.total", total);
        PutRow("requests.carried-out", open);
        PutRow("requests.carried-in", carriedIn);
        PutRow("requests.received", [.. total.Select((number, column) => number + open[column] - carriedIn[column])]);
    }

    private void Disputes()
    {
        foreach (var group in new[] { "reconsideration", "direct-suit", "suit-after-reconsideration" })
        {
            var sum = 0;
            foreach (var result in Results)
            {
                var number = scale == ReportScale.Quiet || rng.Chance(40) ? 0 : Some(scale == ReportScale.Busy ? 4 : 60);
                Put($"disputes.{group}.{result}", number);
                sum += number;
            }

            Put($"disputes.{group}.total", sum);
        }
    }

    // Null when last year's report is not given or its form does not have the cell.
    private int? Before(string code) => previous is not null && previous.Figures.TryGet(CellId.Parse(code), out var figure) ? (int?)figure.Value : null;

    private static string RowOf(string code) => code[..code.LastIndexOf('.')];

    private void PutRow(string row, int[] values)
    {
        for (var column = 0; column < Applicants.Length; column++)
        {
            Put($"{row}.{Applicants[column]}", values[column]);
        }

        Put($"{row}.total", values.Sum());
    }

    private int Some(int most) => scale switch
    {
        ReportScale.Quiet => rng.Chance(85) ? 0 : rng.Between(1, Math.Min(most, 9)),
        ReportScale.Busy => rng.Chance(55) ? 0 : rng.Between(1, Math.Max(1, most / 5)),
        _ => rng.Chance(15) ? 0 : rng.Between(1, most),
    };

    private void Put(string code, int value) =>
        figures[CellId.Parse(code)] = new Figure(FigureState.Read, value) { Raw = value.ToString(CultureInfo.InvariantCulture) };

    private void Signed(string code, int value) =>
        figures[CellId.Parse(code)] = new Figure(FigureState.Read, value) { Raw = (value > 0 && rng.Chance(50) ? "+" : "") + value.ToString(CultureInfo.InvariantCulture) };

    // The four ways in which offices print this amount: with its unit, in 万元, in 万元 with the unit over the column, without any unit.
    private void Amount(string code, decimal yuan)
    {
        figures[CellId.Parse(code)] = (yuan == 0 ? 3 : rng.Next(4)) switch
        {
            0 => new Figure(FigureState.Read, yuan) { Raw = Plain(yuan) + "元", Unit = "元" },
            1 => new Figure(FigureState.Read, yuan) { Raw = Plain(yuan / 10_000m) + "万元", Unit = "万元" },
            2 => new Figure(FigureState.Read, yuan) { Raw = Plain(yuan / 10_000m), Unit = "万元" },
            _ => new Figure(FigureState.Read, yuan) { Raw = Plain(yuan) },
        };
    }

    private static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
