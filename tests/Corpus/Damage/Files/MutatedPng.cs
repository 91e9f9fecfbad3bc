using System.Buffers.Binary;
using System.IO.Compression;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>PNG pictures with their chunks changed and their checksums right again: absurd sizes, lost, doubled and exchanged chunks, other pixels.</summary>
internal static class MutatedPng
{
    private const int MostPixels = 16_000_000;

    private sealed record Chunk(string Kind, byte[] Body);

    /// <summary>One to three changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        var chunks = Chunks(file);
        for (var left = rng.Between(1, 3); left > 0 && chunks.Count > 0; left--)
        {
            Once(chunks, rng);
        }

        return [.. file.AsSpan(0, 8), .. chunks.SelectMany(Written)];
    }

    private static void Once(List<Chunk> chunks, Rng rng)
    {
        var at = rng.Next(chunks.Count);
        switch (rng.Next(9))
        {
            case 0:
                chunks.RemoveAt(at);
                break;
            case 1:
                chunks.Insert(at, rng.Pick(chunks));
                break;
            case 2:
                chunks[at] = chunks[at] with { Kind = rng.Pick(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "iCCP", "zTXt", "eXIf", "acTL", "fcTL", "gAMA"]) };
                break;
            case 3:
                chunks[at] = chunks[at] with { Body = MutatedBytes.Next(chunks[at].Body, rng) };
                break;
            case 4 or 5:
                ChangeHead(chunks, rng);
                break;
            default:
                ChangePixels(chunks, rng);
                break;
        }
    }

    private static void ChangeHead(List<Chunk> chunks, Rng rng)
    {
        if (chunks.FindIndex(chunk => chunk is { Kind: "IHDR", Body.Length: 13 }) is >= 0 and var at)
        {
            var body = chunks[at].Body.ToArray();
            if (rng.Chance(60))
            {
                var size = rng.Pick([0, 1, 2, 3, 17, 5_000, 65_535, 100_000, int.MaxValue, rng.Between(1, 2_000)]);
                BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(rng.Pick([0, 4])), size);
            }
            else
            {
                body[rng.Between(8, 12)] = (byte)rng.Pick([0, 1, 2, 3, 4, 6, 8, 16, 255]);
            }

            chunks[at] = chunks[at] with { Body = body };
        }
    }

    private static void ChangePixels(List<Chunk> chunks, Rng rng)
    {
        if (chunks.FindIndex(chunk => chunk.Kind == "IDAT") is >= 0 and var at)
        {
            using var stream = new ZLibStream(new MemoryStream(chunks[at].Body), CompressionMode.Decompress);
            var pixels = new byte[MostPixels];
            var length = stream.ReadAtLeast(pixels, MostPixels, throwOnEndOfStream: false);
            using var packed = new MemoryStream();
            using (var target = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                target.Write(MutatedBytes.Next(pixels[..length], rng));
            }

            chunks[at] = chunks[at] with { Body = packed.ToArray() };
        }
    }

    private static List<Chunk> Chunks(byte[] file)
    {
        var chunks = new List<Chunk>();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (length < 0 || at + 12L + length > file.Length)
            {
                break;
            }

            chunks.Add(new Chunk(System.Text.Encoding.Latin1.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        return chunks;
    }

    private static byte[] Written(Chunk chunk)
    {
        var bytes = new byte[chunk.Body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(bytes, chunk.Body.Length);
        System.Text.Encoding.Latin1.GetBytes(chunk.Kind).CopyTo(bytes.AsSpan(4));
        chunk.Body.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(bytes.Length - 4), Sum(bytes.AsSpan(4, chunk.Body.Length + 4)));
        return bytes;
    }

    // The checksum of PNG (ISO 3309).
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) == 0 ? 0 : 0xEDB88320);
            }
        }

        return ~sum;
    }
}
