namespace Gongkai.Documents.Reading.Paper;

/// <summary>Makes a table of lines whose values stand in columns.</summary>
internal static class AlignedTable
{
    public static PaperTable Make(List<AlignedLine> lines, ValueColumns columns)
    {
        var limits = columns.Limits();
        var firstRow = lines.FindIndex(line => line.IsRow);
        var heads = HeadCells(lines[..firstRow].FindAll(columns.IsHead));
        var body = lines.FindAll(line => !heads.Lines.Contains(line));
        var labels = RowLabels.Of(body, limits[0]);
        var hasLabels = labels.Values.Any(label => label.Exists(words => words.Length > 0));
        var cells = new List<PaperCell>(heads.Cells);
        var row = heads.Rows;
        for (var i = 0; i < body.Count; i++)
        {
            if (!body[i].IsRow)
            {
                continue;
            }

            var column = 0;
            foreach (var words in hasLabels ? labels[body[i]] : [])
            {
                cells.Add(new PaperCell(new GridCell(row, column++, 1, 1), words));
            }

            for (var c = 0; c < columns.Count; c++)
            {
                cells.Add(new PaperCell(new GridCell(row, column++, 1, 1), body[i].Line.Between(limits[c], limits[c + 1]).Text));
            }

            row++;
        }

        return new PaperTable(lines[0].Y, cells, []);
    }

    // Heads wrapped over lines stand close under each other, in the same column.
    private static (List<AlignedLine> Lines, List<PaperCell> Cells, int Rows) HeadCells(List<AlignedLine> lines)
    {
        var heads = new List<(int Row, double Y, LinePart Part)>();
        for (var row = 0; row < lines.Count; row++)
        {
            foreach (var part in lines[row].Heads)
            {
                var above = heads.FindIndex(head => lines[row].Y - head.Y < lines[row].Size * 1.6 && lines[row].Y > head.Y && IsUnder(head.Part, part, lines[row].Size)
                    && Math.Abs((head.Part.Right - head.Part.Left) - (part.Right - part.Left)) < lines[row].Size * 4.5);
                if (above >= 0)
                {
                    var head = heads[above];
                    heads[above] = (head.Row, lines[row].Y, new LinePart(Math.Min(head.Part.Left, part.Left), Math.Max(head.Part.Right, part.Right), head.Part.Text + part.Text));
                }
                else
                {
                    heads.Add((row, lines[row].Y, part));
                }
            }
        }

        var cells = heads.GroupBy(head => head.Row).OrderBy(line => line.Key)
            .SelectMany((line, row) => line.OrderBy(head => head.Part.Left).Select((head, column) => new PaperCell(new GridCell(row, column, 1, 1), head.Part.Text)));
        return (lines, [.. cells], heads.Select(head => head.Row).Distinct().Count());
    }

    // Centred or set at the left under the line above.
    private static bool IsUnder(LinePart above, LinePart part, double size) =>
        Math.Abs(above.Middle - part.Middle) < size * 0.8 || Math.Abs(above.Left - part.Left) < size * 0.4;
}
