using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>The stream of a PDF object, unpacked, changed in what it draws or maps, and packed again.</summary>
internal static partial class MutatedPdfStream
{
    private const int MostUnpacked = 4_000_000;
    private static readonly Encoding Bytes = Encoding.Latin1;

    private static readonly ImmutableArray<string> Operators = ["q", "Q", "BT", "ET", "Tj", "TJ", "'", "Td", "TD", "Tm", "T*", "Tf", "Tz", "Tr", "Do", "cm", "re", "m", "l", "c", "h", "S", "f", "W n", "BI", "ID", "EI", "BDC", "EMC", "sh", "gs", "d1", "beginbfchar", "endbfchar", "beginbfrange", "endcmap", "usecmap", "begincodespacerange"];

    /// <summary>True where the object has a stream.</summary>
    public static bool Has(string piece) => Stream().IsMatch(piece);

    /// <summary>The object with a changed stream.</summary>
    public static string Next(string piece, Rng rng)
    {
        var stream = Stream().Match(piece);
        var body = stream.Groups["body"];
        var isPacked = piece[..body.Index].Contains("/FlateDecode", StringComparison.Ordinal);
        var plain = isPacked ? Unpacked(Bytes.GetBytes(body.Value)) : Bytes.GetBytes(body.Value);
        var isBinary = plain.AsSpan(0, Math.Min(plain.Length, 200)).ContainsAnyInRange((byte)127, (byte)255);
        var changed = rng.Chance(8) ? plain : isBinary ? MutatedBytes.Next(plain, rng) : Bytes.GetBytes(Words(Bytes.GetString(plain), rng));
        var packed = Bytes.GetString(isPacked ? Packed(changed) : changed);
        packed = rng.Chance(8) ? Bytes.GetString(MutatedBytes.Next(Bytes.GetBytes(packed), rng)) : packed;
        var head = piece[..body.Index];
        head = rng.Chance(85) ? Length().Replace(head, $"/Length {packed.Length.ToString(CultureInfo.InvariantCulture)}", 1) : head;
        return head + packed + piece[(body.Index + body.Length)..];
    }

    private static string Words(string text, Rng rng)
    {
        for (var left = rng.Between(1, 5); left > 0; left--)
        {
            text = Once(text, Token().Matches(text), rng);
        }

        return text;
    }

    private static string Once(string text, MatchCollection tokens, Rng rng)
    {
        if (tokens.Count < 2)
        {
            return text + " " + rng.Pick(Operators);
        }

        var token = tokens[rng.Next(tokens.Count)];
        var other = tokens[rng.Next(tokens.Count)];
        var (start, end) = token.Index <= other.Index ? (token.Index, other.Index + other.Length) : (other.Index, token.Index + token.Length);
        return rng.Next(8) switch
        {
            0 => text.Remove(token.Index, token.Length),
            1 => text.Remove(token.Index, token.Length).Insert(token.Index, other.Value),
            2 => text.Insert(token.Index, rng.Pick(Operators) + " "),
            3 => text.Remove(token.Index, token.Length).Insert(token.Index, rng.Pick(["0", "-1", "1e30", "99999999999", "0.0000001", "-32768", "(", ")", "<", "[", "]", "<<", ">>", "%"])),
            4 => text.Insert(end, string.Concat(Enumerable.Repeat(" " + text.AsSpan(start, Math.Min(end - start, 4_000)).ToString(), rng.Chance(85) ? rng.Between(1, 3) : rng.Between(10, 200)))),
            5 => text.Insert(token.Index, string.Concat(Enumerable.Repeat(rng.Pick(["q ", "BT ", "[", "<<", "("]), rng.Between(1, 3_000)))),
            6 => text.Remove(start, end - start),
            _ => text.Remove(token.Index, token.Length).Insert(token.Index, rng.Pick(Operators)),
        };
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (plain.Length < MostUnpacked && (read = stream.Read(buffer)) > 0)
        {
            plain.Write(buffer, 0, read);
        }

        return plain.ToArray();
    }

    private static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(plain);
        }

        return packed.ToArray();
    }

    [GeneratedRegex(@"stream\r?\n(?<body>[\s\S]*)\r?\n?endstream")]
    private static partial Regex Stream();

    [GeneratedRegex(@"/Length \d+( \d+ R)?")]
    private static partial Regex Length();

    [GeneratedRegex(@"\([^()]*\)|<[0-9A-Fa-f]*>|[^\s\[\]<>()]+")]
    private static partial Regex Token();
}
