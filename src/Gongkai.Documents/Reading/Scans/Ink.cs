namespace Gongkai.Documents.Reading.Scans;

/// <summary>Which points of a picture are ink: darker than the paper about them, so that shadows and yellowed paper do not count.</summary>
internal static class Ink
{
    private const int Reach = 20;
    private const int Darker = 28;
    private const double DarkerThanNoise = 1.2;
    private const int Speck = 9;
    private const int NeverInk = 215;

    public static bool[] Of(ScanPicture picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        var sums = new int[(width + 1) * (height + 1)];
        for (var y = 0; y < height; y++)
        {
            var row = 0;
            for (var x = 0; x < width; x++)
            {
                row += picture.Soft[(y * width) + x];
                sums[((y + 1) * (width + 1)) + x + 1] = sums[(y * (width + 1)) + x + 1] + row;
            }
        }

        var darker = Math.Max(Darker, (int)(picture.Noise * DarkerThanNoise));
        var ink = new bool[width * height];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = (Math.Max(0, y - Reach), Math.Min(height, y + Reach + 1));
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (Math.Max(0, x - Reach), Math.Min(width, x + Reach + 1));
                var sum = sums[(bottom * (width + 1)) + right] - sums[(top * (width + 1)) + right] - sums[(bottom * (width + 1)) + left] + sums[(top * (width + 1)) + left];
                var grey = picture.Soft[(y * width) + x];
                ink[(y * width) + x] = grey < NeverInk && grey < (sum / ((bottom - top) * (right - left))) - darker;
            }
        }

        RemoveSpecks(ink, width);
        return ink;
    }

    // Points that touch fewer others than a full stop has are dust.
    private static void RemoveSpecks(bool[] ink, int width)
    {
        var seen = new bool[ink.Length];
        var part = new List<int>();
        for (var start = 0; start < ink.Length; start++)
        {
            if (!ink[start] || seen[start])
            {
                continue;
            }

            part.Clear();
            part.Add(start);
            seen[start] = true;
            for (var i = 0; i < part.Count; i++)
            {
                foreach (var next in (ReadOnlySpan<int>)[part[i] - width, part[i] + width, part[i] - 1, part[i] + 1])
                {
                    if (next >= 0 && next < ink.Length && ink[next] && !seen[next])
                    {
                        seen[next] = true;
                        part.Add(next);
                    }
                }
            }

            foreach (var at in part.Count < Speck ? part : [])
            {
                ink[at] = false;
            }
        }
    }
}
