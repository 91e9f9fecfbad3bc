using System.Buffers.Binary;
using System.Text;

namespace Gongkai.Documents.Inspecting.Pictures;

/// <summary>One entry of the photograph data that cameras write.</summary>
/// <param name="Directory">0 the picture, 1 its thumbnail, <c>0x8769</c> the camera, <c>0x8825</c> the place.</param>
/// <param name="Tag">Number of the entry.</param>
/// <param name="Text">Its value as text; empty for numbers.</param>
/// <param name="Number">Its first number; 0 for text.</param>
internal readonly record struct ExifEntry(int Directory, int Tag, string Text, long Number);

/// <summary>Reads the directories of a TIFF structure, as EXIF and TIFF files have them. Broken ones end early.</summary>
internal static class ExifTags
{
    public const int CameraDirectory = 0x8769;
    public const int PlaceDirectory = 0x8825;
    public const int Orientation = 0x0112;
    public const int ThumbnailStart = 0x0201;
    public const int ThumbnailLength = 0x0202;

    private const int EntryLength = 12;
    private const int MostEntries = 2_000;

    private static readonly int[] Sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

    public static List<ExifEntry> Read(ReadOnlySpan<byte> tiff)
    {
        var entries = new List<ExifEntry>();
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return entries;
        }

        var isLittle = tiff[0] == 'I';
        var seen = new HashSet<long>();
        long at = Number(tiff[4..], 4, isLittle);
        for (var directory = 0; at > 0 && seen.Add(at) && directory < 64; directory++)
        {
            at = ReadDirectory(tiff, at, directory, isLittle, entries, seen);
        }

        return entries;
    }

    private static long ReadDirectory(ReadOnlySpan<byte> tiff, long at, int directory, bool isLittle, List<ExifEntry> entries, HashSet<long> seen)
    {
        if (at + 2 > tiff.Length)
        {
            return 0;
        }

        var count = (int)Number(tiff[(int)at..], 2, isLittle);
        for (var i = 0; i < count && entries.Count < MostEntries; i++)
        {
            var from = at + 2 + ((long)i * EntryLength);
            if (from + EntryLength > tiff.Length)
            {
                return 0;
            }

            var entry = ReadEntry(tiff, (int)from, directory, isLittle);
            entries.Add(entry);
            if (entry.Tag is CameraDirectory or PlaceDirectory && seen.Add(entry.Number))
            {
                ReadDirectory(tiff, entry.Number, entry.Tag, isLittle, entries, seen);
            }
        }

        var next = at + 2 + ((long)count * EntryLength);
        return next + 4 <= tiff.Length ? Number(tiff[(int)next..], 4, isLittle) : 0;
    }

    private static ExifEntry ReadEntry(ReadOnlySpan<byte> tiff, int at, int directory, bool isLittle)
    {
        var tag = (int)Number(tiff[at..], 2, isLittle);
        var type = (int)Number(tiff[(at + 2)..], 2, isLittle);
        var count = Number(tiff[(at + 4)..], 4, isLittle);
        var size = type > 0 && type < Sizes.Length ? count * Sizes[type] : 0;
        var start = size <= 4 ? at + 8 : Number(tiff[(at + 8)..], 4, isLittle);
        if (size <= 0 || start + size > tiff.Length)
        {
            return new ExifEntry(directory, tag, "", 0);
        }

        var value = tiff.Slice((int)start, (int)size);
        return type switch
        {
            2 => new ExifEntry(directory, tag, Encoding.UTF8.GetString(value).Trim('\0', ' '), 0),
            1 or 7 when tag is >= 0x9C9B and <= 0x9C9F => new ExifEntry(directory, tag, Encoding.Unicode.GetString(value).Trim('\0', ' '), 0),
            7 when tag == 0x9286 => new ExifEntry(directory, tag, Comment(value), 0),
            3 => new ExifEntry(directory, tag, "", Number(value, 2, isLittle)),
            4 or 9 => new ExifEntry(directory, tag, "", Number(value, 4, isLittle)),
            _ => new ExifEntry(directory, tag, "", 0),
        };
    }

    // Eight letters name the encoding, then the words.
    private static string Comment(ReadOnlySpan<byte> value) => value.Length <= 8 ? ""
        : (value.StartsWith("UNICODE"u8) ? Encoding.Unicode : Encoding.UTF8).GetString(value[8..]).Trim('\0', ' ');

    private static long Number(ReadOnlySpan<byte> bytes, int size, bool isLittle) => size == 2
        ? isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes)
        : isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
