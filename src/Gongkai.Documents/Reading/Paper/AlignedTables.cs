namespace Gongkai.Documents.Reading.Paper;

/// <summary>Finds tables that are printed without lines: rows whose values stand in columns, with the heads above them and the labels before them.</summary>
internal static class AlignedTables
{
    // In heights of the letters: how far the next row or head may stand below or above.
    private const double FarthestRow = 8;
    private const double FarthestHead = 2.6;

    /// <summary>The lines that belong to no table, and the tables.</summary>
    /// <param name="lines">Lines of a page outside ruled tables.</param>
    /// <param name="ruled">Where ruled tables begin; a table without lines does not reach over one.</param>
    public static (List<TextLine> Free, List<PaperTable> Tables) Find(List<TextLine> lines, List<double> ruled)
    {
        var sorted = lines.OrderBy(line => line.Y).Select(AlignedLine.Of).ToList();
        if (!sorted.Exists(line => line.IsRow))
        {
            return (lines, []);
        }

        var taken = new bool[sorted.Count];
        var tables = new List<PaperTable>();
        for (var at = 0; at < sorted.Count; at++)
        {
            if (sorted[at].IsRow && !taken[at])
            {
                var columns = new ValueColumns(sorted[at]);
                var last = Last(sorted, at, columns, ruled);
                var first = First(sorted, at, columns, taken, ruled);
                var end = AfterLabels(sorted, last, columns);
                tables.Add(AlignedTable.Make(sorted[first..end], columns));
                Array.Fill(taken, true, first, end - first);
                at = end - 1;
            }
        }

        return ([.. sorted.Where((_, at) => !taken[at]).Select(line => line.Line)], tables);
    }

    private static int Last(List<AlignedLine> lines, int first, ValueColumns columns, List<double> ruled)
    {
        var last = first;
        for (var at = first + 1; at < lines.Count && lines[at].Y - lines[last].Y < FarthestRow * lines[at].Size && !IsParted(lines[last].Y, lines[at].Y, ruled); at++)
        {
            if (lines[at].IsRow)
            {
                if (!columns.Take(lines[at]))
                {
                    break;
                }

                last = at;
            }
            else if (!columns.IsLabel(lines[at]))
            {
                break;
            }
        }

        return last;
    }

    // The upper lines of the first row's label, then the heads. A label stands about its row's values: as many lines above as below.
    private static int First(List<AlignedLine> lines, int first, ValueColumns columns, bool[] taken, List<double> ruled)
    {
        var top = first;
        var most = Math.Max(1, LabelLines(lines, first, 1, columns));
        for (var left = most; left > 0 && !lines[top].IsNumbered && IsNext(top - 1, top) && IsClose(lines[top - 1], lines[top]) && columns.IsLabel(lines[top - 1]); left--)
        {
            top--;
        }

        while (IsNext(top - 1, top) && lines[top].Y - lines[top - 1].Y < FarthestHead * lines[top].Size && columns.IsHead(lines[top - 1]))
        {
            top--;
        }

        return top;

        bool IsNext(int above, int below) => above >= 0 && !taken[above] && !IsParted(lines[above].Y, lines[below].Y, ruled);
    }

    // The lower lines of the last row's label.
    private static int AfterLabels(List<AlignedLine> lines, int last, ValueColumns columns)
    {
        var most = Math.Max(1, LabelLines(lines, last, -1, columns));
        var end = last + 1;
        while (end < lines.Count && end - last <= most && IsClose(lines[end - 1], lines[end]) && columns.IsLabel(lines[end]) && !lines[end].IsNumbered)
        {
            end++;
        }

        return end;
    }

    // How many lines of words stand close above or below a row and can belong to its label.
    private static int LabelLines(List<AlignedLine> lines, int row, int step, ValueColumns columns)
    {
        var count = 0;
        for (var at = row + step; at >= 0 && at < lines.Count && columns.IsLabel(lines[at]) && IsClose(lines[at], lines[at - step]); at += step)
        {
            if (lines[at].IsNumbered)
            {
                return step < 0 ? count + 1 : count;
            }

            count++;
        }

        return count;
    }

    private static bool IsClose(AlignedLine one, AlignedLine other) => Math.Abs(one.Y - other.Y) < other.Size * 1.75;

    private static bool IsParted(double above, double below, List<double> ruled) => ruled.Exists(top => top > above && top < below);
}
