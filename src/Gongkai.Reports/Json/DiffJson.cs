using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Reports.Checks;
using Gongkai.Reports.Comparison;

namespace Gongkai.Reports.Json;

/// <summary>The stable JSON of what differs between two reports: what <c>diff --json</c> prints.</summary>
public static class DiffJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonWriterOptions Indented = Plain with { Indented = true };

    /// <summary>One object, UTF-8: both reports by name, the cells that differ with change and share, all paragraphs with what became of them, and the share of words taken over.</summary>
    /// <param name="before">The first report.</param>
    /// <param name="after">The second.</param>
    /// <param name="diff">What differs between them.</param>
    /// <param name="culture">Language in which cells are named.</param>
    /// <param name="indented">On several lines, for people.</param>
    public static byte[] Write(AnnualReport before, AnnualReport after, ReportDiff diff, CultureInfo culture, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, indented ? Indented : Plain))
        {
            json.WriteStartObject();
            Report(json, "before", before);
            Report(json, "after", after);
            Cells(json, diff.Cells, FormCatalogue.Default.Find(after.Form), culture);
            Paragraphs(json, diff.Paragraphs);
            json.WriteNumber("takenOver", Rounded(diff.TakenOver));
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Report(Utf8JsonWriter json, string name, AnnualReport report)
    {
        json.WriteStartObject(name);
        json.WriteString("organ", report.Organ);
        if (report.Year is { } year)
        {
            json.WriteNumber("year", year);
        }
        else
        {
            json.WriteNull("year");
        }

        json.WriteString("form", report.Form);
        json.WriteEndObject();
    }

    private static void Cells(Utf8JsonWriter json, ImmutableArray<CellChange> cells, Form? form, CultureInfo culture)
    {
        json.WriteStartArray("cells");
        foreach (var cell in cells)
        {
            json.WriteStartObject();
            json.WriteString("cell", cell.Cell.Code);
            json.WriteString("label", RuleBook.CellWords(cell.Cell, form, culture));
            Figure(json, "before", cell.Before);
            Figure(json, "after", cell.After);
            Number(json, "change", cell.Change);
            Number(json, "share", cell.Share is { } share ? decimal.Round(share, 4) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Paragraphs(Utf8JsonWriter json, ImmutableArray<ParagraphChange> paragraphs)
    {
        json.WriteStartArray("paragraphs");
        foreach (var paragraph in paragraphs)
        {
            json.WriteStartObject();
            json.WriteNumber("section", paragraph.Section);
            Number(json, "from", paragraph.From);
            json.WriteString("fate", JsonNamingPolicy.KebabCaseLower.ConvertName(paragraph.Fate.ToString()));
            json.WriteString("before", paragraph.Before);
            json.WriteString("after", paragraph.After);
            json.WriteNumber("takenOver", Rounded(paragraph.TakenOver));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Figure(Utf8JsonWriter json, string name, Figure figure)
    {
        json.WriteStartObject(name);
        Number(json, "value", figure.Value);
        json.WriteString("state", figure.State.Code());
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static decimal Rounded(double share) => decimal.Round((decimal)share, 4);
}
