namespace Gongkai.Documents.Reading.Scans;

/// <summary>The angle at which a page was laid on the glass: the one at which its lines and rules fall into the fewest rows.</summary>
internal static class Skew
{
    private const double Most = 6;
    private const int EveryPixel = 3;

    /// <summary>In degrees; positive where the lines fall to the right.</summary>
    public static double Of(bool[] ink, int width, int height)
    {
        var points = new List<(int X, int Y)>();
        for (var y = 0; y < height; y += EveryPixel)
        {
            for (var x = 0; x < width; x += EveryPixel)
            {
                if (ink[(y * width) + x])
                {
                    points.Add((x - (width / 2), y));
                }
            }
        }

        if (points.Count < 200)
        {
            return 0;
        }

        var coarse = Best(points, height, -Most, Most, 0.25);
        return Best(points, height, coarse - 0.25, coarse + 0.25, 0.05);
    }

    private static double Best(List<(int X, int Y)> points, int height, double from, double to, double step)
    {
        var best = (Angle: 0.0, Score: double.MinValue);
        for (var angle = from; angle <= to + 1e-9; angle += step)
        {
            var score = Score(points, height, angle);
            best = score > best.Score ? (angle, score) : best;
        }

        return best.Angle;
    }

    private static double Score(List<(int X, int Y)> points, int height, double angle)
    {
        var slope = Math.Tan(angle * Math.PI / 180);
        var rows = new int[(height / 2) + 2_000];
        foreach (var (x, y) in points)
        {
            rows[Math.Clamp((int)((y - (x * slope)) / 2) + 1_000, 0, rows.Length - 1)]++;
        }

        return rows.Sum(count => (double)count * count);
    }
}
