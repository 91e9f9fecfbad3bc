using System.Buffers.Binary;
using System.Text;

namespace Gongkai.Documents.Reading.Office;

/// <summary>The streams of a compound file (MS-CFB), the container of the office files before 2007. Chains are followed no farther than the file is long.</summary>
internal sealed class CompoundFile
{
    private const uint LastKept = 0xFFFFFFFA;
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly ReadingBudget budget;
    private readonly int sectorBytes;
    private readonly int miniSectorBytes;
    private readonly int miniLimit;
    private readonly uint[] table;
    private readonly uint[] miniTable;
    private readonly byte[] miniStream;
    private readonly Dictionary<string, (uint Start, long Length)> streams = new(StringComparer.OrdinalIgnoreCase);

    private CompoundFile(ReadOnlyMemory<byte> bytes, ReadingBudget budget)
    {
        this.bytes = bytes;
        this.budget = budget;
        var head = bytes.Span;
        var (shift, miniShift) = (BinaryPrimitives.ReadUInt16LittleEndian(head[30..]), BinaryPrimitives.ReadUInt16LittleEndian(head[32..]));
        if (shift is not (9 or 12) || miniShift != 6)
        {
            throw new NotReadableException(NotReadableReason.Damaged, "ole");
        }

        (sectorBytes, miniSectorBytes, miniLimit) = (1 << shift, 1 << miniShift, (int)UInt32(56));
        table = Table();
        var root = ReadDirectory(Chain(UInt32(48), long.MaxValue));
        miniStream = root.Length > 0 ? Chain(root.Start, root.Length) : [];
        miniTable = ToNumbers(Chain(UInt32(60), long.MaxValue));
    }

    public static CompoundFile Open(ReadOnlyMemory<byte> bytes, ReadingBudget budget) =>
        bytes.Length < HeaderBytes ? throw new NotReadableException(NotReadableReason.Damaged, "ole") : new CompoundFile(bytes, budget);

    /// <summary>True when a stream or folder of that name is in the file.</summary>
    public bool Has(string name) => streams.ContainsKey(name);

    /// <summary>The bytes of a stream; as many as are there when the file is cut off.</summary>
    public byte[] Stream(string name)
    {
        if (!streams.TryGetValue(name, out var stream))
        {
            return [];
        }

        return stream.Length < miniLimit ? MiniChain(stream.Start, stream.Length) : Chain(stream.Start, stream.Length);
    }

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]);

    private uint[] Table()
    {
        var parts = new List<uint>();
        for (var i = 0; i < 109; i++)
        {
            parts.Add(UInt32(76 + (i * 4)));
        }

        var perSector = (sectorBytes / 4) - 1;
        var next = UInt32(68);
        for (var hops = 0; next < LastKept && hops <= bytes.Length / sectorBytes; hops++)
        {
            var sector = ToNumbers(Sector(next));
            parts.AddRange(sector.Take(perSector));
            next = sector.Length > perSector ? sector[perSector] : LastKept;
        }

        var used = parts.Where(part => part < LastKept).Take((bytes.Length / sectorBytes) + 1);
        return [.. used.SelectMany(part => ToNumbers(Sector(part)))];
    }

    private (uint Start, long Length) ReadDirectory(byte[] directory)
    {
        (uint, long) root = default;
        for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
        {
            budget.Step();
            var entry = directory.AsSpan(at, EntryBytes);
            var nameBytes = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
            var stream = (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), (long)BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]));
            switch (entry[66])
            {
                case 1 or 2:
                    streams.TryAdd(Encoding.Unicode.GetString(entry[..nameBytes]), stream);
                    break;
                case 5:
                    root = stream;
                    break;
            }
        }

        return root;
    }

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var start = ((long)number + 1) * sectorBytes;
        return start >= bytes.Length ? [] : bytes.Span.Slice((int)start, (int)Math.Min(sectorBytes, bytes.Length - start));
    }

    private byte[] Chain(uint start, long length)
    {
        using var chain = new MemoryStream();
        var most = bytes.Length / sectorBytes + 1;
        for (var (sector, hops) = (start, 0); sector < table.Length && chain.Length < length && hops < most; sector = table[sector], hops++)
        {
            budget.Step();
            chain.Write(Sector(sector));
        }

        return Cut(chain, length);
    }

    private byte[] MiniChain(uint start, long length)
    {
        using var chain = new MemoryStream();
        var most = miniStream.Length / miniSectorBytes + 1;
        for (var (sector, hops) = (start, 0); sector < miniTable.Length && chain.Length < length && hops < most; sector = miniTable[sector], hops++)
        {
            budget.Step();
            var at = (long)sector * miniSectorBytes;
            if (at < miniStream.Length)
            {
                chain.Write(miniStream.AsSpan((int)at, (int)Math.Min(miniSectorBytes, miniStream.Length - at)));
            }
        }

        return Cut(chain, length);
    }

    private static byte[] Cut(MemoryStream chain, long length)
    {
        chain.SetLength(Math.Min(chain.Length, length));
        return chain.ToArray();
    }

    private static uint[] ToNumbers(ReadOnlySpan<byte> sector)
    {
        var numbers = new uint[sector.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(sector[(i * 4)..]);
        }

        return numbers;
    }
}
