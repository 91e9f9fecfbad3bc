using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>The font of a text layer: every character is one em wide and draws nothing; only what it stands for matters.</summary>
internal sealed class LayerFont
{
    private const int UnitsPerEm = 1000;
    private const int MostInBlock = 100;

    private readonly Dictionary<Rune, int> codes = [];

    /// <summary>The codes of a text in hexadecimal, and how many.</summary>
    public (string Codes, int Count) Encode(string text)
    {
        var written = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!codes.TryGetValue(rune, out var code))
            {
                codes[rune] = code = codes.Count + 1;
            }

            written.Append(code.ToString("X4", CultureInfo.InvariantCulture));
            count++;
        }

        return (written.ToString(), count);
    }

    /// <summary>The table that gives each code its character.</summary>
    public string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /GongkaiLayer def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in codes.OrderBy(pair => pair.Value).Chunk(MostInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (rune, code) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    /// <summary>A TrueType file with one empty glyph.</summary>
    public static byte[] File()
    {
        var tables = new (string Tag, byte[] Data)[]
        {
            ("glyf", new byte[4]),
            ("head", Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UnitsPerEm, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UnitsPerEm, UnitsPerEm, 0, 8, 2, 0, 0)),
            ("hhea", Words(1, 0, UnitsPerEm, 0, 0, UnitsPerEm, 0, 0, UnitsPerEm, 1, 0, 0, 0, 0, 0, 0, 0, 1)),
            ("hmtx", Words(UnitsPerEm, 0)),
            ("loca", Words(0, 0)),
            ("maxp", Words(1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)),
        };
        var offset = 12 + (16 * tables.Length);
        using var file = new MemoryStream();
        file.Write(Words(1, 0, tables.Length, 64, 2, (16 * tables.Length) - 64));
        foreach (var (tag, data) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            file.Write(Long(Sum(data)));
            file.Write(Long((uint)offset));
            file.Write(Long((uint)data.Length));
            offset += (data.Length + 3) & ~3;
        }

        foreach (var (_, data) in tables)
        {
            file.Write(data);
            file.Write(new byte[((data.Length + 3) & ~3) - data.Length]);
        }

        return file.ToArray();
    }

    private static uint Sum(byte[] data)
    {
        var padded = new byte[(data.Length + 3) & ~3];
        data.CopyTo(padded, 0);
        var sum = 0u;
        for (var at = 0; at < padded.Length; at += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(at));
        }

        return sum;
    }

    private static byte[] Words(params ReadOnlySpan<int> words)
    {
        var bytes = new byte[words.Length * 2];
        for (var at = 0; at < words.Length; at++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at * 2), (ushort)words[at]);
        }

        return bytes;
    }

    private static byte[] Long(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
