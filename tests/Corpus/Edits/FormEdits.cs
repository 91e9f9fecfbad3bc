using Gongkai.Corpus.Galleys;
using Gongkai.Corpus.Shapes;
using Gongkai.Reports;

namespace Gongkai.Corpus.Edits;

/// <summary>Blocks of two editions in one report.</summary>
internal static class FormEdits
{
    /// <summary>S46: in the form of 2021 one row （六）其他处理 as in 2019.</summary>
    public static Galley SingleOtherRow(Galley galley, Rng rng)
    {
        if (galley.Origin.Form != "2021")
        {
            return galley;
        }

        var figures = galley.Origin.Figures;
        var paper = Paper.Of("2019").Tables.Single(table => table.Number == 3);
        string[] sub = ["requests.other.clarification-overdue", "requests.other.fee-overdue", "requests.other.other"];
        var sums = new[] { "natural", "business", "research", "charity", "legal-service", "other-org", "total" }.Select(column =>
        {
            var sum = sub.Sum(row => figures[$"{row}.{column}"].Value!.Value);
            return KeyValuePair.Create(CellId.Parse($"requests.other.{column}"), new Figure(FigureState.Read, sum) { Raw = sum.ToString("0", System.Globalization.CultureInfo.InvariantCulture) });
        });
        var all = Figures.From([.. figures, .. sums]);
        return galley.WithTable(3, _ => Typesetting.Set(paper, all, new Habit()));
    }

    /// <summary>S46 the other way: a table 2 of the other edition.</summary>
    public static Galley OtherSecondTable(Galley galley, Rng rng)
    {
        var other = galley.Origin.Form == "2021" ? "2019" : "2021";
        var report = RandomReports.Next(new Rng((ulong)rng.Between(1, 1_000_000)), new RandomOptions { Year = other == "2021" ? 2023 : 2020 });
        var paper = Paper.Of(other).Tables.Single(table => table.Number == 2);
        return galley.WithTable(2, _ => Typesetting.Set(paper, report.Figures, new Habit().For(report))) with { Form = other };
    }
}
