using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Reading.Html;

/// <summary>One part of a MIME message: head lines, a blank line, the body in its transfer encoding.</summary>
internal sealed class MessagePart
{
    private const int MaxHeads = 100;
    private const int MaxHead = 4_096;

    private readonly string text;
    private readonly Dictionary<string, string> heads = new(StringComparer.OrdinalIgnoreCase);

    public MessagePart(string text, int start, int end)
    {
        this.text = text;
        End = end;
        BodyStart = ReadHeads(start);
    }

    public int BodyStart { get; }

    public int End { get; }

    public string Type => heads.GetValueOrDefault("Content-Type", "").Trim();

    public string Boundary => Parameter("boundary");

    /// <summary>The bytes of the body as they were before they were made fit for mail.</summary>
    public byte[] Body()
    {
        var body = text.AsSpan(BodyStart, End - BodyStart);
        return heads.GetValueOrDefault("Content-Transfer-Encoding", "").Trim().ToUpperInvariant() switch
        {
            "QUOTED-PRINTABLE" => QuotedPrintable(body),
            "BASE64" => Base64Bytes(body),
            _ => Encoding.UTF8.GetBytes(body.ToString()),
        };
    }

    /// <summary>The bytes with the encoding of the head lines put where a page declares its own, so that it is believed first.</summary>
    public byte[] Declare(byte[] bytes) =>
        Parameter("charset") is { Length: > 0 } charset && !System.Text.Unicode.Utf8.IsValid(bytes)
            ? [.. Encoding.ASCII.GetBytes($"<meta charset=\"{charset}\">"), .. bytes]
            : bytes;

    private int ReadHeads(int start)
    {
        var at = start;
        string? last = null;
        var seen = false;
        while (at < End && heads.Count < MaxHeads)
        {
            var end = text.IndexOf('\n', at, End - at);
            end = end < 0 ? End : end;
            var line = text[at..end].TrimEnd('\r');
            at = Math.Min(end + 1, End);
            if (line.Length == 0)
            {
                if (seen)
                {
                    break;
                }
            }
            else if (line[0] is ' ' or '\t' && last is not null)
            {
                heads[last] += heads[last].Length < MaxHead ? " " + line.Trim() : "";
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and < 80 and var colon)
            {
                seen = true;
                last = line[..colon].Trim();
                heads[last] = line[(colon + 1)..].Trim();
            }
        }

        return at;
    }

    private string Parameter(string name)
    {
        foreach (var piece in heads.GetValueOrDefault("Content-Type", "").Split(';'))
        {
            var parts = piece.Split('=', 2);
            if (parts.Length == 2 && parts[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parts[1].Trim().Trim('"');
            }
        }

        return "";
    }

    private static byte[] QuotedPrintable(ReadOnlySpan<char> body)
    {
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '=')
            {
                AddCharacter(bytes, body[i]);
            }
            else if (i + 2 < body.Length && byte.TryParse(body.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else if (i + 1 < body.Length && body[i + 1] is '\r' or '\n')
            {
                i += body[i + 1] == '\r' && i + 2 < body.Length && body[i + 2] == '\n' ? 2 : 1;
            }
        }

        return [.. bytes];
    }

    private static void AddCharacter(List<byte> bytes, char character)
    {
        if (character < 0x80)
        {
            bytes.Add((byte)character);
        }
        else
        {
            bytes.AddRange(Encoding.UTF8.GetBytes([character]));
        }
    }

    private static byte[] Base64Bytes(ReadOnlySpan<char> body)
    {
        var end = body.LastIndexOfAnyExcept(" \r\n\t-");
        var ascii = Encoding.ASCII.GetBytes(body[..(end + 1)].ToString());
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(ascii.Length)];
        Base64.DecodeFromUtf8(ascii, bytes, out _, out var written);
        return bytes[..written];
    }
}
