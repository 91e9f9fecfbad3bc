using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Questions;
using Gongkai.Reports;

namespace Gongkai.Bench.Questions;

/// <summary>Sums over many reports: kept in columns, and by DuckDB over the same rows in the same run.</summary>
internal static class QuestionsTable
{
    private const int Years = 8;
    private const int Provinces = 31;
    private const int FirstYear = 2018;
    private const int Rounds = 15;
    private const int Warming = 40;
    private const int Settling = 500;
    private const int AskedCells = 175;
    private static readonly Form Form = FormCatalogue.Default.Form("2021");

    public static void Print(TextWriter output, int count)
    {
        var cells = Form.Cells.Select(cell => cell.Id).ToList();
        using var columns = new FigureColumns(Form);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        Fill(columns, duck, cells, count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{columns.Count} reports of {cells.Count} cells made and put into both in {watch.Elapsed.TotalSeconds:0} s; the columns keep {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576} MiB"));

        var free = new FigureQuestion([.. cells.Take(AskedCells)]) { By = Grouping.Year | Grouping.Province };
        var sql = $"SELECT year, division // 10000 AS province, {string.Join(", ", cells.Take(AskedCells).Select(cell => $"sum(c{cell.Index})"))} FROM reports GROUP BY ALL ORDER BY ALL";
        var few = free with { Cells = [.. cells.Take(8)], FromYear = FirstYear + Years - 1, UntilYear = FirstYear + Years - 1 };
        var fewSql = $"SELECT year, division // 10000 AS province, {string.Join(", ", cells.Take(8).Select(cell => $"sum(c{cell.Index})"))} FROM reports WHERE year = {FirstYear + Years - 1} GROUP BY ALL ORDER BY ALL";
        Check(columns.Ask(free), duck, sql);
        Check(columns.Ask(few), duck, fewSql);

        output.WriteLine("\n| what | ours, middle (best) | DuckDB over the same rows | ratio |\n|---|---|---|---|");
        Compare($"{AskedCells} cells by year and province ({Years * Provinces} lines)", () => columns.Ask(free), () => Run(duck, sql), output);
        Compare("8 cells of one year by province", () => columns.Ask(few), () => Run(duck, fewSql), output);
        foreach (var (name, division) in new[] { ("a county", "110101"), ("a prefecture", "1101"), ("a province", "11"), ("the whole country", "") })
        {
            var total = new FigureQuestion([.. cells]) { FromYear = FirstYear + 5, UntilYear = FirstYear + 5, Division = division };
            var (middle, best) = Time(() => columns.Ask(total));
            output.WriteLine($"| total of {name} for one year, all {cells.Count} cells | {middle} ms ({best}) | | |");
        }

        var random = new Random(7);
        var (amended, soonest) = Time(() => columns.Put([Report(random.Next(count), cells, random)]));
        output.WriteLine($"| one report amended, in all its totals | {amended} ms ({soonest}) | | |");
    }

    private static void Fill(FigureColumns columns, DuckDBConnection duck, List<CellId> cells, int count)
    {
        using (var create = duck.CreateCommand())
        {
            create.CommandText = $"CREATE TABLE reports (year INTEGER, division INTEGER, {string.Join(", ", cells.Select(cell => $"c{cell.Index} BIGINT"))})";
            create.ExecuteNonQuery();
        }

        var random = new Random(2026);
        using var appender = duck.CreateAppender("reports");
        for (var number = 0; number < count; number++)
        {
            var (row, figures) = Report(number * (long)Years * Provinces / count, number, cells, random);
            columns.Put([(row, figures)]);
            var line = appender.CreateRow().AppendValue(row.Year).AppendValue(int.Parse(row.Division, CultureInfo.InvariantCulture));
            foreach (var cell in cells)
            {
                line = line.AppendValue((long)(figures[cell].Value!.Value * (cell.Definition.IsAmount ? 100 : 1)));
            }

            line.EndRow();
        }
    }

    private static (FigureRow Row, Figures Figures) Report(int number, List<CellId> cells, Random random) => Report(number % (Years * Provinces), number, cells, random);

    // Year by year, province by province, as reports are added to a store that is read in this order.
    private static (FigureRow Row, Figures Figures) Report(long place, int number, List<CellId> cells, Random random)
    {
        var (year, province) = (FirstYear + (int)(place / Provinces), 11 + (int)(place % Provinces));
        var row = new FigureRow(number, string.Create(CultureInfo.InvariantCulture, $"{province}{1 + (number % 12):00}{1 + (number % 9):00}"), OrganKind.Department, OrganLevel.County, year, ReportScope.Self);
        return (row, Figures.From(cells.Select(cell => KeyValuePair.Create(cell, Figure.Of(cell.Definition.IsAmount ? random.Next(100_000_000) : random.Next(4) == 0 ? random.Next(5_000) : 0)))));
    }

    private static void Compare(string name, Action ours, Action theirs, TextWriter output)
    {
        var (middle, best) = Time(ours);
        var (peer, peerBest) = Time(theirs);
        output.WriteLine($"| {name} | {middle} ms ({best}) | {peer} ms ({peerBest}) | {(double.Parse(middle, CultureInfo.InvariantCulture) / double.Parse(peer, CultureInfo.InvariantCulture)).ToString("0.00", CultureInfo.InvariantCulture)} |");
    }

    private static (string Middle, string Best) Time(Action work)
    {
        // What runs often is compiled again, better: that is waited for.
        for (var round = 0; round < Warming; round++)
        {
            work();
        }

        Thread.Sleep(Settling);
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var sorted = times.Skip(1).Order().ToList();
        return (sorted[sorted.Count / 2].ToString("0.000", CultureInfo.InvariantCulture), sorted[0].ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static void Run(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            _ = reader.GetValue(reader.FieldCount - 1);
        }
    }

    // Two fast answers are worth nothing while they differ.
    private static void Check(IReadOnlyList<AnswerLine> ours, DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        foreach (var line in ours)
        {
            if (!reader.Read() || reader.GetInt32(0) != line.Key.Year)
            {
                throw new InvalidOperationException("DuckDB has other lines.");
            }

            for (var at = 0; at < line.Sums.Length; at++)
            {
                var theirs = (decimal)reader.GetFieldValue<System.Numerics.BigInteger>(2 + at);
                if (line.Sums[at].Value is not { } value || (theirs != value && theirs != value * 100))
                {
                    throw new InvalidOperationException($"Line {line.Key}: {line.Sums[at].Value} here, {theirs} there.");
                }
            }
        }
    }
}
