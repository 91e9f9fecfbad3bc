namespace Gongkai.Documents.Reading.Paper;

/// <summary>A cell of a ruled grid: rows and columns from 0.</summary>
internal readonly record struct GridCell(int Row, int Column, int Rows, int Columns);

/// <summary>The cells that connected lines enclose: unit cells between neighbouring lines, joined where no line parts them.</summary>
internal sealed class RuledGrid
{
    // Lines closer than this enclose no letters: rounding has torn one line apart.
    private const double SameEdge = 5;
    private const int MostUnits = 40_000;

    private readonly double[] columns;
    private readonly double[] rows;
    private readonly int[,] owners;

    private RuledGrid(double[] columns, double[] rows, List<Ruling> lines)
    {
        this.columns = columns;
        this.rows = rows;
        owners = new int[rows.Length - 1, columns.Length - 1];
        Cells = Join(lines);
    }

    public List<GridCell> Cells { get; }

    public double Left => columns[0];

    public double Right => columns[^1];

    public double Top => rows[0];

    public double Bottom => rows[^1];

    /// <summary>The lines between columns, from left to right.</summary>
    public IReadOnlyList<double> ColumnLines => columns;

    /// <summary>The grids on a page; a frame around one cell is none.</summary>
    public static List<RuledGrid> Find(List<Ruling> lines)
    {
        var grids = new List<RuledGrid>();
        foreach (var group in Connected(lines))
        {
            var columns = Edges(group.Where(line => !line.IsFlat), group.Where(line => line.IsFlat));
            var rows = Edges(group.Where(line => line.IsFlat), group.Where(line => !line.IsFlat));
            if (columns.Length >= 2 && rows.Length >= 2 && (columns.Length - 1) * (rows.Length - 1) is > 1 and <= MostUnits && group.Count(line => !line.IsFlat) >= 2)
            {
                var grid = new RuledGrid(columns, rows, group);
                if (grid.Cells.Count > 1)
                {
                    grids.Add(grid);
                }
            }
        }

        return grids;
    }

    /// <summary>The cell at a place of the page, as an index into <see cref="Cells"/>; -1 outside.</summary>
    public int At(double x, double y)
    {
        var column = Between(columns, x);
        var row = Between(rows, y);
        return column < 0 || row < 0 ? -1 : owners[row, column];
    }

    /// <summary>Where a cell stands on the page.</summary>
    public (double Left, double Top, double Right, double Bottom) Area(GridCell cell) =>
        (columns[cell.Column], rows[cell.Row], columns[cell.Column + cell.Columns], rows[cell.Row + cell.Rows]);

    private static int Between(double[] edges, double place)
    {
        if (place < edges[0] || place > edges[^1])
        {
            return -1;
        }

        var at = Array.BinarySearch(edges, place);
        return Math.Clamp(at >= 0 ? at : ~at - 1, 0, edges.Length - 2);
    }

    private static IEnumerable<List<Ruling>> Connected(List<Ruling> lines)
    {
        var groups = new int[lines.Count];
        Array.Fill(groups, -1);
        for (var seed = 0; seed < lines.Count; seed++)
        {
            if (groups[seed] >= 0)
            {
                continue;
            }

            var group = new List<Ruling>();
            var open = new Stack<int>([seed]);
            groups[seed] = seed;
            while (open.TryPop(out var at))
            {
                group.Add(lines[at]);
                for (var other = 0; other < lines.Count; other++)
                {
                    if (groups[other] < 0 && lines[at].Crosses(lines[other]))
                    {
                        groups[other] = seed;
                        open.Push(other);
                    }
                }
            }

            yield return group;
        }
    }

    // Tables are often left open at their sides, and where a page ends: the ends of the lines that cross are edges too.
    private static double[] Edges(IEnumerable<Ruling> lines, IEnumerable<Ruling> crossing)
    {
        var places = lines.Select(line => line.At).Order().ToList();
        var ends = crossing.ToList();
        if (places.Count > 0 && ends.Count > 0)
        {
            var (first, last) = (ends.Min(line => line.From), ends.Max(line => line.To));
            places = [.. first < places[0] - (SameEdge * 2) ? [first] : Array.Empty<double>(), .. places, .. last > places[^1] + (SameEdge * 2) ? [last] : Array.Empty<double>()];
        }

        var edges = new List<double>();
        foreach (var place in places)
        {
            if (edges.Count == 0 || place - edges[^1] > SameEdge)
            {
                edges.Add(place);
            }
        }

        return [.. edges];
    }

    private List<GridCell> Join(List<Ruling> lines)
    {
        var (flat, upright) = (lines.Where(line => line.IsFlat).ToList(), lines.Where(line => !line.IsFlat).ToList());
        var (height, width) = (rows.Length - 1, columns.Length - 1);
        var openRight = new bool[height, width];
        var openBelow = new bool[height, width];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                openRight[row, column] = column + 1 < width && !IsDrawn(upright, columns[column + 1], rows[row], rows[row + 1]);
                openBelow[row, column] = row + 1 < height && !IsDrawn(flat, rows[row + 1], columns[column], columns[column + 1]);
            }
        }

        return Rectangles(openRight, openBelow);
    }

    private List<GridCell> Rectangles(bool[,] openRight, bool[,] openBelow)
    {
        var (height, width) = (rows.Length - 1, columns.Length - 1);
        var taken = new bool[height, width];
        var cells = new List<GridCell>();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                if (taken[row, column])
                {
                    continue;
                }

                var columnsHere = 1;
                while (openRight[row, column + columnsHere - 1] && !taken[row, column + columnsHere])
                {
                    columnsHere++;
                }

                var rowsHere = 1;
                while (GoesOn(openRight, openBelow, row + rowsHere - 1, column, columnsHere))
                {
                    rowsHere++;
                }

                for (var r = row; r < row + rowsHere; r++)
                {
                    for (var c = column; c < column + columnsHere; c++)
                    {
                        taken[r, c] = true;
                        owners[r, c] = cells.Count;
                    }
                }

                cells.Add(new GridCell(row, column, rowsHere, columnsHere));
            }
        }

        return cells;
    }

    // A joined cell stays a rectangle: it grows downward only while the whole of its width is open.
    private static bool GoesOn(bool[,] openRight, bool[,] openBelow, int row, int column, int columnsHere)
    {
        for (var c = column; c < column + columnsHere; c++)
        {
            if (!openBelow[row, c] || (c + 1 < column + columnsHere && !openRight[row + 1, c]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDrawn(List<Ruling> lines, double at, double from, double to)
    {
        var middle = (from + to) / 2;
        var reach = (to - from) * 0.3;
        return lines.Exists(line => Math.Abs(line.At - at) <= SameEdge && line.From <= middle - reach && line.To >= middle + reach);
    }
}
