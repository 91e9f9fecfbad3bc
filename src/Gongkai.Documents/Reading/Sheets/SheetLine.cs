namespace Gongkai.Documents.Reading.Sheets;

/// <summary>A cell with its merged area.</summary>
internal readonly record struct PlacedCell(int Row, int Column, int Rows, int Columns, string Text);

/// <summary>One row of a sheet that holds or frames something.</summary>
/// <param name="Row">Row of the sheet, from 0.</param>
/// <param name="Cells">The cells that begin in it.</param>
internal sealed record SheetLine(int Row, List<PlacedCell> Cells)
{
    /// <summary>How many of them hold words or figures.</summary>
    public int Written { get; init; }

    /// <summary>True when a cell of it has a border.</summary>
    public bool IsFramed { get; init; }

    /// <summary>True when a merged cell of a row above reaches into it.</summary>
    public bool IsReachedFromAbove { get; init; }

    /// <summary>The rows of a sheet from top to bottom, without those in which nothing is.</summary>
    public static List<SheetLine> Of(Sheet sheet)
    {
        var cells = sheet.Visible();
        var (lastRow, lastColumn) = (cells.Count == 0 ? -1 : cells[^1].Row, cells.Count == 0 ? -1 : cells.Max(cell => cell.Column));
        var areas = new MergedAreas(sheet.Merges, lastRow, lastColumn);
        var lines = new List<SheetLine>();
        foreach (var row in cells.GroupBy(cell => cell.Row))
        {
            var placed = row.Where(cell => !areas.Covers(cell.Row, cell.Column) && (cell.Text.Length > 0 || cell.IsFramed))
                .Select(cell => areas.Place(cell)).ToList();
            var written = placed.Count(cell => cell.Text.Length > 0);
            var reached = areas.Reach(row.Key);
            if (written > 0 || (placed.Count > 0 && row.Any(cell => cell.IsFramed)) || reached)
            {
                lines.Add(new SheetLine(row.Key, placed) { Written = written, IsFramed = row.Any(cell => cell.IsFramed), IsReachedFromAbove = reached });
            }
        }

        // What is framed and empty below the last words is paper, but for one row: nobody may have filled in a row under its heads.
        while (lines.Count > 0 && lines[^1].Written == 0 && (lines.Count == 1 || lines[^2].Written == 0 || !lines[^1].IsFramed))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    /// <summary>The merged areas of a sheet, cut to what the sheet uses.</summary>
    private sealed class MergedAreas
    {
        private const int MostPlaces = 4_000_000;

        private readonly Dictionary<(int, int), MergedArea> origins = [];
        private readonly HashSet<(int, int)> covered = [];
        private readonly HashSet<int> reached = [];

        public MergedAreas(IReadOnlyList<MergedArea> merges, int lastRow, int lastColumn)
        {
            foreach (var merge in merges)
            {
                var area = merge with { LastRow = Math.Min(merge.LastRow, lastRow), LastColumn = Math.Min(merge.LastColumn, Math.Max(lastColumn, merge.Column)) };
                if (area.Rows >= 1 && (long)area.Rows * area.Columns <= MostPlaces - covered.Count && origins.TryAdd((area.Row, area.Column), area))
                {
                    Cover(area);
                }
            }
        }

        public bool Covers(int row, int column) => covered.Contains((row, column));

        public bool Reach(int row) => reached.Contains(row);

        public PlacedCell Place(SheetCell cell) => origins.TryGetValue((cell.Row, cell.Column), out var area)
            ? new PlacedCell(cell.Row, cell.Column, area.Rows, area.Columns, cell.Text)
            : new PlacedCell(cell.Row, cell.Column, 1, 1, cell.Text);

        private void Cover(MergedArea area)
        {
            for (var row = area.Row; row <= area.LastRow; row++)
            {
                if (row > area.Row)
                {
                    reached.Add(row);
                }

                for (var column = area.Column; column <= area.LastColumn; column++)
                {
                    if (row != area.Row || column != area.Column)
                    {
                        covered.Add((row, column));
                    }
                }
            }
        }
    }
}
