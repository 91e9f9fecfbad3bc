using System.Collections.Immutable;
using Gongkai.Reports;

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

            var reading = Read(table, pieces, start, end);
            yield return reading;
            at = Math.Max(end, reading.End);
        }
    }

    // The next cluster of this table's heads from a place on.
    private static (int Start, int End, int Count) Heads(MergedTable table, ImmutableArray<Piece> pieces, int from, FormVocabulary vocabulary)
    {
        int start = -1, end = from, count = 0;
        for (var at = from; at < pieces.Length; at++)
        {
            var piece = pieces[at];
            if (IsHead(table, piece, vocabulary))
            {
                start = start < 0 ? at : start;
                end = at + 1;
                count++;
            }
            else if (start >= 0 && (piece.Value.Kind == PrintKind.Number || at - end > WidestHeadGap))
            {
                break;
            }
        }

        return (start, end, count);
    }

    private static bool IsHead(MergedTable table, Piece piece, FormVocabulary vocabulary) =>
        !piece.IsValue && piece.Key.Length is > 0 and < 12 && vocabulary.Find(piece.Key).Any(term => term.Table == table.Number && term.Kind == TermKind.ColumnHead);

    private static TableReading Read(MergedTable table, ImmutableArray<Piece> pieces, int start, int end)
    {
        var form = EditionChoice.OfHeads(table, pieces, start, end);
        var columns = table.Table(form).Blocks[0].Columns;
        var run = Values(pieces, end, columns.Length);
        ImmutableArray<CellId> cells = [.. table.Table(form).Cells.Select(cell => cell.Id)];
        var anchor = new RowAnchor(table.Rows[0], pieces[start], 1);
        var row = new SolverRow(cells, RowReading.Of(anchor, run, columns.Length, 0));
        var solved = TableSolver.Solve([row], [], table.EquationsOf(form));
        var observations = RowObservations.Of(row, columns.Length, solved).ToList();
        return new TableReading(table, form, cells.ToDictionary(cell => cell, cell => FigureMaking.Make(cell, solved[cell], null, null)), observations, start, Math.Max(end, run.End));
    }

    // In a grid the data row is the first row behind the heads that is as wide as the form or holds a number;
    // in loose lines the values simply follow.
    private static ValueRun Values(ImmutableArray<Piece> pieces, int end, int columns)
    {
        var at = end;
        var table = pieces[end - 1].Table;
        while (table > 0 && at < pieces.Length && pieces[at].IsInRowOf(pieces[end - 1]))
        {
            at++;
        }

        if (at < pieces.Length && table > 0 && pieces[at].Table == table)
        {
            var rowStart = at;
            for (; at < pieces.Length && pieces[at].Table == table; at++)
            {
                if (!pieces[at].IsInRowOf(pieces[rowStart]))
                {
                    rowStart = at;
                }

                var row = Row(pieces, rowStart);
                if (row.Length > 1 && (row.Length >= columns || row.Any(cell => !cell.IsBlank)))
                {
                    return new ValueRun(row, true, rowStart + row.Length);
                }
            }

            at = end;
        }

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
