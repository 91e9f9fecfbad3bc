using Gongkai.Documents.Reading.Paper;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>Finds the lines of tables in a picture as long runs of ink, and takes them out of it, so that they are not read as strokes of characters.</summary>
internal sealed class DrawnLines(bool[] ink, int width, int height)
{
    private const int ShortestFlat = 80;
    private const int ShortestUpright = 46;
    private const int LongestGap = 10;
    private const int LeastPercent = 75;

    // A line has paper on both sides, a row of characters has ink.
    private const int Beside = 6;
    private const int MostBesidePercent = 40;
    private const int Thickest = 9;

    /// <summary>The lines, in pixels.</summary>
    public List<Ruling> Find()
    {
        var strokes = new List<Ruling>();
        for (var y = 1; y < height - 1; y++)
        {
            Runs(width, ShortestFlat, x => IsInk(x, y) || IsInk(x, y - 1) || IsInk(x, y + 1), (from, to) => Add(strokes, new Ruling(true, y, from, to)));
        }

        for (var x = 1; x < width - 1; x++)
        {
            Runs(height, ShortestUpright, y => IsInk(x, y) || IsInk(x - 1, y) || IsInk(x + 1, y), (from, to) => Add(strokes, new Ruling(false, x, from, to)));
        }

        return strokes;
    }

    /// <summary>Clears the ink of the lines where nothing thicker crosses them.</summary>
    public void Clear(IEnumerable<Ruling> lines)
    {
        foreach (var line in lines)
        {
            for (var along = (int)line.From; along <= (int)line.To; along++)
            {
                ClearAcross(line, along);
            }
        }
    }

    private bool IsInk(int x, int y) => ink[(y * width) + x];

    private static void Runs(int length, int shortest, Func<int, bool> isInk, Action<int, int> add)
    {
        int start = -1, last = -1, count = 0;
        for (var at = 0; at < length; at++)
        {
            if (isInk(at))
            {
                (start, count) = start < 0 ? (at, 0) : (start, count);
                count++;
                last = at;
            }
            else if (start >= 0 && at - last > LongestGap)
            {
                Close();
            }
        }

        Close();

        void Close()
        {
            if (start >= 0 && last - start >= shortest && count * 100 >= (last - start) * LeastPercent)
            {
                add(start, last);
            }

            start = -1;
        }
    }

    private void Add(List<Ruling> strokes, Ruling stroke)
    {
        if (InkBeside(stroke, -Beside) * 100 < stroke.Length * MostBesidePercent && InkBeside(stroke, Beside) * 100 < stroke.Length * MostBesidePercent)
        {
            strokes.Add(stroke);
        }
    }

    private int InkBeside(Ruling stroke, int aside)
    {
        var count = 0;
        for (var along = (int)stroke.From; along <= (int)stroke.To; along++)
        {
            count += Get(stroke.IsFlat, along, (int)stroke.At + aside) ? 1 : 0;
        }

        return count;
    }

    private void ClearAcross(Ruling line, int along)
    {
        var middle = (int)Math.Round(line.At);
        var (first, last) = (middle - Thickest, middle + Thickest);
        var (from, to) = (int.MaxValue, int.MinValue);
        for (var across = middle - 3; across <= middle + 3; across++)
        {
            if (Get(line.IsFlat, along, across))
            {
                (from, to) = (Math.Min(from, across), Math.Max(to, across));
            }
        }

        if (to < from)
        {
            return;
        }

        for (; from > first && Get(line.IsFlat, along, from - 1); from--)
        {
        }

        for (; to < last && Get(line.IsFlat, along, to + 1); to++)
        {
        }

        for (var across = from; across <= to && to - from < Thickest; across++)
        {
            ink[line.IsFlat ? (across * width) + along : (along * width) + across] = false;
        }
    }

    private bool Get(bool isFlat, int along, int across)
    {
        var (x, y) = isFlat ? (along, across) : (across, along);
        return x >= 0 && y >= 0 && x < width && y < height && IsInk(x, y);
    }
}
