using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Gongkai.Agencies.Acts;

/// <summary>The canonical bytes of a ledger line: one JSON object, keys in fixed order, no blanks, UTF-8. The same line gives the same bytes for ever.</summary>
internal static class LedgerLine
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(Act act, long organId, long number, string previous, string subject, IEnumerable<Fact> facts, byte[] salt)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartObject();
        json.WriteNumber("organ", organId);
        json.WriteNumber("number", number);
        json.WriteString("previous", previous);
        json.WriteString("at", Fact.Of(act.At));
        json.WriteString("act", act.Kind);
        WriteNumber(json, "officer", act.OfficerId);
        WriteNumber(json, "for", act.OnBehalfOf);
        json.WriteString("why", Commit(salt, "why", act.Why));
        json.WriteString("subject", subject);
        json.WriteStartObject("facts");
        foreach (var fact in facts)
        {
            json.WriteString(fact.Name, fact.IsPersonal ? Commit(salt, fact.Name, fact.Value) : fact.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>What the line says of a value that it must not contain: nobody can guess the value from it without the salt.</summary>
    public static string? Commit(byte[] salt, string name, string? value) =>
        value is null ? null : "salted:" + Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{name}\n{value}")));

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
