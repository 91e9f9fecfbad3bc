using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Writes the figures of a report as CSV (RFC 4180), one a line: code, table, row, column, value, state, raw, unit, computed, line.
/// Every cell of the report's form is there, and any other that was read. Values are plain numbers, amounts in 元; no value is an empty field.</summary>
public static class CsvWriter
{
    private static readonly string[] Heads = ["code", "table", "row", "column", "value", "state", "raw", "unit", "computed", "line"];

    /// <summary>Writes UTF-8 with a byte order mark, for spreadsheets take the file for another encoding without it.</summary>
    public static void Write(AnnualReport report, Stream output)
    {
        output.Write(Encoding.UTF8.Preamble);
        output.Write(Encoding.UTF8.GetBytes(ToText(report)));
    }

    /// <summary>The text, without byte order mark, lines ended by CR LF.</summary>
    public static string ToText(AnnualReport report)
    {
        var text = new StringBuilder();
        Line(text, Heads);
        var form = FormCatalogue.Default.Find(report.Form);
        var others = report.Figures.Where(figure => form?.Has(figure.Key) != true).Select(figure => FormCatalogue.Default.Forms.Select(other => other.Place(figure.Key)).First(place => place is not null)!);
        foreach (var cell in (form?.Cells ?? []).Concat(others))
        {
            Line(text, Fields(cell, report.Figures[cell.Id]));
        }

        return text.ToString();
    }

    /// <summary>One line of any fields, ended by CR LF. What a spreadsheet would run as a formula is kept from it.</summary>
    public static string Line(params IEnumerable<string> fields) => string.Join(',', fields.Select(field => Quote(Guard(field)))) + "\r\n";

    private static string[] Fields(FormCell cell, Figure figure) =>
    [
        cell.Id.Code,
        Number(cell.Table.Number),
        Guard(cell.Row.Label),
        Guard(string.Join('/', cell.Column.Path.Append(cell.Column.Label))),
        Number(figure.Value),
        figure.State.Code(),
        Guard(figure.Raw ?? ""),
        Guard(figure.Unit ?? ""),
        Number(figure.Computed),
        Number(figure.Where?.Line),
    ];

    // A spreadsheet runs a field that begins like a formula. Numbers with a sign are harmless; anything else gets a mark before it.
    private static string Guard(string text)
    {
        var lead = text.TrimStart();
        var risky = lead.Length > 0 && lead[0] is '=' or '+' or '-' or '@' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20' || text is ['\t' or '\r' or '\n', ..];
        return risky && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
    }

    private static string Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static void Line(StringBuilder text, string[] fields) => text.AppendJoin(',', fields.Select(Quote)).Append("\r\n");

    private static string Quote(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
