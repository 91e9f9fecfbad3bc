using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Oversight.Library;

namespace Gongkai.Web.Office.Reports;

/// <summary>What a file says, in the form in which examples for readers are kept beside their files.</summary>
internal static class CorpusEntry
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(OpenedReport opened)
    {
        var report = opened.Read.Report;
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", opened.Line.SourceName);
            json.WriteString("sha256", opened.Line.Sha256);
            json.WriteString("organ", report.Organ);
            WriteNumber(json, "year", report.Year);
            json.WriteString("form", report.Form);
            json.WriteString("title", report.Title);
            json.WriteStartObject("figures");
            foreach (var (cell, figure) in report.Figures.Where(pair => pair.Value.IsCertain || pair.Value.Value is null))
            {
                WriteNumber(json, cell.Code, figure.IsCertain ? figure.Value : null);
            }

            json.WriteEndObject();
            json.WriteStartArray("confirmed");
            foreach (var cell in opened.Decisions.ByCell.Keys)
            {
                json.WriteStringValue(cell.Code);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.ToArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
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
}
