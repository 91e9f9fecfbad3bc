using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Documents.Recognising;

/// <summary>In a text of one cell a line, a line left out is an empty cell (shapes S01, S02): where a row has too few values,
/// and the lines left out in it are just as many as it lacks, they are its empty cells.</summary>
internal static class BlankLines
{
    private const int FewestGaps = 6;

    public static List<ValueRun> Fill(ImmutableArray<RowAnchor> anchors, ImmutableArray<Piece> pieces, List<ValueRun> runs, Func<RowAnchor, int> columnsOf)
    {
        // The document is only gone through where a row lacks something.
        int? usual = null;
        for (var i = 0; i < runs.Count; i++)
        {
            if (!runs[i].InGridRow && anchors[i].Last.Table == 0 && runs[i].Cells.Length < columnsOf(anchors[i]) && (usual ??= UsualGap(pieces)) > 0)
            {
                runs[i] = Filled(runs[i], pieces, usual.Value, columnsOf(anchors[i]));
            }
        }

        return runs;
    }

    // How many line breaks stand between two values in most places of the document; 0 when there are too few to tell.
    private static int UsualGap(ImmutableArray<Piece> pieces)
    {
        var gaps = new List<int>();
        for (var at = 1; at < pieces.Length; at++)
        {
            if (pieces[at] is { IsValue: true, Table: 0, LinesBefore: > 0 } && pieces[at - 1] is { IsValue: true, Table: 0 })
            {
                gaps.Add(pieces[at].LinesBefore);
            }
        }

        return gaps.Count < FewestGaps ? 0 : gaps.GroupBy(gap => gap).OrderByDescending(group => group.Count()).First().Key;
    }

    private static ValueRun Filled(ValueRun run, ImmutableArray<Piece> pieces, int usual, int columns)
    {
        var cells = ImmutableArray.CreateBuilder<Piece>(columns);
        foreach (var cell in run.Cells)
        {
            AddBlanks(cells, cell, Left(cell, usual));
            cells.Add(cell);
        }

        if (cells.Count < columns && run.End < pieces.Length && Left(pieces[run.End], usual) is var behind && cells.Count + behind >= columns)
        {
            AddBlanks(cells, pieces[run.End], columns - cells.Count);
        }

        return cells.Count == columns ? run with { Cells = cells.ToImmutable() } : run;
    }

    private static int Left(Piece piece, int usual) => piece.LinesBefore % usual == 0 ? Math.Max(0, (piece.LinesBefore / usual) - 1) : 0;

    private static void AddBlanks(ImmutableArray<Piece>.Builder cells, Piece before, int count)
    {
        for (var blank = 0; blank < count; blank++)
        {
            cells.Add(new Piece(before.Index, MappedText.At("", before.Text.Source.Start), before.Page, 0, 0, 0) { Printed = "" });
        }
    }
}
