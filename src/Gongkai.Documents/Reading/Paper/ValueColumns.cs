namespace Gongkai.Documents.Reading.Paper;

/// <summary>The columns in which the values of a table without lines stand, from left to right.</summary>
internal sealed class ValueColumns
{
    private const int LongestHead = 30;

    private readonly List<(double Left, double Right)> columns;
    private int rows = 1;

    public ValueColumns(AlignedLine first) => columns = [.. first.Figures.Select(value => (value.Left, value.Right))];

    public int Count => columns.Count;

    /// <summary>Where the first column begins, with half of the gap before it.</summary>
    public double Left => columns[0].Left;

    /// <summary>Adds a row when its values stand in these columns; a row may leave columns empty or show one that was empty so far.</summary>
    public bool Take(AlignedLine line)
    {
        var fits = 0;
        var added = new List<(double Left, double Right)>();
        foreach (var value in line.Figures)
        {
            var at = Under(value, line.Size);
            if (at >= 0)
            {
                columns[at] = (Math.Min(columns[at].Left, value.Left), Math.Max(columns[at].Right, value.Right));
                fits++;
            }
            else
            {
                added.Add((value.Left, value.Right));
            }
        }

        // Rows of another table (other columns) begin a new one.
        if (fits == 0 || added.Count > Math.Max(fits, rows == 1 ? 6 : 0))
        {
            return false;
        }

        columns.AddRange(added);
        columns.Sort();
        rows++;
        return true;
    }

    /// <summary>True for a line that stands before the columns: part of a label.</summary>
    public bool IsLabel(AlignedLine line) => line.Line.Direction == Direction.Right && !line.IsRow && line.Line.Right <= Left + (line.Size * 0.5);

    /// <summary>True for a line of heads: several parts, most of them over the columns.</summary>
    public bool IsHead(AlignedLine line)
    {
        if (line.Line.Direction != Direction.Right || line.IsRow || line.Heads.Exists(part => part.Text.Length > LongestHead))
        {
            return false;
        }

        var over = line.Heads.Count(part => part.Right > Left - line.Size);
        return over >= 2 || (over == 1 && (line.Heads.Count >= 2 || (Count <= 2 && line.Line.Left > Left - (line.Size * 4))));
    }

    /// <summary>The limits between label and columns and between the columns: one more than there are columns, the last at the end of the page.</summary>
    public double[] Limits()
    {
        var limits = new double[columns.Count + 1];
        limits[0] = columns[0].Left - 1;
        for (var i = 1; i < columns.Count; i++)
        {
            limits[i] = (columns[i - 1].Right + columns[i].Left) / 2;
        }

        limits[^1] = double.MaxValue;
        return limits;
    }

    private int Under(LinePart value, double size) => columns.FindIndex(column => value.Left < column.Right + (size * 0.6) && value.Right > column.Left - (size * 0.6));
}
