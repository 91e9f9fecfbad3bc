using System.Collections.Immutable;

namespace Gongkai.Documents.Recognising;

/// <summary>Reads a table of one data row without label (table 4): the values behind its heads.</summary>
internal static class SingleRowReader
{
    private const int FewestHeads = 6;
    private const int WidestHeadGap = 16;

    /// <summary>Every print of the table in the document.</summary>
    public static IEnumerable<TableReading> ReadAll(MergedTable table, ImmutableArray<Piece> pieces, FormVocabulary vocabulary)
    {
        for (var at = 0; at < pieces.Length;)
        {
            var (start, end, heads) = Heads(table, pieces, at, vocabulary);
            if (heads == 0)
            {
                yield break;
            }

            if (heads < FewestHeads)
            {
                at = end;
                continue;
            }

            var reading = Read(table, pieces, start, end, vocabulary);
            yield return reading;
            at = Math.Max(end, reading.End);
        }
    }

    // The next cluster of this table's heads from a place on; empty cells between them are what merged heads cover.
    private static (int Start, int End, int Count) Heads(MergedTable table, ImmutableArray<Piece> pieces, int from, FormVocabulary vocabulary)
    {
        int start = -1, end = from, count = 0, gap = 0;
        for (var at = from; at < pieces.Length; at++)
        {
            var piece = pieces[at];
            if (IsHead(table, piece, vocabulary))
            {
                start = start < 0 ? at : start;
                end = at + 1;
                gap = 0;
                count++;
            }
            else if (start >= 0 && (piece.Value.Kind == PrintKind.Number || (!piece.IsBlank && ++gap > WidestHeadGap)))
            {
                break;
            }
        }

        return (start, end, count);
    }

    private static bool IsHead(MergedTable table, Piece piece, FormVocabulary vocabulary) =>
        !piece.IsValue && piece.Key.Length is > 0 and < 12 && vocabulary.IsColumnHead(piece.Key, table.Number);

    private static TableReading Read(MergedTable table, ImmutableArray<Piece> pieces, int start, int end, FormVocabulary vocabulary)
    {
        var form = EditionChoice.OfHeads(table, pieces, start, end);
        var columns = table.Table(form).Blocks[0].Columns;
        var anchor = new RowAnchor(table.Rows[0], pieces[start], 1) { Last = pieces[end - 1] };
        var run = InGrid(pieces, end, columns.Length, vocabulary) ?? BlankLines.Fill([anchor], pieces, [Loose(pieces, end, columns.Length)], _ => columns.Length)[0];
        var (cells, sums) = table.CellsOf(form, table.Rows[0]);
        var row = new SolverRow(cells, RowReading.Of(anchor, run, new RowLayout(columns.Length, sums) { IsWidest = true, UsualLeading = 0 }));
        var solved = TableSolver.Solve([row], [], table.EquationsOf(form));
        var observations = RowObservations.Of(row, columns.Length, solved).ToList();
        var explanation = RowExplanation.Of(row, solved);
        return new TableReading(table, form, cells.ToDictionary(cell => cell, cell => FigureMaking.Make(cell, solved[cell], null, explanation)), observations, start, Math.Max(end, run.End)) { IsLoose = pieces[start].Table == 0 };
    }

    // The data row is the first row behind the heads that holds no words of the form and is as wide as it, or holds a number.
    private static ValueRun? InGrid(ImmutableArray<Piece> pieces, int end, int columns, FormVocabulary vocabulary)
    {
        var table = pieces[end - 1].Table;
        if (table == 0)
        {
            return null;
        }

        var at = end;
        while (at < pieces.Length && pieces[at].IsInRowOf(pieces[end - 1]))
        {
            at++;
        }

        while (at < pieces.Length && pieces[at].Table == table)
        {
            var row = Row(pieces, at);
            if (row.Length > 1 && (row.Length >= columns || row.Any(cell => !cell.IsBlank)) && row.All(cell => cell.IsValue || vocabulary.Find(cell.Key).IsEmpty))
            {
                return new ValueRun(row, true, at + row.Length);
            }

            at += row.Length;
        }

        return null;
    }

    private static ValueRun Loose(ImmutableArray<Piece> pieces, int end, int columns)
    {
        var at = end;
        var loose = new List<Piece>();
        for (; at < pieces.Length && pieces[at].IsValue && loose.Count < columns * 4; at++)
        {
            loose.Add(pieces[at]);
        }

        return new ValueRun([.. loose], false, at);
    }

    private static ImmutableArray<Piece> Row(ImmutableArray<Piece> pieces, int start)
    {
        var end = start;
        while (end < pieces.Length && pieces[end].IsInRowOf(pieces[start]))
        {
            end++;
        }

        return pieces[start..end];
    }
}
