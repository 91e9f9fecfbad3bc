using System.Buffers.Binary;
using System.Text;

namespace Gongkai.Documents.Reading.Sheets;

/// <summary>Kinds of records in a binary workbook (MS-XLS) that carry what is printed.</summary>
internal enum XlsKind : ushort
{
    Formula = 0x0006,
    EndOfPart = 0x000A,
    Date1904 = 0x0022,
    FilePass = 0x002F,
    Continue = 0x003C,
    ColumnInfo = 0x007D,
    Sheet = 0x0085,
    MultipleNumbers = 0x00BD,
    MultipleBlanks = 0x00BE,
    Format = 0x00E0,
    MergedCells = 0x00E5,
    SharedStrings = 0x00FC,
    SharedString = 0x00FD,
    Blank = 0x0201,
    Number = 0x0203,
    Label = 0x0204,
    Truth = 0x0205,
    FormulaString = 0x0207,
    Row = 0x0208,
    ShortNumber = 0x027E,
    NumberFormat = 0x041E,
    Begin = 0x0809,
}

/// <summary>One record with the records that continue it, read from front to back.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Parts">Its bytes; more than one part where it was too long for one record.</param>
internal sealed record XlsRecord(XlsKind Kind, List<ReadOnlyMemory<byte>> Parts)
{
    private int part;
    private int at;

    public bool IsAtEnd => part >= Parts.Count || (part == Parts.Count - 1 && at >= Parts[part].Length);

    /// <summary>How many bytes are left of the record, continuations not counted.</summary>
    public int Left => part < Parts.Count ? Parts[part].Length - at : 0;

    /// <summary>The records of a stream from a place on.</summary>
    public static IEnumerable<XlsRecord> From(ReadOnlyMemory<byte> stream, long start, ReadingBudget budget)
    {
        XlsRecord? open = null;
        for (var place = start; place >= 0 && place + 4 <= stream.Length;)
        {
            budget.Step();
            var kind = (XlsKind)BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[(int)place..]);
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[(int)(place + 2)..]), stream.Length - (int)place - 4);
            var bytes = stream.Slice((int)place + 4, length);
            place += 4 + length;
            if (kind == XlsKind.Continue && open is not null)
            {
                open.Parts.Add(bytes);
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = new XlsRecord(kind, [bytes]);
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    public byte Byte()
    {
        while (part < Parts.Count && at >= Parts[part].Length)
        {
            part++;
            at = 0;
        }

        return part < Parts.Count ? Parts[part].Span[at++] : (byte)0;
    }

    public ushort Word() => (ushort)(Byte() | (Byte() << 8));

    public uint Long() => Word() | ((uint)Word() << 16);

    public double Double() => BitConverter.UInt64BitsToDouble(Long() | ((ulong)Long() << 32));

    public void Skip(int count)
    {
        for (; count > 0 && !IsAtEnd; count--)
        {
            Byte();
        }
    }

    /// <summary>A string with its length before it; where a record ends inside, the next one says anew how wide its characters are.</summary>
    public string Words(bool hasLongLength)
    {
        var length = hasLongLength ? Word() : Byte();
        var flags = Byte();
        var runs = (flags & 8) != 0 ? Word() : 0;
        var extra = (flags & 4) != 0 ? Long() : 0;
        var words = new StringBuilder(Math.Min((int)length, 1024));
        for (var isWide = (flags & 1) != 0; length > 0 && !IsAtEnd; length--)
        {
            if (Left == 0)
            {
                part++;
                at = 0;
                isWide = (Byte() & 1) != 0;
            }

            words.Append((char)(isWide ? Word() : Byte()));
        }

        Skip((runs * 4) + (int)Math.Min(extra, int.MaxValue / 2));
        return words.ToString();
    }
}
