using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Gongkai.Tests.Documents.Inspecting.Made;

/// <summary>Pictures drawn for the tests, and the segments that cameras and programs add.</summary>
internal static class MadePicture
{
    /// <summary>A picture with patterns, so that places can be told apart.</summary>
    public static SKBitmap Draw(int width = 320, int height = 240, SKColor? ground = null)
    {
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(ground ?? SKColors.Beige);
        using var paint = new SKPaint { Color = SKColors.DarkRed };
        canvas.DrawRect(width * 0.1f, height * 0.15f, width * 0.4f, height * 0.3f, paint);
        paint.Color = SKColors.SteelBlue;
        canvas.DrawCircle(width * 0.7f, height * 0.6f, height * 0.2f, paint);
        return bitmap;
    }

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var image = bitmap.Encode(format, 88);
        return image.ToArray();
    }

    public static byte[] Jpeg()
    {
        using var bitmap = Draw();
        return Encode(bitmap);
    }

    public static byte[] Png()
    {
        using var bitmap = Draw();
        return Encode(bitmap, SKEncodedImageFormat.Png);
    }

    public static byte[] Webp()
    {
        using var bitmap = Draw();
        return Encode(bitmap, SKEncodedImageFormat.Webp);
    }

    /// <summary>A JPEG with a segment behind its first mark.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte mark, byte[] data) => [.. jpeg[..2], 0xFF, mark, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data, .. jpeg[2..]];

    /// <summary>A PNG with a chunk before its end.</summary>
    public static byte[] WithChunk(byte[] png, string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var length = new byte[4];
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. png[..^12], .. length, .. body, .. check, .. png[^12..]];
    }

    /// <summary>A WebP with a chunk at its end.</summary>
    public static byte[] WithWebpChunk(byte[] webp, string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)data.Length);
        byte[] all = [.. webp, .. Encoding.ASCII.GetBytes(name), .. length, .. data, .. new byte[data.Length & 1]];
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(4), (uint)(all.Length - 8));
        return all;
    }

    /// <summary>Camera data with text entries of the picture, a place when wanted, and a thumbnail.</summary>
    public static byte[] Exif(bool hasPlace, byte[]? thumbnail, params (int Tag, string Text)[] entries)
    {
        var directory = new List<(int Tag, int Type, int Count, byte[] Value)>();
        directory.AddRange(entries.Select(entry => (entry.Tag, 2, entry.Text.Length + 1, (byte[])[.. Encoding.UTF8.GetBytes(entry.Text), 0])));
        byte[] place = hasPlace ? Directory(0, [(1, 2, 2, "N\0"u8.ToArray()), (2, 5, 3, new byte[24]), (3, 2, 2, "E\0"u8.ToArray()), (4, 5, 3, new byte[24])], 0) : [];
        var count = directory.Count + (hasPlace ? 1 : 0);
        var end = 8 + 2 + (count * 12) + 4 + directory.Sum(entry => entry.Value.Length > 4 ? entry.Value.Length : 0);
        if (hasPlace)
        {
            directory.Add((0x8825, 4, 1, BitConverter.GetBytes(end)));
            place = Directory(end, [(1, 2, 2, "N\0"u8.ToArray()), (2, 5, 3, new byte[24]), (3, 2, 2, "E\0"u8.ToArray()), (4, 5, 3, new byte[24])], 0);
        }

        var next = thumbnail is null ? 0 : end + place.Length;
        byte[] small = thumbnail is null ? [] : [.. Directory(next, [(0x0201, 4, 1, BitConverter.GetBytes(next + 2 + 24 + 4)), (0x0202, 4, 1, BitConverter.GetBytes(thumbnail.Length))], 0), .. thumbnail];
        return [.. "II*\0"u8.ToArray(), 8, 0, 0, 0, .. Directory(8, directory, next), .. place, .. small];
    }

    public static byte[] ExifSegment(byte[] tiff) => [.. "Exif\0\0"u8.ToArray(), .. tiff];

    private static byte[] Directory(int start, List<(int Tag, int Type, int Count, byte[] Value)> entries, int next)
    {
        using var head = new MemoryStream();
        using var values = new MemoryStream();
        var free = start + 2 + (entries.Count * 12) + 4;
        head.Write(BitConverter.GetBytes((ushort)entries.Count));
        foreach (var (tag, type, count, value) in entries)
        {
            head.Write(BitConverter.GetBytes((ushort)tag));
            head.Write(BitConverter.GetBytes((ushort)type));
            head.Write(BitConverter.GetBytes(type == 2 ? value.Length : count));
            if (value.Length <= 4)
            {
                head.Write([.. value, .. new byte[4 - value.Length]]);
            }
            else
            {
                head.Write(BitConverter.GetBytes(free + (int)values.Length));
                values.Write(value);
            }
        }

        head.Write(BitConverter.GetBytes(next));
        return [.. head.ToArray(), .. values.ToArray()];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
