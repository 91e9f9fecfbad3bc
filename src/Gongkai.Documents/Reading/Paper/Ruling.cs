namespace Gongkai.Documents.Reading.Paper;

/// <summary>A straight line drawn on the page, in points from the left and the top edge.</summary>
/// <param name="IsFlat">True for a line from left to right, false for one from top to bottom.</param>
/// <param name="At">Where it stands across its direction.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct Ruling(bool IsFlat, double At, double From, double To)
{
    // Two strokes of a double line, the ends of a dash and lines that do not quite meet.
    private const double SameLine = 2.5;
    private const double Joint = 3.5;
    private const double ShortestLine = 6;

    public double Length => To - From;

    public bool Crosses(Ruling other) =>
        IsFlat != other.IsFlat && other.At >= From - Joint && other.At <= To + Joint && At >= other.From - Joint && At <= other.To + Joint;

    /// <summary>Strokes that lie on one line and touch, as one line each.</summary>
    public static List<Ruling> Join(IEnumerable<Ruling> strokes)
    {
        var joined = new List<Ruling>();
        foreach (var way in strokes.GroupBy(stroke => stroke.IsFlat))
        {
            var line = new List<Ruling>();
            foreach (var stroke in way.OrderBy(stroke => stroke.At))
            {
                if (line.Count > 0 && stroke.At - line[0].At > SameLine)
                {
                    joined.AddRange(JoinLine(line));
                    line.Clear();
                }

                line.Add(stroke);
            }

            joined.AddRange(JoinLine(line));
        }

        return joined;
    }

    private static IEnumerable<Ruling> JoinLine(List<Ruling> line)
    {
        if (line.Count == 0)
        {
            yield break;
        }

        var at = line.Sum(stroke => stroke.At * Math.Max(stroke.Length, 0.1)) / line.Sum(stroke => Math.Max(stroke.Length, 0.1));
        var isFlat = line[0].IsFlat;
        var (from, to) = (double.NaN, double.NaN);
        foreach (var stroke in line.OrderBy(stroke => stroke.From))
        {
            if (stroke.From <= to + Joint)
            {
                to = Math.Max(to, stroke.To);
                continue;
            }

            if (to - from >= ShortestLine)
            {
                yield return new Ruling(isFlat, at, from, to);
            }

            (from, to) = (stroke.From, stroke.To);
        }

        if (to - from >= ShortestLine)
        {
            yield return new Ruling(isFlat, at, from, to);
        }
    }
}
