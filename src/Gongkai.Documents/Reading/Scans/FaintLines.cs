using Gongkai.Documents.Reading.Paper;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>Hairlines that are lost point by point in grain and shadow show when many points along them are taken together: darker than what lies on both sides.</summary>
internal static class FaintLines
{
    // In pixels: how many points on each side are taken together, the shortest line, how far beside it paper is looked for.
    private const int Along = 14;
    private const int Shortest = 150;
    private const int LongestGap = 6;
    private const int Aside = 5;
    private const int Darker = 22;
    private const double DarkerThanNoise = 0.7;

    /// <summary>The lines, in pixels.</summary>
    public static IEnumerable<Ruling> Find(ScanPicture picture)
    {
        var means = new byte[picture.Grey.Length];
        MeansAlong(picture, means);
        var ridges = Ridges(means, picture, picture.Width);
        var flat = Enumerable.Range(0, picture.Height).SelectMany(y => Runs(ridges, y * picture.Width, 1, picture.Width, picture.Width).Select(run => new Ruling(true, y, run.From, run.To))).ToList();
        MeansDown(picture, means);
        ridges = Ridges(means, picture, 1);
        return flat.Concat(Enumerable.Range(0, picture.Width).SelectMany(x => Runs(ridges, x, picture.Width, picture.Height, 1).Select(run => new Ruling(false, x, run.From, run.To))));
    }

    // Taking points together makes every stroke longer by as much: long runs only, and without their ends.
    private static List<(int From, int To)> Runs(bool[] ridges, int start, int step, int length, int across)
    {
        var runs = new List<(int From, int To)>();
        var (from, last) = (-1, -1);
        for (var at = 0; at <= length + LongestGap; at++)
        {
            var place = start + (at * step);
            if (at < length && (ridges[place] || (place >= across && ridges[place - across]) || (place + across < ridges.Length && ridges[place + across])))
            {
                from = from < 0 ? at : from;
                last = at;
            }
            else if (from >= 0 && at - last >= LongestGap)
            {
                if (last - from >= Shortest)
                {
                    runs.Add((from + Along, last - Along));
                }

                from = -1;
            }
        }

        return runs;
    }

    // The mean of what lies about each point of a row, taken along in one walk.
    private static void MeansAlong(ScanPicture picture, byte[] means)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            var grey = picture.Grey.AsSpan(y * picture.Width, picture.Width);
            var sum = 0;
            for (var x = 0; x < grey.Length + Along; x++)
            {
                var (behind, middle) = (x - (2 * Along) - 1, x - Along);
                sum += x < grey.Length ? grey[x] : 0;
                sum -= behind >= 0 ? grey[behind] : 0;
                if (middle >= 0)
                {
                    means[(y * picture.Width) + middle] = (byte)(sum / (Math.Min(x, grey.Length - 1) - Math.Max(behind, -1)));
                }
            }
        }
    }

    // The same for all columns at once: row after row, as the picture lies in memory.
    private static void MeansDown(ScanPicture picture, byte[] means)
    {
        var (width, height) = (picture.Width, picture.Height);
        var sums = new int[width];
        for (var y = 0; y < height + Along; y++)
        {
            for (var x = 0; x < width && y < height; x++)
            {
                sums[x] += picture.Grey[(y * width) + x];
            }

            var (above, middle) = (y - (2 * Along) - 1, y - Along);
            for (var x = 0; x < width && above >= 0; x++)
            {
                sums[x] -= picture.Grey[(above * width) + x];
            }

            var count = Math.Min(y, height - 1) - Math.Max(above, -1);
            for (var x = 0; x < width && middle >= 0; x++)
            {
                means[(middle * width) + x] = (byte)(sums[x] / count);
            }
        }
    }

    private static bool[] Ridges(byte[] means, ScanPicture picture, int across)
    {
        var darker = Math.Max(Darker, (int)(picture.Noise * DarkerThanNoise));
        var ridges = new bool[means.Length];
        for (var at = Aside * across; at < means.Length - (Aside * across); at++)
        {
            var most = means[at] + darker;
            ridges[at] = means[at - (Aside * across)] > most && means[at + (Aside * across)] > most;
        }

        return ridges;
    }
}
