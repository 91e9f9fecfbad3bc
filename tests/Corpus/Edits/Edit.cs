using System.Collections.Immutable;
using Gongkai.Corpus.Galleys;
using Gongkai.Reports;

namespace Gongkai.Corpus.Edits;

/// <summary>One way in which published copies differ from the paper; gives the galley back when it has no place for it.</summary>
internal delegate Galley Edit(Galley galley, Rng rng);

/// <summary>What several edits need.</summary>
internal static class EditParts
{
    /// <summary>The galley with the tables of one number changed.</summary>
    public static Galley WithTable(this Galley galley, int number, Func<GalleyTable, GalleyTable?> change) =>
        galley.WithTables(table => table.Number == number ? change(table) : table);

    /// <summary>The galley with some blocks in front of another.</summary>
    public static Galley Insert(this Galley galley, int at, params ReadOnlySpan<GalleyBlock> blocks) => galley with { Blocks = galley.Blocks.InsertRange(at, blocks) };

    /// <summary>The place of the first table of that number; -1 for none.</summary>
    public static int TableAt(this Galley galley, int number)
    {
        for (var at = 0; at < galley.Blocks.Length; at++)
        {
            if (galley.Blocks[at] is GalleyTable table && table.Number == number)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The rows of a table that hold figures.</summary>
    public static IEnumerable<int> FigureRows(this GalleyTable table) => Enumerable.Range(0, table.Rows.Length).Where(row => table.Rows[row].Any(cell => cell.Figure is not null));

    /// <summary>The figures of some rows.</summary>
    public static IEnumerable<CellId> FiguresOf(this GalleyTable table, params IEnumerable<int> rows) => rows.SelectMany(row => table.Rows[row]).Where(cell => cell.Figure is not null).Select(cell => cell.Figure!.Value);

    /// <summary>The cell with nothing in it.</summary>
    public static GalleyCell Emptied(this GalleyCell cell, string text = "") => cell with { Text = text, Amount = null };

    /// <summary>A cell that is neither label nor figure of the form.</summary>
    public static GalleyCell Stray(string text, int columns = 1) => new(text, columns);

    /// <summary>All edits, one after the other.</summary>
    public static Edit All(params ImmutableArray<Edit> edits) => (galley, rng) => edits.Aggregate(galley, (now, edit) => edit(now, rng));

    /// <summary>One of the edits.</summary>
    public static Edit OneOf(params ImmutableArray<Edit> edits) => (galley, rng) => rng.Pick(edits)(galley, rng);
}
