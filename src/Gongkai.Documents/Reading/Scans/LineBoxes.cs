namespace Gongkai.Documents.Reading.Scans;

/// <summary>A rectangle of pixels; right and bottom are not included.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public double MiddleX => (Left + Right) / 2.0;

    public double MiddleY => (Top + Bottom) / 2.0;
}

/// <summary>Finds lines of text in a part of a picture by the rows in which there is ink.</summary>
/// <param name="ink">Ink without the lines of tables.</param>
/// <param name="width">Width of the picture.</param>
/// <param name="size">Height of a character on this page.</param>
internal sealed class LineBoxes(bool[] ink, int width, double size)
{
    /// <summary>The lines, cut where a gap is wider than the given number of characters.</summary>
    public List<PixelBox> Find(PixelBox area, double widestGap)
    {
        var boxes = new List<PixelBox>();
        foreach (var (top, bottom) in Bands(area))
        {
            foreach (var box in Cut(area with { Top = top, Bottom = bottom }, widestGap * size))
            {
                if (IsText(box))
                {
                    boxes.Add(box);
                }
            }
        }

        return boxes;
    }

    /// <summary>How many points of ink lie in a box.</summary>
    public int Count(PixelBox box)
    {
        var count = 0;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            count += ink.AsSpan((y * width) + box.Left, box.Width).Count(true);
        }

        return count;
    }

    // Rows of ink; the strokes of 二 and 三 are one character, not three lines.
    private List<(int Top, int Bottom)> Bands(PixelBox area)
    {
        var bands = new List<(int Top, int Bottom)>();
        var top = -1;
        for (var y = area.Top; y <= area.Bottom; y++)
        {
            var isInk = y < area.Bottom && ink.AsSpan((y * width) + area.Left, area.Width).Count(true) >= 2;
            if (isInk && top < 0)
            {
                top = y;
            }
            else if (!isInk && top >= 0)
            {
                if (bands.Count > 0 && top - bands[^1].Bottom < size * 0.45 && y - bands[^1].Top < size * 1.3)
                {
                    bands[^1] = (bands[^1].Top, y);
                }
                else
                {
                    bands.Add((top, y));
                }

                top = -1;
            }
        }

        return bands;
    }

    private List<PixelBox> Cut(PixelBox band, double gap)
    {
        var boxes = new List<PixelBox>();
        int start = -1, last = -1;
        for (var x = band.Left; x <= band.Right; x++)
        {
            if (x < band.Right && HasInk(x, band))
            {
                start = start < 0 ? x : start;
                last = x;
            }
            else if (start >= 0 && (x == band.Right || x - last > gap))
            {
                boxes.Add(new PixelBox(start, band.Top, last + 1, band.Bottom));
                start = -1;
            }
        }

        return boxes;
    }

    private bool HasInk(int x, PixelBox band)
    {
        for (var y = band.Top; y < band.Bottom; y++)
        {
            if (ink[(y * width) + x])
            {
                return true;
            }
        }

        return false;
    }

    // Specks of dust are smaller than a full stop in both directions or nearly empty.
    private bool IsText(PixelBox box) =>
        Math.Max(box.Width, box.Height) >= size * 0.3 && Count(box) >= size * size * 0.02;
}
