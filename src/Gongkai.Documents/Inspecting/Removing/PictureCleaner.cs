using System.Buffers.Binary;
using Gongkai.Documents.Inspecting.Pictures;
using SkiaSharp;

namespace Gongkai.Documents.Inspecting.Removing;

/// <summary>Takes everything out of a picture file that is not the picture. The pixels stay as they are, also those of a JPEG.</summary>
internal static class PictureCleaner
{
    private static readonly HashSet<string> Extra = new(StringComparer.Ordinal) { "APP1", "APP3", "APP4", "APP5", "APP6", "APP7", "APP8", "APP9", "APP10", "APP11", "APP12", "APP13", "APP15", "COM", "tEXt", "zTXt", "iTXt", "eXIf", "tIME", "EXIF", "XMP ", "comment", "program", "behind" };

    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> file, string kind, CleaningOrder order)
    {
        if (!order.Wants("picture.location", "picture.owner", "picture.details", "picture.comment", "picture.software", "picture.thumbnail", "picture.thumbnail-differs", "picture.trailing-bytes", "picture.under-transparency"))
        {
            return file;
        }

        var bytes = file.Span;
        using var clean = new MemoryStream();
        var orientation = 0L;
        foreach (var part in PictureParts.Of(bytes, kind))
        {
            if (!Extra.Contains(part.Name))
            {
                clean.Write(bytes.Slice(part.Start, part.Length));
                continue;
            }

            var data = bytes.Slice(part.DataStart, part.DataLength);
            if (data.StartsWith("Exif\0\0"u8))
            {
                orientation = ExifTags.Read(data[6..]).Find(entry => entry.Tag == ExifTags.Orientation && entry.Directory == 0).Number;
            }
        }

        var result = kind switch
        {
            "webp" => Resized(clean.ToArray()),
            "jpg" when orientation is > 1 and <= 8 => Turned(clean.ToArray(), (byte)orientation),
            _ => clean.ToArray(),
        };
        return order.Wants("picture.under-transparency") && kind is "png" or "webp" ? Flattened(result, kind) : result;
    }

    // Which side is up must stay, or the picture lies on its side.
    private static byte[] Turned(byte[] jpeg, byte orientation) =>
        [.. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. jpeg[2..]];

    private static byte[] Resized(byte[] webp)
    {
        const int flags = 20;
        const byte hasExif = 0x08;
        const byte hasPacket = 0x04;
        BinaryPrimitives.WriteUInt32LittleEndian(webp.AsSpan(4), (uint)(webp.Length - 8));
        if (webp.AsSpan(12).StartsWith("VP8X"u8))
        {
            webp[flags] &= unchecked((byte)~(hasExif | hasPacket));
        }

        return webp;
    }

    // Only where an image lies under full transparency is the picture drawn anew, with one colour there.
    private static byte[] Flattened(byte[] picture, string kind)
    {
        if (!PicturePixels.HidesImage(picture))
        {
            return picture;
        }

        using var bitmap = PicturePixels.Decode(picture)!;
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                if (bitmap.GetPixel(x, y).Alpha == 0)
                {
                    bitmap.SetPixel(x, y, SKColors.Transparent);
                }
            }
        }

        using var data = bitmap.Encode(kind == "png" ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Webp, 100);
        return data.ToArray();
    }
}
