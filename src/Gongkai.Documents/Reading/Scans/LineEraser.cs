using Gongkai.Documents.Reading.Paper;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>Takes the lines of tables out of the ink, so that they are not read as strokes of characters.</summary>
internal sealed class LineEraser(bool[] ink, int width, int height)
{
    private const int Reach = 3;
    private const int Thickest = 9;

    // By how much a place may be thicker than the line is elsewhere before a character is thought to touch it.
    private const int Uneven = 2;

    /// <summary>Clears the pieces where nothing thicker touches them.</summary>
    public void Clear(IEnumerable<Ruling> pieces)
    {
        foreach (var piece in pieces)
        {
            var places = Enumerable.Range((int)piece.From, (int)piece.To - (int)piece.From + 1).Select(along => Extent(piece, along)).ToList();
            var thick = places.Where(place => place.To >= place.From).Select(place => place.To - place.From + 1).Order().ToList();
            var most = thick.Count == 0 ? 0 : Math.Min(Thickest, thick[thick.Count / 2] + Uneven);
            for (var at = 0; at < places.Count; at++)
            {
                var (from, to) = places[at];
                for (var across = from; across <= to && to - from < most; across++)
                {
                    ink[Place(piece.IsFlat, (int)piece.From + at, across)] = false;
                }
            }
        }
    }

    // Where the ink of the line begins and ends at one place; the end before the beginning where there is none.
    private (int From, int To) Extent(Ruling piece, int along)
    {
        var middle = (int)Math.Round(piece.At);
        var (from, to) = (int.MaxValue, int.MinValue);
        for (var across = middle - Reach; across <= middle + Reach; across++)
        {
            if (Get(piece.IsFlat, along, across))
            {
                (from, to) = (Math.Min(from, across), Math.Max(to, across));
            }
        }

        for (; from <= to && from > middle - Thickest && Get(piece.IsFlat, along, from - 1); from--)
        {
        }

        for (; from <= to && to < middle + Thickest && Get(piece.IsFlat, along, to + 1); to++)
        {
        }

        return (from, to);
    }

    private bool Get(bool isFlat, int along, int across) =>
        along >= 0 && across >= 0 && along < (isFlat ? width : height) && across < (isFlat ? height : width) && ink[Place(isFlat, along, across)];

    private int Place(bool isFlat, int along, int across) => isFlat ? (across * width) + along : (along * width) + across;
}
