using System.Buffers.Binary;

namespace Gongkai.Corpus.Damage.Files;

/// <summary>Binary workbooks with their records changed, and the tables of sectors that hold them together.</summary>
internal static class MutatedBook
{
    private const int SectorBytes = 512;
    private static readonly byte[] Begin = [0x09, 0x08, 0x10, 0x00];

    /// <summary>One to four changes.</summary>
    public static byte[] Next(byte[] file, Rng rng)
    {
        file = [.. file];
        for (var left = rng.Between(1, 4); left > 0; left--)
        {
            if (rng.Chance(15))
            {
                ChangeHead(file, rng);
            }
            else if (rng.Chance(20))
            {
                ChangeTable(file, rng);
            }
            else
            {
                ChangeRecord(file, rng);
            }
        }

        return file;
    }

    // Sizes of sectors, first sectors of the tables and of the directory.
    private static void ChangeHead(byte[] file, Rng rng)
    {
        var at = rng.Between(24, 80) & ~1;
        if (at + 4 <= file.Length)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), Number(rng, file.Length / SectorBytes));
        }
    }

    // Any four bytes of the file at a sector's start: most often an entry of a table or of the directory.
    private static void ChangeTable(byte[] file, Rng rng)
    {
        var sector = rng.Next(Math.Max(1, file.Length / SectorBytes));
        var at = (sector * SectorBytes) + (rng.Next(SectorBytes / 4) * 4);
        if (at + 4 <= file.Length)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), Number(rng, file.Length / SectorBytes));
        }
    }

    private static void ChangeRecord(byte[] file, Rng rng)
    {
        var records = Records(file);
        if (records.Count == 0)
        {
            ChangeTable(file, rng);
            return;
        }

        var at = rng.Pick(records);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 2));
        var other = rng.Pick(records);
        switch (rng.Next(6))
        {
            case 0:
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(other)));
                break;
            case 1:
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 2), (ushort)rng.Pick([0, 1, length - 1, length + 1, 0xFFFF, 8224, rng.Next(64)]));
                break;
            case 2:
                var copied = Math.Min(length + 4, file.Length - Math.Max(at, other));
                file.AsSpan(other, copied).ToArray().CopyTo(file.AsSpan(at));
                break;
            default:
                for (var left = rng.Between(1, 6); left > 0 && length > 0 && at + 4 + length <= file.Length; left--)
                {
                    file[at + 4 + rng.Next(length)] = rng.Chance(50) ? (byte)rng.Next(256) : rng.Pick<byte>([0, 1, 0x7F, 0x80, 0xFF]);
                }

                break;
        }
    }

    // Records from each start of a part on, as far as they hang together.
    private static List<int> Records(byte[] file)
    {
        var records = new List<int>();
        for (var start = file.AsSpan().IndexOf(Begin); start >= 0;)
        {
            var at = start;
            while (at + 4 <= file.Length)
            {
                records.Add(at);
                var (kind, length) = (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 2)));
                at += 4 + length;
                if (kind == 0x0A)
                {
                    break;
                }
            }

            at = Math.Min(Math.Max(at, start + Begin.Length), file.Length);
            start = file.AsSpan(at).IndexOf(Begin) is >= 0 and var next ? at + next : -1;
        }

        return records;
    }

    private static uint Number(Rng rng, int sectors) => rng.Next(6) switch
    {
        0 => 0,
        1 => 0xFFFFFFFE,
        2 => 0xFFFFFFFF,
        3 => 0x7FFFFFFF,
        4 => (uint)rng.Next(70_000),
        _ => (uint)rng.Next(sectors + 2),
    };
}
