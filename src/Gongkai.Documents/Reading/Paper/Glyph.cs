namespace Gongkai.Documents.Reading.Paper;

/// <summary>Which way the characters of a line follow each other on the page.</summary>
internal enum Direction
{
    /// <summary>From left to right.</summary>
    Right,

    /// <summary>Turned: from top to bottom, the next line at its left.</summary>
    Down,

    /// <summary>Turned: from bottom to top, the next line at its right.</summary>
    Up,

    /// <summary>Upside down.</summary>
    Left,
}

/// <summary>A printed character or run of characters. Places are points from the left and the top edge of the page.</summary>
/// <param name="Text">What it says.</param>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Start">Where it begins along its line.</param>
/// <param name="End">Where it ends along its line.</param>
/// <param name="Line">Where its line stands across the direction of reading; greater is later.</param>
/// <param name="Size">Height of the letters.</param>
/// <param name="Direction">Which way its line runs.</param>
internal readonly record struct Glyph(string Text, double X, double Y, double Start, double End, double Line, double Size, Direction Direction)
{
    /// <summary>A character by its base line.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="from">Where its base line begins.</param>
    /// <param name="to">Where its base line ends.</param>
    /// <param name="size">Height of the letters.</param>
    public static Glyph Of(string text, (double X, double Y) from, (double X, double Y) to, double size)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var direction = Math.Abs(dx) >= Math.Abs(dy) ? (dx >= 0 ? Direction.Right : Direction.Left) : (dy >= 0 ? Direction.Down : Direction.Up);
        var (x, y) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        var rise = size * 0.35;
        return direction switch
        {
            Direction.Right => new Glyph(text, x, y - rise, from.X, to.X, y, size, direction),
            Direction.Left => new Glyph(text, x, y + rise, -from.X, -to.X, -y, size, direction),
            Direction.Down => new Glyph(text, x + rise, y, from.Y, to.Y, -x, size, direction),
            _ => new Glyph(text, x - rise, y, -from.Y, -to.Y, x, size, direction),
        };
    }

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
