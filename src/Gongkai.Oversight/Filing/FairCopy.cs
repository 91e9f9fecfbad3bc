using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Reports;
using Gongkai.Reports.Json;
using Gongkai.Text;

namespace Gongkai.Oversight.Filing;

/// <summary>The canonical bytes of a report 定稿: one JSON object in UTF-8, keys and cells in fixed order, no blanks. The same report gives the same bytes for ever,
/// so their SHA-256 stands for the report. Every program that reads <c>read --json</c> reads them too.</summary>
public static class FairCopy
{
    /// <summary>Version of the layout; a change of a single byte needs the next one.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The bytes of a report: who, when, words with their bound numbers, and of every figure value, state, unit and print.</summary>
    public static byte[] Write(BoundReport bound)
    {
        ArgumentNullException.ThrowIfNull(bound);
        var report = bound.Report;
        var bytes = new ArrayBufferWriter<byte>(16 * 1024);
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("organ", report.Organ);
        WriteNumber(json, "year", report.Year);
        json.WriteString("form", report.Form);
        json.WriteString("title", report.Title);
        json.WriteString("preamble", report.Preamble?.Value);
        json.WriteStartArray("sections");
        foreach (var section in report.Sections)
        {
            json.WriteStartObject();
            json.WriteNumber("number", section.Number);
            json.WriteString("title", section.Title);
            json.WriteString("text", section.Text.Value);
            WriteBound(json, bound.Bound.GetValueOrDefault(section.Number, []));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("figures");
        foreach (var (cell, figure) in report.Figures)
        {
            json.WriteStartObject(cell.Code);
            WriteNumber(json, "value", figure.Value);
            json.WriteString("state", figure.State.Code());
            json.WriteString("raw", figure.Raw);
            json.WriteString("unit", figure.Unit);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The report in the bytes.</summary>
    /// <exception cref="FormatException">They are no fair copy.</exception>
    public static BoundReport Read(ReadOnlyMemory<byte> copy)
    {
        try
        {
            using var json = JsonDocument.Parse(copy);
            var preamble = json.RootElement.TryGetProperty("preamble", out var text) && text.ValueKind == JsonValueKind.String ? MappedText.Unplaced(text.GetString()!) : null;
            return new BoundReport(ReportJsonReader.Read(copy) with { Preamble = preamble }, ReadBound(json.RootElement));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("The bytes are no fair copy of a report.", error);
        }
    }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> copy) => Convert.ToHexStringLower(SHA256.HashData(copy));

    private static void WriteBound(Utf8JsonWriter json, ImmutableArray<BoundNumber> numbers)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("bound");
        foreach (var number in numbers)
        {
            json.WriteStringValue(BoundText.Place(number));
        }

        json.WriteEndArray();
    }

    private static ImmutableSortedDictionary<int, ImmutableArray<BoundNumber>> ReadBound(JsonElement root)
    {
        var bound = ImmutableSortedDictionary.CreateBuilder<int, ImmutableArray<BoundNumber>>();
        foreach (var section in root.GetProperty("sections").EnumerateArray())
        {
            if (section.TryGetProperty("bound", out var numbers))
            {
                bound[section.GetProperty("number").GetInt32()] = [.. numbers.EnumerateArray().Select(number => BoundText.Parse(number.GetString()!))];
            }
        }

        return bound.ToImmutable();
    }

    internal static byte[] Pack(byte[] copy)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(copy);
        }

        return packed.ToArray();
    }

    internal static byte[] Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        brotli.CopyTo(copy);
        return copy.ToArray();
    }

    // Without the trailing zeros that decimals carry: 3200, not 3200.0000.
    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number / 1.0000000000000000000000000000m);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
