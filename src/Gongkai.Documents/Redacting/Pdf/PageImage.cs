using System.IO.Compression;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Gongkai.Documents.Redacting.Pdf;

/// <summary>A page picture as a PDF stores it.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="ColourSpace"><c>DeviceGray</c> or <c>DeviceRGB</c>.</param>
/// <param name="Bits">Bits of one sample.</param>
/// <param name="Filter">How it is packed.</param>
/// <param name="Data">The packed samples.</param>
internal sealed record PageImage(int Width, int Height, string ColourSpace, int Bits, string Filter, byte[] Data)
{
    private const int MostTint = 10;
    private const int Quality = 88;

    /// <summary>Grey pages without loss, coloured ones as JPEG.</summary>
    public static PageImage Of(SKBitmap bitmap)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        if (!IsGrey(pixels))
        {
            using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
            return new PageImage(bitmap.Width, bitmap.Height, "DeviceRGB", 8, "DCTDecode", jpeg.ToArray());
        }

        var grey = new byte[pixels.Length];
        for (var at = 0; at < grey.Length; at++)
        {
            grey[at] = (byte)(pixels[at] >> 8);
        }

        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(grey);
        }

        return new PageImage(bitmap.Width, bitmap.Height, "DeviceGray", 8, "FlateDecode", packed.ToArray());
    }

    private static bool IsGrey(ReadOnlySpan<uint> pixels)
    {
        foreach (var pixel in pixels)
        {
            int blue = (int)(pixel & 0xFF), green = (int)((pixel >> 8) & 0xFF), red = (int)((pixel >> 16) & 0xFF);
            if (Math.Abs(red - green) > MostTint || Math.Abs(blue - green) > MostTint)
            {
                return false;
            }
        }

        return true;
    }
}
