using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Oversight.Filing;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Office.Filing;

/// <summary>The fields of a report as a form carries them, and what they were when typing began.</summary>
internal static class FilingForm
{
    public const string CellPrefix = "cell.";
    public const string PartPrefix = "part.";
    public const string Began = "began";
    private const int MostBytes = 1024 * 1024;

    public static ReportSheet Read(IFormCollection form) => new(
        form.Where(field => field.Key.StartsWith(CellPrefix, StringComparison.Ordinal)).ToImmutableSortedDictionary(field => field.Key[CellPrefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal),
        form.Select(field => (Number: PartOf(field.Key), Value: field.Value.ToString())).Where(field => field.Number is not null).ToImmutableSortedDictionary(field => field.Number!.Value, field => field.Value));

    /// <summary>The fields packed into one, so that a form can say what it started from.</summary>
    public static string Pack(ReportSheet sheet)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, sheet, FilingFormJson.Default.ReportSheet);
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>The fields out of one; null when it was tampered with.</summary>
    public static ReportSheet? Unpack(string? packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed ?? "")), CompressionMode.Decompress);
            var bytes = new byte[MostBytes];
            var length = brotli.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), FilingFormJson.Default.ReportSheet);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int? PartOf(string key) =>
        key.StartsWith(PartPrefix, StringComparison.Ordinal) && int.TryParse(key.AsSpan(PartPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

[JsonSerializable(typeof(ReportSheet))]
internal sealed partial class FilingFormJson : JsonSerializerContext;
