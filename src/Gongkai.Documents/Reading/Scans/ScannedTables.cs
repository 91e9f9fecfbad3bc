using Gongkai.Documents.Reading.Paper;

namespace Gongkai.Documents.Reading.Scans;

/// <summary>The tables drawn on a page: their lines in points, and the pieces of these lines in pixels.</summary>
internal sealed class ScannedTables
{
    // In points: the strokes of large characters enclose smaller rooms.
    private const double NarrowestTable = 100;
    private const double SmallestCell = 8;

    // How far a piece may stand from the line that it belongs to.
    private const double SameLine = 2.5;

    // More than any form has; a woven pattern would have tens of thousands.
    private const int MostLines = 1_000;

    private ScannedTables(List<Ruling> lines, List<RuledGrid> grids, List<Ruling> pieces)
    {
        Lines = lines;
        Grids = grids;
        Pieces = pieces;
    }

    public List<Ruling> Lines { get; }

    public List<RuledGrid> Grids { get; }

    public List<Ruling> Pieces { get; }

    /// <summary>The tables that pieces of lines make.</summary>
    /// <param name="pieces">In pixels.</param>
    /// <param name="scale">Points to one pixel.</param>
    public static ScannedTables Of(List<Ruling> pieces, double scale)
    {
        var lines = Ruling.Join(pieces.Select(piece => InPoints(piece, scale)));
        lines = lines.Count > MostLines ? [.. lines.OrderByDescending(line => line.Length).Take(MostLines)] : lines;
        // A stroke of characters in a cell meets no line.
        lines = lines.FindAll(line => lines.Exists(line.Crosses));
        var grids = RuledGrid.Find(lines).FindAll(IsTable);
        lines = lines.FindAll(line => grids.Exists(grid => IsIn(line, grid)));
        return new ScannedTables(lines, grids, pieces.FindAll(piece => lines.Exists(line => IsPart(InPoints(piece, scale), line))));
    }

    private static bool IsTable(RuledGrid grid) =>
        grid.Right - grid.Left > NarrowestTable && grid.Cells.Count(cell => IsRoom(grid.Area(cell))) * 2 > grid.Cells.Count;

    private static bool IsRoom((double Left, double Top, double Right, double Bottom) area) =>
        area.Right - area.Left > SmallestCell && area.Bottom - area.Top > SmallestCell;

    private static bool IsIn(Ruling line, RuledGrid grid)
    {
        var middle = (line.From + line.To) / 2;
        var (x, y) = line.IsFlat ? (middle, line.At) : (line.At, middle);
        return x > grid.Left - SameLine && x < grid.Right + SameLine && y > grid.Top - SameLine && y < grid.Bottom + SameLine;
    }

    private static bool IsPart(Ruling piece, Ruling line) =>
        piece.IsFlat == line.IsFlat && Math.Abs(piece.At - line.At) <= SameLine && piece.From >= line.From - SameLine && piece.To <= line.To + SameLine;

    private static Ruling InPoints(Ruling piece, double scale) => new(piece.IsFlat, piece.At * scale, piece.From * scale, piece.To * scale);
}
