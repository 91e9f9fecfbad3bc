namespace Gongkai.Documents.Reading.Scans;

/// <summary>Takes red seals off a page: seen through a red glass the ink of the seal is paper, and what is printed under it stays dark.</summary>
internal static class RedInk
{
    // By how much red outweighs the other colours: in the seal itself, and at its soft edge.
    private const int Plain = 45;
    private const int Slight = 14;

    // Points of plain red from which the seal's own brightness is known.
    private const int FewestPoints = 200;
    private const int UsualLevel = 225;
    private const int DarkestLevel = 120;

    /// <summary>Grey values without the seal, and where plain red lies.</summary>
    /// <param name="pixels">Four bytes a point: red, green, blue and one that is not looked at.</param>
    public static (byte[] Grey, bool[] Red) Lift(ReadOnlySpan<byte> pixels)
    {
        var grey = new byte[pixels.Length / 4];
        var red = new bool[grey.Length];
        var levels = new int[256];
        for (var at = 0; at < grey.Length; at++)
        {
            var (r, g, b) = (pixels[at * 4], pixels[(at * 4) + 1], pixels[(at * 4) + 2]);
            red[at] = r > g + Plain && r > b + Plain;
            levels[r] += red[at] ? 1 : 0;
        }

        var level = Level(levels);
        for (var at = 0; at < grey.Length; at++)
        {
            var (r, g, b) = (pixels[at * 4], pixels[(at * 4) + 1], pixels[(at * 4) + 2]);
            grey[at] = r > g + Slight && r > b + Slight ? (byte)Math.Min(255, r * 255 / level) : (byte)(((r * 77) + (g * 150) + (b * 29)) >> 8);
        }

        return (grey, red);
    }

    // Most of a seal lies on bare paper: a brightness that a quarter of it does not reach is that of the ink.
    private static int Level(int[] levels)
    {
        var (all, seen) = (levels.Sum(), 0);
        for (var level = 0; level < 256 && all >= FewestPoints; level++)
        {
            seen += levels[level];
            if (seen * 4 >= all)
            {
                return Math.Max(level, DarkestLevel);
            }
        }

        return UsualLevel;
    }
}
