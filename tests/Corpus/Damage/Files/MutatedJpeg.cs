using System.Buffers.Binary;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>JPEG pictures with their segments changed: absurd sizes and lengths, lost, doubled and exchanged segments, other data of the scan.</summary>
internal static class MutatedJpeg
{
    private const byte Scan = 0xDA;

    /// <summary>One to three changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        var (segments, tail) = Segments(file);
        for (var left = rng.Between(1, 3); left > 0 && segments.Count > 0; left--)
        {
            var at = rng.Next(segments.Count);
            switch (rng.Next(8))
            {
                case 0:
                    segments.RemoveAt(at);
                    break;
                case 1:
                    segments.Insert(at, rng.Pick(segments));
                    break;
                case 2:
                    segments[at] = MutatedBytes.Next([.. segments[at]], rng);
                    break;
                case 3:
                    segments[at] = [.. segments[at].AsSpan(0, 1), (byte)rng.Pick([0xC0, 0xC2, 0xC4, 0xDB, 0xDD, 0xE1, 0xFE]), .. segments[at].AsSpan(2)];
                    break;
                case 4 or 5:
                    segments = [.. segments.Select(segment => IsFrame(segment) ? Sized([.. segment], rng) : segment)];
                    break;
                default:
                    tail = MutatedBytes.Next(tail, rng);
                    break;
            }
        }

        return [0xFF, 0xD8, .. segments.SelectMany(segment => segment), .. tail];
    }

    private static bool IsFrame(byte[] segment) => segment is [0xFF, >= 0xC0 and <= 0xC2, _, _, _, _, _, _, _, ..];

    private static byte[] Sized(byte[] frame, Rng rng)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(rng.Pick([5, 7])), (ushort)rng.Pick([0, 1, 2, 7, 5_000, 65_500, 65_535, rng.Between(1, 3_000)]));
        return frame;
    }

    // The segments before the data of the scan, and all that comes from there on.
    private static (List<byte[]> Segments, byte[] Tail) Segments(byte[] file)
    {
        var segments = new List<byte[]>();
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != Scan)
        {
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (end > file.Length)
            {
                break;
            }

            segments.Add(file[at..end]);
            at = end;
        }

        return (segments, file[at..]);
    }
}
