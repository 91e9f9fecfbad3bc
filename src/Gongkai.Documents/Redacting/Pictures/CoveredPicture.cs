using Gongkai.Documents.Inspecting;
using SkiaSharp;

namespace Gongkai.Documents.Redacting.Pictures;

/// <summary>Pictures of papers such as identity cards: made anew without anything but their pixels, with parts covered for good, or so coarse that nothing can be read.</summary>
public static class CoveredPicture
{
    private const int Parts = 3;
    private const int CoarseWidth = 24;

    /// <summary>The picture made anew: no place, no camera, no thumbnail goes along.</summary>
    /// <param name="bytes">JPEG, PNG or WebP.</param>
    /// <param name="name">Its name, for the refusal.</param>
    /// <param name="thirds">Thirds of its height that are painted over, 0 at the top.</param>
    /// <exception cref="RedactionRefusedException">It cannot be decoded.</exception>
    public static byte[] Remake(ReadOnlyMemory<byte> bytes, string name, IReadOnlyCollection<int> thirds)
    {
        ArgumentNullException.ThrowIfNull(thirds);
        using var bitmap = PixelRedaction.Decode(bytes, name);
        var third = (double)bitmap.Height / Parts;
        PixelRedaction.Cover(bitmap, thirds.Where(part => part is >= 0 and < Parts).Select(part => new PageRectangle(0, part * third, bitmap.Width, third)));
        return PixelRedaction.Encode(bitmap, PixelRedaction.FormatOf(bytes.Span));
    }

    /// <summary>What kind of paper it is can be seen, what stands on it cannot.</summary>
    /// <returns>A small PNG.</returns>
    /// <exception cref="RedactionRefusedException">It cannot be decoded.</exception>
    public static byte[] Veil(ReadOnlyMemory<byte> bytes, string name)
    {
        using var bitmap = PixelRedaction.Decode(bytes, name);
        var height = Math.Max(1, bitmap.Height * CoarseWidth / bitmap.Width);
        using var coarse = bitmap.Resize(new SKImageInfo(CoarseWidth, Math.Min(height, CoarseWidth * 4)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return PixelRedaction.Encode(coarse, SKEncodedImageFormat.Png);
    }
}
