namespace Gongkai.Documents.Reading.Scans;

/// <summary>The angle at which a page was laid on the glass: the one at which its lines and rules fall into the fewest rows.</summary>
internal static class Skew
{
    private const double Most = 6;
    private const int FewestPoints = 200;

    // Every row is looked at: rows left out would make an upright page look better than any other angle.
    private const int EveryColumn = 3;

    /// <summary>In degrees; positive where the lines fall to the right.</summary>
    public static double Of(bool[] ink, int width, int height)
    {
        var points = new List<(int X, int Y)>();
        for (var y = 0; y < height; y++)
        {
            for (var x = y % EveryColumn; x < width; x += EveryColumn)
            {
                if (ink[(y * width) + x])
                {
                    points.Add((x - (width / 2), y));
                }
            }
        }

        if (points.Count < FewestPoints)
        {
            return 0;
        }

        var reach = height + (int)(width * Math.Tan(Most * Math.PI / 180)) + 20;
        var coarse = Best(points, reach, 4, -Most, Most, 0.25);
        var closer = Best(points, reach, 2, coarse - 0.3, coarse + 0.3, 0.06);
        return Best(points, reach, 1, closer - 0.06, closer + 0.06, 0.015);
    }

    private static double Best(List<(int X, int Y)> points, int reach, int rowHeight, double from, double to, double step)
    {
        var best = (Angle: 0.0, Score: double.MinValue);
        for (var angle = from; angle <= to + 1e-9; angle += step)
        {
            var score = Score(points, reach, rowHeight, angle);
            best = score > best.Score ? (angle, score) : best;
        }

        return best.Angle;
    }

    private static double Score(List<(int X, int Y)> points, int reach, int rowHeight, double angle)
    {
        var slope = Math.Tan(angle * Math.PI / 180);
        var rows = new int[(reach * 2 / rowHeight) + 1];
        foreach (var (x, y) in points)
        {
            rows[Math.Clamp((int)((y - (x * slope) + (reach / 2.0)) / rowHeight), 0, rows.Length - 1)]++;
        }

        return rows.Sum(count => (double)count * count);
    }
}
