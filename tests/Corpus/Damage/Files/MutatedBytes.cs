using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>Bytes changed at random: cut, doubled, overwritten, their numbers made absurd.</summary>
internal static class MutatedBytes
{
    private static readonly ImmutableArray<byte[]> Tokens = [.. new[] { "<table><tr><td>", "</table>", "<td rowspan=9999 colspan=9999>", "]]>", "&#x0;", "<!--", "<script>", "|||||", "\t\t\t\t\t", "\r\n\r\n", "\0", "%", "<<", ">>", "endobj", "stream\n", "[ ] TJ", "合计", "　", "〇" }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Numbers that nobody would write.</summary>
    public static ImmutableArray<string> Absurd { get; } = ["0", "-1", "1", "65535", "65536", "2147483647", "4294967296", "99999999999999999999", "1e308", ""];

    /// <summary>One to four changes.</summary>
    public static byte[] Next(byte[] bytes, Rng rng)
    {
        for (var left = rng.Between(1, 4); left > 0; left--)
        {
            bytes = Once(bytes, rng);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, Rng rng)
    {
        var at = rng.Next(bytes.Length + 1);
        var length = Math.Min(bytes.Length - at, rng.Chance(70) ? rng.Between(1, 16) : rng.Between(1, 4_096));
        return rng.Next(9) switch
        {
            0 => Flipped(bytes, at, rng),
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..(at + length)], .. bytes[at..]],
            3 => [.. bytes[..at], .. Noise(length, rng), .. bytes[(at + length)..]],
            4 => [.. bytes[..at], .. rng.Pick(Tokens), .. bytes[at..]],
            5 => bytes[..at],
            6 => Moved(bytes, at, length, rng),
            _ => WithAbsurdNumber(bytes, at, rng),
        };
    }

    private static byte[] Flipped(byte[] bytes, int at, Rng rng)
    {
        if (at < bytes.Length)
        {
            bytes[at] ^= (byte)(1 << rng.Next(8));
        }

        return bytes;
    }

    private static byte[] Noise(int length, Rng rng) => [.. Enumerable.Range(0, length).Select(_ => (byte)rng.Next(256))];

    private static byte[] Moved(byte[] bytes, int at, int length, Rng rng)
    {
        var moved = bytes[at..(at + length)];
        var to = rng.Next(bytes.Length + 1);
        return [.. bytes[..to], .. moved, .. bytes[to..]];
    }

    // The next number from a place on becomes one that nobody would write.
    private static byte[] WithAbsurdNumber(byte[] bytes, int at, Rng rng)
    {
        var start = bytes.AsSpan(at).IndexOfAnyInRange((byte)'0', (byte)'9') is >= 0 and var found ? at + found : -1;
        if (start < 0)
        {
            return bytes;
        }

        var end = start;
        while (end < bytes.Length && char.IsAsciiDigit((char)bytes[end]))
        {
            end++;
        }

        return [.. bytes[..start], .. Encoding.ASCII.GetBytes(rng.Pick(Absurd)), .. bytes[end..]];
    }
}
