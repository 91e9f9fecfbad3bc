using System.Text.RegularExpressions;

namespace Gongkai.Documents.Reading.Paper;

/// <summary>Which lines of words are the label of which row. A label may be wrapped above and below its line of values, and the values stand at its middle
/// or at its first line: of all ways to part the lines among the rows, the one that fits best as a whole is taken.</summary>
internal static partial class RowLabels
{
    private const int MostLines = 12;

    private sealed record LabelLine(double Y, double Size, string Text, bool IsNumbered);

    /// <summary>For each row of values its category (where one stands before the label) and its label.</summary>
    public static Dictionary<AlignedLine, List<string>> Of(List<AlignedLine> lines, double limit)
    {
        var rows = lines.FindAll(line => line.IsRow);
        var edge = CategoryEdge(lines, limit);
        var labels = new List<LabelLine>();
        var categories = new List<(double Y, string Text)>();
        for (var at = 0; at < lines.Count; at++)
        {
            var words = lines[at].Parts.FindAll(part => part.Middle < limit);
            // Alone before the values, words in the category's place are the label of a row without category.
            var before = words.FindAll(part => part.Right <= edge);
            if (before.Count == words.Count && lines[at].IsRow && !IsInsideLabel(lines, at, edge))
            {
                before = [];
            }

            categories.AddRange(before.Select(part => (lines[at].Y, part.Text)));
            var label = lines[at].Line.Between(before.Select(part => part.Right + 0.1).DefaultIfEmpty(double.MinValue).Max(), limit);
            if (label.Text.Length > 0)
            {
                labels.Add(new LabelLine(lines[at].Y, lines[at].Size, label.Text, AlignedLine.Number().IsMatch(label.Text)));
            }
        }

        var ends = Part(labels, rows);
        var found = new Dictionary<AlignedLine, List<string>>();
        for (var i = 0; i < rows.Count; i++)
        {
            var label = string.Concat(labels[(i == 0 ? 0 : ends[i - 1])..ends[i]].Select(line => line.Text));
            found[rows[i]] = edge > double.MinValue ? ["", label] : [label];
        }

        foreach (var (y, text) in categories)
        {
            var at = rows.IndexOf(Nearest(rows, y));
            // A category stands at the middle of its rows and is read at the first of them.
            while (at > 0 && !FirstOfCategory().IsMatch(found[rows[at]][1]) && Inside().IsMatch(found[rows[at]][1]))
            {
                at--;
            }

            found[rows[at]][0] += text;
        }

        return found;
    }

    [GeneratedRegex(@"^\s*(?:1[.．、]|[（(]一[）)])")]
    private static partial Regex FirstOfCategory();

    [GeneratedRegex(@"^\s*(?:\d[.．、]|[（(][二三四五六七八九]+[）)])")]
    private static partial Regex Inside();

    // The lines of a label that is wrapped about its values stand close above and below them.
    private static bool IsInsideLabel(List<AlignedLine> lines, int row, double edge) =>
        row > 0 && row + 1 < lines.Count
        && !lines[row - 1].IsRow && !lines[row + 1].IsRow
        && lines[row].Y - lines[row - 1].Y < lines[row].Size && lines[row + 1].Y - lines[row].Y < lines[row].Size
        && lines[row - 1].Line.Right > edge && lines[row + 1].Line.Right > edge;

    // Where two groups of words stand before the values, the left one is the category.
    private static double CategoryEdge(List<AlignedLine> lines, double limit)
    {
        var edges = lines.Select(line => line.Parts.FindAll(part => part.Middle < limit)).Where(words => words.Count >= 2).Select(words => words[^2].Right).ToList();
        return edges.Count == 0 ? double.MinValue : edges.Max() + 1;
    }

    private static AlignedLine Nearest(List<AlignedLine> rows, double y) => rows.MinBy(row => Math.Abs(row.Y - y))!;

    /// <summary>For each row the end of its label lines, found by the cheapest partition in order.</summary>
    private static int[] Part(List<LabelLine> labels, List<AlignedLine> rows)
    {
        var cost = new double[rows.Count + 1, labels.Count + 1];
        var from = new int[rows.Count + 1, labels.Count + 1];
        for (var row = 0; row <= rows.Count; row++)
        {
            for (var end = 0; end <= labels.Count; end++)
            {
                cost[row, end] = row == 0 && end == 0 ? 0 : double.MaxValue;
            }
        }

        for (var row = 1; row <= rows.Count; row++)
        {
            for (var end = 0; end <= labels.Count; end++)
            {
                for (var start = Math.Max(0, end - MostLines); start <= end; start++)
                {
                    var before = cost[row - 1, start];
                    if (before < double.MaxValue && before + Cost(labels, start, end, rows[row - 1]) is var total && total < cost[row, end])
                    {
                        cost[row, end] = total;
                        from[row, end] = start;
                    }
                }
            }
        }

        var ends = new int[rows.Count];
        for (var (row, end) = (rows.Count, labels.Count); row > 0; row--)
        {
            ends[row - 1] = end;
            end = from[row, end];
        }

        return ends;
    }

    // Squares of distances in heights of the letters; a number at the front of a line begins a label.
    private static double Cost(List<LabelLine> labels, int start, int end, AlignedLine row)
    {
        if (start == end)
        {
            return 16;
        }

        var size = row.Size;
        var middle = (labels[start].Y + labels[end - 1].Y) / 2;
        var distance = Math.Min(Math.Abs(middle - row.Y), Math.Abs(labels[start].Y - row.Y) + (size * 0.2)) / size;
        var cost = (distance * distance) + (labels[start].IsNumbered ? 0 : 1);
        for (var i = start + 1; i < end; i++)
        {
            var gap = (labels[i].Y - labels[i - 1].Y) / size;
            cost += (labels[i].IsNumbered ? 20 : 0) + (gap > 2.2 ? (gap - 2.2) * 4 : 0);
        }

        return cost;
    }
}
