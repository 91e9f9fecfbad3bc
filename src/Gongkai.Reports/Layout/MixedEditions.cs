namespace Gongkai.Reports.Layout;

/// <summary>Some published reports print blocks of two editions in one table. What was read from them is not lost in print:
/// the edition that covers most of a table's figures gives its form, blocks of others that hold more are set beneath.</summary>
internal static class MixedEditions
{
    public static FormTable Complete(Form form, FormTable table, Figures figures, LayoutOptions options)
    {
        if (options.Edition is not null)
        {
            return table;
        }

        var others = FormCatalogue.Default.Forms.Where(other => other != form).SelectMany(other => other.Tables).Where(other => other.Number == table.Number).ToList();
        var best = others.Prepend(table).MaxBy(candidate => candidate.Cells.Count(cell => IsPrinted(figures, cell)))!;
        var covered = best.Cells.Select(cell => cell.Id).ToHashSet();
        var blocks = best.Blocks;
        foreach (var block in others.Prepend(table).Where(other => other != best).SelectMany(other => other.Blocks))
        {
            var rows = block.Rows.Where(line => block.Cells.Any(cell => cell.Row == line && !covered.Contains(cell.Id) && IsPrinted(figures, cell))).ToList();
            if (rows.Count > 0)
            {
                var kept = block with { Rows = [.. rows], Cells = [.. block.Cells.Where(cell => rows.Contains(cell.Row))] };
                blocks = blocks.Add(kept);
                covered.UnionWith(kept.Cells.Select(cell => cell.Id));
            }
        }

        return best with { Blocks = blocks };
    }

    private static bool IsPrinted(Figures figures, FormCell cell) => figures[cell.Id].State is not (FigureState.Absent or FigureState.Unknown);
}
