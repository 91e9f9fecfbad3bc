using System.Buffers.Binary;

namespace Gongkai.Documents.Inspecting.Pictures;

/// <summary>A stretch of a picture file.</summary>
/// <param name="Name">Its mark: <c>APP1</c>, <c>tEXt</c>, <c>EXIF</c>; <c>image</c> for what makes up the picture, <c>behind</c> for what follows its end.</param>
/// <param name="Start">Its first byte, mark and length counted in.</param>
/// <param name="Length">Bytes it takes.</param>
/// <param name="DataStart">First byte of what it holds.</param>
/// <param name="DataLength">Bytes that it holds.</param>
internal readonly record struct PicturePart(string Name, int Start, int Length, int DataStart, int DataLength);

/// <summary>Takes picture files apart without decoding them.</summary>
internal static class PictureParts
{
    /// <summary>The parts in order, without gaps; a broken file ends in one part <c>image</c>.</summary>
    public static List<PicturePart> Of(ReadOnlySpan<byte> bytes, string kind) => kind switch
    {
        "jpg" => Jpeg(bytes),
        "png" => Png(bytes),
        "webp" => Webp(bytes),
        "gif" => Gif(bytes),
        _ => [new PicturePart("image", 0, bytes.Length, 0, bytes.Length)],
    };

    private static List<PicturePart> Jpeg(ReadOnlySpan<byte> bytes)
    {
        var parts = new List<PicturePart> { new("image", 0, 2, 0, 2) };
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var mark = bytes[at + 1];
            if (mark == 0xFF)
            {
                at++;
                continue;
            }

            if (mark == 0xDA)
            {
                var end = EndOfScans(bytes, at);
                parts.Add(new PicturePart("image", at, end - at, at, end - at));
                AddBehind(parts, end, bytes.Length);
                return parts;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            var end2 = Math.Min(bytes.Length, at + 2 + length);
            var name = mark is >= 0xE0 and <= 0xEF ? $"APP{mark - 0xE0}" : mark == 0xFE ? "COM" : "image";
            parts.Add(new PicturePart(name, at, end2 - at, Math.Min(at + 4, end2), Math.Max(0, end2 - at - 4)));
            at = end2;
        }

        parts.Add(new PicturePart("image", at, bytes.Length - at, at, bytes.Length - at));
        return parts;
    }

    // Inside a scan 0xFF is followed by 0 or a restart mark; other marks start the next table or scan.
    private static int EndOfScans(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
            {
                return bytes.Length;
            }

            at += next;
            if (bytes[at + 1] == 0xD9)
            {
                return at + 2;
            }

            at += bytes[at + 1] is 0xC4 or 0xDA or 0xDB or 0xDD && at + 4 <= bytes.Length ? 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) : bytes[at + 1] == 0xFF ? 1 : 2;
        }

        return bytes.Length;
    }

    private static List<PicturePart> Png(ReadOnlySpan<byte> bytes)
    {
        var parts = new List<PicturePart> { new("image", 0, 8, 0, 8) };
        var at = 8;
        while (at + 12 <= bytes.Length)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]), (uint)(bytes.Length - at - 12));
            var name = System.Text.Encoding.ASCII.GetString(bytes.Slice(at + 4, 4));
            parts.Add(new PicturePart(name, at, length + 12, at + 8, length));
            at += length + 12;
            if (name == "IEND")
            {
                break;
            }
        }

        AddBehind(parts, at, bytes.Length);
        return parts;
    }

    private static List<PicturePart> Webp(ReadOnlySpan<byte> bytes)
    {
        var parts = new List<PicturePart> { new("image", 0, 12, 0, 12) };
        var end = (int)Math.Min(bytes.Length, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L);
        var at = 12;
        while (at + 8 <= end)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]), (uint)(end - at - 8));
            var whole = Math.Min(end - at, length + 8 + (length & 1));
            parts.Add(new PicturePart(System.Text.Encoding.ASCII.GetString(bytes.Slice(at, 4)), at, whole, at + 8, length));
            at += whole;
        }

        AddBehind(parts, at, bytes.Length);
        return parts;
    }

    private static List<PicturePart> Gif(ReadOnlySpan<byte> bytes)
    {
        var at = 13 + (bytes.Length > 10 && (bytes[10] & 0x80) != 0 ? 3 << ((bytes[10] & 7) + 1) : 0);
        var parts = new List<PicturePart> { new("image", 0, Math.Min(at, bytes.Length), 0, 0) };
        while (at < bytes.Length && bytes[at] is 0x21 or 0x2C)
        {
            var start = at;
            var isComment = bytes[at] == 0x21 && at + 1 < bytes.Length && bytes[at + 1] == 0xFE;
            var isProgram = bytes[at] == 0x21 && at + 14 < bytes.Length && bytes[at + 1] == 0xFF && !bytes.Slice(at + 3, 8).SequenceEqual("NETSCAPE"u8);
            var isFrame = bytes[at] == 0x2C;
            at += isFrame ? 11 + (at + 9 < bytes.Length && (bytes[at + 9] & 0x80) != 0 ? 3 << ((bytes[at + 9] & 7) + 1) : 0) : 2;
            while (at < bytes.Length && bytes[at] != 0)
            {
                at += bytes[at] + 1;
            }

            at = Math.Min(bytes.Length, at + 1);
            parts.Add(new PicturePart(isComment ? "comment" : isProgram ? "program" : isFrame ? "frame" : "image", start, at - start, start + 3, Math.Max(0, at - start - 4)));
        }

        at = Math.Min(bytes.Length, at + 1);
        parts.Add(new PicturePart("image", at - 1, 1, at, 0));
        AddBehind(parts, at, bytes.Length);
        return parts;
    }

    private static void AddBehind(List<PicturePart> parts, int at, int end)
    {
        if (at < end)
        {
            parts.Add(new PicturePart("behind", at, end - at, at, end - at));
        }
    }
}
