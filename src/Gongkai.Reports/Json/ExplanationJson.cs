using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Gongkai.Reports.Checks;

namespace Gongkai.Reports.Json;

/// <summary>Accepted explanations as a file beside the report: a list of objects with rule, kind, words, cells, expected, actual.</summary>
public static class ExplanationJson
{
    /// <summary>Reads the list.</summary>
    /// <exception cref="FormatException">It is no such list; the message says why.</exception>
    public static ImmutableArray<Explanation> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize(json, ExplanationContext.Default.EntryArray) ?? []).Select(entry => entry.ToExplanation())];
        }
        catch (JsonException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>Writes the list, UTF-8.</summary>
    public static byte[] Write(IEnumerable<Explanation> explanations)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            JsonSerializer.Serialize(json, [.. explanations.Select(Entry.Of)], ExplanationContext.Default.EntryArray);
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal sealed record Entry(string Rule, ExplanationKind Kind, string Words)
    {
        public string[]? Cells { get; init; }
        public decimal? Expected { get; init; }
        public decimal? Actual { get; init; }

        public static Entry Of(Explanation explanation) => new(explanation.Rule, explanation.Kind, explanation.Words)
        {
            Cells = [.. explanation.Cells.Select(cell => cell.Code)],
            Expected = explanation.Expected,
            Actual = explanation.Actual,
        };

        public Explanation ToExplanation() => new(Rule, Kind, Words) { Cells = [.. (Cells ?? []).Select(CellId.Parse)], Expected = Expected, Actual = Actual };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ExplanationJson.Entry[]))]
internal sealed partial class ExplanationContext : JsonSerializerContext;
