using System.Buffers.Binary;

namespace Gongkai.Documents.Inspecting.Packed;

/// <summary>One line of a ZIP's list of contents.</summary>
/// <param name="Name">As the list writes it.</param>
/// <param name="IsEncrypted">Whether a password is needed.</param>
/// <param name="Offset">Where its own head stands in the file.</param>
/// <param name="Packed">Bytes it takes in the file.</param>
internal readonly record struct ZipLine(string Name, bool IsEncrypted, long Offset, long Packed);

/// <summary>The list at the end of a ZIP, read by hand: the library does not say where entries lie.</summary>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054b50;
    private const uint LineMark = 0x02014b50;
    private const int EndLength = 22;
    private const int LineLength = 46;

    /// <summary>The lines, where the list starts, where the file ends, and the comment; null for a ZIP of another build (ZIP64, several volumes).</summary>
    public static (List<ZipLine> Lines, long Start, long End, string Comment)? Read(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length - EndLength;
        for (var least = Math.Max(0, end - ushort.MaxValue); end >= least && Number32(bytes, end) != EndMark; end--)
        {
        }

        if (end < 0 || bytes.Length < EndLength || Number32(bytes, end) != EndMark)
        {
            return null;
        }

        long size = Number32(bytes, end + 12), start = Number32(bytes, end + 16);
        var count = Number16(bytes, end + 10);
        var shift = end - size - start;
        if (count == ushort.MaxValue || start == uint.MaxValue || shift < 0)
        {
            return null;
        }

        var comment = System.Text.Encoding.UTF8.GetString(bytes.Slice(end + EndLength, Math.Min(Number16(bytes, end + 20), bytes.Length - end - EndLength)));
        return (Lines(bytes, (int)(start + shift), count, shift), start + shift, end + EndLength + Number16(bytes, end + 20), comment);
    }

    private static List<ZipLine> Lines(ReadOnlySpan<byte> bytes, int at, int count, long shift)
    {
        var lines = new List<ZipLine>();
        for (var line = 0; line < count && at + LineLength <= bytes.Length && Number32(bytes, at) == LineMark; line++)
        {
            int name = Number16(bytes, at + 28), extra = Number16(bytes, at + 30), comment = Number16(bytes, at + 32);
            var text = System.Text.Encoding.UTF8.GetString(bytes.Slice(at + LineLength, Math.Min(name, bytes.Length - at - LineLength)));
            lines.Add(new ZipLine(text, (Number16(bytes, at + 8) & 1) == 1, Number32(bytes, at + 42) + shift, Number32(bytes, at + 20)));
            at += LineLength + name + extra + comment;
        }

        return lines;
    }

    public static uint Number32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    public static ushort Number16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
