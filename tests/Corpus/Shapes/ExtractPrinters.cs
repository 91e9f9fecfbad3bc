using System.Collections.Immutable;
using System.Text;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Shapes;

/// <summary>S06: rows between bars in which a cell can begin with a line break.</summary>
internal sealed class BrokenPipePrinter(Galley galley, Habit habit) : RowPrinter(galley, habit)
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        var at = 0;
        foreach (var place in cells)
        {
            Sheet.Write(new string('|', Math.Max(0, place.Column - at)));
            Cell(place.Cell, place.Cell.Figure is null && place.Cell.Text.Length > 8 ? "\n" : "", "|");
            at = place.Column + 1;
        }

        Sheet.Line(new string('|', Columns - at));
    }
}

/// <summary>S09: a laid-out page: narrow columns by blanks, labels wrapped above and below the line of values.</summary>
internal sealed class LayoutPrinter(Galley galley, Habit habit) : RowPrinter(galley, habit with { Pad = "" })
{
    private const int LabelWidth = 12;
    private const int ValueWidth = 7;

    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        var columns = cells.Select(place => (place.Cell, Lines: Lines(place), Left: Left(place.Column))).ToList();
        var height = columns.Max(column => column.Lines.Count);
        for (var line = 0; line < height; line++)
        {
            var at = 0;
            foreach (var (cell, lines, left) in columns)
            {
                var index = line - ((height - lines.Count) / 2);
                if (index < 0 || index >= lines.Count || lines[index].Length == 0)
                {
                    continue;
                }

                var blanks = new string(' ', Math.Max(at == 0 ? 0 : 2, left - at));
                Write(cell, lines[index], blanks);
                at = Math.Max(at, 0) + blanks.Length + Width(lines[index]);
            }

            Sheet.Line();
        }
    }

    private void Write(GalleyCell cell, string text, string blanks)
    {
        if (cell.Figure is { } id)
        {
            Sheet.Figure(id, cell.Amount, blanks, text, "");
        }
        else
        {
            Sheet.Label(blanks, text, "");
        }
    }

    private List<string> Lines(GridCell place)
    {
        var text = place.Cell.Text.Replace("\n", "", StringComparison.Ordinal);
        var width = Math.Max(2, (Left(place.End) - Left(place.Column)) / 2);
        return place.Cell.Figure is not null ? [text] : [.. text.Chunk(width).Select(line => new string(line))];
    }

    private int Left(int column) => Columns >= 12 ? column * ValueWidth : column <= 3 ? column * LabelWidth : (3 * LabelWidth) + ((column - 3) * ValueWidth);

    private static int Width(string text) => text.Sum(character => character < 0x80 ? 1 : 2);
}

/// <summary>S10: the reading order of a raw page: the values of a row before its label.</summary>
internal sealed class ValuesFirstPrinter(Galley galley, Habit habit) : RowPrinter(galley, habit)
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        foreach (var place in cells.OrderBy(place => place.Cell.Figure is null))
        {
            Cell(place.Cell, "", "\n");
        }
    }
}

/// <summary>S10: column after column: the labels of a whole table, then its values from top to bottom.</summary>
internal sealed class ColumnwisePrinter(Galley galley, Habit habit) : TextPrinter(galley, habit)
{
    protected override void Table(GalleyTable table)
    {
        Sheet.OpenRow();
        foreach (var place in table.Grid().SelectMany(row => row).OrderBy(place => place.Column).ThenBy(place => place.Row))
        {
            Cell(place.Cell, "", "\n");
        }

        Sheet.CloseRow(table.Number);
    }
}

/// <summary>S14: labels and numbers line by line; an empty cell leaves no trace.</summary>
internal sealed class TracelessPrinter(Galley galley, Habit habit) : RowPrinter(galley, habit)
{
    protected override void Row(ImmutableArray<GridCell> cells, int row)
    {
        foreach (var place in cells.Where(place => place.Cell.Text.Trim().Length > 0))
        {
            Cell(place.Cell, "", "\n");
        }
    }
}

/// <summary>S13: a text from which every line that stood there before was removed.</summary>
internal static class RepeatedLines
{
    public static string Remove(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            if (line.Trim().Length == 0 || seen.Add(line.Trim()))
            {
                kept.Append(line).Append('\n');
            }
        }

        return kept.ToString();
    }
}
