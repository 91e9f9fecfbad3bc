using Gongkai.Documents.Reading.Paper;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>Finds the lines of tables in a picture as long runs of ink.</summary>
/// <param name="ink">Which points are ink.</param>
/// <param name="picture">The page.</param>
internal sealed class DrawnLines(bool[] ink, ScanPicture picture)
{
    private const int ShortestFlat = 80;
    private const int ShortestUpright = 46;
    private const int LongestGap = 4;
    private const int LeastPercent = 85;
    private const int LeastSeenPercent = 60;

    // A line has paper on both sides, a row of characters has ink.
    private const int Beside = 6;
    private const int MostBesidePercent = 40;

    private readonly int width = picture.Width;
    private readonly int height = picture.Height;

    /// <summary>The lines in pieces, in pixels.</summary>
    public List<Ruling> Find()
    {
        var strokes = new List<Ruling>();
        for (var y = 1; y < height - 1; y++)
        {
            AddRuns(strokes, true, y);
        }

        for (var x = 1; x < width - 1; x++)
        {
            AddRuns(strokes, false, x);
        }

        strokes.AddRange(FaintLines.Find(picture));
        return strokes;
    }

    // Under a seal a line may be lost: there it neither goes on nor ends.
    private void AddRuns(List<Ruling> strokes, bool isFlat, int across)
    {
        var (length, step, aside) = isFlat ? (width, 1, width) : (height, width, 1);
        var place = isFlat ? across * width : across;
        var (start, last, count, hidden, gap) = (-1, -1, 0, 0, 0);
        for (var at = 0; at < length; at++, place += step)
        {
            if (ink[place] || ink[place - aside] || ink[place + aside])
            {
                (start, count, hidden) = start < 0 ? (at, 0, 0) : (start, count, hidden);
                (last, gap) = (at, 0);
                count++;
            }
            else if (start >= 0 && picture.Red[place])
            {
                hidden++;
            }
            else if (start >= 0 && ++gap > LongestGap)
            {
                Add(strokes, new Ruling(isFlat, across, start, last), count, hidden);
                start = -1;
            }
        }

        if (start >= 0)
        {
            Add(strokes, new Ruling(isFlat, across, start, last), count, hidden);
        }
    }

    private void Add(List<Ruling> strokes, Ruling stroke, int count, int hidden)
    {
        if (stroke.Length >= (stroke.IsFlat ? ShortestFlat : ShortestUpright) && count * 100 >= Math.Max((stroke.Length - hidden) * LeastPercent, stroke.Length * LeastSeenPercent)
            && InkBeside(stroke, -Beside) * 100 < stroke.Length * MostBesidePercent && InkBeside(stroke, Beside) * 100 < stroke.Length * MostBesidePercent)
        {
            strokes.Add(stroke);
        }
    }

    private int InkBeside(Ruling stroke, int aside)
    {
        var across = (int)stroke.At + aside;
        if (across < 0 || across >= (stroke.IsFlat ? height : width))
        {
            return 0;
        }

        var count = 0;
        for (var along = (int)stroke.From; along <= (int)stroke.To; along++)
        {
            count += ink[stroke.IsFlat ? (across * width) + along : (along * width) + across] ? 1 : 0;
        }

        return count;
    }
}
