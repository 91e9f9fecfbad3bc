using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Reports;

namespace Gongkai.Corpus.Auditing;

/// <summary>The invented tables that sentences stand beside: a name, and a report that has figures and no words yet.</summary>
internal static class AuditTables
{
    private static readonly string[] Applicants = ["natural", "business", "research", "charity", "legal-service", "other-org"];
    private static readonly string[] Results = ["upheld", "corrected", "other", "pending"];

    /// <summary>Reads a file of tables. What came in and did not go out is carried out; totals are added up; what is not named is 0.</summary>
    public static ImmutableDictionary<string, AnnualReport> Load(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return file.RootElement.EnumerateObject().ToImmutableDictionary(table => table.Name, table => Read(table.Value));
    }

    private static AnnualReport Read(JsonElement table)
    {
        var form = FormCatalogue.Default.Find(table.GetProperty("form").GetString())!;
        var values = new Dictionary<string, decimal?>();
        Requests(table.GetProperty("rows"), form, values);
        foreach (var group in table.GetProperty("disputes").EnumerateObject())
        {
            var results = group.Value.EnumerateArray().Select(value => value.GetDecimal()).ToList();
            Array.ForEach(Results, result => values[$"disputes.{group.Name}.{result}"] = results.ElementAtOrDefault(Array.IndexOf(Results, result)));
            values[$"disputes.{group.Name}.total"] = results.Sum();
        }

        foreach (var cell in table.GetProperty("cells").EnumerateObject())
        {
            values[cell.Name] = cell.Value.ValueKind == JsonValueKind.Null ? null : cell.Value.GetDecimal();
        }

        var figures = form.Cells.Select(cell => KeyValuePair.Create(cell.Id, !values.TryGetValue(cell.Id.Code, out var value) ? Figure.Of(0) : value is { } known ? Figure.Of(known) : new Figure(FigureState.Blank, null)));
        return new AnnualReport { Organ = table.GetProperty("organ").GetString(), Year = table.GetProperty("year").GetInt32(), Form = form.Edition, Figures = Figures.From(figures) };
    }

    private static void Requests(JsonElement rows, Form form, Dictionary<string, decimal?> values)
    {
        var done = new decimal[Applicants.Length];
        var open = new decimal[Applicants.Length];
        foreach (var row in rows.EnumerateObject().Where(row => row.Name != "carried-out"))
        {
            var numbers = Applicants.Select((_, at) => at < row.Value.GetArrayLength() ? row.Value[at].GetDecimal() : 0).ToArray();
            Put(values, row.Name, numbers);
            var sums = row.Name is "received" or "carried-in" ? open : done;
            for (var at = 0; at < numbers.Length; at++)
            {
                sums[at] += numbers[at];
            }
        }

        Put(values, "total", done);
        Put(values, "carried-out", [.. open.Zip(done, (all, gone) => all - gone)]);
        if (values.Keys.FirstOrDefault(code => code.StartsWith("requests.", StringComparison.Ordinal) && !form.Has(CellId.Parse(code))) is { } stranger)
        {
            throw new InvalidDataException($"The form of {form.Edition} has no {stranger}.");
        }
    }

    private static void Put(Dictionary<string, decimal?> values, string row, decimal[] numbers)
    {
        if (Array.Exists(numbers, number => number < 0))
        {
            throw new InvalidDataException($"Row {row} goes below nought.");
        }

        for (var at = 0; at < numbers.Length; at++)
        {
            values[$"requests.{row}.{Applicants[at]}"] = numbers[at];
        }

        values[$"requests.{row}.total"] = numbers.Sum();
    }
}
