namespace Gongkai.Documents.Reading.Scans;

/// <summary>Cuts a line out of a page and brings it to the height at which characters are recognised.</summary>
internal static class LineCut
{
    private const int MostWidth = 3_200;

    /// <summary>The line in a box of the picture; what is no ink counts as paper.</summary>
    public static LinePicture Of(ScanPicture picture, bool[] ink, PixelBox box)
    {
        const int height = LinePicture.Height;
        var width = Math.Clamp((int)Math.Round((double)box.Width * height / box.Height), 1, MostWidth);
        var clean = Clean(picture, ink, box);
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                pixels[(y * width) + x] = Sample(clean, box, (x + 0.5) * box.Width / width, (y + 0.5) * box.Height / height);
            }
        }

        return new LinePicture(width, pixels);
    }

    // The grey value between four points.
    private static byte Sample(byte[] grey, PixelBox box, double x, double y)
    {
        var (left, top) = (Math.Clamp((int)Math.Floor(x - 0.5), 0, box.Width - 1), Math.Clamp((int)Math.Floor(y - 0.5), 0, box.Height - 1));
        var (right, below) = (Math.Min(left + 1, box.Width - 1), Math.Min(top + 1, box.Height - 1));
        var (partX, partY) = (Math.Clamp(x - 0.5 - left, 0, 1), Math.Clamp(y - 0.5 - top, 0, 1));
        var above = (grey[(top * box.Width) + left] * (1 - partX)) + (grey[(top * box.Width) + right] * partX);
        var under = (grey[(below * box.Width) + left] * (1 - partX)) + (grey[(below * box.Width) + right] * partX);
        return (byte)Math.Clamp(Math.Round((above * (1 - partY)) + (under * partY)), 0, 255);
    }

    // Grey about ink is kept, so that letters stay soft; grey without ink near is paper, a shadow or a line that was taken out.
    private static byte[] Clean(ScanPicture picture, bool[] ink, PixelBox box)
    {
        var source = picture.Noise > 8 ? picture.Soft : picture.Grey;
        var clean = new byte[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++)
        {
            for (var x = 0; x < box.Width; x++)
            {
                var (pointX, pointY) = (box.Left + x, box.Top + y);
                var isOutside = pointX < 1 || pointY < 1 || pointX >= picture.Width - 1 || pointY >= picture.Height - 1;
                clean[(y * box.Width) + x] = isOutside || !IsNearInk(ink, (pointY * picture.Width) + pointX, picture.Width) ? (byte)255 : source[(pointY * picture.Width) + pointX];
            }
        }

        return clean;
    }

    private static bool IsNearInk(bool[] ink, int at, int width) =>
        ink[at] || ink[at - 1] || ink[at + 1] || ink[at - width] || ink[at + width]
        || ink[at - width - 1] || ink[at - width + 1] || ink[at + width - 1] || ink[at + width + 1];
}
