using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Reports;

namespace Gongkai.Corpus.Samples;

/// <summary>What a damaged sample says, written beside it.</summary>
internal static class TruthJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ImmutableArray<byte> Of(string file, AnnualReport report, IEnumerable<(ObservationKind Kind, int Section, string Cells)> observations)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("organ", report.Organ);
            json.WriteNumber("year", report.Year!.Value);
            json.WriteString("form", report.Form);
            json.WriteString("title", report.Title);
            json.WriteStartArray("sections");
            foreach (var section in report.Sections)
            {
                json.WriteStringValue($"{"一二三四五六"[section.Number - 1]}、{section.Title}");
            }

            json.WriteEndArray();
            WriteFigures(json, report.Figures);
            json.WriteStartArray("observations");
            foreach (var (kind, section, cells) in observations)
            {
                json.WriteStringValue(string.Join(' ', new[] { kind.ToString(), section == 0 ? "" : $"part {section}", cells }.Where(part => part.Length > 0)));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        return [.. output.ToArray()];
    }

    private static void WriteFigures(Utf8JsonWriter json, Figures figures)
    {
        json.WriteStartObject("figures");
        foreach (var (cell, figure) in figures)
        {
            if (figure.Value is { } value)
            {
                // Divided by a one of full scale, a decimal loses the zeros behind its last digit.
                json.WriteNumber(cell.Code, value / 1.0000000000000000000000000000m);
            }
            else
            {
                json.WriteNull(cell.Code);
            }
        }

        json.WriteEndObject();
    }
}
