using System.Buffers.Binary;
using Gongkai.Reports;

namespace Gongkai.Oversight.Library;

/// <summary>The figures of one report in few bytes, readable without the rest of the report.
/// Layout 1, little endian: one byte layout, two bytes count n, n bytes marks, n times eight bytes value, all in the append-only order of <see cref="CellId.Index"/>.
/// A mark holds the state in its low four bits, and above them: <see cref="HasValue"/>, <see cref="IsHundredths"/>, <see cref="IsInexact"/>, <see cref="IsHere"/>.
/// Values are whole counts, or hundredths (分 for amounts in 元). Cells added to the catalogue later lie behind the end and are simply not here.</summary>
public static class PackedFigures
{
    /// <summary>The only layout so far.</summary>
    public const byte Layout = 1;

    /// <summary>Mark: there is a value.</summary>
    public const byte HasValue = 0x10;

    /// <summary>Mark: the value is in hundredths.</summary>
    public const byte IsHundredths = 0x20;

    /// <summary>Mark: the value has more decimals or digits than fit and was rounded here; the exact one stands with the provenance.</summary>
    public const byte IsInexact = 0x40;

    /// <summary>Mark: the report has this cell at all.</summary>
    public const byte IsHere = 0x80;

    private const byte StateBits = 0x0F;
    private const int HeadLength = 3;

    /// <summary>Packs figures.</summary>
    public static byte[] Pack(Figures figures)
    {
        var count = figures.Count == 0 ? 0 : figures.Max(pair => pair.Key.Index) + 1;
        var packed = new byte[HeadLength + (count * 9)];
        packed[0] = Layout;
        BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(1), (ushort)count);
        foreach (var (cell, figure) in figures)
        {
            var (mark, value) = Pack(cell, figure);
            packed[HeadLength + cell.Index] = mark;
            BinaryPrimitives.WriteInt64LittleEndian(packed.AsSpan(HeadLength + count + (cell.Index * 8)), value);
        }

        return packed;
    }

    /// <summary>Value and state of every figure; where each was printed stands with the provenance.</summary>
    /// <exception cref="FormatException">The bytes have another layout or are cut off.</exception>
    public static Figures Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < HeadLength || packed[0] != Layout)
        {
            throw new FormatException("The packed figures have a layout that this version does not know.");
        }

        int count = BinaryPrimitives.ReadUInt16LittleEndian(packed[1..]);
        var cells = FormCatalogue.Default.Cells;
        if (packed.Length != HeadLength + (count * 9) || count > cells.Length)
        {
            throw new FormatException($"The packed figures are cut off, or hold {count} cells of which this version knows {cells.Length}.");
        }

        var figures = new List<KeyValuePair<CellId, Figure>>(count);
        for (var index = 0; index < count; index++)
        {
            var mark = packed[HeadLength + index];
            if ((mark & IsHere) != 0)
            {
                var value = BinaryPrimitives.ReadInt64LittleEndian(packed[(HeadLength + count + (index * 8))..]);
                figures.Add(new(cells[index].Id, new Figure((FigureState)(mark & StateBits), ValueOf(mark, value))));
            }
        }

        return Figures.From(figures);
    }

    /// <summary>State and value of one cell, without unpacking the others.</summary>
    /// <exception cref="FormatException">The bytes have another layout.</exception>
    public static (FigureState State, decimal? Value) At(ReadOnlySpan<byte> packed, CellId cell)
    {
        if (packed.Length < HeadLength || packed[0] != Layout)
        {
            throw new FormatException("The packed figures have a layout that this version does not know.");
        }

        int count = BinaryPrimitives.ReadUInt16LittleEndian(packed[1..]);
        var mark = cell.Index < count ? packed[HeadLength + cell.Index] : (byte)0;
        return (mark & IsHere) == 0
            ? (FigureState.Absent, null)
            : ((FigureState)(mark & StateBits), ValueOf(mark, BinaryPrimitives.ReadInt64LittleEndian(packed[(HeadLength + count + (cell.Index * 8))..])));
    }

    /// <summary>True when two decimals and eighteen digits do not hold the value.</summary>
    internal static bool DoesNotFit(decimal value) => Math.Abs(value) > long.MaxValue / 100 || value * 100 != decimal.Truncate(value * 100);

    private static (byte Mark, long Value) Pack(CellId cell, Figure figure)
    {
        var mark = (byte)(IsHere | (byte)figure.State);
        if (figure.Value is not { } value)
        {
            return (mark, 0);
        }

        mark |= HasValue;
        if (DoesNotFit(value))
        {
            mark |= IsInexact;
            value = Math.Clamp(Math.Round(value, 2), long.MinValue / 100, long.MaxValue / 100);
        }

        var isHundredths = cell.Definition.IsAmount || value != decimal.Truncate(value);
        return isHundredths ? ((byte)(mark | IsHundredths), (long)(value * 100)) : (mark, (long)value);
    }

    private static decimal? ValueOf(byte mark, long value) =>
        (mark & HasValue) == 0 ? null : (mark & IsHundredths) == 0 ? value : value / 100m;
}
