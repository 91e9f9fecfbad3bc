using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies.Organs;
using Gongkai.Oversight.Filing;
using Gongkai.Oversight.Questions;
using Gongkai.Reports;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Portal.OpenData;

/// <summary>A question as its address asks it. Page and files read the same address the same way; what makes no sense is left out.</summary>
internal sealed record AskedQuestion(Form Form, string Column, FigureQuestion Question)
{
    /// <summary>So many cells at most are added up at once.</summary>
    public const int MostCells = 40;

    private const int LongestDivision = 6;
    private static readonly string[] Usual = ["requests.received", "requests.carried-in", "requests.granted", "requests.partly-granted", "requests.total", "requests.carried-out"];

    /// <summary>The columns of table 3: who asked.</summary>
    public static ImmutableArray<FormColumn> ColumnsOf(Form form) => form.Tables.First(table => table.Blocks.Any(block => block.Rows.Any(row => row.Code == Usual[0]))).Blocks.First(block => block.Rows.Any(row => row.Code == Usual[0])).Columns;

    public static AskedQuestion Of(IQueryCollection query)
    {
        var form = FormCatalogue.Default.Find(query["form"]) ?? FormCatalogue.Default.Newest;
        var column = ColumnsOf(form).FirstOrDefault(known => known.Code == query["column"])?.Code ?? "total";
        var cells = query["cell"].SelectMany(value => CellId.TryParse(value, out var cell) && form.Has(cell) ? [cell] : ImmutableArray<CellId>.Empty).Distinct().Take(MostCells).ToImmutableArray();
        var by = query["by"].Aggregate(Grouping.None, (all, word) => Enum.TryParse<Grouping>(word, ignoreCase: true, out var one) && Enum.IsDefined(one) ? all | one : all);
        return new AskedQuestion(form, column, new FigureQuestion(cells.IsEmpty ? [.. Usual.Select(row => CellId.Parse($"{row}.{column}"))] : [.. cells.Select(cell => InColumn(form, cell, column))])
        {
            FromYear = Year(query["from"]) ?? int.MinValue,
            UntilYear = Year(query["until"]) ?? int.MaxValue,
            Division = query["division"].ToString() is { Length: > 0 and <= LongestDivision } digits && digits.All(char.IsAsciiDigit) ? digits : "",
            Kind = Enum.TryParse<OrganKind>(query["kind"], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Level = Enum.TryParse<OrganLevel>(query["level"], ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : null,
            Scope = query["scope"] == "area" ? ReportScope.Area : ReportScope.Self,
            By = query.ContainsKey("by") ? by : Grouping.Year,
        });
    }

    /// <summary>True when a cell was chosen, in whichever column.</summary>
    public bool Asks(FormCell cell) => Question.Cells.Any(asked => Form.Place(asked) is { } place && place.Table == cell.Table && place.Row.Code == cell.Row.Code && (place.Column.Code == cell.Column.Code || place.Column.Code == Column));

    // The rows of table 3 are chosen by their total; who asked is chosen once for all of them.
    private static CellId InColumn(Form form, CellId cell, string column) =>
        form.Place(cell) is { Column.Code: "total" } place && CellId.TryParse($"{place.Row.Code}.{column}", out var other) && form.Has(other) ? other : cell;

    private static int? Year(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 2200 ? year : null;
}
