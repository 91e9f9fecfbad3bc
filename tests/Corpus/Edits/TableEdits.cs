using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;

namespace Gongkai.Corpus.Edits;

/// <summary>How tables are cut, torn and shifted.</summary>
internal static class TableEdits
{
    /// <summary>S16: heads and values that divide the same width differently.</summary>
    public static Galley OtherSpans(Galley galley, Rng rng) => galley.WithTables(table =>
    {
        var heads = table.HeadRows;
        var wide = rng.Between(2, 3);
        return table with
        {
            Rows = [.. table.Rows.Select((row, at) => row.Select(cell =>
                cell.Figure is null && !cell.IsLabel && (at < heads || table.Number == 2) ? cell with { ColumnSpan = cell.ColumnSpan * wide } : cell).ToImmutableArray())],
        };
    });

    /// <summary>S17 and S18: a table over two pages, with or without its heads again, the category cell again, cut, or empty, a page number between.</summary>
    public static Galley PageBreak(Galley galley, Rng rng)
    {
        var at = galley.TableAt(3);
        if (at < 0)
        {
            return galley;
        }

        var table = (GalleyTable)galley.Blocks[at];
        var (above, below) = Cut(table, rng);
        if (rng.Chance(50))
        {
            below = below with { Rows = [.. table.Rows.Take(table.HeadRows), .. below.Rows] };
        }

        var page = rng.Pick(["- 3 -", "— 5 —", "-3-", "－4－", "3", "第 3 页", ""]);
        var blocks = page.Length == 0 ? ImmutableArray.Create<GalleyBlock>(above, below) : [above, GalleyLine.Words(page), below];
        return galley with { Blocks = galley.Blocks.RemoveAt(at).InsertRange(at, blocks) };
    }

    /// <summary>S18: the page number stands in the table, in a row of its own.</summary>
    public static Galley PageNumberRow(Galley galley, Rng rng) => galley.WithTable(3, table =>
    {
        var (above, below) = Cut(table, rng);
        return table with { Rows = [.. above.Rows, [EditParts.Stray(rng.Pick(["- 3 -", "— 5 —", "-3-"]), 10)], .. below.Rows] };
    });

    /// <summary>S17: the category cell stands again in the middle of the table.</summary>
    public static Galley CategoryAgain(Galley galley, Rng rng) => galley.WithTable(3, table =>
    {
        var (above, below) = table.CutBefore(CutRow(table, rng), cell => cell.Text);
        return table with { Rows = [.. above.Rows, .. below.Rows] };
    });

    /// <summary>S19: behind a page break a label stands one column to the left, and some rows have a number too many.</summary>
    public static Galley BrokenRows(Galley galley, Rng rng) => galley.WithTable(3, table =>
    {
        // The first row of a category would lose its own label.
        var row = rng.Pick(table.FigureRows().Skip(2).SkipLast(1).Where(at => table.Rows[at].Count(cell => cell.Figure is null) == 1).ToList());
        var (above, below) = table.CutBefore(row, _ => "");
        var moved = below.WithRow(0, cells => cells.SkipWhile(cell => cell.Text.Length == 0 && cell.Figure is null).Take(1).Append(EditParts.Stray("")).Concat(cells.Where(cell => cell.Figure is not null)));
        var last = below.Rows.Length - 2;
        var surplus = moved.WithRow(last, cells => cells.All(cell => cell.Figure is null || cell.Amount == 0) ? cells.Add(EditParts.Stray("0")) : cells);
        return table with { Rows = [.. above.Rows, .. surplus.Rows] };
    });

    /// <summary>S19: a row holds a number that nobody can place.</summary>
    public static Galley SurplusNumber(Galley galley, Rng rng)
    {
        var damaged = galley;
        foreach (var table in galley.Tables.Where(table => table.Number == 3).Take(1))
        {
            var row = rng.Pick(table.FigureRows().ToList());
            var at = rng.Between(table.Rows[row].Length - 7, table.Rows[row].Length);
            damaged = galley.WithDamaged(table.FiguresOf([row])).WithTable(3, other => other != table ? other : other.WithRow(row, cells => cells.Insert(at, EditParts.Stray(rng.Pick(["0", "1", "7"])))));
        }

        return damaged;
    }

    /// <summary>S19: one cell of some rows is gone, separator and all.</summary>
    public static Galley LostCells(Galley galley, Rng rng)
    {
        var damaged = galley;
        foreach (var number in new[] { 3, 4 })
        {
            damaged = damaged.WithTable(number, table =>
            {
                foreach (var row in table.FigureRows().Where(_ => rng.Chance(number == 3 ? 12 : 60)).ToList())
                {
                    damaged = damaged.WithDamaged(table.FiguresOf([row]));
                    var at = rng.Next(table.FiguresOf([row]).Count());
                    table = table.WithRow(row, cells => cells.Where(cell => cell.Figure != cells.Where(other => other.Figure is not null).ElementAt(at).Figure));
                }

                return table;
            }) with { Damaged = damaged.Damaged };
        }

        return damaged;
    }

    /// <summary>S20: torn rows: the labels of some rows first, then their values, row by row.</summary>
    public static Galley TornRows(Galley galley, Rng rng)
    {
        ImmutableArray<Gongkai.Reports.CellId> torn = [];
        var edited = galley.WithTable(3, table =>
        {
            var rows = table.FigureRows().ToList();
            var count = rng.Between(2, 6);
            var first = rng.Next(rows.Count - count);
            var some = rows.GetRange(first, count);
            torn = [.. table.FiguresOf(some)];
            var labels = some.Select(row => table.Rows[row].Where(cell => cell.Figure is null).ToImmutableArray());
            var values = some.Select(row => table.Rows[row].Where(cell => cell.Figure is not null).ToImmutableArray());
            return table with { Rows = [.. table.Rows.Take(some[0]), .. labels, .. values, .. table.Rows.Skip(some[^1] + 1)] };
        });
        return edited.WithDamaged(torn);
    }

    /// <summary>S21: the value of one cell stands somewhere among the labels below.</summary>
    public static Galley FloatingValue(Galley galley, Rng rng)
    {
        ImmutableArray<Gongkai.Reports.CellId> concerned = [];
        var edited = galley.WithTable(3, table =>
        {
            var rows = table.FigureRows().ToList();
            var from = rng.Pick(rows);
            var to = rng.Pick(rows);
            var lost = rng.Pick(table.Rows[from].Where(cell => cell.Figure is not null).ToList());
            concerned = [.. table.FiguresOf([from, to])];
            table = table.WithRow(from, cells => cells.Where(cell => cell != lost));
            return table.WithRow(to, cells => cells.Insert(cells.Count(cell => cell.Figure is null), EditParts.Stray(lost.Text)));
        });
        return edited.WithDamaged(concerned);
    }

    /// <summary>A row is gone, label and all.</summary>
    public static Galley LostRow(Galley galley, Rng rng) => galley.WithTable(3, table =>
    {
        var rows = table.FigureRows().Where(row => table.Rows[row].All(cell => cell.RowSpan == 1)).ToList();
        var row = rng.Pick(rows);
        var grid = table.Grid();
        return table with
        {
            Rows = [.. grid.Select(cells => cells.Select(place => place.Row < row && place.Row + place.Cell.RowSpan > row ? place.Cell with { RowSpan = place.Cell.RowSpan - 1 } : place.Cell).ToImmutableArray())
                .Where((_, at) => at != row)],
        };
    });

    private static (GalleyTable Above, GalleyTable Below) Cut(GalleyTable table, Rng rng)
    {
        var style = rng.Next(3);
        var (above, below) = table.CutBefore(CutRow(table, rng), cell => style switch { 0 => cell.Text, 1 => "", _ => cell.Text[(cell.Text.Length / 2)..] });
        return style == 2 ? (Halved(above, below), below) : (above, below);
    }

    // “（四）无” above, “法提供” below.
    private static GalleyTable Halved(GalleyTable above, GalleyTable below)
    {
        var lower = below.Rows[0].Where(cell => cell.Figure is null && !cell.IsLabel && cell.RowSpan > 0).Select(cell => cell.Text).ToHashSet();
        return above.WithCells(cell => cell.Figure is null && !cell.IsLabel && lower.FirstOrDefault(tail => tail.Length > 1 && cell.Text.EndsWith(tail, StringComparison.Ordinal)) is { } tail ? cell with { Text = cell.Text[..^tail.Length] } : cell);
    }

    private static int CutRow(GalleyTable table, Rng rng) => rng.Pick(table.FigureRows().Skip(2).SkipLast(1).ToList());
}
