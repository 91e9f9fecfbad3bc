using System.Text.Json;
using Gongkai.Text;

namespace Gongkai.Reports.Json;

/// <summary>Reads back what <see cref="ReportJson"/> wrote: every value, state, unit, raw print and place.</summary>
public static class ReportJsonReader
{
    /// <summary>The report in a <c>read --json</c> object.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    /// <exception cref="FormatException">The JSON is no report: a cell or state that no edition knows.</exception>
    public static AnnualReport Read(ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonDocument.Parse(utf8);
        try
        {
            return Read(json.RootElement);
        }
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            // An object where a number belongs, a place before the text begins, a cell twice: all the same to whoever asked for a report.
            throw new FormatException("The JSON holds no report: " + error.Message, error);
        }
    }

    private static AnnualReport Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("figures", out var figures))
        {
            throw new FormatException("The JSON holds no report: it has no “figures”.");
        }

        return new AnnualReport
        {
            Organ = Text(root, "organ"),
            Year = Value(root, "year") is { } year ? (int)year : null,
            Form = Text(root, "form"),
            Title = Text(root, "title"),
            Sections = root.TryGetProperty("sections", out var sections) ? [.. sections.EnumerateArray().Select(Section)] : [],
            Figures = Reports.Figures.From(figures.EnumerateObject().Select(figure => new KeyValuePair<CellId, Figure>(CellId.Parse(figure.Name), Figure(figure.Value)))),
        };
    }

    private static ReportSection Section(JsonElement json) =>
        new(json.GetProperty("number").GetInt32(), Text(json, "title") ?? "", MappedText.Unplaced(Text(json, "text") ?? ""));

    private static Figure Figure(JsonElement json) => new(FigureStates.Parse(Text(json, "state") ?? "absent"), Value(json, "value"))
    {
        Raw = Text(json, "raw"),
        Unit = Text(json, "unit"),
        Computed = Value(json, "computed"),
        Where = json.TryGetProperty("where", out var where) && where.ValueKind == JsonValueKind.Object ? Place(where) : null,
        Reading = Text(json, "reading"),
    };

    private static SourcePlace Place(JsonElement json) => new(new TextSpan(json.GetProperty("start").GetInt32(), json.GetProperty("length").GetInt32()))
    {
        Line = (int?)Value(json, "line"),
        Page = (int?)Value(json, "page"),
        Table = (int?)Value(json, "table"),
        Row = (int?)Value(json, "row"),
        Column = (int?)Value(json, "column"),
    };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static decimal? Value(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}
